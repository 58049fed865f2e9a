"""Shares: what part of the money came from somebody."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from itemized.claims._check import around, figures, nearby, summaries, unstated
from itemized.claims._check import coverage as loaded
from itemized.claims._check.amounts import NEAR, compare
from itemized.claims._check.case import Case, Draft, mentions
from itemized.claims._check.figures import Figure
from itemized.claims._check.reasons import OfCounted
from itemized.claims._check.sides import Sides
from itemized.claims._text.numbers import value_of
from itemized.entities.named import committees_of
from itemized.model import GIFTS, Amount, Claim, Finding, Match, Question, Verdict
from itemized.money import show_dollars

_AGREES = (Verdict.MATCH, Verdict.MATCH_WITH_CAVEAT)
#: Words for a part, with the percents that they stand for.
_WORDS: dict[str, tuple[int, int | None]] = {
    "half": (47, 53), "third": (30, 37), "quarter": (22, 28), "fifth": (17, 23),
    "two thirds": (63, 70), "three quarters": (72, 78), "nearly all": (90, 100), "all": (99, 100),
    "most": (50, None), "majority": (50, None), "bulk": (50, None), "part": (50, None),
}  # fmt: skip
#: The parts that are a number, in percent.
_EXACT = {
    "two thirds": Decimal("66.7"), "three quarters": Decimal(75), "half": Decimal(50),
    "third": Decimal("33.3"), "quarter": Decimal(25), "fifth": Decimal(20),
}  # fmt: skip
_SAID = re.compile(r"^(?:just (?:under|over)|more than|less than|over|under|nearly|almost) ", re.I)
_OVER = re.compile(r"\b(?:over|more than|at least|upwards? of)\b", re.IGNORECASE)
_UNDER = re.compile(
    r"(?<!just )(?<!only )\b(?:less than|fewer than|under|below)(?: an?)?\s*$", re.IGNORECASE
)
_NEARLY = re.compile(
    r"\b(?:just (?:under|below|less than)|nearly|almost|just)(?: an?)?\s*$", re.IGNORECASE
)


def check_share(claim: Claim, case: Case) -> Finding:
    """The finding on a part of what a party raised that is said to come from another."""
    told = around.filled(claim, case)
    draft = Draft(told)
    givers, takers = mentions(told.donor), mentions(told.recipient)
    if told.direction not in ("gave", "received") or len(givers) != 1 or len(takers) != 1:
        draft.say("The text does not name both whose money it was and where a part came from.")
        return replace(draft.done(Verdict.NOT_CHECKABLE), claim=claim)
    said = _said(told, case)
    if said is None:
        draft.say("How large a part the text means was not understood.")
        return replace(draft.done(Verdict.NOT_CHECKABLE), claim=claim)
    sides = around.ready(draft, case, givers[0], takers[0])
    if isinstance(sides, Finding):
        return replace(sides, claim=claim)
    found = around.unknown(draft, case, sides) or around.several(
        sides, _share(draft, case, sides, said)
    )
    return replace(found, claim=claim)


def _said(claim: Claim, case: Case) -> Amount | None:
    """The part in percent, with the interval that the words allow."""
    before = case.reading.article.text[claim.sentence.start : claim.start][-24:]
    if claim.extra.get("pct"):
        value = _percent(str(claim.extra["pct"]))
        half = Decimal("0.5").scaleb(min(0, int(value.as_tuple().exponent)))
        return _bounded(f"{value} percent", value, before) or Amount(
            f"{value} percent", value, "about", value - half, value + half
        )
    word = str(claim.extra.get("share_word", "")).lower().replace("-", " ")
    key = next((key for key in _WORDS if word.endswith(key)), None)
    if key is None:
        return None
    told = before + word.removesuffix(key)
    if key in _EXACT and (bounded := _bounded(word, _EXACT[key], told)):
        return bounded
    low, high = (None if end is None else Decimal(end) for end in _WORDS[key])
    low = low or Decimal(0)
    return Amount(word, low if high is None else (low + high) / 2, "range", low, high)


def _bounded(words: str, value: Decimal, before: str) -> Amount | None:
    """A part that is said to be more than a number, less than it or nearly it."""
    words = _SAID.sub("", words)
    if _NEARLY.search(before):
        return Amount(f"nearly {words}", value, "range", value * Decimal("0.9"), value)
    if _UNDER.search(before):
        return Amount(f"less than {words}", value, "range", Decimal(0), value)
    if _OVER.search(before):
        return Amount(f"more than {words}", value, "range", value, Decimal(100))
    return None


def _percent(written: str) -> Decimal:
    """A percentage in digits or in words."""
    return Decimal(written) if written[0].isdigit() else Decimal(value_of(written))


def _share(draft: Draft, case: Case, sides: Sides, said: Amount) -> Finding:
    """The part of the filer's own total; of the itemized rows alone where it states none."""
    claim = draft.claim
    payers, payees = around.ids(case, sides)
    period = claim.period
    question = Question(
        "share",
        payers=payers,
        payees=payees,
        kinds=GIFTS,
        start=period.start if period else None,
        end=period.end if period else None,
    )
    draft.answers = case.answers(question)
    given = case.answers(replace(question, measure="sum")).basis
    draft.records = tuple(r for r in given.records if r.counted)
    part = Decimal(given.value or 0)
    known = around.filers(sides.recipient)
    wholes = _wholes(replace(claim, direction="received"), case, known)
    if not wholes or not given.n:
        draft.say(OfCounted("No row shows money from the one to the other in that time."))
        return _open(draft, case, sides)
    each = [(_verdict(said, part, whole.total), whole) for whole in wholes]
    verdict, whole = next((pair for pair in each if pair[0] in _AGREES), each[0])
    percent = (100 * part / whole.total).quantize(Decimal("0.1"))
    draft.say(
        f"{show_dollars(part)} of {show_dollars(whole.total)} is {percent:f} %; the text says"
        f" {said.text}.",
        f"The whole is {whole.words}.",
    )
    draft.stated = figures.stated(whole)
    if verdict is Verdict.DIFFERS and not _sure(draft, case, sides, said, (part, whole)):
        return _open(draft, case, sides)
    if verdict is Verdict.MATCH and not whole.own:
        draft.say("What is too small to be itemized is in no part of it.")
        verdict = Verdict.MATCH_WITH_CAVEAT
    draft.fields |= {"donor": Verdict.MATCH, "recipient": Verdict.MATCH, "share": verdict}
    return draft.done(verdict)


