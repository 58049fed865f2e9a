"""The agency that a sentence credits in passing ("FEC filings show"), held against the rows' own.

A payment that rows bear out is so whoever keeps them; that the text names another agency is told
beside it. Where the credit was read as a statement of its own, that one says it.
"""

from __future__ import annotations

from itemized.claims._check.case import Case, told_beside
from itemized.claims._check.systems import System, of_agency, of_source
from itemized.claims._text.agencies import find_agencies
from itemized.model import Finding, Verdict

_BORNE_OUT = (Verdict.MATCH, Verdict.MATCH_WITH_CAVEAT)


def with_other_agency(finding: Finding, case: Case) -> Finding:
    """The finding with a sentence where none of its rows comes from the agency that is credited."""
    held = _credited(finding, case)
    rows = [row for row in finding.records if row.counted]
    if held is None or finding.verdict not in _BORNE_OUT or not rows:
        return finding
    keepers = {of_source(row.entry_key.partition(":")[0]).agency for row in rows}
    if held.agency in keepers:
        return finding
    told = f"The text credits the {held.agency}; the rows are in files of the "
    said = f"{told}{' and the '.join(sorted(keepers))}."
    return told_beside(finding, said, "agency", Verdict.DIFFERS)


def _credited(finding: Finding, case: Case) -> System | None:
    claim = finding.claim
    told = [c for c in case.reading.claims if c.sentence == claim.sentence]
    if any(c.kind == "attribution" for c in told):
        return None
    named = find_agencies(str(claim.extra.get("src") or ""))
    return of_agency(named[0].name) if len(named) == 1 and named[0].named else None
