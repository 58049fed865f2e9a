"""Which agency keeps which records of political money, and how to get them here.

Each line of the table says on what authority. `source` is the module that reads the records; one
that does not exist in this version is named all the same, so that an answer says what it lacks.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from itemized import _discover


@dataclass(frozen=True)
class System:
    """A record system: who keeps it, what is in it, and the law or page that says so.

    states: whose races it holds; empty for federal ones. local: holds local races of its place
    only. contributions: whether it holds reports of contributions at all.
    """

    source: str
    agency: str
    names: tuple[str, ...]
    keeps: str
    cite: str
    states: tuple[str, ...] = ()
    cities: tuple[str, ...] = ()
    contributions: bool = True
    period_word: str = ""
    by_hand: str = ""  # how its files are had where they cannot be fetched
    letters: str = ""  # what its filers' ids begin with in the ledger


FEC = System(
    "fec_bulk",
    "Federal Election Commission",
    ("FEC", "Federal Election Commission"),
    "receipts and spending of federal candidates, parties and political committees",
    "52 U.S.C. 30104, 30111(a)(4)",
    period_word="cycle",
)
FCC = System(
    "fcc_political_files",
    "Federal Communications Commission",
    ("FCC", "Federal Communications Commission"),
    "stations' files on political advertising time asked for and sold, and no contribution reports",
    "47 CFR 73.1943",
    contributions=False,
    by_hand="get a station's lists and documents from publicfiles.fcc.gov, then: itemized load"
    " fcc_political_files FILE",
)
IRS = System(
    "irs_527",
    "Internal Revenue Service",
    ("IRS", "Internal Revenue Service"),
    "Form 8872 reports of 527 organizations that do not report to the FEC or a state",
    "26 U.S.C. 527(j)",
    letters="EIN",
)
STATE_SYSTEMS = (
    System(
        "california",
        "California Secretary of State",
        ("California Secretary of State", "Cal-Access", "CAL-ACCESS"),
        "reports of state candidates and committees; local ones file with their county or city",
        "Cal. Gov. Code 84215",
        ("California",),
        letters="CA",
    ),
    System(
        "",
        "Los Angeles County Registrar-Recorder",
        ("Los Angeles County Registrar",),
        "reports of county candidates, the district attorney among them; published one by one, no"
        " bulk file before 2024",
        "Cal. Gov. Code 84215",
        ("California",),
        ("LA", "L.A.", "LA County", "Los Angeles", "Los Angeles County"),
    ),
    System(
        "illinois",
        "Illinois State Board of Elections",
        ("Illinois State Board of Elections",),
        "reports of state and local candidates and committees of Illinois",
        "10 ILCS 5/9-10",
        ("Illinois",),
        letters="IL",
    ),
    System(
        "massachusetts",
        "Massachusetts Office of Campaign and Political Finance",
        ("OCPF", "Office of Campaign and Political Finance"),
        "reports of state, county and larger cities' candidates, district attorneys among them",
        "M.G.L. c. 55, s. 18",
        ("Massachusetts",),
        period_word="year",
        letters="MA",
    ),
    System(
        "missouri",
        "Missouri Ethics Commission",
        ("Missouri Ethics Commission",),
        "reports of state and local candidates and committees of Missouri",
        "RSMo 130.026, 130.041",
        ("Missouri",),
        by_hand="download the CSV files of its site by hand, then: itemized load missouri FILE"
        " --year YEAR",
        letters="MO",
    ),
    System(
        "",
        "New York State Board of Elections",
        ("New York State Board of Elections",),
        "reports of state and county candidates, district attorneys among them, and committees",
        "N.Y. Elec. Law 14-102, 14-104",
        ("New York",),
    ),
    System(
        "new_york_city",
        "New York City Campaign Finance Board",
        ("New York City Campaign Finance Board", "NYC Campaign Finance Board"),
        "reports of candidates for the city's offices; district attorneys file with the state",
        "N.Y.C. Admin. Code 3-703(6)",
        ("New York",),
        ("New York City", "NYC"),
        period_word="year",
        letters="NYC",
    ),
    System(
        "pennsylvania",
        "Pennsylvania Department of State",
        ("Pennsylvania Department of State",),
        "reports of state candidates and committees; local ones file with their county",
        "25 P.S. 3246",
        ("Pennsylvania",),
        period_word="year",
        letters="PA",
    ),
    System(
        "philadelphia",
        "Philadelphia Board of Ethics and Department of Records",
        ("Philadelphia Board of Ethics",),
        "reports of candidates for the city's offices, the district attorney among them",
        "Philadelphia Code, chapter 20-1000",
        ("Pennsylvania",),
        ("Philadelphia", "Philly"),
        period_word="year",
        letters="PHL",
    ),
    System(
        "washington",
        "Washington Public Disclosure Commission",
        ("Public Disclosure Commission",),
        "reports of state and local candidates and committees of Washington",
        "RCW 29B (earlier 42.17A)",
        ("Washington",),
        letters="WA",
    ),
)
SYSTEMS = (FEC, FCC, IRS, *STATE_SYSTEMS)
#: Agencies that a text may name and that keep no reports of political contributions.
ELSEWHERE = {
    "SEC": "Securities and Exchange Commission",
    "FTC": "Federal Trade Commission",
    "DOJ": "Department of Justice",
    "GAO": "Government Accountability Office",
    "Securities and Exchange Commission": "Securities and Exchange Commission",
    "Federal Trade Commission": "Federal Trade Commission",
    "Department of Justice": "Department of Justice",
}


def of_agency(name: str) -> System | None:
    """The record system that an agency goes by in a text; None where the table has none."""
    bare = _bare(name)
    for system in SYSTEMS:
        if bare in {_bare(alias) for alias in (*system.names, system.agency)}:
            return system
    return None


def credited(text: str) -> System | None:
    """The state's or city's system whose agency a text names; None where it names none, or several.

    >>> credited("Kite PAC spent $5, according to the California Secretary of State.").source
    'california'
    """
    words = re.sub(r"\s+", " ", text)
    named = {
        system.agency: system
        for system in STATE_SYSTEMS
        if any(re.search(rf"\b{re.escape(a)}\b", words) for a in (*system.names, system.agency))
    }
    return next(iter(named.values())) if len(named) == 1 else None


def of_source(name: str) -> System:
    """The record system that a source's rows come from: FEC's, where no state's or other one's."""
    return next((s for s in SYSTEMS if s.source == name), FEC)


def of_party(entity_id: str) -> System | None:
    """The system, other than FEC's, whose id a party has; None for any other party.

    >>> of_party("CA-1400001").source, of_party("C00000001"), of_party("p-18fc8167c91637")
    ('california', None, None)
    """
    letters = re.match(r"([A-Z]{2,3})[-:]", entity_id)
    return next((s for s in SYSTEMS if letters and s.letters == letters[1]), None)


def of_states(states: tuple[str, ...]) -> tuple[System, ...]:
    """The systems that hold races of these states, those of their cities among them."""
    known = tuple(s for s in STATE_SYSTEMS if set(s.states) & set(states))
    held = {state for system in known for state in system.states}
    others = (
        System("", f"{state}'s campaign finance agency", (), "state races", "", (state,))
        for state in states
        if state not in held
    )
    return (*known, *others)


def way_to(system: System, period: int | None = None) -> str:
    """The record system in one line, with the command that gets it where there is one.

    >>> way_to(FEC, 2022)
    'Federal Election Commission, cycle 2022: itemized fetch fec_bulk --cycle 2022'
    >>> way_to(FEC)
    'Federal Election Commission: itemized fetch fec_bulk --cycle YEAR'
    """
    what = system.agency
    if period is not None and system.period_word:
        what = f"{what}, {system.period_word} {period}"
    if system.source in _discover.names("itemized.sources"):
        if system.by_hand:
            return f"{what}: {system.by_hand}"
        word = f" --{system.period_word} {period or 'YEAR'}" if system.period_word else ""
        return f"{what}: itemized fetch {system.source}{word}"
    if system.source:
        return f"{what} ({system.source}): {system.keeps}; not in this version yet"
    return f"{what}: {system.keeps}; itemized has no source for it"


def _bare(name: str) -> str:
    return re.sub(r"[^a-z]", "", name.lower().removeprefix("the "))
