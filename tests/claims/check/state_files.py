"""Real samples of states' and cities' files, read once more by plain loops.

Rows of money in them mostly lack the registry that names who filed them. Where it does, names made
up here stand in for it, written in the publisher's own layout; the money is the real rows'.
"""

from __future__ import annotations

import csv
import gzip
import io
import re
import zipfile
from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from pathlib import Path

DATA = Path(__file__).resolve().parents[4] / "shared" / "data"
STATES = DATA / "states"
SAMPLES = Path(__file__).resolve().parents[2] / "samples"
PLAIN = re.compile(r"(?:[A-Z][a-z]+ ){2,5}(?:Committee|PAC|Union|Fund|Council|Company|Corporation)")


@dataclass(frozen=True)
class Gift:
    """A row of money that counts: who gave whom how much and when."""

    giver: str
    taker: str
    amount: Decimal
    day: date


@dataclass(frozen=True)
class Place:
    """A publisher: its source, how an article calls it, and its rows of gifts."""

    source: str
    agency: str
    gifts: tuple[Gift, ...]

    def alone(self, least: int = 1_000) -> list[Gift]:
        """Gifts that are the only ones from the one to the other, by givers of a plain name."""
        between: dict[tuple[str, str], list[Gift]] = defaultdict(list)
        letters: dict[str, set[str]] = defaultdict(set)
        for gift in self.gifts:
            between[gift.giver, gift.taker].append(gift)
            letters[re.sub(r"\W", "", gift.giver.upper())].add(gift.giver)
        return [
            each[0]
            for (giver, _), each in sorted(between.items())
            if len(each) == 1
            and each[0].amount >= least
            and PLAIN.fullmatch(giver)
            and len(letters[re.sub(r"\W", "", giver.upper())]) == 1
        ]

    def between(self, giver: str, taker: str, year: int | None = None) -> list[Gift]:
        return [
            g
            for g in self.gifts
            if (g.giver, g.taker) == (giver, taker) and year in (None, g.day.year)
        ]


def _american(text: str) -> date:
    month, day, year = map(int, text.split("/"))
    return date(year, month, day)


# ---------------------------------------------------------------- Illinois

#: Committee id → the name that stands in for the board's own list.
ILLINOIS = {
    "22875": "Committee for the Sixth Lantern",
    "4410": "Committee for the Fourteenth Lantern",
    "17003": "Committee for the Twenty First Lantern",
    "9487": "Committee for the Twenty Second Lantern",
}


def illinois_paths() -> list[Path]:
    return sorted((STATES / "illinois").glob("illinois_sunshine_receipts*"))


def illinois_registry(folder: Path) -> Path:
    head = (SAMPLES / "illinois" / "Committees.txt").read_text(encoding="utf-8").splitlines()[0]
    columns = head.split("\t")
    lines = [head]
    for number, name in ILLINOIS.items():
        row = dict.fromkeys(columns, "") | {"ID": number, "Name": name, "State": "IL"}
        lines.append("\t".join(row[column] for column in columns))
    path = folder / "Committees.txt"
    path.write_text("\r\n".join(lines) + "\r\n", encoding="utf-8", newline="")
    return path


@cache
def illinois() -> Place:
    found = []
    for path in illinois_paths():
        raw = path.read_bytes()
        text = (gzip.decompress(raw) if path.suffix == ".gz" else raw).decode("utf-8")
        for row in csv.DictReader(io.StringIO(text, newline="")):
            # 1A individuals and firms, 2A transfers in, 5A in kind; loans and other receipts are no gifts
            if row["d2_part"] in ("1A", "2A", "5A") and row["archived"] == "False":
                giver = " ".join(f"{row['first_name']} {row['last_name']}".split())
                day = datetime.fromisoformat(row["received_date"]).date()
                taker = ILLINOIS[row["committee_id"]]
                found.append(Gift(giver, taker, Decimal(row["amount"]), day))
    return Place("illinois", "Illinois State Board of Elections", tuple(found))


