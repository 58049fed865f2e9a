"""Federal contribution limits by cycle, giver and recipient, as the FEC publishes them.

Those of individuals to candidates and to national parties are indexed in odd years since 2003
(52 U.S.C. 30116(c)); the others stand in the law. The figures are those of FEC's charts
"Contribution limits" and "Archive of contribution limits" (fec.gov, help for candidates and
committees), which give 2003-2004 and later; those of 1977 through 2002 are the law's own of 1976
(2 U.S.C. 441a(a) before Public Law 107-155; Congressional Research Service, 97-1040), and those of
1975-1976 the law's of 1974 (Public Law 93-443, 88 Stat. 1263), which held from January 1, 1975.

Seen in the FEC's own words: all of 2021-2022 (transition.fec.gov/info/contriblimits1112.pdf, the
archive page), the bases of 2003-2004 (its release of February 3, 2005), and that the accounts of
national parties have 300 % of the party's limit (its release of March 20, 2015, which also gives
the day from which the limits per election of 2015-2016 held, the one after the general election).
The others agree with what others printed of its announcements, two or more for each figure that is
indexed of 2009-2012 and 2015-2016:

- 2009-2010: Barclay Damon, "FEC Issues New Contribution Limits", February 4, 2009, and a chart of
  all recipients (studylib.net/doc/13820524);
- 2011-2012: OpenSecrets, "Campaign Contribution Limits Increase for 2012 Election Cycle", February
  2011, and Wiley Rein, "FEC Raises Contribution Limits", March 2011;
- 2015-2016: Genova Burns, "FEC Contribution Limits for 2015-2016", February 10, 2015, and a copy of
  the FEC's whole chart (antarcticajournal.com), which has the $45,000 of a multicandidate PAC too.

On the sum of all of an individual's gifts there was a limit until the Supreme Court struck it down
on April 2, 2014 (McCutcheon v. FEC, 572 U.S. 185). Its figures: the FEC's release of September 12,
2008 and its Record of March 2013; CRS report 97-1040 of 2004; Wiley Rein, March 2006 and March
2011; Roll Call, January 24, 2007; Barclay Damon, as above. What national parties may give a
candidate for Senate is indexed too (52 U.S.C. 30116(h)): FEC's Record of March 2013 and its
releases of February 2019 and 2023; Roll Call, January 29, 2013.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

_CHART = "FEC, Contribution limits for {0}-{1} federal elections; 52 U.S.C. 30116(a)"
_OLD = "2 U.S.C. 441a(a) as in force from 1976 until 2002; CRS report 97-1040"
#: Since Public Law 113-235 (December 16, 2014): 300 % of the limit for the party's main account.
_ACCOUNTS_SINCE = 2016


@dataclass(frozen=True)
class Limit:
    """What a kind of giver may give a kind of recipient, in dollars per election or year.

    giver: individual, pac (multicandidate), small pac (not multicandidate), candidate committee,
    party. recipient: candidate, senate candidate, pac, national party, party account, state party,
    or all, all candidates, all committees. per: election, year, account and year, campaign, or two
    years.
    """

    cycle: int
    giver: str
    recipient: str
    amount: Decimal
    per: str
    cite: str

    @property
    def words(self) -> str:
        """The limit in words, without its dollars.

        >>> Limit(2022, "individual", "candidate", Decimal(2900), "election", "").words
        'from an individual to a candidate, per election, in 2021-2022'
        """
        return (
            f"from {_GIVERS[self.giver]} to {_RECIPIENTS[self.recipient]}, per {self.per}, in"
            f" {self.cycle - 1}-{self.cycle}"
        )


_GIVERS = {
    "individual": "an individual",
    "pac": "a multicandidate PAC",
    "small pac": "a PAC that is not multicandidate",
    "candidate committee": "a candidate's committee",
    "party": "a party committee",
}
_RECIPIENTS = {
    "candidate": "a candidate",
    "senate candidate": "a candidate for Senate, with the party's senatorial committee",
    "all": "all candidates, parties and PACs together",
    "all candidates": "all candidates together",
    "all committees": "all parties and PACs together",
    "pac": "a PAC",
    "national party": "a national party committee",
    "party account": "an additional account of a national party committee",
    "state party": "a state, district or local party committee",
}

#: Cycle → an individual's limit to a candidate (per election), to a national party (per year).
INDEXED = {
    2004: (2_000, 25_000),
    2006: (2_100, 26_700),
    2008: (2_300, 28_500),
    2010: (2_400, 30_400),
    2012: (2_500, 30_800),
    2014: (2_600, 32_400),
    2016: (2_700, 33_400),
    2018: (2_700, 33_900),
    2020: (2_800, 35_500),
    2022: (2_900, 36_500),
    2024: (3_300, 41_300),
    2026: (3_500, 44_300),
}
#: Cycle → an individual's limit to all together, to all candidates, to all parties and PACs.
_TOGETHER = {
    2004: (95_000, 37_500, 57_500),
    2006: (101_400, 40_000, 61_400),
    2008: (108_200, 42_700, 65_500),
    2010: (115_500, 45_600, 69_900),
    2012: (117_000, 46_200, 70_800),
    2014: (123_200, 48_600, 74_600),
}
#: The day from which no limit holds on the sum of an individual's gifts, and why.
NO_SUM_SINCE = date(2014, 4, 2)
NO_SUM = "McCutcheon v. FEC, 572 U.S. 185"
#: Cycle → the national party's limit to a candidate for Senate, per campaign.
_TO_SENATE = {
    2004: 35_000,
    2006: 37_300,
    2008: 39_900,
    2010: 42_600,
    2012: 43_100,
    2014: 45_400,
    2016: 46_800,
    2018: 47_400,
    2020: 49_600,
    2022: 51_200,
    2024: 57_800,
    2026: 62_000,
}
#: Limits of 2003 and later that are not indexed.
_FIXED = (
    ("party", "candidate", 5_000, "election"),
    ("individual", "pac", 5_000, "year"),
    ("individual", "state party", 10_000, "year"),
    ("pac", "candidate", 5_000, "election"),
    ("pac", "pac", 5_000, "year"),
    ("pac", "national party", 15_000, "year"),
    ("pac", "state party", 5_000, "year"),
    ("small pac", "pac", 5_000, "year"),
    ("small pac", "state party", 10_000, "year"),
    ("candidate committee", "pac", 5_000, "year"),
)
_BEFORE_2003 = (
    ("individual", "candidate", 1_000, "election"),
    ("individual", "national party", 20_000, "year"),
    ("individual", "pac", 5_000, "year"),
    ("individual", "state party", 5_000, "year"),
    ("pac", "candidate", 5_000, "election"),
    ("pac", "national party", 15_000, "year"),
    ("pac", "pac", 5_000, "year"),
    ("pac", "state party", 5_000, "year"),
    ("party", "candidate", 5_000, "election"),
    ("party", "senate candidate", 17_500, "campaign"),
    ("individual", "all", 25_000, "year"),
)
_LAW_OF_1974 = (
    ("individual", "candidate", 1_000, "election"),
    ("pac", "candidate", 5_000, "election"),
    ("individual", "all", 25_000, "year"),
)
_OF_1974 = "18 U.S.C. 608(b) as in force from January 1, 1975; Public Law 93-443"
FIRST = 1976
_AFTER_ELECTION = 11
_ALL = ("all", "all candidates", "all committees")


def of_cycle(cycle: int) -> tuple[Limit, ...]:
    """The limits of a two-year cycle, by its even year; none where the table does not reach."""
    return tuple(_of_cycle(cycle))


def _of_cycle(cycle: int) -> Iterator[Limit]:
    if FIRST <= cycle <= 2002:
        law, cite = (_LAW_OF_1974, _OF_1974) if cycle == FIRST else (_BEFORE_2003, _OLD)
        for giver, recipient, dollars, per in law:
            yield Limit(cycle, giver, recipient, Decimal(dollars), per, cite)
    if cycle not in INDEXED:
        return
    cite = _CHART.format(cycle - 1, cycle)
    candidate, party = INDEXED[cycle]
    for giver in ("individual", "small pac"):
        yield Limit(cycle, giver, "candidate", Decimal(candidate), "election", cite)
        yield Limit(cycle, giver, "national party", Decimal(party), "year", cite)
        if cycle >= _ACCOUNTS_SINCE:
            yield Limit(cycle, giver, "party account", Decimal(3 * party), "account and year", cite)
    if cycle >= _ACCOUNTS_SINCE:
        yield Limit(cycle, "pac", "party account", Decimal(45_000), "account and year", cite)
    # Public Law 108-447 raised it from $1,000 in December 2004.
    if cycle >= 2006:
        yield Limit(cycle, "candidate committee", "candidate", Decimal(2_000), "election", cite)
    for giver, recipient, dollars, per in _FIXED:
        yield Limit(cycle, giver, recipient, Decimal(dollars), per, cite)
    yield Limit(cycle, "party", "senate candidate", Decimal(_TO_SENATE[cycle]), "campaign", cite)
    for recipient, dollars in zip(_ALL, _TOGETHER.get(cycle, ()), strict=False):
        yield Limit(cycle, "individual", recipient, Decimal(dollars), "two years", cite)


def on(day: date) -> tuple[Limit, ...]:
    """The limits in force on a day.

    From the day after a general election the limits per election are those of the next cycle,
    although its years have not begun (11 CFR 110.1(b)(1)(ii)); in that November and December both
    are given.
    """
    cycle = day.year + day.year % 2
    sums = day < NO_SUM_SINCE
    now = tuple(limit for limit in of_cycle(cycle) if sums or limit.recipient not in _ALL)
    ahead = of_cycle(cycle + 2) if day.year == cycle and day.month >= _AFTER_ELECTION else ()
    return (*now, *(limit for limit in ahead if limit.per == "election"))
