"""One filing: what it says of itself, its summary page beside its rows, and what it amended."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from itemized.errors import NotFoundError
from itemized.ledger._database import sql
from itemized.ledger.read import Reader
from itemized.model_filings import Change, Difference, Reconciliation, ShownFiling, StatedLine

_NUMBER = re.compile(r"(?:FEC-)?(-?\d+)", re.IGNORECASE)
_KEY = re.compile(r"[a-z]\w*:.+")
_MANY = 20_000  # rows of a filing that are found by their numbers
_LINES = """
    SELECT s.filing_key, s.filer_id, f.filer_name AS filer, s.form, s.line, s.what, s.stated,
        s.itemized, s.rows, s.whole, s.gap
    FROM summary_lines s LEFT JOIN filings f USING (filing_key)
"""

#: What its rows come to and, in the same pass, which files they and the memos are from.
_SCHEDULES = """
    SELECT coalesce(schedule, ''), coalesce(line, ''), count(*) FILTER (NOT coalesce(memo, false)),
        (sum(amount_filed) FILTER (NOT coalesce(memo, false)))::DECIMAL(18, 2), list(DISTINCT file)
    FROM entry_rows e WHERE system = $system AND {where}
    GROUP BY ALL ORDER BY ALL
"""


def not_yet(what: str, filed: date | None, as_of: date) -> NotFoundError:
    """That something loaded had not become public by a day, and when it did."""
    if filed is None:
        return NotFoundError(
            f"the day on which {what} became public is not known", way_out="ask without as_of"
        )
    return NotFoundError(
        f"{what} had not been filed by {as_of}: it became public on {filed}",
        way_out="ask as of that day or a later one, or without as_of",
    )


def may_name_filing(name: str) -> bool:
    """Whether it is written as a filing's number or key."""
    return bool(_NUMBER.fullmatch(name.strip()) or _KEY.fullmatch(name.strip()))


def find_filing(reader: Reader, name: str) -> str | None:
    """The filing_key that a filing's number, "FEC-" and its number, or its key means; None where
    no loaded filing goes by it, or the name cannot be a filing's.

    A number that is in force in several record systems is refused with the keys to choose from.
    """
    bare = name.strip()
    if not may_name_filing(bare):
        return None
    number = _NUMBER.fullmatch(bare)
    found = reader.rows(
        "SELECT filing_key, system FROM filings WHERE filing_key = $key OR filing_id = $number"
        # of what one filing's rows say of it and what it says itself, the latter
        " QUALIFY row_number() OVER ("
        "     PARTITION BY system, filing_id ORDER BY nature IS NULL, source) = 1"
        " ORDER BY ALL",
        {"key": bare, "number": number[1] if number else None},
    )
    if len(found) > 1:
        keys = ", ".join(key for key, _ in found)
        raise NotFoundError(f"several filings go by {bare}", way_out=f"choose among: {keys}")
    return str(found[0][0]) if found else None


def filed_on(reader: Reader, filing_key: str) -> date | None:
    """The day on which a loaded filing became public."""
    found = reader.rows("SELECT filed FROM filings WHERE filing_key = $key", {"key": filing_key})
    day: date | None = found[0][0] if found else None
    return day


def in_filing(reader: Reader, number: str | None) -> list[int] | None:
    """The numbers of the rows in filings of this number, of whatever agency; None where they are to
    be looked for among all rows."""
    if number is None or not reader.has("filing_rows"):  # which older databases have not
        return None
    digits = number.isascii() and number.isdigit() and len(number) <= 15
    column, given = ("filing_no", int("1" + number)) if digits else ("filing_text", number)
    query = f"SELECT entry FROM filing_rows WHERE {column} = $given ORDER BY entry LIMIT $most"
    found = reader.rows(query, {"given": given, "most": _MANY + 1})
    return [entry for (entry,) in found] if len(found) <= _MANY else None


def show_filing(reader: Reader, filing_key: str, as_of: date | None = None) -> ShownFiling:
    """A filing by its key; NotFoundError where none is loaded.

    as_of: the day that the reader is opened as of.
    """
    held = reader.dicts("SELECT * FROM filings WHERE filing_key = $key", {"key": filing_key})
    if not held:
        raise NotFoundError(f"no loaded filing goes by {filing_key}", way_out="itemized status")
    filing = {**held[0], "filer_name": held[0]["filer_name"] or _registered(reader, held[0])}
    lines = reader.dicts(
        f"{_LINES} WHERE s.filing_key = $key"
        " ORDER BY try_cast(regexp_extract(s.line, '\\d+') AS INTEGER), s.line",
        {"key": filing_key},
    )
    where, asked = _rows_of(reader, filing["system"], filing["filing_id"])
    schedules = reader.rows(_SCHEDULES.replace("{where}", where), asked)
    difference = _difference(reader, filing)
    return ShownFiling(
        filing=filing,
        lines=tuple(StatedLine(**line) for line in lines),
        schedules=tuple((*told, n, total) for *told, n, total, _ in schedules if n),
        difference=difference,
        caveats=_caveats(filing, difference),
        as_of=as_of,
        files=tuple(sorted({sha256 for *_, files in schedules for sha256 in files})),
    )


def _registered(reader: Reader, filing: Mapping[str, Any]) -> str | None:
    """The newest name in the registry of a filer whom the filing does not name."""
    query = (
        "SELECT name FROM committees WHERE system = $system AND committee_id = $id"
        " AND name IS NOT NULL ORDER BY period DESC NULLS LAST, name DESC LIMIT 1"
    )
    found = reader.rows(query, {"system": filing["system"], "id": filing["filer_id"]})
    return str(found[0][0]) if found else None


