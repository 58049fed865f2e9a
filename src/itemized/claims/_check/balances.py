"""What a committee had and owed: only a filer's own summary says it, and only of its last day.

No row adds up to a balance: a report states its cash on hand and its debts at the close of its
period (11 CFR 104.3(a)(1), (d)). FEC's summary files keep the newest report of each filer, and the
cash with which the cycle began.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from itemized.claims._check import nearby, summaries
from itemized.claims._check.amounts import compare
from itemized.claims._check.case import Case, Draft, mentions, together
from itemized.claims._check.coverage import cycle_of
from itemized.claims._check.namesakes import rests_on
from itemized.claims._check.readings import IN_ALL
from itemized.claims._check.resolve import shown
from itemized.claims._check.sides import Sides
from itemized.claims._check.spending import one_of
from itemized.claims._check.systems import FEC, way_to
from itemized.claims._check.through import EACH
from itemized.entities.named import committees_of
from itemized.model import Claim, Finding, Match, Mention, Verdict
from itemized.model_filings import Stated

_DAY = timedelta(days=1)
_BEGINS = re.compile(
    r"\b(?:beg[aiu]n|begins|beginning|start(?:s|ed|ing)?|enter(?:s|ed|ing)?|open(?:s|ed|ing)?)"
    r"(?: (?:of|the|its|his|her|their|in))* ?$",
    re.IGNORECASE,
)
_AGREES = (Verdict.MATCH, Verdict.MATCH_WITH_CAVEAT)
_WORDS = {"cash_on_hand": "cash on hand", "debt": "debts"}


def check_balance(claim: Claim, case: Case) -> Finding:
    """The finding on what a committee had in the bank or owed.

    It agrees or differs only on the very day that a loaded summary speaks of; a text without a day
    agrees with the newest summary of its time and differs from none.
    """
    draft = Draft(claim)
    holders = mentions(claim.donor) or mentions(claim.recipient)
    if len(holders) > 1 and claim.amounts and case.reader is not None:
        return _of_several(claim, case, holders)
    holder: Mention | None = holders[0] if holders else None
    sides = Sides(None, holder)
    if holder is None or not claim.amounts:
        return draft.say("The text does not name whose balance it is.").done(Verdict.NOT_CHECKABLE)
    if case.reader is None:
        return nearby.not_checkable(draft.say("No records are loaded."), case, sides)
    sides = Sides.of(case, None, holder)
    if sides.recipient is None or not sides.recipient.meant:
        draft.say(f"No filer of the loaded records goes by the name {holder.name}.")
        return _open(draft, case, None, "")
    each = [(match, stated(case, match, claim.kind)) for match in sides.recipient.meant]
    told = [_weighed(claim, case, match, found) for match, found in each if found]
    finding = one_of(draft, told)
    if finding is not None:
        one = rests_on(sides.recipient, [match for match, found in each if found])
        because = (*finding.because, *([one] if one else []))
        return replace(finding, because=because)
    whose = " or of ".join(shown(match) for match, _ in each)
    draft.say(f"No summary of {whose} that states its {_WORDS[claim.kind]} is loaded.")
    return _open(draft, case, day_of(claim, case), whose)


def _of_several(claim: Claim, case: Case, holders: tuple[Mention, ...]) -> Finding:
    """The finding on what several had or owed: each of them so much, or all of them together; of
    these all must state it of the very day."""
    alone = [check_balance(replace(claim, donor=one, recipient=None), case) for one in holders]
    each = not IN_ALL.search(claim.quote) and all(found.verdict in _AGREES for found in alone)
    if EACH.search(claim.quote) or each:
        return replace(together(alone), claim=claim)
    draft, day = Draft(claim, fields={"donor": Verdict.MATCH}), day_of(claim, case)
    told: list[Stated] = []
    for one in holders:
        side = Sides.of(case, None, one).recipient
        every = [b for m in (side.meant if side else ()) for b in stated(case, m, claim.kind)]
        told += [b for b in every if b.through == day]
    if len(told) != len(holders):
        draft.say(f"No one summary of each of them states its {_WORDS[claim.kind]} of that day.")
        return _open(draft, case, day, "")
    draft.stated = tuple(told)
    compared = compare(claim.amounts[0], sum((one.stated for one in told), Decimal(0)))
    draft.say(
        f"{compared.because[:1].upper()}{compared.because[1:]}.",
        f"That is the sum of what each states: {'; '.join(one.words for one in told)}.",
    )
    draft.fields |= {"amount": compared.verdict, "period": Verdict.MATCH}
    return draft.done(compared.verdict)


def stated(case: Case, match: Match, kind: str) -> list[Stated]:
    """What the filer states of its cash_on_hand or debt, oldest first."""
    found = []
    for row in summaries.lines(case, committees_of(case.ledger, match)):
        column = "debts" if kind == "debt" else "cash_end"
        if row[column] is not None:
            found.append(summaries.of_line(row, _WORDS[kind], column, (None, row["through"])))
        # What a cycle begins with is what the last day before it closed with.
        if kind == "cash_on_hand" and row["cash_start"] is not None:
            day = row["opens"] - _DAY
            found.append(summaries.of_line(row, _WORDS[kind], "cash_start", (None, day)))
    return sorted(found, key=lambda one: one.through)


def day_of(claim: Claim, case: Case) -> date | None:
    """The day that the text speaks of, the last of its period, or the one before it where it says
    with what the period began; None where it gives none or means the day it came out."""
    period = claim.period
    if period is not None and period.start is not None and _begins(claim, case):
        return period.start - _DAY
    end = period.end if period else None
    if end is None or (case.published is not None and end > case.published):
        return None
    return end - _DAY


def _begins(claim: Claim, case: Case) -> bool:
    """Whether it is what the period began with: "started 2022 with", "at the start of 2022"."""
    told = claim.period.text if claim.period else ""
    before, found, _ = case.sentence(claim).partition(told)
    return bool(found) and bool(_BEGINS.search(before))


def _weighed(claim: Claim, case: Case, match: Match, found: list[Stated]) -> Finding:
    draft = Draft(claim, fields={"donor": Verdict.MATCH})
    what, day = _WORDS[claim.kind], day_of(claim, case)
    before = [b for b in found if day is None and (case.published or b.through) >= b.through]
    stated = [b for b in found if b.through == day] or before[-1:]
    if not stated:
        known = " and ".join(str(b.through) for b in found)
        draft.say(f"The loaded summaries of {shown(match)} state its {what} as of {known} only.")
        return _open(draft, case, day or case.published, shown(match))
    one = stated[-1]
    draft.stated = (one,)
    compared = compare(claim.amounts[0], one.stated)
    draft.say(
        f"{shown(match)} states {one.words}.",
        f"{compared.because[:1].upper()}{compared.because[1:]}.",
    )
    if day is None and not compared.agrees:
        draft.say(f"The text gives no day, and may mean another than {one.through}.")
        return _open(draft, case, None, shown(match))
    draft.fields["amount"] = compared.verdict
    draft.fields |= {"period": Verdict.MATCH} if day is not None else {}
    return draft.done(compared.verdict)


def _open(draft: Draft, case: Case, day: date | None, who: str) -> Finding:
    """The finding that names the report which would settle it. who: empty where that is open."""
    wanted = f"that closes on {day}" if day is not None else "that the text rests on"
    held = {c.through for c in case.coverage if c.holds == "summaries"}
    about = day or case.published
    cycle = cycle_of(about) if about else None
    fetch = () if any(t and cycle == cycle_of(t) for t in held) else (way_to(FEC, cycle),)
    report = (f"{FEC.agency}: the report of {who} {wanted}",) if who else (way_to(FEC, cycle),)
    draft.missing = tuple(dict.fromkeys((*report, *fetch)))
    return draft.done(Verdict.NOT_CHECKABLE)
