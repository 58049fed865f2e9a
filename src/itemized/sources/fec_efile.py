"""Federal Election Commission, electronic filings: .fec files as committees sent them.

One filing a file, single or in FEC's daily zips (bulk-downloads/electronic/YYYYMMDD.zip), whose
name is the day they were filed. How a filing begins is in _efile_head, where each thing stands in a
line in _efile_layout, what a line becomes in _efile_entries, and whether it counts in _efile_rules.
"""

from __future__ import annotations

import re
from datetime import date

from itemized.sources import _efile_entries as entries
from itemized.sources import _efile_layout as layout
from itemized.sources import _efile_summary as summary
from itemized.sources._base import CARRIED, Download, Holds, Source, Table
from itemized.sources._efile_amounts import day, dollars
from itemized.sources._efile_head import SAID, read_head, without_letters
from itemized.sources._efile_rules import RULES
from itemized.sources._fec_calendar import deadlines
from itemized.sources._pairs import pairs

_FILES = ("*.fec", "*.txt")


def _select(where: str = "true", **columns: str) -> str:
    ours = (f"{sql} AS {name}" for name, sql in columns.items())
    return " ".join(("SELECT", ",\n    ".join((CARRIED, *ours)), "FROM rows WHERE", where))


_SUMS = (
    *("receipts", "itemized_individuals", "unitemized_individuals", "disbursements"),
    *("independent_expenditures", "cash_start", "cash_end", "debts"),
)

_FILINGS = Table(
    name="filings",
    title="Electronic filings",
    holds=Holds.FILINGS,
    files=_FILES,
    columns=SAID,
    over="documents",
    scope="filings as sent, with their own totals",
    select=_select(
        filing_id="filing_id",
        filer_id="filer_id",
        filer_name="name",
        form="form",
        amendment="amendment",
        report_type="report_type",
        period_start=day("starts"),
        period_end=day("closes"),
        filed="try_cast(filed AS DATE)",
        filed_basis="filed_basis",
        amends="amends",
        amends_number="try_cast(amends_number AS INTEGER)",
        chained="chained = 'true'",
        nature="nature",
        **{name: dollars(name) for name in _SUMS},
        text="text",
        url="'https://docquery.fec.gov/cgi-bin/forms/' || filer_id || '/' || filing_id || '/'",
    ),
)

_ENTRIES = Table(
    name="entries",
    title="Itemized lines of electronic filings",
    holds=Holds.ENTRIES,
    files=_FILES,
    columns=entries.FROM_FILING,
    addresses=True,
    over="lines",
    delimiter="\x1c",
    select=entries.ENTRIES,
    scope="itemized lines of the filings loaded",
    # FEC's own coding of the same row, in its bulk files, stands before the filer's line number
    precedence=9,
    lookups=lambda: {"places": layout.places()},
    distinct=True,
)

_DETAILS = Table(
    name="details",
    title="Lines of electronic filings that are no payment",
    holds=Holds.DETAILS,
    files=_FILES,
    columns=entries.FROM_FILING,
    addresses=True,
    over="lines",
    delimiter="\x1c",
    select=entries.DETAILS,
    scope="terms of loans, debts, notes",
    lookups=lambda: {"places": layout.places()},
)

_STATED = Table(
    name="stated",
    title="Summary pages of electronic filings, line by line",
    holds=Holds.STATED,
    files=_FILES,
    columns=SAID,
    over="documents",
    scope="totals that filings state, line by line",
    select=summary.STATED,
    lookups=lambda: {"summary_lines": summary.relation()},
)

_COMMITTEES = Table(
    name="committees",
    title="Committees as their filings name them",
    holds=Holds.COMMITTEES,
    files=_FILES,
    columns=SAID,
    over="documents",
    scope="names of committees that filed",
    select=_select(
        "starts_with(filer_id, 'C') AND name IS NOT NULL",
        committee_id="filer_id",
        name="name",
        # only a statement of organization says what a committee is
        type="CASE WHEN form = 'F1' THEN NULL END::VARCHAR",
        designation="NULL::VARCHAR",
        party="CASE WHEN form = 'F1' THEN party END",
        frequency="NULL::VARCHAR",
        organization_type="CASE WHEN form = 'F1' THEN organization_type END",
        connected_name="CASE WHEN form = 'F1' THEN connected_name END",
        candidate_id="CASE WHEN form = 'F1' THEN candidate_id END",
        treasurer="treasurer",
        city="city",
        state="state",
        zip="zip",
    ),
)

_CANDIDATES = Table(
    name="candidates",
    title="Candidates as their statements name them",
    holds=Holds.CANDIDATES,
    files=_FILES,
    columns=SAID,
    over="documents",
    scope="statements of candidacy",
    select=_select(
        "form = 'F2' AND candidate_id IS NOT NULL",
        candidate_id="candidate_id",
        name="candidate_name",
        party="party",
        election_year="try_cast(election_year AS INTEGER)",
        office="office",
        state="office_state",
        district="district",
        incumbent="NULL::VARCHAR",
        status="NULL::VARCHAR",
        principal_committee="principal_committee",
        city="city",
    ),
)


def _day(day: date) -> Download:
    name = f"{day:%Y%m%d}.zip"
    return Download(path=name, name=name)


def _filing(number: str) -> Download | None:
    """A filing by its number, bare or as other filings name it ("FEC-1238407")."""
    found = re.fullmatch(r"(?:FEC-)?0*([1-9]\d{0,8})", number.strip(), re.ASCII | re.IGNORECASE)
    return Download(path=f"{found[1]}.fec", name=f"{found[1]}.fec") if found else None


SOURCE = Source(
    name="fec_efile",
    title="FEC electronic filings",
    agency="Federal Election Commission",
    base_url="https://www.fec.gov/files/bulk-downloads/electronic/",
    tables=(_FILINGS, _ENTRIES, _DETAILS, _STATED, _COMMITTEES, _CANDIDATES),
    rules=RULES,
    period_word="year",
    day=_day,
    filing=_filing,
    filings_url="https://docquery.fec.gov/dcdev/posted/",
    document=read_head,
    without_letters=without_letters,
    deadlines=deadlines,
    mirrors=pairs("starts_with(other_id, 'C')"),
    pace="NULL",  # no filing says how often its filer reports
    system="fec",
    never=(
        "Filings on paper, until September 2018 those for the Senate (52 U.S.C. 30102(g)).",
        "Givers of $200 and less, but through conduits (52 U.S.C. 30104(b)(3)(A)): only their sum.",
        "Candidates and committees of states, counties and cities, who report there.",
    ),
)