def _caveats(filing: Mapping[str, Any], difference: Difference | None) -> tuple[str, ...]:
    said = []
    if filing["filed_basis"] not in (None, "stated"):
        said.append(
            f"The day it was filed ({filing['filed']}) is not stated in the loaded records; it is"
            f" taken from {_BASES.get(filing['filed_basis'], filing['filed_basis'])}."
        )
    if filing["amendment"] == "A" and not filing["amends"] and difference is None:
        said.append(
            "It is an amendment and does not name the filing it amends, and no earlier one of its"
            " filer, form and period is loaded. Where one is loaded under another period, both"
            " count."
        )
    if filing["replaced_by"]:
        day = filing["replaced"] or "a day that is not known"
        said.append(f"{filing['replaced_by']} took its place on {day}.")
    return tuple(said)


_BASES = {
    "due date": "the day its report was due",
    "estimated": "the page numbers or signature of the filing, or the filings numbered around it",
}


def _difference(reader: Reader, filing: Mapping[str, Any]) -> Difference | None:
    earlier = reader.rows(
        "SELECT filing_key, filing_id FROM filings WHERE replaced_by = $key AND nature IS NOT NULL"
        " ORDER BY filing_key DESC LIMIT 1",
        {"key": filing["filing_key"]},
    )
    if not earlier:
        return None
    key, number = earlier[0]
    rows = reader.dicts(
        "SELECT * FROM changes WHERE filing_key = $key", {"key": filing["filing_key"]}
    ) or _compared(reader, filing, number)
    changes = tuple(_change(row) for row in rows)
    counts = {
        word: sum(c.change == word for c in changes) for word in ("added", "taken away", "changed")
    }
    return Difference(key, counts["added"], counts["taken away"], counts["changed"], changes)


def _compared(reader: Reader, filing: Mapping[str, Any], earlier: str) -> list[dict[str, Any]]:
    """What `changes` has not: it is made of files that hold a filing whole, and those of states
    have covers and rows apart. Rows of which another source has some are not set side by side."""
    where, asked = _rows_of(reader, filing["system"], filing["filing_id"], earlier)
    sources = reader.rows(
        f"SELECT DISTINCT source FROM entry_rows e WHERE system = $system AND {where}", asked
    )
    if sources != [(filing["source"],)]:
        return []
    asked = {**asked, "later": filing["filing_id"]}
    return reader.dicts(sql("changed_rows").replace("{found}", where), asked)


def _rows_of(reader: Reader, system: str, *numbers: str) -> tuple[str, dict[str, Any]]:
    """The condition that picks the rows of filings of these numbers, and what it is given."""
    found = [in_filing(reader, number) for number in numbers]
    if None in found:
        of_numbers = "e.filing_id IN (SELECT unnest($numbers::VARCHAR[]))"
        return of_numbers, {"system": system, "numbers": list(numbers)}
    entries = [entry for each in found for entry in each or ()]
    return "e.entry IN (SELECT unnest($found::BIGINT[]))", {"system": system, "found": entries}


def _change(row: Mapping[str, Any]) -> Change:
    pairs = zip(row["before"], row["after"], strict=True)
    return Change(
        change=row["change"],
        transaction=row["tran"],
        schedule=row["schedule"],
        line=row["line"],
        name=row["name"],
        amount_before=row["amount_before"],
        amount_after=row["amount_after"],
        date_before=row["date_before"],
        date_after=row["date_after"],
        fields=dict(zip(row["fields"], pairs, strict=True)),
        row_before=row["key_before"],
        row_after=row["key_after"],
    )


def reconcile(reader: Reader) -> Reconciliation:
    """Every loaded filing's summary page beside its rows, and each line with a gap."""
    filings, exact = reader.rows(
        "SELECT count(*), count(*) FILTER (gaps = 0) FROM"
        " (SELECT count(*) FILTER (gap <> 0) AS gaps FROM summary_lines GROUP BY filing_key)"
    )[0]
    gaps = reader.dicts(f"{_LINES} WHERE s.gap <> 0 ORDER BY abs(s.gap) DESC, s.filing_key, s.line")
    return Reconciliation(filings, exact, tuple(StatedLine(**gap) for gap in gaps))


#: A report in force whose whole period lies within what is asked for, and that states gifts too
#: small to be itemized.
UNITEMIZED = (
    "unitemized_individuals <> 0"
    " AND CASE WHEN $as_of::DATE IS NULL THEN replaced_by IS NULL"
    "     ELSE filed <= $as_of AND (replaced_by IS NULL OR replaced > $as_of) END"
    " AND ($start::DATE IS NULL OR period_start >= $start)"
    " AND ($end::DATE IS NULL OR period_end < $end)"
)


def unitemized(reader: Reader, bounds: Mapping[str, Any]) -> tuple[Decimal, int]:
    """What committees state came from individuals in amounts too small to be itemized: the sum over
    their reports in force, and the number of those.

    bounds: ids, start, end (half-open), as_of. Only a report whose whole period lies within counts.
    """
    (row,) = reader.rows(
        "SELECT coalesce(sum(unitemized_individuals), 0)::DECIMAL(18, 2), count(*) FROM filings"
        f" WHERE list_contains($ids, filer_id) AND {UNITEMIZED}",
        {name: bounds[name] for name in ("ids", "start", "end", "as_of")},
    )
    return row