# ---------------------------------------------------------------- Philadelphia

PHILADELPHIA = "Lantern Court Committee"


def philadelphia_paths() -> list[Path]:
    return [STATES / "philadelphia" / "contrib_2011_cycle6.txt"]


def philadelphia_registry(folder: Path) -> Path:
    path = folder / "filer_2011_cycle6.txt"
    number = _philadelphia_rows()[0][0]
    path.write_text(
        f'{number},2011,6,"N","N","2","{PHILADELPHIA}","","","","1 Nowhere Lane","","MADEUPVILLE",'
        '"PA","00001","51","0000000000",0.00,0.00,0.00\n',
        encoding="cp1252",
    )
    return path


def _philadelphia_rows() -> list[list[str]]:
    with philadelphia_paths()[0].open(encoding="cp1252", newline="") as held:
        return list(csv.reader(held))


@cache
def philadelphia() -> Place:
    found = []
    for row in _philadelphia_rows():
        for n in (17, 19, 21):
            if row[n + 1]:
                day = date.fromisoformat(row[n])
                found.append(Gift(row[4], PHILADELPHIA, Decimal(row[n + 1]), day))
    return Place("philadelphia", "Philadelphia Board of Ethics", tuple(found))


# ---------------------------------------------------------------- California

CALIFORNIA = STATES / "california" / "dbwebexport_sample.zip"


def california_rows(table: str) -> list[dict[str, str]]:
    with zipfile.ZipFile(CALIFORNIA) as held:
        text = held.read(f"CalAccess/DATA/{table}.TSV").decode("cp1252", errors="replace")
    columns, *lines = text.split("\r\n")
    names = columns.split("\t")
    return [dict(zip(names, line.split("\t"), strict=False)) for line in lines if line]


@cache
def california_filers() -> dict[str, str]:
    """Filing → the name that stands in for its cover, for filings whose cover the sample lacks."""
    covered = {row["FILING_ID"] for row in california_rows("CVR_CAMPAIGN_DISCLOSURE_CD")}
    filings = sorted(
        {row["FILING_ID"] for table in ("S497_CD", "S496_CD") for row in california_rows(table)}
        - covered,
        key=int,
    )
    trees = (
        "Alder Birch Cedar Elm Fir Hazel Juniper Larch Maple Oak Pine Rowan Spruce Willow".split()
    )
    birds = (
        "Dove Egret Finch Gull Heron Ibis Jay Kestrel Lark Merlin Owl Plover Quail Raven".split()
    )
    things = "Bell Door Gate Lamp Road Stone Tower Wall Well Bridge Mill Barn".split()
    return {
        filing: f"{trees[n % 14]} {birds[n // 14 % 14]} {things[n // 196]} Measure Committee"
        for n, filing in enumerate(filings)
    }


def california_paths(folder: Path) -> list[Path]:
    """The tables of late reports, and of covers with those that stand in for missing ones."""
    covers = "CVR_CAMPAIGN_DISCLOSURE_CD"
    made = []
    with zipfile.ZipFile(CALIFORNIA) as held:
        for table in (covers, "S496_CD", "S497_CD"):
            made.append(folder / f"{table}.TSV")
            made[-1].write_bytes(held.read(f"CalAccess/DATA/{table}.TSV"))
    columns = made[0].read_bytes().decode("cp1252").split("\r\n")[0].split("\t")
    filed: dict[str, str] = {}
    for rows in (california_rows("S497_CD"), california_rows("S496_CD")):
        filed |= {
            row["FILING_ID"]: row.get("CTRIB_DATE") or row.get("EXP_DATE", "") for row in rows
        }
    lines = []
    for n, (filing, name) in enumerate(california_filers().items()):
        row = dict.fromkeys(columns, "") | {
            "FILING_ID": filing,
            "AMEND_ID": "0",
            "REC_TYPE": "CVR",
            "FORM_TYPE": "F497",
            "FILER_ID": str(9_000_000 + n),
            "FILER_NAML": name,
            "RPT_DATE": filed[filing],
        }
        lines.append("\t".join(row[column] for column in columns))
    with made[0].open("ab") as covers_file:
        covers_file.write(("\r\n".join(lines) + "\r\n").encode("cp1252"))
    made.append(folder / "FILERNAME_CD.TSV")
    with (SAMPLES / "california" / "FILERNAME_CD.TSV").open("rb") as sample:
        columns = sample.readline().decode("cp1252").rstrip("\r\n").split("\t")
    lines = ["\t".join(columns)]
    for n, name in enumerate(california_filers().values()):
        row = dict.fromkeys(columns, "") | {
            "XREF_FILER_ID": str(9_000_000 + n),
            "FILER_ID": str(9_000_000 + n),
            "FILER_TYPE": "RECIPIENT COMMITTEE",
            "NAML": name,
        }
        lines.append("\t".join(row[column] for column in columns))
    made[-1].write_bytes(("\r\n".join(lines) + "\r\n").encode("cp1252"))
    return made


