"""Filler: a few thousand plain rows around the planted ones, the same every time."""

from __future__ import annotations

import random
from datetime import date, timedelta

from itemized.world import cast
from itemized.world._shapes import Committee, Expense, Person, Row

SEED = 2022
FIRST, DAYS = date(2021, 1, 1), 700

_GIVEN = (
    "ADELHEID",
    "BARNABY",
    "CLEMENCE",
    "DORIAN",
    "ESPERANZA",
    "FLORIAN",
    "GRETEL",
    "HUMPHREY",
    "IMOGEN",
    "JOACHIM",
    "KEZIAH",
    "LAMBERT",
    "MIRABEL",
    "NOAM",
    "OPHELIA",
    "PHINEAS",
    "QUEENIE",
    "RUFUS",
    "SIDONIE",
    "THADDEUS",
    "UMA",
    "VALENTIN",
    "WINIFRED",
    "XAVIERA",
    "YORICK",
    "ZELDA",
)
_HEAD = (
    "ALDER",
    "BRAMBLE",
    "CINDER",
    "DRIFT",
    "EMBER",
    "FEATHER",
    "GORSE",
    "HOLLOW",
    "INGLE",
    "KETTLE",
    "LINNET",
    "MEADOW",
    "NETTLE",
    "ORCHARD",
    "PEBBLE",
    "QUARRY",
    "RUSHEN",
    "SPINDLE",
    "TEASEL",
    "WATTLE",
)
_TAIL = ("BOTTOM", "CROFT", "DALE", "GARTH", "HITHE", "MERE", "SHAW", "STOKE", "THWAITE", "WICK")
_TOWNS = (
    ("BRINDLEMERE", "VT", "00101"),
    ("QUILLHAVEN", "NY", "00107"),
    ("GULLS REST", "ME", "00111"),
    ("DUSKWATER", "NM", "00118"),
    ("SALTMARSH BEND", "NM", "00119"),
    ("OSTERVELD", "OH", "00132"),
    ("CAPSTAN", "VA", "00140"),
    ("HARROW", "IA", "00155"),
    ("SAINT-ORSE", "LA", "00160"),
)
_WORK = (
    ("SELF", "TAILOR"),
    ("RETIRED", "RETIRED"),
    ("NOT EMPLOYED", "NOT EMPLOYED"),
    ("COPPER KETTLE FREIGHT", "CLERK"),
    ("WICKFORD MILLS COLLEGE", "TEACHER"),
    ("OSTERVELD CLINIC", "NURSE"),
    ("TALLOW & TWINE", "BUYER"),
    ("", ""),
)
_AMOUNTS = (15, 25, 25, 50, 50, 75, 100, 100, 150, 250, 250, 500, 1_000, 2_900)


def committees() -> tuple[Committee, ...]:
    """Forty small PACs to which nothing in particular happens."""
    rng = random.Random(SEED)
    found = []
    for n in range(40):
        town, state, zip_ = rng.choice(_TOWNS)
        name = f"{rng.choice(_HEAD)} {rng.choice(_TAIL)} {n + 1} PAC"
        reports = rng.choice("MQ")
        found.append(Committee(f"C990005{n:02d}", name, "Q", "U", reports, town, state, zip_))
    return tuple(found)


def people(rng: random.Random, count: int) -> list[Person]:
    """Givers with invented names; now and then two share one."""
    found = []
    for _ in range(count):
        town, state, zip_ = rng.choice(_TOWNS)
        name = f"{rng.choice(_HEAD)}{rng.choice(_TAIL)}, {rng.choice(_GIVEN)}"
        if rng.random() < 0.3:
            name += f" {rng.choice('ABCDEFGHJKLMNPRSTW')}"
        employer, occupation = rng.choice(_WORK)
        found.append(Person(name, town, state, zip_, employer, occupation))
    return found


def _day(rng: random.Random) -> date:
    return FIRST + timedelta(days=rng.randrange(DAYS))


def individual(rows: int = 2_400) -> list[Row]:
    """Small gifts to the small PACs, the three campaigns and both parties."""
    rng = random.Random(SEED + 1)
    givers = people(rng, rows // 4)
    takers = [
        *committees(),
        *(3 * (cast.QUILLFEATHER, cast.MARROWBY, cast.VARGA_LUND)),
        cast.HARBOR_NATIONAL,
        cast.LAMPLIGHTER_NATIONAL,
    ]
    return [
        Row(rng.choice(takers).id, _day(rng), "15", rng.choice(givers), rng.choice(_AMOUNTS))
        for _ in range(rows)
    ]


def other(pairs: int = 120) -> list[Row]:
    """Payments between the small PACs, most of them told by both sides."""
    rng = random.Random(SEED + 2)
    small = committees()
    found = []
    for _ in range(pairs):
        payer, payee = rng.sample(small, 2)
        day, amount = _day(rng), rng.choice((500, 1_000, 2_500, 5_000))
        found.append(Row(payer.id, day, "24K", payee.written(), amount, payee.id))
        if rng.random() < 0.7:
            found.append(Row(payee.id, day, "18K", payer.written(), amount, payer.id))
    return found


def expenses(rows: int = 300) -> list[Expense]:
    """Rent, stamps and the like."""
    rng = random.Random(SEED + 3)
    payees = people(rng, 40)
    small = committees()
    return [
        Expense(
            rng.choice(small).id,
            _day(rng),
            rng.choice(payees),
            rng.randrange(500, 250_000),
            rng.choice(("RENT", "POSTAGE", "PAYROLL", "BANK FEE", "CATERING")),
        )
        for _ in range(rows)
    ]
