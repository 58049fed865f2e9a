"""A part of what was spent: "on printing", "for the Senate race". Its rows are those whose purpose,
in the filer's own words, says so; the whole that a filer spent is another sum.
"""

from __future__ import annotations

import re
from decimal import Decimal

from itemized.claims._check import nearby
from itemized.claims._check.amounts import compare
from itemized.claims._check.case import Case, Draft
from itemized.claims._check.readings import Seen, row_words
from itemized.claims._check.sides import Sides
from itemized.model import Claim, Finding, Record, Verdict
from itemized.money import show_dollars

_WHAT = re.compile(
    r"\b(?:on|for|towards?|into|in)\s+(?:(?:the|an?|its|his|her|their|this|that|those|these) )*"
    r"(?P<what>[^\W\d][\w'\u2019&-]*(?: (?!(?:in|on|for|during|since|from|to|by|with|and|before"
    r"|after|over)\b)[^\W\d][\w'\u2019&-]*){0,3})"
)
#: Of these a committee's spending is the whole, and no part of it.
_ALL = re.compile(
    r"\b(?:elections?|midterms?|politics|cycle|year|months?|quarters?|weeks?|days?|half|period"
    r"|season|all|total)\b",
    re.IGNORECASE,
)
#: Of these a candidate's campaign spends the whole.
_OWN = re.compile(
    r"\b(?:race|campaign|primar(?:y|ies)|contest|runoff|bid|run|effort|re-?election)\b",
    re.IGNORECASE,
)
#: "In" tells a part only before a race; elsewhere it is of a time or a place.
_RACE = re.compile(r"\b(?:race|contest|primary|runoff|district)\b", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]{3,}")
_AGREES = (Verdict.MATCH, Verdict.MATCH_WITH_CAVEAT)


def told(claim: Claim, *, campaign: bool) -> str:
    """The words that say of which part of a spender's money the claim is; empty of the whole.

    campaign: whether a candidate's campaign spent it.
    """
    if not claim.amounts:
        return ""
    words = claim.quote[max(0, (claim.amounts[0].end or claim.start) - claim.start) :]
    time = claim.period.text if claim.period else ""
    for found in _WHAT.finditer(words.replace(time, ",") if time else words):
        what = found["what"]
        if _ALL.search(what) or (campaign and _OWN.search(what)):
            continue
        if found.group().startswith("in ") and not _RACE.search(what):
            continue
        return found.group()
    return ""


def may_be(claim: Claim, whole: Decimal) -> bool:
    """Whether the text's sum may be a part of a whole: it is no more than that."""
    low = claim.amounts[0].low
    return (claim.amounts[0].value if low is None else low) <= whole


def open_(draft: Draft, case: Case, sides: Sides, part: str, seen: Seen) -> Finding:
    """The finding on a part: by the rows whose purpose says so, where these agree; else none."""
    claimed = draft.claim.amounts[0]
    counted = [row for row in seen.answers.basis.records if row.counted]
    of_part = _of_purpose(counted, part)
    total = sum((row.amount for row in of_part), Decimal(0))
    whole = len(counted) == seen.answers.basis.n
    alone = [row for row in of_part if compare(claimed, row.amount).verdict is Verdict.MATCH]
    if of_part and ((whole and compare(claimed, total).verdict in _AGREES) or alone):
        rows = of_part if whole and compare(claimed, total).verdict in _AGREES else alone
        draft.records = tuple(rows)
        draft.fields["amount"] = Verdict.MATCH_WITH_CAVEAT
        draft.say(
            f"The rows whose purpose says so come to"
            f" {show_dollars(sum((row.amount for row in rows), Decimal(0)))}, among them"
            f" {row_words(rows[0])} ({rows[0].memo_text}).",
            "Of other rows no column says whether they belong to it.",
        )
        return draft.done(Verdict.MATCH_WITH_CAVEAT)
    near = [row for row in counted if compare(claimed, row.amount).verdict is Verdict.MATCH]
    draft.fields, draft.records = {}, ()
    draft.because.clear()
    draft.say(
        f"The text speaks of a part of what was spent (\u201c{part}\u201d); which rows belong to it"
        " no column says.",
        *(f"Near it lies {row_words(row)}." for row in near[:1]),
    )
    return nearby.not_checkable(draft, case, sides)


def _of_purpose(rows: list[Record], part: str) -> list[Record]:
    stems = [_stem(word) for word in _WORD.findall(part.partition(" ")[2])]
    return [
        row
        for row in rows
        if any(stem in map(_stem, _WORD.findall(row.memo_text or "")) for stem in stems)
    ]


def _stem(word: str) -> str:
    return re.sub(r"(?:ing|s)$", "", word.lower())
