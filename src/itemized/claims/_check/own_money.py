"""A candidate's own money, loans, and gifts in kind."""

from __future__ import annotations

import re
from dataclasses import replace

from itemized.claims._check import spending, totals
from itemized.claims._check.case import Case, Draft, mentions
from itemized.claims._check.payments import check_payment
from itemized.claims._check.question import template
from itemized.claims._check.readings import Asked
from itemized.claims._check.resolve import shown, without_campaign
from itemized.claims._check.sides import Sides
from itemized.entities.named import committees_of
from itemized.model import Claim, Finding, Kind, Mention, Record, Verdict

_AGREES = (Verdict.MATCH, Verdict.MATCH_WITH_CAVEAT)
#: FEC's codes for gifts in kind between registered filers; those of people say so in their memo.
_CODES = ("15Z", "24Z")
_GIVEN = re.compile(r"\b(?:g[ai]ve[ns]?|giving|donat\w+|contribut\w+)\b", re.IGNORECASE)
#: Who "gave" may have lent; who "donated" said that it was for good.
_DONATED = re.compile(r"\b(?:donat|contribut)\w+\b", re.IGNORECASE)
_IN_KIND = re.compile(r"\bin[- ]?kind\b", re.IGNORECASE)


def check_own(claim: Claim, case: Case) -> Finding:
    """The finding on what candidates gave and lent to their own campaigns.

    FEC has codes for both (15C and 16C), so that it takes no match of names to know whose money it
    was: the rows of the candidate's committees say so.
    """
    every = (*mentions(claim.donor), *mentions(claim.recipient))
    if not every or case.reader is None:
        return check_payment(claim, case)
    named = replace(without_campaign(every[0]), kind="candidate")
    found = _own(claim, case, named) or check_payment(claim, case)
    lent = bool(found.records) and all(r.kind == Kind.LOAN for r in found.records if r.paid)
    if found.verdict is not Verdict.MATCH or not (lent and _GIVEN.search(claim.quote)):
        return found
    said = "The records have it as a loan, and not as a gift."
    if _DONATED.search(claim.quote):
        fields = {**found.fields, "kind": Verdict.DIFFERS}
        because = (said, *found.because)
        return replace(
            found, verdict=Verdict.DIFFERS, because=because, fields=fields, differs=("kind",)
        )
    return replace(found, verdict=Verdict.MATCH_WITH_CAVEAT, because=(*found.because, said))


def check_loan(claim: Claim, case: Case) -> Finding:
    """The finding on a loan; one of candidates to their own campaigns goes by its code."""
    givers, takers = mentions(claim.donor), mentions(claim.recipient)
    same = bool(givers) and (not takers or without_campaign(takers[0]).name == givers[0].name)
    return check_own(claim, case) if same else check_payment(claim, case)


def _own(claim: Claim, case: Case, named: Mention) -> Finding | None:
    """By the codes; None where the registry has no candidate of the name, or no such row."""
    sides = Sides.of(case, None, named)
    meant = sides.recipient.meant if sides.recipient else ()
    found = []
    for match in meant:
        if match.kind != "candidate":
            continue
        committees = committees_of(case.ledger, match)
        payers = _own_ids(case, committees)
        if not payers:
            continue
        ids = tuple(dict.fromkeys((match.entity_id, *payers)))
        draft = Draft(claim)
        seen = spending.timed(Asked(claim, case, ids, committees, shown(match)), draft)
        if not seen.rows:
            continue
        draft.answers, draft.records = seen.answers, seen.records
        draft.fields |= seen.fields
        draft.say(
            *seen.because, f"Whose money it was, the rows' codes say ({_codes(seen.records)})."
        )
        found.append(totals.settle(draft, case, Sides(None, named, None, sides.recipient), seen))
    return spending.one_of(Draft(claim), found)


def _own_ids(case: Case, committees: tuple[str, ...]) -> tuple[str, ...]:
    wanted = {f"id_{i}": each for i, each in enumerate(committees)}
    sql = template("own_money").replace("{wanted}", ", ".join(f"${name}" for name in wanted))
    return tuple(row["payer_id"] for row in case.ledger.dicts(sql, wanted))


def _codes(records: tuple[Record, ...]) -> str:
    words = {"15C": "15C, a gift of the candidate's", "16C": "16C, a loan of the candidate's"}
    codes = sorted({r.type_code for r in records if r.counted and r.type_code in words})
    return "; ".join(words[code] for code in codes if code) or "none of 15C and 16C"


def check_in_kind(claim: Claim, case: Case) -> Finding:
    """The finding on a gift in kind: that of a gift, and whether the rows call it in kind."""
    finding = check_payment(claim, case)
    counted = [r for r in finding.records if r.counted]
    if finding.verdict not in _AGREES or not counted:
        return finding
    if any(r.type_code in _CODES or _IN_KIND.search(r.memo_text or "") for r in counted):
        return replace(finding, because=(*finding.because, "The row says that it was in kind."))
    said = "The row does not say that it was in kind."
    return replace(finding, verdict=Verdict.MATCH_WITH_CAVEAT, because=(*finding.because, said))