@cache
def california() -> Place:
    """Contributions that committees reported within 24 hours of receiving them (F497 part 1)."""
    newest: dict[str, int] = {}
    for row in california_rows("S497_CD"):
        newest[row["FILING_ID"]] = max(newest.get(row["FILING_ID"], 0), int(row["AMEND_ID"]))
    found = []
    for row in california_rows("S497_CD"):
        taker = california_filers().get(row["FILING_ID"])
        is_new = int(row["AMEND_ID"]) == newest[row["FILING_ID"]]
        if row["FORM_TYPE"] == "F497P1" and taker and is_new and row["CTRIB_DATE"]:
            day = _american(row["CTRIB_DATE"].split()[0])
            giver = " ".join(f"{row['ENTY_NAMF']} {row['ENTY_NAML']}".split())
            found.append(Gift(giver, taker, Decimal(row["AMOUNT"]), day))
    return Place("california", "California Secretary of State", tuple(found))


# ---------------------------------------------------------------- printed rows, and the IRS's


def printed(path: Path, holding: str) -> dict[str, list[str]]:
    """The columns of the first block of printed rows that holds a text."""
    blocks = path.read_text(encoding="utf-8").split("=== printed block ===")
    block = next(b for b in blocks if "Rows: 2\n" in b and holding in b)
    return {
        m[1]: [a or b for a, b in re.findall(r'"([^"]*)"|([^\s",]+)', m[2])]
        for m in re.finditer(r"^\$ (\w+) +<\w+> (.*)$", block, re.MULTILINE)
    }


MISSOURI = "Lantern Regional Council Committee"


def missouri_paths(folder: Path) -> list[Path]:
    head = (SAMPLES / "missouri" / "2020_CD1_A.csv").read_text(encoding="utf-8").splitlines()[0]
    gift = missouri().gifts[0]
    path = folder / f"{gift.day.year}_CD1_A.csv"
    with path.open("w", encoding="utf-8", newline="") as held:
        out = csv.writer(held)
        out.writerow(head.split(","))
        day = f"{gift.day.month}/{gift.day.day}/{gift.day.year} 12:00:00 AM"
        row = ["1", "C221856", gift.taker, gift.giver, *[""] * 10, day]
        out.writerow([*row, gift.amount, "Monetary", "8 Day Before General Municipal Election"])
    return [path]


@cache
def missouri() -> Place:
    """The larger of the two rows that were printed, a committee's gift to a committee.

    The recipient's name was cut off in print; another stands in for it.
    """
    rows = printed(STATES / "missouri" / "printed_rows_contributions.txt", "CD1_A".lower())
    day = date.fromisoformat(rows["date"][0])
    gift = Gift(rows["committee"][0].split(" (")[0], MISSOURI, Decimal(rows["amount"][0]), day)
    return Place("missouri", "Missouri Ethics Commission", (gift,))


