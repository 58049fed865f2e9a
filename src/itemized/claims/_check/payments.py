"""Claims that one party gave to another: a gift, a total, money raised, a relation.

One reading of the names at a time is put to the records (`readings`); here it is decided what the
readings come to together, and what it means when none has a row.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from itemized.claims._check import (
    around,
    asking,
    guards,
    nearby,
    other_kinds,
    partly,
    places,
    reports,
    summaries,
    through,
    totals,
    unread,
    unstated,
)
from itemized.claims._check import coverage as loaded
from itemized.claims._check.absence import check_absence
from itemized.claims._check.case import Case, Draft, mentions, together
from itemized.claims._check.employers import check_employees
from itemized.claims._check.readings import IN_ALL, TOTALS, Asked, Seen, look
from itemized.claims._check.reasons import of_whom
from itemized.claims._check.resolve import Resolved, joined, shown
from itemized.claims._check.sides import Sides, is_person
from itemized.claims._check.systems import FEC
from itemized.claims._check.whose_money import check_whose
from itemized.entities.named import committees_of
from itemized.model import Claim, Finding, Match, Mention, Verdict
from itemized.money import show_dollars

_AGREES = (Verdict.MATCH, Verdict.MATCH_WITH_CAVEAT)


def check_payment(claim: Claim, case: Case) -> Finding:
    """The finding on a claim that money went from a donor to a recipient.

    Where several are named, each pair is looked up, and the finding is the gravest.
    """
    claim, told = around.with_joined(claim, case), claim
    if guards.least(claim, case.sentence(claim)):
        draft = Draft(claim).say("What was the smallest is not looked up by this version.")
        return draft.done(Verdict.OUT_OF_SCOPE)
    if unread.contrasted(claim, case.sentence(claim)):
        draft = Draft(claim).say(
            "The text gives this amount as another one than that of the payment."
        )
        return draft.done(Verdict.OUT_OF_SCOPE)

    def by_way(said: Claim) -> Finding | None:
        return through.check_through(said, case, directly=lambda: _between(said, case))

    found = by_way(claim) or check_whose(claim, case, by_way, lambda: _between(claim, case))
    found = found or check_employees(claim, case) or _between(claim, case)
    return replace(found, claim=told)


def _between(claim: Claim, case: Case) -> Finding:
    """The finding on payments from the one side to the other."""
    givers: tuple[Mention | None, ...] = mentions(claim.donor) or (None,)
    takers: tuple[Mention | None, ...] = mentions(claim.recipient) or (None,)
    if givers == (None,) and takers == (None,):
        draft = Draft(claim).say("The text names neither who gave nor who received.")
        return draft.done(Verdict.NOT_CHECKABLE)
    # A sentence with two gifts in one breath is as many claims as it has amounts.
    each = [replace(claim, amounts=(amount,)) for amount in claim.amounts] or [claim]
    several = case.reader is not None and len(givers) * len(takers) > 1
    found = together(
        [
            _of_several(one, case, givers, takers)
            if several
            else _pair(one, case, givers[0], takers[0])
            for one in each
        ]
    )
    found = partly.doubted(found, claim, case)
    conflicts = _conflicts(claim, case)
    return replace(found, claim=claim, because=(*found.because, *conflicts))


def _of_several(
    claim: Claim,
    case: Case,
    givers: tuple[Mention | None, ...],
    takers: tuple[Mention | None, ...],
) -> Finding:
    """The finding on several givers or recipients: the text's sum is of each of them, or of all
    together. Where it does not say which, the reading that agrees is taken."""

    def one_by_one() -> Finding:
        return together([_pair(claim, case, giver, taker) for giver in givers for taker in takers])

    summed = claim.kind in TOTALS
    if not claim.amounts or not (summed or claim.kind in ("donation", "transfer")):
        return one_by_one()
    if claim.extra.get("each") or through.EACH.search(claim.quote):
        return one_by_one()
    named = (mentions(claim.donor), mentions(claim.recipient))
    own = claim.kind == "raised_total" and not claim.donor
    if own and (stated := totals.own_of_all(claim, case, named[1])) is not None:
        return stated
    every = totals.of_several(replace(claim, kind="donation_total"), case, *named)
    if own and (fewer := totals.fewer_rows(every, claim.amounts[0])) is not None:
        return fewer
    whole = totals.SPLIT.search(claim.quote) or IN_ALL.search(claim.quote)
    if (summed and every.verdict in _AGREES) or whole:
        return every
    alone = one_by_one() if not summed or claim.kind == "donation_total" else every
    if alone.verdict in _AGREES:
        if not summed:
            return alone
        said = "So it is of each of them; the text may mean all of them together."
        return replace(alone, verdict=Verdict.MATCH_WITH_CAVEAT, because=(*alone.because, said))
    return every if summed or every.verdict in _AGREES else alone


def check_relation(claim: Claim, case: Case) -> Finding:
    """The finding on support without a sum; where the text denies it, on there being none."""
    if claim.direction == "has":
        draft = Draft(claim).say("Who founded or runs a committee is not told by its payments.")
        return draft.done(Verdict.OUT_OF_SCOPE)
    if guards.denied(claim, case.sentence(claim)):
        return check_absence(claim, case)
    told = replace(claim, period=around.right_after(claim, case))
    return replace(check_payment(told, case), claim=claim)


def _conflicts(claim: Claim, case: Case) -> tuple[str, ...]:
    """What an undated amount means for the text's own "largest" of the same giver."""
    givers = {mention.name for mention in mentions(claim.donor)}
    if claim.kind != "donation" or claim.period is not None or not claim.amounts:
        return ()
    value = claim.amounts[0].value
    return tuple(
        f"The text calls {other.amounts[0].text} the largest{_of(other)}; {claim.amounts[0].text}"
        " is more and has no day, so it is of another time or the text disagrees with itself."
        for other in case.reading.claims
        if other.kind == "superlative"
        and other.amounts
        and other.amounts[0].value < value
        and givers & {mention.name for mention in mentions(other.donor)}
    )


