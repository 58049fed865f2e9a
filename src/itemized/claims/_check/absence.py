"""Claims that records show nothing: borne out by loaded reports without a row, and by no less."""

from __future__ import annotations

import re
from dataclasses import replace

from itemized.claims._check import around, asking, nearby, reports, stops
from itemized.claims._check import coverage as loaded
from itemized.claims._check.amounts import compare
from itemized.claims._check.case import Case, Draft, mentions, together
from itemized.claims._check.partly import by_its_way
from itemized.claims._check.question import template
from itemized.claims._check.readings import row_words
from itemized.claims._check.sides import Sides
from itemized.claims._check.through import check_no_way
from itemized.claims._check.unspent import check_unspent
from itemized.model import GIFTS, Answer, Claim, Finding, Mention, Question, Record, Verdict

#: The text says what records show, and not what was done: the article's day decides.
_OF_RECORDS = re.compile(r"\b(?:records?|filings?|reports?|disclosures?)\b", re.IGNORECASE)
_TO = re.compile(r"\b(?:to|for)\s+(?!date\b)\w")
_GIFTS_TO = re.compile(r"\b(?:contribution|donation|gift)s? to\s+\w", re.IGNORECASE)
_FROM = re.compile(r"\b(?:from|by)\s+\w")
_FROM_NAME = re.compile(r"\bfrom\s+(?:the\s+)?[A-Z]")
#: A verb that somebody goes before, or people of somebody: nobody at all is another statement.
_OF_ONE = re.compile(
    r"(?:has|have|had|did|do|does|is|are|was|were|will|would|never|\w+n['\u2019]t"
    r"|deny|denie[sd]|denying|gave|given?|giving|donat\w+|contribut\w+|made|sent|receiv\w+"
    r"|accept\w*|took|taken?|taking|got|gotten|drew)\b"
    r"|(?:no one|nobody|none|neither|no [\w-]+)\s+(?:at|of|from|in|on|with)\b",
    re.IGNORECASE,
)
#: Any PAC, of which "corporate" and the like would be only some.
_A_PAC = re.compile(r"(?:a |any |federal )*PACs?", re.IGNORECASE)
#: What somebody does as a rule may not have been one all the while.
_AS_A_RULE = re.compile(r"(?:takes?|accepts?|do(?:es)? not|do(?:es)?n['\u2019]t|won|will)\b", re.I)
_MANY = 1000  # rows that are looked through for one of a PAC
#: Words that leave out only some of the gifts, and in no column.
_SOME = re.compile(
    r"\b(?:corporate|PACs?|foreign|dark|outside|special[- ]interest|lobby\w*|individual|small|large"
    r"|new|other|union|business|additional|more|further|direct\w*|personal\w*)\b",
    re.IGNORECASE,
)


def check_absence(claim: Claim, case: Case) -> Finding:
    """The finding on a claim that somebody gave or received nothing, or that no record shows it."""
    if claim.direction == "spent":
        return check_unspent(claim, case)
    told = around.filled(claim, case)
    found = check_no_way(told, case, lambda: _of_any(told, case))
    if found is None:
        found = by_its_way(_of_any(told, case), told, case)
    return replace(found, claim=claim)


def _of_any(told: Claim, case: Case) -> Finding:
    """The finding on gifts between the parties, whichever way they went."""
    draft = Draft(told)
    givers, takers = mentions(told.donor), mentions(told.recipient)
    unread = _unread(told, case)
    if unread:
        return draft.say(unread).done(Verdict.NOT_CHECKABLE)
    pacs = _of_pacs(told, case) if case.reader is not None else None
    if pacs is not None:
        return pacs
    each = [
        _between(told, case, giver, taker)
        for giver in givers or (None,)
        for taker in takers or (None,)
    ]
    return together(each)


def _of_pacs(told: Claim, case: Case) -> Finding | None:
    """The finding on "took no PAC money": a PAC among those who gave contradicts it, and that none
    is among them is open, for whom the text means by it no registry says. None of other denials."""
    givers, takers = mentions(told.donor), mentions(told.recipient)
    if len(givers) != 1 or len(takers) != 1 or not _A_PAC.fullmatch(givers[0].name):
        return None
    draft = Draft(told)
    sides = around.ready(draft, case, None, takers[0])
    if isinstance(sides, Finding):
        return sides
    _, payees = around.ids(case, sides)
    period = told.period
    start, end = (period.start, period.end) if period else (None, None)
    question = Question("exists", payees=payees, kinds=GIFTS, start=start, end=end, limit=_MANY)
    draft.answers = answers = case.answers(question)
    paid = [row for row in answers.basis.records if row.paid and row.payer_id]
    ids = {f"id_{i}": each for i, each in enumerate(sorted({str(r.payer_id) for r in paid}))}
    sql = template("pacs").replace("{wanted}", ", ".join(f"${name}" for name in ids) or "NULL")
    pacs = {row[0] for row in case.ledger.rows(sql, ids)}
    rows = tuple(row for row in paid if row.payer_id in pacs)
    if not rows:
        draft.say(
            f"“{givers[0].name}” is a kind of giver; no row of one of the FEC's PACs was found."
        )
        return nearby.not_checkable(draft, case, sides)
    draft.say(f"The records have one of a PAC: {row_words(rows[0])}.")
    if period is None and _AS_A_RULE.match(told.quote):
        draft.say("Since when that is so the text does not say.")
        return draft.done(Verdict.NOT_CHECKABLE)
    draft.records = rows
    draft.fields["donor"] = Verdict.DIFFERS
    return draft.done(Verdict.DIFFERS)