@cache
def internal_revenue() -> Place:
    """What organizations of section 527 received, row by row."""
    found = []
    for path in sorted((DATA / "irs527").glob("sample_rows*")):
        for line in path.read_text(encoding="utf-8").replace("\n            ", " ").splitlines():
            row = line.split("|")
            if row[0] == "A" and row[16:17] and re.fullmatch(r"\d{8}", row[16]):
                day = date.fromisoformat(row[16])
                found.append(Gift(row[5], row[3], Decimal(row[13]), day))
    return Place("irs_527", "Internal Revenue Service", tuple(found))


# ---------------------------------------------------------------- Pennsylvania

FCC = DATA / "fcc" / "fcc_opif.facilityfile.csv.gz"
#: Year of the row → the name that stands in for its filer's.
PENNSYLVANIA = {2003: "Lantern Ridge Committee", 2019: "Lantern Vale Committee"}


def pennsylvania_printed() -> list[tuple[str, date, Decimal]]:
    """The two rows that were printed for being the smallest and the largest: filer, day, dollars."""
    rows = printed(STATES / "pennsylvania" / "printed_rows_contributions.txt", "filerid")
    days = [date.fromisoformat(day) for day in rows["date"]]
    return list(zip(rows["filerid"], days, map(Decimal, rows["amount"]), strict=True))


def pennsylvania_paths(folder: Path) -> list[Path]:
    """Both rows in the older layout, under names that stand in for the filers' own."""
    made = []
    for number, day, amount in pennsylvania_printed():
        row = (
            f'{number},{day.year},6,"ID","A GIVER","","","MADEUPVILLE","PA","00001","","","","","",'
            f'"","","{day:%Y%m%d}",{amount},"",,"",,""'
        )
        filer = (
            f'{number},{day.year},6,"N","N","2","{PENNSYLVANIA[day.year]}","","","","","",'
            '"MADEUPVILLE","PA","00001","51","0000000000",0.00,0.00,0.00'
        )
        for name, line in (("contrib", row), ("filer", filer)):
            made.append(folder / f"{name}_{day.year}.txt")
            made[-1].write_text(f"{line}\n", encoding="cp1252")
    return made


# ---------------------------------------------------------------- New York City

NEW_YORK = STATES / "new_york_city" / "contributions_2013.csv.gz"
_FULL = re.compile(r"(?P<family>[A-Z][a-z]{3,}), (?P<given>[A-Z][a-z]{2,})(?: [A-Z])?")


def _spoken(name: str) -> str | None:
    """A name of family, comma, given name as it is spoken; None where it has another form."""
    found = _FULL.fullmatch(name)
    return f"{found['given']} {found['family']}" if found else None


def new_york_rows() -> list[list[str]]:
    text = gzip.decompress(NEW_YORK.read_bytes()).decode("cp1252")
    return [row for row in csv.reader(io.StringIO(text, newline="")) if len(row) > 28]


@cache
def new_york_city() -> Place:
    """Gifts of people to candidates for the city's offices; what was given back is less."""
    found = []
    for row in new_york_rows():
        giver, taker = _spoken(row[13]), _spoken(row[4])
        if row[7] in ("ABC", "D", "G", "K", "M") and giver and taker and row[11]:
            found.append(Gift(giver, taker, Decimal(row[28]), _american(row[11])))
    return Place("new_york_city", "New York City Campaign Finance Board", tuple(found))


def new_york_alone(least: int = 1_000) -> list[Gift]:
    """Gifts that are the only row between two names, each of which is one party's in the file."""
    rows = new_york_rows()
    ways: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        for name, at in ((row[13], row[19]), (row[4], "")):
            if spoken := _spoken(name):
                # whoever has one more initial, or another place, may be somebody else
                ways[spoken.upper()].add(f"{name} {at}")
    place = new_york_city()
    return [
        gift
        for gift in place.gifts
        if gift.amount >= least
        and len(place.between(gift.giver, gift.taker)) == 1
        and len(ways[gift.giver.upper()]) == 1
        and len({row[4] for row in rows if _spoken(row[4]) == gift.taker}) == 1
    ]
