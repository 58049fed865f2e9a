"""That nobody else gave, or that nobody else was given to: what a sentence says beside a payment.

"Doe gave $5 to Acme PAC, its only donor" and "... and nothing came from anyone else" are about
all the other rows: one of another party contradicts them, whatever else is or is not loaded.
"""

from __future__ import annotations

import re
from dataclasses import replace

from itemized.claims._check import coverage as loaded
from itemized.claims._check.case import Case, mentions
from itemized.claims._check.nearby import ITEMIZED_ABOVE
from itemized.claims._check.partly import left_open
from itemized.claims._check.readings import row_words
from itemized.model import GIFTS, Finding, Question, Record, Verdict

_KINDS = ("donation", "donation_total", "raised_total", "relation", "transfer", "in_kind")
_SPENT = ("payment", "ie_spending", "spent_total")
_AGREES = (Verdict.MATCH, Verdict.MATCH_WITH_CAVEAT)
_NOBODY = r"(?:no one|no-one|nobody|no other (?:person|donors?|contributors?|givers?|committees?))"
_ELSE = r"(?:any(?:one|body)|any other (?:donors?|contributors?|source|givers?))(?: else)?"
_ONE = r"(?:only|sole|lone|single|one and only)"
_GIVER = r"(?:donors?|contributors?|givers?|funders?|source of (?:money|funds|funding|income))"
_FUNDED = re.compile(
    r"\b(?:funded|financed|bankrolled|backed|supported|underwritten) (?:only|solely|entirely"
    r"|exclusively|wholly) by\b",
    re.IGNORECASE,
)
#: Nobody else gave.
_GIVERS = re.compile(
    rf"\b(?:nothing|none|no money|not a (?:cent|dime|penny|dollar))\b[^.;$]{{0,20}}? from {_ELSE}\b"
    rf"|\b{_NOBODY}(?: else)? (?:has |had |have )?(?:gave|given|donated|contributed|chipped in"
    r"|did)\b"
    rf"(?! (?:\w+ )?(?:more|as much|that much|so much))"
    rf"|\b(?:its|their|his|her|the|an?|[\w.]+['\u2019]s?) {_ONE} (?:[\w-]+ )?{_GIVER}\b"
    rf"|\b(?:its|their|his|her|the) {_ONE} (?:money|cash|income|funding|receipts?)\b"
    rf"|{_FUNDED.pattern}"
    rf"|\b(?:got|received|took|taken|drew|raised)\b[^.;$]{{0,40}} from no one else\b",
    re.IGNORECASE,
)
#: Nobody else was given to.
_TAKERS = re.compile(
    rf"\bnothing\b[^.;$]{{0,20}}? to {_ELSE}\b"
    rf"|\b(?:gave|given|donated|contributed|giving)(?: \w+)? to no one else\b"
    rf"|\b(?:its|their|his|her|the|[\w.]+['\u2019]s?) {_ONE} (?:[\w-]+ )?(?:recipient"
    r"|beneficiary)\b",
    re.IGNORECASE,
)
_MOST = 400  # rows that are looked through for one of another party


def with_nobody_else(finding: Finding, case: Case) -> Finding:
    """The finding on a payment, where its sentence says that there was no other party."""
    claim = finding.claim
    if finding.verdict not in _AGREES or case.reader is None:
        return finding
    words = case.sentence(claim)
    if claim.kind in _SPENT and (funded := _FUNDED.search(words)):
        return left_open(
            finding, f"Who else gave was not looked up (\u201c{funded.group()}\u201d)."
        )
    if claim.kind not in _KINDS:
        return finding
    told = next((p for p in (_GIVERS, _TAKERS) if p.search(words)), None)
    ranked = any(
        c.kind in ("superlative", "absence") and c.sentence == claim.sentence
        for c in case.reading.claims
    )
    if told is None or ranked:
        return finding
    found = told.search(words)
    said = f"(\u201c{found.group().strip() if found else ''}\u201d)"
    asked = finding.by_then or finding.now
    if asked is None:
        return left_open(finding, f"That there was no other was not looked up {said}.")
    return _looked_up(finding, asked.question, case, said, givers=told is _GIVERS)


def _looked_up(
    finding: Finding, asked: Question, case: Case, said: str, *, givers: bool
) -> Finding:
    """The finding by the other rows of the one side: one of another party contradicts it."""
    one, own = (asked.payees, asked.payers) if givers else (asked.payers, asked.payees)
    if not one or not own or asked.measure == "share":
        return left_open(finding, f"That there was no other was not looked up {said}.")
    payers, payees = ((), one) if givers else (one, ())
    wide = Question("exists", payers, payees, GIFTS, asked.start, asked.end, limit=_MOST)
    rows = case.ask(wide).records
    other = next((row for row in rows if row.paid and _of_another(row, own, givers=givers)), None)
    if other is not None:
        because = (f"The records have another one {said}: {row_words(other)}.", *finding.because)
        fields = {**finding.fields, "rank": Verdict.DIFFERS}
        return replace(
            finding, verdict=Verdict.DIFFERS, because=because, fields=fields, differs=("rank",)
        )
    held = (loaded.FROM_PEOPLE, loaded.FROM_COMMITTEES)
    takers = mentions(finding.claim.recipient)
    tables = loaded.local_tables(finding.claim, case, takers[0] if takers else None) or held
    if not loaded.covered(case.coverage, tables, *loaded.window(finding.claim, case)):
        return left_open(finding, f"That there was no other the loaded records do not show {said}.")
    small = f"gifts of ${ITEMIZED_ABOVE} and less need not be itemized"
    because = (*finding.because, f"No row shows another one {said}; {small}.")
    return replace(finding, verdict=Verdict.MATCH_WITH_CAVEAT, because=because)


def _of_another(row: Record, own: tuple[str, ...], *, givers: bool) -> bool:
    """Whether a row's payer, or payee, is none of these."""
    return (row.payer_id if givers else row.payee_id) not in own
