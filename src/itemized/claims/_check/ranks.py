"""Superlatives: whether a payment was the largest of its scope, on the day and today."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal

from itemized.claims._check import asking, guards, nearby, partly, reports
from itemized.claims._check import coverage as loaded
from itemized.claims._check import superlative as meant
from itemized.claims._check.amounts import compare
from itemized.claims._check.case import Answers, Case, Draft
from itemized.claims._check.rank_said import FIRST
from itemized.claims._check.readings import row_words
from itemized.claims._check.reasons import OfCounted
from itemized.claims._check.resolve import joined
from itemized.claims._check.sides import Sides
from itemized.claims._check.standings import check_standing, is_of_parties
from itemized.entities.named import committees_of
from itemized.model import GIFTS, Answer, Claim, Finding, Kind, Question, Record, Verdict
from itemized.money import show_dollars

_HELD = (Verdict.HELD_THEN_STILL_HOLDS, Verdict.HELD_THEN_NOT_NOW)
_GIVEN = tuple(kind for kind in GIFTS if kind is not Kind.TRANSFER)
_ORDINALS = {1: "the largest", 2: "the second largest", 3: "the third largest"}


@dataclass(frozen=True)
class Place:
    """Where a payment stands in its scope: on the article's day (None where it was not yet known),
    among what had been paid by then, and in the whole period as filed today."""

    then: int | None
    by_then: int
    now: int


def check_superlative(claim: Claim, case: Case) -> Finding:
    """The finding on a claim that a payment was the largest (or nth) of a donor or a recipient."""
    draft = Draft(claim)
    said = meant.read(claim, case)
    if said is None and is_of_parties(claim):
        return check_standing(claim, case)
    if said is None:
        draft.say(
            "This version does not look up ranks of parties by what they spent in all; filings may"
            " hold them."
        )
        return draft.done(Verdict.OUT_OF_SCOPE)
    if guards.least(claim, case.sentence(claim)):
        draft.say("What was the smallest is not looked up by this version.")
        return draft.done(Verdict.OUT_OF_SCOPE)
    draft.claim = said.claim
    if said.unclear:
        return replace(_open(draft.say(said.unclear), case, Sides()), claim=claim)
    found = _unsaid(case, said) if said.scope == "unsaid" else _check(draft, case, said)
    return replace(found, claim=claim)


def _unsaid(case: Case, said: meant.Superlative) -> Finding:
    """The finding where the text has "the largest donation" and not whose.

    Only what is so of the giver's own payments and of everybody's is so in either sense.
    """
    own = _check(Draft(said.claim), case, replace(said, scope="donor"))
    if said.giver is None or own.verdict not in _HELD:
        return own
    every = _check(Draft(said.claim), case, replace(said, scope="anyone"))
    if every.verdict in _HELD and said.place == FIRST:
        return every
    why = (
        f"The text does not say among whose payments. Of those of {said.giver.name} alone it holds;"
        " of everybody's:"
    )
    return replace(
        every,
        verdict=Verdict.AMBIGUOUS,
        because=(why, *every.because),
        fields={"rank": Verdict.AMBIGUOUS},
        differs=(),
    )


def _check(draft: Draft, case: Case, said: meant.Superlative) -> Finding:
    if said.measured is None and said.scope != "anyone":
        draft.say(f"The text does not name the {said.scope} whose payments are compared.")
        return draft.done(Verdict.NOT_CHECKABLE)
    if case.reader is None:
        draft.say("No records are loaded.")
        return nearby.not_checkable(draft, case, Sides(said.giver, said.taker))
    held = loaded.local_tables(draft.claim, case, said.taker)
    sides = replace(Sides.of(case, said.giver, said.taker), held=held)
    if sides.vague:
        return partly.open_(draft, case, sides)
    if sides.unknown:
        named = {"donor": sides.donor, "recipient": sides.recipient}
        for role, side in named.items():
            if side is not None and not side.meant:
                name = side.mention.name
                draft.say(f"No party of the loaded records goes by the name of the {role}, {name}.")
        finding = nearby.no_rows(draft, case, sides)
        answers = case.answers(_by_name(asking.asks(draft, case, sides), said.scope))
        return replace(finding, then=answers.then, by_then=answers.by_then, now=answers.now)
    if said.scope == "anyone":
        sides = replace(sides, held=loaded.tables_for(None))
    finding = _placed(draft, case, sides, said)
    measured = sides.recipient if said.scope == "recipient" else sides.donor
    several = joined(len(measured.meant), measured.mention.name) if measured else ""
    return replace(finding, because=(*finding.because, several)) if several else finding


def _question(draft: Draft, case: Case, sides: Sides, scope: str) -> Question:
    """The largest payments of the scope, in the claim's period."""
    period = draft.claim.period
    return Question(
        "largest",
        payers=sides.donor.ids if scope in ("donor", "both") and sides.donor else (),
        payees=_received(case, sides) if scope in ("recipient", "both") else (),
        # Among everybody's, what committees pass on to one another is no gift of its own.
        kinds=_GIVEN if scope == "anyone" else GIFTS,
        start=period.start if period else None,
        end=_whole(period.end, case.published) if period else None,
    )


