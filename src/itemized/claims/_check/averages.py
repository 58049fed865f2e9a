"""Averages: how much came or went a month, and what a gift came to.

What is too small to be itemized is in no mean of rows, and a row is not always one check, so that a
mean of rows is never more than near to that of gifts.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

from itemized.claims._check import around, figures, nearby, reports, summaries, unstated
from itemized.claims._check import coverage as loaded
from itemized.claims._check.amounts import BELOW, NEAR, compare
from itemized.claims._check.case import Case, Draft, mentions
from itemized.claims._check.question import query
from itemized.claims._check.sides import Sides
from itemized.entities.named import committees_of
from itemized.model import GIFTS, Amount, Claim, Finding, Kind, Match, Question, Verdict
from itemized.money import show_dollars

_AGREES = (Verdict.MATCH, Verdict.MATCH_WITH_CAVEAT)
_DAYS_OF_MONTH = Decimal("30.4375")
_UNIT = {
    "day": Decimal(1),
    "week": Decimal(7),
    "month": _DAYS_OF_MONTH,
    "quarter": 3 * _DAYS_OF_MONTH,
    "year": 12 * _DAYS_OF_MONTH,
}
_ABOVE = frozenset({"more_than", "at_least"})
_CENT = Decimal("0.01")
_OF_GIFTS = tuple(kind for kind in GIFTS if kind is not Kind.REFUND)
#: A gift to a primary and a general election at once stands in two rows (11 CFR 110.1(b)).
_ROWS_OF_ONE = 2


def check_average(claim: Claim, case: Case) -> Finding:
    """The finding on what a party raised or spent a month, or on what a gift came to."""
    told = around.filled(claim, case)
    if told.extra.get("of") == "gift":
        return replace(_of_gifts(told, case), claim=claim)
    draft = Draft(told)
    unit = str(told.extra.get("per", "")).split(" ")[-1].lower()
    named = around.parties(told)
    days = _days(told, case)
    if unit not in _UNIT or len(named) != 1 or not told.amounts or days is None:
        draft.say(_why_no_average(unit, len(named), days))
        return replace(draft.done(Verdict.NOT_CHECKABLE), claim=claim)
    sides = around.ready(draft, case, None, named[0])
    if isinstance(sides, Finding):
        return replace(sides, claim=claim)
    found = around.unknown(draft, case, sides) or _average(draft, case, sides, unit)
    return replace(found, claim=claim)


def _why_no_average(unit: str, parties: int, days: int | None) -> str:
    if unit not in _UNIT:
        return (
            "The text gives an average of givers, whom no record tells apart one by one, or of what"
            " its words do not say."
        )
    if parties != 1:
        return "The text does not name the one party whose money it was."
    return "The text does not say of which time it is the average." if days is None else ""


def _days(claim: Claim, case: Case) -> int | None:
    start, end = loaded.window(claim, case)
    if claim.period is None or start is None or end is None:
        return None
    return (end - start).days or None


def _average(draft: Draft, case: Case, sides: Sides, unit: str) -> Finding:
    claim = draft.claim
    known = [m for m in around.filers(sides.recipient) if figures.figures(claim, case, m)]
    if len(known) != 1:
        draft.say("No one filer of the name in the text has such a sum in that time.")
        return nearby.not_checkable(draft, case, sides)
    match = known[0]
    draft.answers = figures.answers(claim, case, match)
    units = Decimal(_days(claim, case) or 1) / _UNIT[unit]
    units = units.quantize(Decimal(1)) if units >= 1 else units
    sums = figures.figures(claim, case, match)
    each = [(one, (one.total / units).quantize(Decimal("0.01"))) for one in sums]
    if not each:
        draft.say("The loaded records state no sum of it for that time.")
        return nearby.not_checkable(draft, case, sides)
    compared = [(compare(claim.amounts[0], mean), one, mean) for one, mean in each]
    found, one, mean = next((c for c in compared if c[0].agrees), compared[0])
    draft.say(
        f"{one.words}, which is {show_dollars(mean)} a {unit} over {units:f}.",
        f"{found.because[:1].upper()}{found.because[1:]}.",
    )
    draft.stated = figures.stated(one)
    below = claim.amounts[0].qualifier in BELOW
    if not one.own and (below or not found.agrees):
        bounded = _bounded(draft, case, match, units)
        if bounded is not None:
            return bounded
        high = claim.amounts[0].value if claim.amounts[0].high is None else claim.amounts[0].high
        if mean > high * (1 + NEAR) and not _ABOVE & {claim.amounts[0].qualifier}:
            draft.fields["amount"] = Verdict.DIFFERS
            return draft.done(Verdict.DIFFERS)  # all there is can only be more
        draft.missing = around.reports_of(sides)
        return nearby.not_checkable(draft, case, sides)
    verdict = found.verdict
    if verdict is Verdict.MATCH and not one.own:
        draft.say("What is too small to be itemized is not in it.")
        verdict = Verdict.MATCH_WITH_CAVEAT
    draft.fields["amount"] = verdict
    return draft.done(verdict)


def _bounded(draft: Draft, case: Case, match: Match, units: Decimal) -> Finding | None:
    """The finding by the total of a longer time, of which so many months are a part."""
    claim, amount = draft.claim, draft.claim.amounts[0]
    ends = (None if end is None else end * units for end in (amount.low, amount.high))
    low, high = ends
    whole = replace(amount, value=amount.value * units, low=low, high=high)
    wanted = summaries.SPENT if claim.direction == "spent" else summaries.RAISED
    summed = replace(draft, claim=replace(claim, amounts=(whole,)))
    ids = committees_of(case.ledger, match)
    found = unstated.by_longer(summed, case, ids, wanted)
    return found and replace(found, claim=claim)


# ---------------------------------------------------------------- of gifts


def _of_gifts(claim: Claim, case: Case) -> Finding:
    """The finding on what the gifts from one party, to one, or between two came to on average."""
    draft = Draft(claim)
    givers, takers = mentions(claim.donor), mentions(claim.recipient)
    if len(givers) > 1 or len(takers) > 1 or not (givers or takers) or not claim.amounts:
        draft.say("The text does not name the one party whose gifts are averaged.")
        return draft.done(Verdict.NOT_CHECKABLE)
    sides = around.ready(draft, case, *(next(iter(each), None) for each in (givers, takers)))
    if isinstance(sides, Finding):
        return sides
    unknown = around.unknown(draft, case, sides)
    return unknown or around.several(sides, _mean(draft, case, sides))


def _mean(draft: Draft, case: Case, sides: Sides) -> Finding:
    claim = draft.claim
    payers, payees = around.ids(case, sides)
    start, end = (claim.period.start, claim.period.end) if claim.period else (None, None)
    question = Question("sum", payers, payees, kinds=_OF_GIFTS, start=start, end=end)
    draft.answers = case.answers(question)
    basis = draft.answers.basis
    draft.records = tuple(row for row in basis.records if row.counted)
    sql, params = query(basis.question, "mean")
    (row,) = case.ledger.dicts(sql, params)
    means = _means(row)
    if not means:
        draft.say("The loaded records have no such gifts of that time.")
        return nearby.not_checkable(draft, case, sides)
    each = [(compare(claim.amounts[0], mean), mean, words) for mean, words in means]
    found, mean, words = next((one for one in each if one[0].agrees), each[0])
    draft.say(
        f"{words} come to {show_dollars(mean)} on average.",
        f"{found.because[:1].upper()}{found.because[1:]}.",
        f"Gifts of ${nearby.ITEMIZED_ABOVE} and less need not be itemized, and are not in it.",
    )
    if not _all_there(draft, case, sides, payees):
        return nearby.not_checkable(draft, case, sides)
    draft.fields |= {"donor": Verdict.MATCH} if payers else {}
    draft.fields |= {"recipient": Verdict.MATCH} if payees else {}
    if found.agrees and claim.amounts[0].qualifier not in BELOW:
        draft.fields["amount"] = Verdict.MATCH_WITH_CAVEAT
        return draft.done(Verdict.MATCH_WITH_CAVEAT)
    if found.agrees or not _too_much(claim.amounts[0], [mean for mean, _ in means]):
        return nearby.not_checkable(draft, case, sides)
    draft.fields["amount"] = Verdict.DIFFERS
    return draft.done(Verdict.DIFFERS)


def _means(row: dict[str, Any]) -> list[tuple[Decimal, str]]:
    """The mean of all gifts, and of those from people and firms alone where it is another one."""
    found = []
    if row["n"]:
        found.append((_over(row["total"], row["n"]), f"{row['n']:,} itemized gifts"))
    if row["people_n"] and row["people_n"] != row["n"]:
        words = f"{row['people_n']:,} itemized gifts from people and firms"
        found.append((_over(row["people_total"], row["people_n"]), words))
    return found


def _over(total: Decimal, n: int) -> Decimal:
    return (total / n).quantize(_CENT)


def _too_much(claimed: Amount, means: list[Decimal]) -> bool:
    """Whether an average is more than gifts can have come to: what is not itemized is smaller, and
    no gift is of more than two rows. One that is less may be of small gifts as well."""
    low = claimed.value if claimed.low is None else claimed.low
    return all(mean > nearby.ITEMIZED_ABOVE and low > _ROWS_OF_ONE * mean for mean in means)


def _all_there(draft: Draft, case: Case, sides: Sides, payees: tuple[str, ...]) -> bool:
    """Whether all that is itemized of the time is loaded; what is missing is said."""
    if draft.claim.period is None:
        return False
    start, end = loaded.window(draft.claim, case)
    if not loaded.covered(case.coverage, sides.tables, start, end):
        return False
    unreported = reports.gap(case, payees, end)
    draft.say(unreported)
    draft.missing = reports.way(end, payees) if unreported else ()
    return not unreported
