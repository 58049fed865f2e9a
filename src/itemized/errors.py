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

Each carries three facts (what went wrong, where, and what to do) and reads as one line.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any


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
