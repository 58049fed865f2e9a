"""The agency that a sentence credits in passing ("FEC filings show"), held against the rows' own.

A payment that rows bear out is so whoever keeps them; that the text names another agency is told
beside it. Where the credit was read as a statement of its own, that one says it.
"""

from __future__ import annotations

import re

from itemized.claims._check.case import Case, told_beside
from itemized.claims._check.systems import System, of_agency, of_source
from itemized.claims._text.agencies import find_agencies
from itemized.model import Finding, Verdict

#: "In filings with the FEC, Acme PAC reported ...".
_FILED = re.compile(
    r"\b(?:filings?|reports?|disclosures?|records|paperwork|statements?|forms?)"
    r"(?: \w+){0,3} (?:with|to|at|by) (?:the )?$"
    r"|\b(?:files?|filed|reports|registers?) (?:with|to) (?:the )?$"
    r"|\bon (?:record|file|the books) (?:with|at) (?:the )?$",
    re.IGNORECASE,
)
_FAR = 60  # code points
#: "Disclosed to the state a gift of $5": the level alone.
_STATE = re.compile(
    r"\b(?:reported|disclosed|declared|filed)\b[^.;$]{0,40} (?:to|with) (?:the )?state"
    r"(?: (?:regulators|officials|authorities|election\w* \w+))?"
    r"(?=[,.;]| (?:an?|that|its|in|on|last|this)\b)",
)
_BORNE_OUT = (Verdict.MATCH, Verdict.MATCH_WITH_CAVEAT)


def with_other_agency(finding: Finding, case: Case) -> Finding:
    """The finding with a sentence where none of its rows comes from the agency that is credited."""
    held = _credited(finding, case)
    rows = [row for row in finding.records if row.counted]
    if finding.verdict not in _BORNE_OUT or not rows:
        return finding
    systems = {of_source(row.entry_key.partition(":")[0]) for row in rows}
    keepers = {system.agency for system in systems}
    if held is None and _STATE.search(case.sentence(finding.claim)):
        if any(system.states for system in systems):
            return finding
        said = f"The text has it reported to a state; the rows are in files of the {min(keepers)}."
        return told_beside(finding, said, "agency", Verdict.DIFFERS)
    if held is None:
        return finding
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
    words = case.sentence(claim)
    named = find_agencies(str(claim.extra.get("src") or "")) or [
        agency
        for agency in find_agencies(words)
        if _FILED.search(words[max(0, agency.start - _FAR) : agency.start])
    ]
    return of_agency(named[0].name) if len(named) == 1 and named[0].named else None
