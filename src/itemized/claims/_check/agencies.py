"""Which agency a text credits with a record, against which agency keeps such records."""

from __future__ import annotations

import re
from collections.abc import Callable

from itemized.claims._check import coverage as loaded
from itemized.claims._check import stations, systems
from itemized.claims._check.case import Case, Draft, mentions
from itemized.claims._check.payments import check_payment
from itemized.claims._check.ranks import check_superlative
from itemized.claims._check.spenders import check_outside, check_spent
from itemized.claims._check.spending import check_bought
from itemized.claims._check.systems import FCC, FEC, IRS, System, of_agency, of_source, way_to
from itemized.claims._text.agencies import ADS
from itemized.model import Claim, Finding, Mention, Record, Verdict

#: Kinds of claim whose records an attribution can be about.
_GIFTS = (
    *("donation", "donation_total", "raised_total", "superlative", "relation", "in_kind"),
    *("transfer", "loan"),
)
#: ... and of spending, with what checks it.
_SPENT: dict[str, Callable[[Claim, Case], Finding]] = {
    "payment": check_bought,
    "spent_total": check_spent,
    "ie_spending": check_outside,
}
_A_GIFT = re.compile(r"\b(?:gifts?|donat\w+|contribut\w+|receipts?|donors?)\b", re.IGNORECASE)
#: What the reading of a text calls an agency that it does not name outright.
_LEVELS = ("state", "local")
_OPEN = (Verdict.NOT_CHECKABLE, Verdict.AMBIGUOUS, Verdict.NO_MATCHING_RECORD, Verdict.OUT_OF_SCOPE)


def check_attribution(claim: Claim, case: Case) -> Finding:
    """The finding on a claim that records of a payment lie with an agency.

    That an agency keeps no such records needs no rows; that it keeps these needs one.
    """
    draft = Draft(claim)
    named = str(claim.extra.get("agency") or claim.extra.get("agency_claimed") or "")
    held = of_agency(named) or of_agency(str(claim.extra.get("agency_text") or ""))
    gift = gift_of(claim, case)
    if held is FCC and _only_advertising(claim, gift, case):
        return _advertising(draft, held, claim, stations.advertisers(claim, case), case)
    if gift is None:
        said = named or "an agency"
        draft.say(f"The text credits {said}, and it is not clear with which payment's record.")
        return draft.done(Verdict.NOT_CHECKABLE)
    about = _checked(gift, case)
    if held is FCC and _is_advertising(gift, case):
        return _advertising(draft, held, gift, mentions(gift.donor), case)
    right = _keeper(about, case)
    if held is None and named not in systems.ELSEWHERE:
        return _unnamed(draft, about, named, str(claim.extra.get("state") or ""))
    if held is None or not held.contributions or (right is not None and held is not right):
        return _differs(draft, named, held, right)
    return _agrees(draft, held, about)


def _checked(gift: Claim, case: Case) -> Finding:
    if gift.kind in _SPENT:
        return _SPENT[gift.kind](gift, case)
    return (check_superlative if gift.kind == "superlative" else check_payment)(gift, case)


def _is_advertising(gift: Claim, case: Case) -> bool:
    return gift.kind in _SPENT and bool(ADS.search(case.sentence(gift)))


def _only_advertising(claim: Claim, gift: Claim | None, case: Case) -> bool:
    """Whether an agency is credited with advertising of which no payment was read, and a payment
    told elsewhere is another matter."""
    words = case.sentence(claim)
    if not ADS.search(words) or _A_GIFT.search(words):
        return False
    return gift is None or (gift.sentence != claim.sentence and not _is_advertising(gift, case))


def _advertising(
    draft: Draft, held: System, told: Claim, payers: tuple[Mention, ...], case: Case
) -> Finding:
    """Advertising time is in stations' files, whose documents have the sums.

    told: the claim whose sentence names the station."""
    draft.fields["agency"] = Verdict.MATCH
    said, named = stations.documents(told, payers, case)
    draft.missing = () if named else (way_to(held),)
    draft.say(
        f"The {held.agency} keeps {held.keeps} ({held.cite}).",
        *(said or ("Sums are in the documents of these files, which hold no row to compare.",)),
    )
    return draft.done(Verdict.NOT_CHECKABLE)


def _rows(about: Finding) -> tuple[Record, ...]:
    """The payment's own rows: those beside a claim that stayed open are only near it."""
    return () if about.verdict in _OPEN else about.records


