"""Every error that itemized raises on purpose.

    ItemizedError
     ├── UsageError            the call cannot be carried out as it stands (exit 2)
     ├── InputError            a file handed in cannot be used
     ├── FetchError            a download did not give the file that was asked for
     ├── LedgerError           the ledger cannot be opened, or must not be changed
     │    └── NoLedgerError    nothing has been loaded there yet
     ├── QueryError            a question could not be put to the ledger
     ├── NotFoundError         no party, filing or record goes by that name or id
     │    └── AmbiguousError   several parties do, and which is meant is not said
     └── ArticleError          there is no article text to read

Each carries three facts (what went wrong, where, and what to do) and reads as one line. Ways
out are written for the shell; `spoken` says them where no command is typed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, Literal

Place = Literal["page", "api", "tools"]
#: What the shell's words are elsewhere: on a page, in the API, and to an agent that has tools.
_ELSEWHERE = tuple(
    (re.compile(shell), {"page": page, "api": api, "tools": tools})
    for shell, page, api, tools in (
        (
            "itemized status lists them",
            "Loaded lists them",
            "/v1/coverage lists them",
            "coverage lists them",
        ),
        ("(or: )?itemized status", r"\1see Loaded", r"\1see /v1/coverage", r"\1call coverage"),
        (
            'choose by id from: itemized find ".*"',
            "choose one in Find, and give its id",
            "give the id of one; /v1/find lists all",
            "give the id of one; find lists all",
        ),
        ("look the name up with /find,", r"\g<0>", "look the name up with /v1/find,", r"\g<0>"),
        ("allow more with --memory .*", *("ask for less at once",) * 3),
        (
            "load records with: itemized load SOURCE PATH",
            *("whoever runs this loads records with: itemized load SOURCE PATH",) * 3,
        ),
    )
)


class ItemizedError(Exception):
    """What went wrong, where, and the way out, as one line.

    >>> str(InputError("holds a web page", where="cm20.zip", way_out="fetch it again"))
    'cm20.zip: holds a web page; fetch it again'
    """

    exit_code = 1

    def __init__(self, what: str, *, where: str = "", way_out: str = "") -> None:
        self.what = what
        self.where = where
        self.way_out = way_out
        line = f"{where}: {what}" if where else what
        if way_out:
            line = f"{line}; {way_out}"
        super().__init__(" ".join(line.split()))


class UsageError(ItemizedError):
    """The call cannot be carried out as it stands."""

    exit_code = 2


class InputError(ItemizedError):
    """A file handed in cannot be used."""


class FetchError(ItemizedError):
    """A download did not give the file that was asked for."""


class LedgerError(ItemizedError):
    """The ledger cannot be opened, or must not be changed."""


class NoLedgerError(LedgerError):
    """Nothing has been loaded into this ledger yet."""


class QueryError(ItemizedError):
    """A question could not be put to the ledger."""


class NotFoundError(ItemizedError):
    """No party, filing or record goes by that name or id."""


class AmbiguousError(NotFoundError):
    """Several parties go by a name. choices: who they are (`model.Match`), best first."""

    def __init__(self, what: str, *, choices: Iterable[Any], way_out: str = "") -> None:
        super().__init__(what, way_out=way_out)
        self.choices = tuple(choices)


class ArticleError(ItemizedError):
    """There is no article text to read."""


def spoken(line: str, place: Place) -> str:
    """An error's line, or its way out, in the words of another place than the shell.

    >>> spoken("try fewer words, or: itemized status", "page")
    'try fewer words, or: see Loaded'
    """
    for shell, elsewhere in _ELSEWHERE:
        line = shell.sub(elsewhere[place], line)
    return line
