"""As of any day, a ledger answers as one that holds only what had been filed by then."""

from __future__ import annotations

import os
import random
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import pytest

from itemized import entities, ledger
from itemized.ledger import Reader
from itemized.settings import Settings
from itemized.sources import fec_efile
from sources import efile

SEEDS = int(os.environ.get("ITEMIZED_AS_OF", "1"))
#: Days that a load takes, of those in any order: the long form (`make soak`) loads each alone.
TOGETHER = 4 if SEEDS == 1 else 1
NAMES = {efile.KITE: "KITE PAC", efile.FINCH: "FINCH FUND", "C99000037": "HERON PARTY"}
MARCH = date(2018, 3, 1)
QUARTERS = {
    "Q1": ("20180101", "20180331"),
    "Q2": ("20180401", "20180630"),
}


@dataclass(frozen=True)
class Filed:
    """A filing made up: its number, its day, and its text."""

    number: str
    day: date
    text: bytes


def world(draw: random.Random) -> list[Filed]:
    """Reports of three committees on two quarters, notices before them, and amendments of either
    that say the same, other amounts, more rows, fewer, or nothing."""
    made: list[Filed] = []
    number, day = 9_900_100, MARCH
    heads: list[tuple[str, str, str, list[str]]] = []  # kind, filer, number, rows
    for _ in range(draw.randrange(5, 10)):
        number += draw.randrange(1, 9)
        day += timedelta(days=draw.randrange(0, 20))
        filer = draw.choice(list(NAMES))
        amended = draw.choice(heads) if heads and draw.random() < 0.5 else None
        kind, filer, first, rows = amended or (draw.choice(["Q1", "Q1", "Q2", "24"]), filer, "", [])
        rows = _changed(draw, rows) if amended else _rows(draw, kind, filer)
        named = first if draw.random() < 0.8 or kind == "24" else ""
        head = efile.header(f"FEC-{named}", "1") if amended and named else efile.header()
        lines = [head, _cover(kind, filer, amended=bool(amended)), *rows]
        made.append(Filed(str(number), day, efile.filing(*lines)))
        if amended:
            heads.remove(amended)
        heads.append((kind, filer, first or str(number), rows))
    return made


def _cover(kind: str, filer: str, *, amended: bool) -> str:
    letter = "A" if amended else "N"
    whose = {"filer_committee_id_number": filer, "committee_name": NAMES[filer]}
    if kind == "24":
        return efile.line("F24", form_type=f"F24{letter}", report_type="24", **whose)
    starts, closes = QUARTERS[kind]
    period = {"coverage_from_date": starts, "coverage_through_date": closes}
    return efile.report(f"F3X{letter}", report_code=kind, **period, **whose)


def _rows(draw: random.Random, kind: str, filer: str) -> list[str]:
    return [_row(draw, kind, filer, f"T{n}") for n in range(draw.randrange(1, 5))]


def _row(draw: random.Random, kind: str, filer: str, tran: str) -> str:
    other = draw.choice([c for c in NAMES if c != filer])
    amount = draw.choice(["100.00", "100.00", "60.00", "40.00"])
    day = f"2018{draw.randrange(3, 6):02d}{draw.randrange(1, 28):02d}"
    if kind == "24" or draw.random() < 0.2:
        return efile.line(
            "SchE", form_type="SE", filer_committee_id_number=filer, transaction_id=tran,
            entity_type="ORG", payee_organization_name="OSTER PRINTERS", dissemination_date=day,
            expenditure_amount=amount, support_oppose_code="S", candidate_id_number="H8ME01011",
        )  # fmt: skip
    if draw.random() < 0.5:
        return efile.line(
            "SchB", form_type="SB23", filer_committee_id_number=filer, transaction_id=tran,
            entity_type="COM", payee_organization_name=NAMES[other], expenditure_date=day,
            beneficiary_committee_fec_id=other, expenditure_amount=amount,
        )  # fmt: skip
    if draw.random() < 0.3:
        return efile.gift(tran, amount, filer_committee_id_number=filer, contribution_date=day)
    return efile.line(
        "SchA", form_type="SA11C", filer_committee_id_number=filer, transaction_id=tran,
        entity_type="PAC", contributor_organization_name=NAMES[other], contribution_date=day,
        donor_committee_fec_id=other, contribution_amount=amount,
    )  # fmt: skip


def _changed(draw: random.Random, rows: list[str]) -> list[str]:
    """Rows as an amendment has them: some left out, some with another amount."""
    kept = [row for row in rows if draw.random() < 0.8]
    return [row.replace("100.00", "70.00") if draw.random() < 0.2 else row for row in kept]


class Kept:
    """A ledger in a folder of its own, loaded with filings out of a zip for each day."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir()
        self.folder = folder
        self.settings = Settings(ledger=folder / "ledger", downloads=folder)
        self._writer = ledger.Writer(
            self.settings, {"fec_efile": fec_efile.SOURCE}, entities.identify
        )

    def load(self, filings: list[Filed], days: int = 1) -> None:
        """days: of how many days one load takes the zips."""
        zips = list(self._zips(filings))
        for first in range(0, len(zips), days):
            self._writer.load(fec_efile.SOURCE, zips[first : first + days], None)

    def _zips(self, filings: list[Filed]) -> Iterator[Path]:
        days: dict[date, list[Filed]] = {}
        for filed in filings:
            days.setdefault(filed.day, []).append(filed)
        for day, each in days.items():
            path = self.folder / f"{day:%Y%m%d}.zip"
            with zipfile.ZipFile(path, "w") as z:
                for filed in each:
                    z.writestr(f"{filed.number}.fec", filed.text)
            yield path


def _counted(settings: Settings, day: date | None) -> list[tuple[object, ...]]:
    with Reader(settings, day) as reader:
        rows = reader.rows(
            "SELECT source_id, amount FROM entries WHERE counted ORDER BY source_id, amount"
        )
        moves = reader.rows("SELECT count(*), sum(amount) FROM moves WHERE counted")
    return [*rows, *moves]


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(SEEDS))
def test_as_of_a_day_is_what_had_been_filed(tmp_path: Path, seed: int) -> None:
    draw = random.Random(seed)
    filings = world(draw)
    every, known = Kept(tmp_path / "all"), Kept(tmp_path / "known")
    every.load(draw.sample(filings, len(filings)), TOGETHER)
    for day in sorted({f.day for f in filings}):
        known.load([f for f in filings if f.day == day])
        assert _counted(every.settings, day) == _counted(known.settings, None), day
        assert _counted(known.settings, day) == _counted(known.settings, None), day
    assert _counted(every.settings, None) == _counted(known.settings, None)