def _of(superlative: Claim) -> str:
    return f" ({superlative.period.text})" if superlative.period else ""


def _pair(claim: Claim, case: Case, giver: Mention | None, taker: Mention | None) -> Finding:
    draft = Draft(claim)
    if taker is not None:
        office = loaded.local_race(claim, case, taker)
        missing = loaded.missing_local(claim, case, taker) if office else ()
        if office and missing:
            draft.missing = missing
            draft.say(
                f"The text speaks of a race for {office}: such candidates report to their state or"
                " city, and not to the FEC."
            )
            return draft.done(Verdict.NOT_CHECKABLE)
    if case.reader is None:
        draft.say("No records are loaded.")
        if taker is not None and is_person(taker):
            draft.missing = loaded.missing_anywhere(claim, case, taker)
        return nearby.not_checkable(draft, case, Sides(giver, taker))
    held = loaded.local_tables(claim, case, taker) or loaded.OF_KINDS.get(claim.kind, ())
    sides = replace(Sides.of(case, giver, taker), held=held)
    found = _on_sides(draft, case, sides)
    every = sides.of_all
    if every is None or found.verdict not in (Verdict.DIFFERS, Verdict.NO_MATCHING_RECORD):
        return found
    return _of_another_home(_on_sides(Draft(claim), case, every), every) or found


def _of_another_home(found: Finding, sides: Sides) -> Finding | None:
    """The finding where the payment is not that of the one who is at home where the text says, and
    is that of another of the name: which of them it means is open."""
    if found.verdict not in (*_AGREES, Verdict.AMBIGUOUS):
        return None
    roles = (("donor", sides.donor), ("recipient", sides.recipient))
    fields = {role: Verdict.AMBIGUOUS for role, side in roles if side and len(side.meant) > 1}
    said = "The one of the name who is at home where the text says has no such payment."
    return replace(
        found,
        verdict=Verdict.AMBIGUOUS,
        because=(said, *found.because),
        fields={**found.fields, **fields},
    )


