"""Rows in, FEC's zips out: layouts, numbers of filings and pages, summaries."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from itemized.world import _filler, cast, facts
from itemized.world._shapes import Committee, Expense, Report, Row, report_for, write_zip
from itemized.world._summaries import all_candidates, committee_summaries

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

CYCLE = 2022
_COMMITTEES = {c.id: c for c in (*cast.COMMITTEES, *_filler.committees())}


@dataclass(frozen=True)
class _Place:
    """Where a row was filed: its report, the filing's number, the page and the row's own id."""

    report: Report
    amendment: str
    file_number: int
    image: str
    sub_id: str


def write_all(folder: Path) -> tuple[Path, ...]:
    """Write the ten zips of cycle 2022 into a folder that exists."""
    individual = [*facts.INDIVIDUAL, *_filler.individual()]
    other = [*facts.OTHER, *_filler.other()]
    expenses = [*facts.EXPENSES, *_filler.expenses()]
    places = _file([*individual, *other, *expenses])
    total = len(individual)
    itcont = [_receipt(r, p) for r, p in zip(individual, places, strict=False)]
    at_other = places[total : total + len(other)]
    itoth = [_receipt(r, p) for r, p in zip(other, at_other, strict=True)]
    itpas2 = [
        _receipt(r, p, r.candidate) for r, p in zip(other, at_other, strict=True) if r.candidate
    ]
    oppexp = [_expense(e, p) for e, p in zip(expenses, places[total + len(other) :], strict=True)]
    rows = [*individual, *other]
    candidates = all_candidates(rows, expenses)
    members = {
        ("cm22", "cm.txt"): _masters(),
        ("cn22", "cn.txt"): [_candidate_row(c.id) for c in cast.CANDIDATES],
        ("ccl22", "ccl.txt"): _links(),
        ("indiv22", "itcont.txt"): sorted(itcont, key=_by_filing),
        ("pas222", "itpas2.txt"): sorted(itpas2, key=_by_filing),
        ("oth22", "itoth.txt"): sorted(itoth, key=_by_filing),
        ("oppexp22", "oppexp.txt"): oppexp,
        ("weball22", "weball22.txt"): candidates,
        ("webk22", "webk22.txt"): committee_summaries(rows, expenses, _COMMITTEES.values()),
        ("webl22", "webl22.txt"): candidates,
    }
    return tuple(
        _zip(folder / f"{name}.zip", member, lines) for (name, member), lines in members.items()
    )


def _by_filing(fields: list[str]) -> str:
    return fields[4]  # IMAGE_NUM: pages come in the order in which they were filed


def _zip(path: Path, member: str, rows: Iterable[list[str]]) -> Path:
    return write_zip(path, {member: _encoded("".join("|".join(row) + "\n" for row in rows))})


def _encoded(text: str) -> bytes:
    """UTF-8, save for the one giver whose filing software wrote latin-1."""
    return text.encode().replace(cast.ELODIE.name.encode(), cast.ELODIE.name.encode("latin-1"))


# ---------------------------------------------------------------- filings


def _file(rows: list[Row | Expense]) -> list[_Place]:
    """Give each row its report and that report its number: filings are numbered as they come in."""
    reports = []
    for row in rows:
        report, amendment = report_for(_COMMITTEES[row.filer], row.day), "N"
        if isinstance(row, Row) and row.amended:
            report, amendment = Report(report.type, report.year, row.amended), "A"
        reports.append((report.filed, row.filer, report, amendment))
    keys = sorted({(filed, filer, r.type, a) for filed, filer, r, a in reports})
    numbers = {key: 9_900_001 + n for n, key in enumerate(keys)}
    told: dict[int, int] = defaultdict(int)
    places = []
    for n, (filed, filer, report, amendment) in enumerate(reports):
        number = numbers[filed, filer, report.type, amendment]
        page = (number - 9_900_000) * 1_000 + told[number] // 3  # three rows to a page
        told[number] += 1
        image = f"{filed:%Y%m%d}99{page:08d}"
        sub_id = f"4{filed:%m%d%Y}199{n + 1:07d}"
        places.append(_Place(report, amendment, number, image, sub_id))
    return places


def _receipt(row: Row, place: _Place, candidate: str | None = None) -> list[str]:
    """A line of itcont or itoth (21 fields); with a candidate, of itpas2 (22)."""
    who = row.who
    day = f"{row.day:%m%d%Y}" if row.day_text is None else row.day_text
    return [
        row.filer,
        place.amendment,
        place.report.type,
        row.election,
        place.image,
        row.type,
        who.entity,
        who.name,
        who.city,
        who.state,
        who.zip,
        who.employer,
        who.occupation,
        day,
        str(row.amount),
        row.other,
        *([] if candidate is None else [candidate]),
        f"SA.{place.sub_id[-6:]}",
        str(place.file_number),
        row.memo,
        row.text,
        place.sub_id,
    ]


def _expense(row: Expense, place: _Place) -> list[str]:
    """A line of oppexp: 25 fields and, because each ends in a pipe, an empty one more."""
    filer = _COMMITTEES[row.filer]
    form, line = ("F3", "17") if filer.designation == "P" else ("F3X", row.line)
    dollars, cents = divmod(row.cents, 100)
    amount = f"{dollars}.{cents:02d}".rstrip("0").rstrip(".")
    who = row.payee
    return [
        row.filer,
        place.amendment,
        str(place.report.year),
        place.report.type,
        place.image,
        line,
        form,
        "SB",
        who.name,
        who.city,
        who.state,
        who.zip,
        f"{row.day:%m/%d/%Y}",
        amount,
        "P",
        row.purpose,
        row.category,
        row.category_text,
        "",
        "",
        who.entity,
        place.sub_id,
        str(place.file_number),
        f"SB.{place.sub_id[-6:]}",
        "",
        "",
    ]


# ---------------------------------------------------------------- registries


def _masters() -> list[list[str]]:
    return [_master(c) for c in _COMMITTEES.values()]


def _master(c: Committee) -> list[str]:
    return [
        c.id,
        c.name,
        c.treasurer,
        "1 MADE UP WAY",
        "",
        c.city,
        c.state,
        c.zip,
        c.designation,
        c.type,
        c.party,
        c.reports,
        c.organization,
        c.connected,
        c.candidate,
    ]


def _candidate_row(candidate_id: str) -> list[str]:
    c = next(c for c in cast.CANDIDATES if c.id == candidate_id)
    home = _COMMITTEES[c.committee]
    return [
        c.id,
        c.name,
        c.party,
        str(CYCLE),
        c.state,
        c.office,
        c.district,
        c.status,
        "C",
        c.committee,
        "1 MADE UP WAY",
        "",
        c.city,
        home.state,
        home.zip,
    ]


def _links() -> list[list[str]]:
    """Principal committees, and the joint fundraiser that one candidate takes part in."""
    links = [(c.id, _COMMITTEES[c.committee]) for c in cast.CANDIDATES]
    links.append(("S2NM99901", cast.VICTORY))
    return [
        [who, str(CYCLE), str(CYCLE), c.id, c.type, c.designation, str(990_001 + n)]
        for n, (who, c) in enumerate(links)
    ]
