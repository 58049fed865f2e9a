"""Registries and filings as lists, a page at a time: each row once, however long the list."""

from __future__ import annotations

import base64
import binascii

from itemized.entities.identify import sql
from itemized.errors import UsageError
from itemized.ledger import Reader
from itemized.model_rows import Listed

LISTS = ("committees", "candidates", "filings")
_INNER = {"key", "owner"}  # columns that only paging needs


def listed(
    reader: Reader,
    what: str,
    *,
    by: str | None = None,
    name: str | None = None,
    after: str | None = None,
    limit: int = 100,
) -> Listed:
    """A page of "committees", "candidates" or "filings", in the order of their keys.

    by: only those of this committee, candidate or filer. name: only those whose name holds it.
    """
    if what not in LISTS:
        raise UsageError(f"there is no list of {what!r}", way_out=f"one of: {', '.join(LISTS)}")
    text, asked = sql(f"list_{what}"), {"owner": by, "name": name}
    at = {**asked, "key": _key(after) if after else None, "limit": limit + 1}
    found = reader.dicts(sql("list_page").replace("{list}", text), at)
    ((n,),) = reader.rows(sql("list_count").replace("{list}", text), asked)
    following = _cursor(found[limit - 1]["key"]) if len(found) > limit else None
    shown = tuple({k: v for k, v in r.items() if k not in _INNER} for r in found[:limit])
    return Listed(shown, following, n, reader.snapshot)


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
