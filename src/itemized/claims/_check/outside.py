"""Spending for or against a candidate: what is said where no row shows it as the text tells it."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from itemized.claims._check import coverage as loaded
from itemized.claims._check import nearby, places, reports
from itemized.claims._check.amounts import compare
from itemized.claims._check.candidates import Target
from itemized.claims._check.case import Case, Draft
from itemized.claims._check.other_kinds import OUTSIDE
from itemized.claims._check.readings import Asked, row_words
from itemized.claims._check.reasons import OfCounted
from itemized.claims._check.sides import Sides
from itemized.entities.named import committees_of
from itemized.model import Claim, Finding, Match, Question, Record, Verdict

OWN_ADS = (
    "A campaign reports its own advertising as operating expenditures, which name no candidate, so"
    " that no row tells whom it was for or against."
)
_OTHER = {"support": "oppose", "oppose": "support"}
_WORDS = {"support": "for", "oppose": "against"}


def side(claim: Claim) -> str | None:
    """Whether the text says that the money was to support or to oppose; None where it does not."""
    said = str(claim.extra.get("support_oppose") or "")
    return said if said in _OTHER else None


def word(taken: str | None) -> str:
    """For, against, or either."""
    return _WORDS.get(taken or "", "for or against")


def local(claim: Claim, case: Case, target: Target | None) -> Finding | None:
    """The finding where the race is a state's or a city's, whose records lie elsewhere."""
    if target is None:
        return None
    office = loaded.local_race(claim, case, target.mention)
    missing = loaded.missing_local(claim, case, target.mention) if office else ()
    if not office or not missing:
        return None
    draft = Draft(claim, missing=missing)
    draft.say(
        f"The text speaks of a race for {office}: spending on it is reported to the state or the"
        " city, and not to the FEC."
    )
    return draft.done(Verdict.NOT_CHECKABLE)


def nobody(draft: Draft, case: Case, sides: Sides, target: Target) -> Finding:
    """The finding where no registered candidate has the name in the text."""
    name = target.mention.name
    if not target.proper:
        draft.say(f"The text names no one candidate that it was for or against ({name}).")
        return nearby.not_checkable(draft, case, sides)
    draft.say(f"No candidate of the loaded registry goes by the name {name}.")
    start, end = loaded.window(draft.claim, case)
    whole = loaded.covered(case.coverage, sides.tables, start, end)
    if whole and places.federal_words(case.sentence(draft.claim)):
        draft.say(
            OfCounted(f"No row shows it. {loaded.loaded_words(case, sides.tables, spent=True)}")
        )
        return draft.done(Verdict.NO_MATCHING_RECORD)
    draft.missing = loaded.missing_anywhere(draft.claim, case, target.mention)
    return nearby.not_checkable(draft, case, sides)


def other_side(draft: Draft, asked: Asked) -> Finding | None:
    """The same amount spent the other way, where this way it is another one."""
    if asked.side is None or draft.fields.get("amount") is not Verdict.DIFFERS:
        return None
    return _turned(draft, asked)


def elsewhere(draft: Draft, case: Case, sides: Sides, asked: list[Asked]) -> Finding:
    """The finding where the spender has no such row: spent the other way, in other days, given as a
    contribution, or not there at all."""
    for one in asked:
        found = _turned(draft, one) or _other_days(draft, case, sides, one)
        if found is not None:
            return found
    ids = tuple(i for one in asked for i in one.payers)
    draft.answers = case.answers(asked[0].question())
    start, end = loaded.window(draft.claim, case)
    unreported = reports.gap(case, ids, end, "spender")
    if not loaded.covered(case.coverage, sides.tables, start, end) or unreported:
        draft.missing = reports.way(end, ids) if unreported else ()
        return nearby.not_checkable(draft.say(unreported), case, sides)
    draft.say(OfCounted(f"No row shows it. {loaded.loaded_words(case, sides.tables, spent=True)}"))
    draft.say(*(words for one in asked for words in (*_given(case, one), *_on_another(draft, one))))
    return draft.done(Verdict.NO_MATCHING_RECORD)


def _turned(draft: Draft, asked: Asked) -> Finding | None:
    """The claim's amount, spent against where the text says for, or the other way round."""
    if asked.side is None or not draft.claim.amounts:
        return None
    answers = asked.case.answers(replace(asked, side=_OTHER[asked.side]).question())
    basis = answers.basis
    rows = _agreeing(draft, basis.records)
    total = bool(basis.n) and compare(draft.claim.amounts[0], Decimal(basis.value or 0)).agrees
    if not rows and not total:
        return None
    draft.answers = answers
    draft.records = rows or tuple(r for r in basis.records if r.counted)
    draft.because.clear()
    draft.fields = {"side": Verdict.DIFFERS, "amount": Verdict.MATCH, "target": Verdict.MATCH}
    draft.say(
        f"The records have it {_WORDS[_OTHER[asked.side]]} the candidate, and not"
        f" {_WORDS[asked.side]}: {row_words(draft.records[0])}."
    )
    return draft.done(Verdict.DIFFERS)


def _other_days(draft: Draft, case: Case, sides: Sides, asked: Asked) -> Finding | None:
    period = draft.claim.period
    if period is None or not draft.claim.amounts:
        return None
    if not loaded.covered(case.coverage, sides.tables, *loaded.window(draft.claim, case)):
        return None
    anytime = replace(asked.question(), start=None, end=None)
    rows = _agreeing(draft, case.answers(anytime).basis.records)
    if not rows:
        return None
    draft.records, draft.answers = rows, case.answers(anytime)
    draft.fields = {"date": Verdict.DIFFERS, "amount": Verdict.MATCH}
    draft.say(f"The records have it on another day than {period.text}: {row_words(rows[0])}.")
    return draft.done(Verdict.DIFFERS)


def _given(case: Case, asked: Asked) -> list[str]:
    """A contribution of the amount by the spender to the candidate: near, and not the claim's."""
    if asked.target is None or asked.amount is None or not asked.payers:
        return []
    zero = Decimal(0)
    match = Match(asked.target, "", "candidate", None, None, None, zero, zero, "", "")
    question = Question(
        "sum",
        payers=asked.payers,
        payees=committees_of(case.ledger, match),
        amount=asked.amount.value,
    )
    rows = [r for r in case.ask(question).records if r.paid]
    near = [r for r in rows if compare(asked.amount, r.amount).agrees]
    if not near:
        return []
    return [f"Near it lies a contribution: {row_words(near[0])}.", OUTSIDE]


def _on_another(draft: Draft, asked: Asked) -> list[str]:
    """The amount spent on another candidate: near, and not the claim's."""
    if asked.target is None or not draft.claim.amounts or not asked.payers:
        return []
    question = replace(asked, target=None, side=None).question()
    rows = _agreeing(draft, asked.case.answers(question).basis.records)
    return [f"Near it lies {row_words(rows[0])}, spent on another candidate."] if rows else []


def _agreeing(draft: Draft, records: tuple[Record, ...]) -> tuple[Record, ...]:
    claimed = draft.claim.amounts[0]
    return tuple(
        r for r in records if r.counted and compare(claimed, r.amount).verdict is Verdict.MATCH
    )