def _on_sides(draft: Draft, case: Case, sides: Sides) -> Finding:
    """The finding on the two sides as they were looked up."""
    if sides.vague:
        return partly.open_(draft, case, sides)
    if sides.unknown:
        return _unknown(draft, case, sides)
    if sides.donor is None and sides.recipient is None:
        draft.say("The text names no one filer, neither who gave nor who received.")
        return nearby.not_checkable(draft, case, sides)
    seen = [look(asked) for asked in _readings(draft.claim, case, sides)]
    found = [each for each in seen if each.rows]
    own = _stated(draft, case, sides, found or seen)
    if own is not None:
        return own
    if not found:
        return nearby.no_rows(draft, case, sides)
    return _settled(draft, case, sides, found)


def _stated(draft: Draft, case: Case, sides: Sides, found: list[Seen]) -> Finding | None:
    """The finding on money raised by the filer's own total, where it states one of these days."""
    if draft.claim.kind != "raised_total" or sides.donor is not None or len(found) != 1:
        return None
    seen = found[0]
    days = loaded.window(draft.claim, case)
    totals_ = summaries.stated(case, seen.asked.payees, summaries.RAISED, days)
    if not totals_:
        return None
    draft.answers, draft.records = seen.answers, seen.records
    draft.fields |= seen.fields | {"recipient": Verdict.MATCH}
    return summaries.by_stated(draft, totals_, seen)


def _readings(claim: Claim, case: Case, sides: Sides) -> list[Asked]:
    """One question for each way of taking the names."""
    givers: tuple[Match | None, ...] = sides.donor.meant if sides.donor else (None,)
    takers: tuple[Match | None, ...] = sides.recipient.meant if sides.recipient else (None,)
    return [
        Asked(
            claim,
            case,
            (giver.entity_id,) if giver else (),
            committees_of(case.ledger, taker) if taker else (),
            " to ".join(shown(party) for party in (giver, taker) if party),
        )
        for giver in givers
        for taker in takers
    ]


def _settled(draft: Draft, case: Case, sides: Sides, found: list[Seen]) -> Finding:
    """The finding where at least one reading has rows."""
    agreeing = [seen for seen in found if seen.verdict in _AGREES]
    if agreeing and not draft.claim.amounts:
        # that there is a payment holds, whichever of the readings has it
        found = agreeing[:1]
    if len(found) > 1:
        whole = _taken_together(found)
        if whole is None:
            return _several(draft, case, sides, found)
        finding = _settled(draft, case, sides, [whole])
        several = [s for s in (sides.donor, sides.recipient) if s is not None and len(s.meant) > 1]
        notes = (joined(len(side.meant), side.mention.name) for side in several)
        return replace(finding, because=(*finding.because, *notes))
    seen = found[0]
    draft.answers, draft.records = seen.answers, seen.records
    draft.fields |= seen.fields
    draft.say(*seen.because)
    if seen.verdict is Verdict.DIFFERS and draft.claim.kind != "raised_total":
        one_sided = _one_sided(draft, case, sides)
        if one_sided is not None:
            return one_sided
    if draft.claim.kind in TOTALS:
        return totals.settle(draft, case, sides, seen)
    return (
        _differs(draft, case, sides)
        if seen.verdict is Verdict.DIFFERS
        else draft.done(seen.verdict)
    )


def _taken_together(found: list[Seen]) -> Seen | None:
    """All parties of the names as one, where it makes no difference which of them the text means:
    each alone, and all together, agree with it, or none of them does."""
    payers = tuple(dict.fromkeys(i for seen in found for i in seen.asked.payers))
    payees = tuple(dict.fromkeys(i for seen in found for i in seen.asked.payees))
    whole = look(replace(found[0].asked, payers=payers, payees=payees))
    alike = {seen.verdict in _AGREES for seen in (*found, whole)}
    return whole if len(alike) == 1 else None


