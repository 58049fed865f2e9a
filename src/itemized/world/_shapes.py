"""The shapes the made-up world is written in: parties, rows, reports and their due dates."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

#: The same bytes every time: a zip holds the time of its members.
_STAMP = (2023, 2, 6, 4, 25, 0)


@dataclass(frozen=True)
class Person:
    """One way in which a giver or payee is written in a filing."""

    name: str
    city: str = ""
    state: str = ""
    zip: str = ""
    employer: str = ""
    occupation: str = ""
    entity: str = "IND"  # ENTITY_TP: IND, ORG, CAN, CCM, COM, PAC, PTY


@dataclass(frozen=True)
class Committee:
    """A row of the committee master, with how often it reports."""

    id: str
    name: str
    type: str  # O super PAC, S Senate, H House, Y party, N and Q PAC, V hybrid
    designation: str  # P principal, J joint fundraiser, U unauthorized
    reports: str  # M monthly, Q quarterly (a PAC's are half-yearly in odd years)
    city: str
    state: str
    zip: str
    party: str = ""
    organization: str = ""  # ORG_TP
    connected: str = ""
    candidate: str = ""
    treasurer: str = "WICKWIRE, PRUDENCE"

    def written(self) -> Person:
        """The committee as the other party of a row."""
        entity = {"S": "CCM", "H": "CCM", "Y": "PTY"}.get(self.type, "PAC")
        return Person(self.name, self.city, self.state, self.zip, entity=entity)


@dataclass(frozen=True)
class Candidate:
    """A row of the candidate master."""

    id: str
    name: str
    party: str
    state: str
    office: str
    district: str
    status: str  # CAND_ICI: C challenger, I incumbent, O open seat
    committee: str
    city: str


@dataclass(frozen=True)
class Row:
    """One line of itcont or itoth; one with a candidate stands in itpas2 as well.

    day_text replaces the day in the file where a filing's date is no date. amended is the day on
    which an amendment, which is all that a bulk file keeps, was filed.
    """

    filer: str
    day: date
    type: str
    who: Person
    amount: int
    other: str = ""  # OTHER_ID
    memo: str = ""  # X where the amount is not in the report's total
    text: str = ""
    election: str = "P"
    candidate: str = ""
    amended: date | None = None
    day_text: str | None = None


@dataclass(frozen=True)
class Expense:
    """One line of oppexp; amounts there have cents."""

    filer: str
    day: date
    payee: Person
    cents: int
    purpose: str
    line: str = "21B"  # of Form 3X; a campaign's are line 17 of Form 3
    category: str = "001"
    category_text: str = "Administrative/Salary/Overhead Expenses "


@dataclass(frozen=True)
class Report:
    """The report a day's money is told in, and the day it became public (its due date)."""

    type: str
    year: int
    filed: date


def report_for(committee: Committee, day: date) -> Report:
    """The report of a committee that covers a day."""
    if day.year % 2 == 0 and day >= date(day.year, 10, 1):
        return _after_september(day)
    if committee.reports == "M":
        return _monthly(day)
    if day.year % 2 == 0 or committee.designation == "P":
        return _quarterly(day)
    if day.month <= 6:
        return Report("MY", day.year, date(day.year, 7, 31))
    return Report("YE", day.year, date(day.year + 1, 1, 31))


def _monthly(day: date) -> Report:
    if day.month == 12:
        return Report("YE", day.year, date(day.year + 1, 1, 31))
    return Report(f"M{day.month + 1}", day.year, date(day.year, day.month + 1, 20))


def _quarterly(day: date) -> Report:
    quarter = (day.month - 1) // 3 + 1
    if quarter == 4:
        return Report("YE", day.year, date(day.year + 1, 1, 31))
    return Report(f"Q{quarter}", day.year, date(day.year, quarter * 3 + 1, 15))


def _after_september(day: date) -> Report:
    """October to December of an election year: the election on November 8 has its own reports."""
    if day <= date(day.year, 10, 19):
        return Report("12G", day.year, date(day.year, 10, 27))
    if day <= date(day.year, 11, 28):
        return Report("30G", day.year, date(day.year, 12, 8))
    return Report("YE", day.year, date(day.year + 1, 1, 31))


def write_zip(path: Path, members: Mapping[str, bytes]) -> Path:
    """Write a zip of these members, the same bytes every time."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for member, content in members.items():
            info = zipfile.ZipInfo(member, _STAMP)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 3
            info.external_attr = 0o644 << 16
            archive.writestr(info, content)
    path.write_bytes(buffer.getvalue())
    return path
