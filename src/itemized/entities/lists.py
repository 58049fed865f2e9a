"""Registries and filings as lists, a page at a time: each row once, however long the list."""

from __future__ import annotations

import base64
import binascii
from datetime import date

from itemized.entities.identify import sql
from itemized.errors import UsageError
from itemized.ledger import Reader
from itemized.model_rows import Listed

LISTS = ("committees", "candidates", "filings")
_INNER = {"key", "owner"}  # columns that only paging needs
_LATER = "Filings that became public later, or on a day that is not known, are left out."
_UNDATED = (
    "The registries of committees and candidates state no day on which an entry was made: they are"
    " shown as loaded, and as_of does not narrow them."
)


def listed(  # noqa: PLR0913  each narrows the list by itself
    reader: Reader,
    what: str,
    *,
    by: str | None = None,
    name: str | None = None,
    after: str | None = None,
    limit: int = 100,
    as_of: date | None = None,
) -> Listed:
    """A page of "committees", "candidates" or "filings", in the order of their keys.

    by: only those of this committee, candidate or filer. name: only those whose name holds it.
    as_of: the day that the reader is opened as of, for what is to be said of it.
    """
    if what not in LISTS:
        raise UsageError(f"there is no list of {what!r}", way_out=f"one of: {', '.join(LISTS)}")
    text, asked = sql(f"list_{what}"), {"owner": by, "name": name}
    at = {**asked, "key": _key(after) if after else None, "limit": limit + 1}
    found = reader.dicts(sql("list_page").replace("{list}", text), at)
    ((n,),) = reader.rows(sql("list_count").replace("{list}", text), asked)
    following = _cursor(found[limit - 1]["key"]) if len(found) > limit else None
    shown = tuple({k: v for k, v in r.items() if k not in _INNER} for r in found[:limit])
    said = (_LATER if what == "filings" else _UNDATED,) if as_of else ()
    return Listed(shown, following, n, reader.snapshot, as_of, said)


def _cursor(key: str) -> str:
    return base64.urlsafe_b64encode(key.encode()).decode().rstrip("=")


def _key(cursor: str) -> str:
    try:
        padded = cursor + "=" * (-len(cursor) % 4)
        return base64.urlsafe_b64decode(padded.encode("ascii")).decode()
    except (UnicodeError, binascii.Error):
        raise UsageError(
            f"{cursor[:40]!r} is no cursor of this list", way_out="begin again without it"
        ) from None