def _by_name(asked: Question, scope: str) -> Question:
    """The same, asked for a name that nobody in the records has."""
    payers, payees = (asked.payers, ()) if scope == "donor" else ((), asked.payees)
    return replace(asked, measure="largest", payers=payers, payees=payees)


def _whole(end: date | None, published: date | None) -> date | None:
    """The end of the year that a period "to date" was still in when the article came out."""
    if end is None or published is None or end > published + timedelta(days=1) or end < published:
        return end
    return date(published.year + 1, 1, 1)


def _placed(draft: Draft, case: Case, sides: Sides, said: meant.Superlative) -> Finding:
    question = _question(draft, case, sides, said.scope)
    draft.answers = answers = case.answers(question)
    row = _claimed_row(draft, case, sides, question)
    if row is None:
        return _no_row(draft, case, sides, said)
    place = _place(case, question, row)
    draft.say(f"{row_words(row)}.")
    draft.fields["amount"] = Verdict.MATCH
    then = place.by_then if place.then is None else place.then
    known = answers.basis if place.then is None or answers.then is None else answers.then
    if said.only and known.n > 1:
        draft.fields["rank"], draft.records = Verdict.DIFFERS, (row,)
        others = [r for r in known.records if r.counted and r.entry_key != row.entry_key]
        draft.say(f"It was one of {known.n:,}.", *(f"Another: {row_words(r)}." for r in others[:1]))
        return draft.done(Verdict.DID_NOT_HOLD_THEN)
    if not said.place.has(then):
        above = _above(known, row)
        draft.fields["rank"] = Verdict.DIFFERS
        draft.records = (*above, row)
        draft.say(f"It was number {then} then.", _outranked(above))
        return draft.done(Verdict.DID_NOT_HOLD_THEN)
    start, end = loaded.window(draft.claim, case)
    bounded = draft.claim.period is not None and draft.claim.period.start is not None
    whole = bounded and loaded.covered(case.coverage, sides.tables, start, end)
    unreported = _unreported(case, question, end) if whole else ""
    draft.say(unreported)
    if not whole or unreported:
        draft.records = (row,)
        draft.say(
            "So it is among the loaded records, which do not hold all of the time that is meant."
        )
        return _open(draft, case, sides)
    draft.say(_then_words(place, said, case))
    if said.only:
        draft.say("Gifts too small to be itemized are in no row.")
        draft.fields["rank"], draft.records = Verdict.MATCH_WITH_CAVEAT, (row,)
        return draft.done(Verdict.MATCH_WITH_CAVEAT)
    if said.place.has(place.now):
        draft.fields["rank"], draft.records = Verdict.MATCH, (row,)
        return draft.done(Verdict.HELD_THEN_STILL_HOLDS)
    above = _above(answers.now, row)
    draft.fields["rank"], draft.records = Verdict.MATCH_WITH_CAVEAT, (*above, row)
    draft.say(f"Today it is number {place.now}.", _outranked(above))
    return draft.done(Verdict.HELD_THEN_NOT_NOW)