def _sure(
    draft: Draft, case: Case, sides: Sides, said: Amount, found: tuple[Decimal, Figure]
) -> bool:
    """Whether a part that is another than the text's is so whatever is not loaded or itemized: more
    rows would make it larger, and of the itemized alone it is larger than of all."""
    part, whole = found
    covered = _covered(draft.claim, case, sides)
    if whole.own:
        return covered or (said.high is not None and part > whole.total * said.high / 100)
    if said.low is not None and covered and 100 * part / whole.total + 1 < said.low:
        return True
    days = loaded.window(draft.claim, case)
    filers = tuple(i for m in around.filers(sides.recipient) for i in committees_of(case.ledger, m))
    most = unstated.at_most(case, filers, summaries.RAISED, days)
    if most is None or said.high is None or 100 * part <= most.stated * said.high * (1 + NEAR):
        return False
    least = (100 * part / most.stated).quantize(Decimal("0.1"))
    draft.stated = (most,)
    draft.say(f"Of {most.words}, which is all of a longer time, it would still be {least:f} %.")
    return True


def _wholes(claim: Claim, case: Case, known: tuple[Match, ...]) -> tuple[Figure, ...]:
    """What the one filer of the name that has figures raised; of several, nothing."""
    each = [found for match in known if (found := figures.figures(claim, case, match))]
    return tuple(one for one in each[0] if one.total > 0) if len(each) == 1 else ()


def _verdict(said: Amount, part: Decimal, whole: Decimal) -> Verdict:
    percent = 100 * part / whole
    if said.qualifier == "range":
        inside = (said.low or 0) <= percent <= (said.high or 100)
        return Verdict.MATCH if inside else Verdict.DIFFERS
    return compare(said, percent).verdict


def _covered(claim: Claim, case: Case, sides: Sides) -> bool:
    return claim.period is not None and loaded.covered(
        case.coverage, sides.tables, *loaded.window(claim, case)
    )


def _open(draft: Draft, case: Case, sides: Sides) -> Finding:
    draft.records = ()
    draft.missing = around.reports_of(sides)
    return nearby.not_checkable(draft, case, sides)