def _differs(draft: Draft, case: Case, sides: Sides) -> Finding:
    """Rows of another amount: unless the amount stands on another day or with another recipient,
    or rows that are not loaded could have it."""
    basis = draft.answers.basis if draft.answers else None
    if (
        basis
        and draft.claim.amounts
        and unstated.over(draft.claim.amounts[0], Decimal(basis.value or 0))
    ):
        return draft.done(Verdict.DIFFERS)
    if not _may_differ(draft, case, sides):
        draft.say(*nearby.of_another_kind(draft.claim, case, sides))
        return nearby.not_checkable(draft, case, sides)
    elsewhere = nearby.other_day(draft, case, sides)
    elsewhere = elsewhere or other_kinds.paid_as(draft, case, sides)
    if elsewhere is None and is_person(sides.taker):
        elsewhere = nearby.other_recipient(draft, case, sides)
    return elsewhere or draft.done(Verdict.DIFFERS)


def _one_sided(draft: Draft, case: Case, sides: Sides) -> Finding | None:
    """Where the text leaves a side out, rows of other amounts are not the payment it means."""
    if sides.donor is None:
        draft.say("The text does not name who gave.")
        return nearby.not_checkable(draft, case, sides)
    if (
        sides.recipient is None
        and draft.claim.kind not in TOTALS
        and _may_differ(draft, case, sides)
    ):
        draft.fields.pop("amount", None)
        draft.say("The text does not name who received; no row from the giver has that amount.")
        return draft.done(Verdict.NO_MATCHING_RECORD)
    return None


def _may_differ(draft: Draft, case: Case, sides: Sides) -> bool:
    """Whether other rows than those loaded could not settle the claim otherwise."""
    start, end = loaded.window(draft.claim, case)
    if case.published is None and draft.claim.period is None:
        return True
    if not loaded.covered(case.coverage, sides.tables, start, end):
        return False
    givers = sides.donor.ids if sides.donor else ()
    unreported = reports.gap_between(case, givers, asking.filers(case, sides), end)
    if unreported:
        draft.say(unreported)
        draft.missing = reports.way(end, asking.filers(case, sides))
    return not unreported


def _several(draft: Draft, case: Case, sides: Sides, found: list[Seen]) -> Finding:
    """Several parties of a name have rows: the text does not say which it means."""
    draft.answers = found[0].answers
    draft.records = tuple({r.entry_key: r for seen in found for r in seen.records}.values())
    if not any(seen.verdict in _AGREES for seen in found) and not _may_differ(draft, case, sides):
        return nearby.not_checkable(draft, case, sides)
    draft.say(f"{len(found)} parties of the records go by the names in the text:")
    draft.say(*(of_whom(seen.asked.who, reason) for seen in found for reason in seen.because[:1]))
    for role, side in (("donor", sides.donor), ("recipient", sides.recipient)):
        if side is not None and len(side.meant) > 1:
            draft.fields[role] = Verdict.AMBIGUOUS
    if draft.claim.kind in TOTALS:
        total = sum(Decimal(seen.answers.basis.value or 0) for seen in found)
        draft.say(f"Taken together they come to {show_dollars(Decimal(total))}.")
    return draft.done(Verdict.AMBIGUOUS)


def _unknown(draft: Draft, case: Case, sides: Sides) -> Finding:
    """A name that no loaded record has."""
    draft.answers = case.answers(asking.asks(draft, case, sides))
    for role, side in (("donor", sides.donor), ("recipient", sides.recipient)):
        if side is not None and not side.meant:
            draft.say(_nobody(role, side))
        elif side is not None and len(side.meant) == 1:
            draft.say(f"The {role}, {side.mention.name}, is {shown(side.meant[0])} in the records.")
    if sides.recipient is not None and not sides.recipient.meant and sides.taker is not None:
        near = nearby.under_near_name(draft, case, sides)
        if near is not None:
            return near
        systems = loaded.missing_anywhere(draft.claim, case, sides.taker)
        if places.federal_form(sides.taker.name):
            draft.say(f"A committee so called reports to the {FEC.agency}.")
        if not places.federal_words(case.sentence(draft.claim)):
            draft.missing = systems
            return nearby.not_checkable(draft, case, sides)
    return nearby.no_rows(draft, case, sides)


def _nobody(role: str, side: Resolved) -> str:
    near = ", ".join(shown(match) for match in side.may_be[:3])
    name = side.mention.name
    said = f"No party of the loaded records goes by the name of the {role}, {name}."
    return f"{said} It may be {near}, which the text does not say." if near else said