def _between(claim: Claim, case: Case, giver: Mention | None, taker: Mention | None) -> Finding:
    """The finding on one pair of those that a denial names together: it is of each of them."""
    draft = Draft(claim)
    sides = around.ready(draft, case, giver, taker)
    return sides if isinstance(sides, Finding) else around.several(sides, _look(draft, case, sides))


def _unread(claim: Claim, case: Case) -> str:
    giver, taker = claim.donor, claim.recipient
    if not giver and not taker:
        return "The text names neither who gave nor who received."
    rest = case.reading.article.text[claim.start : claim.sentence.end]
    got = claim.direction == "received"
    if not (taker if got else giver) and _OF_ONE.match(claim.quote):
        did = "received" if got else "gave"
        return f"Who {did} nothing the text says in words that were not understood."
    if _GIFTS_TO.search(rest) if got else (not taker and _TO.search(rest)):
        return "The text says to whom nothing was given, in words that were not understood."
    if not giver and _FROM.search(rest):
        return "The text says from whom nothing came, in words that were not understood."
    source = None if got else _FROM_NAME.search(claim.quote)
    if source and not any(m.text in claim.quote[source.start() :] for m in mentions(giver)):
        return "The text says from whom nothing came, in words that were not understood."
    some = _SOME.search(claim.quote)
    names = [mention.text for mention in around.parties(claim)]
    named = " ".join([*names, *(stop.name for stop in stops.told(claim, case))])
    if some and some.group() not in named:
        return f"“{some.group()}” leaves out only some gifts; which, no column says."
    return ""


def _look(draft: Draft, case: Case, sides: Sides) -> Finding:
    claim = draft.claim
    payers, payees = around.ids(case, sides)
    nobody = sides.unknown
    if nobody:
        payers = payers or ((sides.giver.name,) if sides.giver else ())
        payees = payees or ((sides.taker.name,) if sides.taker else ())
        around.unknown(draft, case, sides)
    period = claim.period
    question = Question(
        "exists",
        payers=payers,
        payees=payees,
        kinds=GIFTS,
        start=period.start if period else None,
        end=period.end if period else None,
        amount=claim.amounts[0].value if claim.amounts else None,
    )
    draft.answers = answers = case.answers(question)
    rows = _shown(claim, answers.basis)
    if not rows:
        return _nothing(draft, case, sides)
    draft.records = rows
    earlier = _shown(claim, answers.then) if answers.then is not None else rows
    undated = not earlier and all(row.filed is None for row in rows)
    if undated:
        draft.say(
            f"These records give no day of filing; whether they showed it by {case.known_by} they"
            " do not say."
        )
    if _OF_RECORDS.search(case.sentence(claim)) and not earlier and not undated:
        draft.say(
            f"By what had been filed by {case.known_by} there was none. Filings made later show"
            f" one: {row_words(rows[0])}."
        )
        draft.fields["amount"] = Verdict.MATCH_WITH_CAVEAT
        return draft.done(Verdict.HELD_THEN_NOT_NOW)
    more = f", the first of {len(rows)}" if len(rows) > 1 else ""
    draft.say(f"The records have one: {row_words(rows[0])}{more}.")
    draft.fields["amount"] = Verdict.DIFFERS
    return draft.done(Verdict.DIFFERS)


def _shown(claim: Claim, answer: Answer | None) -> tuple[Record, ...]:
    rows = [r for r in (answer.records if answer else ()) if r.paid]
    if claim.amounts:
        rows = [r for r in rows if compare(claim.amounts[0], r.amount).agrees]
    return tuple(rows)


def _nothing(draft: Draft, case: Case, sides: Sides) -> Finding:
    """No row: borne out where the reports that would hold one are loaded."""
    start, end = loaded.window(draft.claim, case)
    if not loaded.covered(case.coverage, sides.tables, start, end):
        return nearby.not_checkable(draft, case, sides)
    givers = sides.donor.ids if sides.donor else ()
    unreported = reports.gap_between(case, givers, asking.filers(case, sides), end)
    if unreported:
        draft.missing = reports.way(end, asking.filers(case, sides))
        return nearby.not_checkable(draft.say(unreported), case, sides)
    draft.say(f"No row shows one. {loaded.loaded_words(case, sides.tables)}")
    caveats = []
    if draft.claim.period is None:
        caveats.append("Earlier records than those loaded were not looked at.")
    small = not draft.claim.amounts or draft.claim.amounts[0].value <= nearby.ITEMIZED_ABOVE
    if small and loaded.FROM_PEOPLE in sides.tables:
        caveats.append(f"Gifts of ${nearby.ITEMIZED_ABOVE} and less need not be itemized.")
    if sides.unknown:
        caveats.append("That rests on how the name is written.")
    draft.say(*caveats)
    verdict = Verdict.MATCH_WITH_CAVEAT if caveats else Verdict.MATCH
    draft.fields["amount"] = verdict
    return draft.done(verdict)
