"""Orders for advertising time: the documents of a station's political file, or those that name an
advertiser. They are papers to be read, never contributions, and in no total (decision 75)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from itemized.entities.identify import bare
from itemized.ledger import Reader
from itemized.model import Match

_FCC = "fcc_political_files"
_LISTED = 20  # of the newest
_LEAST = 6  # letters of a name, below which folders of others would hold it too
_WORD = 3  # letters of a shorter one, which is looked for as a word of its own: "AARP"
_NO_NAMES = frozenset("PAC INC LLC LLP THE AND FOR ADS".split())
#: Whose folders go by the whole name; those of people go by the office and the family name.
_KINDS = ("committee", "organization", "party", None)

Documents = tuple[Mapping[str, Any], ...]


def documents_of(
    reader: Reader,
    entities: Iterable[Match],
    *,
    start: date | None = None,
    end: date | None = None,
    as_of: date | None = None,
) -> Documents:
    """The newest documents of stations, or of advertisers of these parties' names."""
    held = list(entities)
    ids = [match.entity_id for match in held]
    names = [m.name for m in held if m.kind in _KINDS and m.name != m.entity_id]
    return _found(reader, ids, names, start, end, as_of)


def naming(reader: Reader, name: str, as_of: date | None = None) -> Documents:
    """The newest documents of the station with a call sign, or of an advertiser so called."""
    return _found(reader, [name.strip().upper()], [name], None, None, as_of)


def _found(
    reader: Reader,
    stations: Sequence[str],
    names: Iterable[str],
    start: date | None,
    end: date | None,
    as_of: date | None,
) -> Documents:
    if not reader.rows("SELECT 1 FROM coverage WHERE source = $source LIMIT 1", {"source": _FCC}):
        return ()
    letters = {re.sub(r"[^A-Z0-9]", "", name.upper()) for name in names}
    asked = {
        "stations": list(stations),
        "names": sorted(each for each in letters if len(each) >= _LEAST),
        "words": sorted(e for e in letters - _NO_NAMES if _WORD <= len(e) < _LEAST),
        "start": start,
        "end": end,
        "as_of": as_of,
        "most": _LISTED,
    }
    return tuple(reader.dicts(bare("orders"), asked))


def said(documents: Documents) -> tuple[str, ...]:
    """A sentence on these; none where there are none."""
    if not documents:
        return ()
    n, first, last = (documents[0][key] for key in ("n", "first", "last"))
    many = f"{n:,} documents" if n > 1 else "1 document"
    when = f", put there from {first} to {last}" if first != last else f", put there on {last}"
    sentence = (
        f"{many} in stations' political files (FCC){when if last else ''}: orders for advertising"
        " time and papers about them, never contributions, and in no total."
    )
    return (sentence,)