def gift_of(claim: Claim, case: Case) -> Claim | None:
    """The payment whose record an attribution speaks of: linked by the reading, in the sentence, or
    the nearest one before it; else the nearest after it. "The donation" is a gift and no spending.
    """
    linked = claim.extra.get("of") or claim.extra.get("about")
    told = [c for c in case.reading.claims if c.kind in (*_GIFTS, *_SPENT)]
    for gift in told:
        if linked == gift.id:
            return gift
    same = [c for c in told if c.sentence == claim.sentence]
    words = case.sentence(claim)
    if not same and (_A_GIFT.search(words) or not ADS.search(words)):
        told = [c for c in told if c.kind in _GIFTS] or told
    before = [c for c in told if c.start < claim.start]
    # A gift with an amount is what "the large donation" means rather than a general relation.
    for nearest in (same, before[::-1], told):
        stated = [c for c in nearest if c.amounts] or nearest
        if stated:
            return stated[0]
    return None


def _keeper(about: Finding, case: Case) -> System | None:
    """Who keeps records of the payment: the system its rows came from, else what the text says of
    the recipient; None where that is open."""
    if rows := _rows(about):
        return of_source(rows[0].entry_key.split(":", 1)[0])
    spent = about.claim.kind in _SPENT
    recipients = mentions(about.claim.donor if spent else about.claim.recipient)
    if not recipients:
        return None
    if loaded.local_race(about.claim, case, recipients[0]):
        found = loaded.systems_for(about.claim, case, recipients[0])
        return found[0] if found else None
    if own := loaded.keepers(case, recipients[0]):
        return own[0]
    if case.reader is not None and case.resolve(recipients[0], "recipient").meant:
        return FEC
    return None


def _differs(draft: Draft, named: str, held: System | None, right: System | None) -> Finding:
    draft.fields["agency"] = Verdict.DIFFERS
    keeps = held.keeps if held else "no reports of political contributions"
    who = held.agency if held else systems.ELSEWHERE[named]
    draft.say(f"The {who} keeps {keeps}" + (f" ({held.cite})." if held else "."))
    if right is not None:
        draft.say(f"The {right.agency} keeps {right.keeps} ({right.cite}).")
    else:
        draft.say(
            f"Reports of contributions lie with the {FEC.agency} for federal committees"
            f" ({FEC.cite}), with the {IRS.agency} for other 527 organizations, and with the states"
            " for theirs."
        )
    return draft.done(Verdict.DIFFERS)


def _agrees(draft: Draft, held: System, about: Finding) -> Finding:
    draft.fields["agency"] = Verdict.MATCH
    draft.say(f"The {held.agency} keeps {held.keeps} ({held.cite}).")
    if _rows(about):  # they came from the agency named, or the finding would be another
        draft.records = _rows(about)
        draft.say("The rows behind the claim come from its files.")
        return draft.done(Verdict.MATCH)
    draft.missing = (about.missing if held is FEC else ()) or (way_to(held),)
    draft.say("No row of the payment itself is in the loaded records.")
    return draft.done(Verdict.NOT_CHECKABLE)


def _unnamed(draft: Draft, about: Finding, named: str, state: str) -> Finding:
    """A level of government in place of an agency, or an agency that the table does not have; state
    is the one that the text gives it."""
    if named in _LEVELS and (rows := _rows(about)):
        keeper = of_source(rows[0].entry_key.split(":", 1)[0])
        level, verdict = ("a state's", Verdict.MATCH)
        if not keeper.states:
            level, verdict = ("federal", Verdict.DIFFERS)
        elif keeper.cities and not state:
            level, verdict = ("a city's", Verdict.MATCH if named == "local" else Verdict.DIFFERS)
        elif state and state not in keeper.states:
            level, verdict = (f"{keeper.states[0]}'s", Verdict.DIFFERS)
        draft.fields["agency"] = verdict
        draft.records = rows
        draft.say(f"The payment's rows are in {level} records, which the {keeper.agency} keeps.")
        return draft.done(verdict)
    draft.missing = about.missing
    who = str(draft.claim.extra.get("agency_text") or "") or named or "such an agency"
    draft.say(f"The loaded records do not show what lies with {who}.")
    return draft.done(Verdict.NOT_CHECKABLE)