def _unreported(case: Case, question: Question, end: date | None) -> str:
    """What is missing of the reports of those who received; of everybody, that of a quarter."""
    if question.payees or question.payers or end is None:
        return reports.gap(case, question.payees, end)
    last = end - timedelta(days=1)
    month = 3 * ((last.month - 1) // 3) + 3
    closes = date(last.year + month // 12, month % 12 + 1, 1)
    if loaded.covered(case.coverage, loaded.tables_for(None), end, closes):
        return ""
    return (
        "Committees that file by the quarter have not reported all of that time in what is loaded."
    )


def _above(answer: Answer, row: Record) -> tuple[Record, ...]:
    return tuple(r for r in answer.records if r.counted and r.amount > row.amount)


def _place(case: Case, question: Question, row: Record) -> Place:
    placed = replace(question, measure="rank", amount=row.amount)
    answers: Answers = case.answers(placed)
    known = answers.then is not None and any(
        r.entry_key == row.entry_key and r.counted
        for r in case.ask(replace(answers.then.question, measure="sum", amount=row.amount)).records
    )
    then = answers.then.value if known and answers.then else None
    by_then = answers.basis.value
    return Place(
        None if then is None else int(then), int(by_then or 1), int(answers.now.value or 1)
    )


def _claimed_row(draft: Draft, case: Case, sides: Sides, question: Question) -> Record | None:
    """The payment that the text calls the largest: of its amount, between the parties it names."""
    claim = draft.claim
    named = replace(
        question,
        measure="sum",
        payers=sides.donor.ids if sides.donor and sides.donor.meant else (),
        payees=_received(case, sides),
        amount=claim.amounts[0].value if claim.amounts else None,
    )
    if not claim.amounts and not (named.payers and named.payees):
        return None
    for answer in (case.answers(named).basis, case.answers(named).then):
        for row in answer.records if answer else ():
            agrees = not claim.amounts or compare(claim.amounts[0], row.amount).agrees
            if row.paid and agrees:
                return row
    return None


def _received(case: Case, sides: Sides) -> tuple[str, ...]:
    matches = sides.recipient.meant if sides.recipient else ()
    return tuple(i for match in matches for i in committees_of(case.ledger, match))


def _no_row(draft: Draft, case: Case, sides: Sides, said: meant.Superlative) -> Finding:
    start, end = loaded.window(draft.claim, case)
    basis = draft.answers.basis if draft.answers else None
    if not loaded.covered(case.coverage, sides.tables, start, end) or basis is None:
        draft.say(OfCounted("The loaded records hold no such payment."))
        return _open(draft, case, sides)
    if basis.value is None or (said.scope == "anyone" and said.giver is not None):
        draft.say(OfCounted(f"No row shows it. {loaded.loaded_words(case, sides.tables)}"))
        return draft.done(Verdict.NO_MATCHING_RECORD)
    top = next(r for r in basis.records if r.counted)
    draft.records = (top,)
    if not draft.claim.amounts:
        draft.say(f"The text names no amount; the largest row is {row_words(top)}.")
        return draft.done(Verdict.NO_MATCHING_RECORD)
    claimed = draft.claim.amounts[0]
    compared = compare(claimed, Decimal(basis.value))
    draft.fields["amount"] = Verdict.DIFFERS
    none = (
        f"No row of {show_dollars(claimed.value)} is there; the largest is {row_words(top)}."
        f" {compared.because[:1].upper()}{compared.because[1:]}."
    )
    draft.say(OfCounted(none))
    return draft.done(Verdict.DIFFERS)


def _open(draft: Draft, case: Case, sides: Sides) -> Finding:
    return nearby.not_checkable(draft, case, sides)


def _outranked(above: tuple[Record, ...]) -> str:
    if not above:
        return ""
    listed = "; ".join(row_words(row) for row in above[:5])
    more = f"; and {len(above) - 5} more" if len(above) > 5 else ""
    return f"Above it: {listed}{more}."


def _then_words(place: Place, said: meant.Superlative, case: Case) -> str:
    nth = said.place.first
    what = _ORDINALS.get(nth, f"number {nth}")
    what = "the only one" if said.only else "one of the largest" if said.place.loose else what
    if case.published is None:
        return f"It is {what} in the records."
    if place.then is None:
        return (
            f"Among what had been paid by {case.published} it is {what}; no filing is known to"
            " have shown it on that day."
        )
    words = f"By what had been filed by {case.known_by} it was {what}."
    if place.by_then != place.then:
        words += (
            f" Filings made later show it as number {place.by_then} of what had been paid by then."
        )
    return words
