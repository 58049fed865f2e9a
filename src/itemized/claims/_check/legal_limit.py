"""Whether a limit that a text gives is the one in FEC's published tables.

What the law allows is checked here, and never whether anyone kept to it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from itemized.claims._check import limits, places
from itemized.claims._check.case import Case, Draft, mentions
from itemized.claims._check.limits import Limit
from itemized.model import Amount, Claim, Finding, Verdict
from itemized.money import show_dollars

_LIMIT = re.compile(
    r"\b(?:limit(?:ed|s)?|maximum|max(?:ed)?|caps?|capped|allowed|permitted"
    r"|by law|legal(?:ly)?|(?:may|can|could) (?:only )?(?:give|donate|contribute|send))\b",
    re.IGNORECASE,
)
#: Above this sum in a year, reports name the giver.
_ITEMIZED = Decimal(200)
_ITEMIZED_CITE = "52 U.S.C. 30104(b)(3)(A)"
_DISCLOSED = re.compile(r"\b(?:itemiz|disclos|report(?:ed)?\b|identif|named?\b)", re.IGNORECASE)
_TO = (
    (
        "party account",
        re.compile(
            r"\b(?:headquarters|convention|recount|legal) (?:account|fund)|accounts?\b",
            re.IGNORECASE,
        ),
    ),
    ("state party", re.compile(r"\b(?:state|local|county) part(?:y|ies)\b", re.IGNORECASE)),
    (
        "national party",
        re.compile(
            r"\b(?:national (?:party|committee)|part(?:y|ies)(?: committees?)?|[DR]NC|NRSC|DSCC"
            r"|NRCC|DCCC)\b",
            re.IGNORECASE,
        ),
    ),
    (
        "candidate",
        re.compile(
            r"\b(?:candidates?|campaigns?|per election|each election|primary|nominees?)\b",
            re.IGNORECASE,
        ),
    ),
    ("pac", re.compile(r"\bto (?:\w+ )?(?:PACs?|political action committees?)\b")),
)
_FROM_PAC = re.compile(
    r"\b(?:PACs?|political action committees?)\b(?=[^.;]{0,40}\b(?:give|contribut|donat))"
    r"|\b(?:from|by|for) (?:a |an )?(?:\w+ )?(?:PACs?|political action committees?)\b"
)
_SUPER = re.compile(r"\bsuper ?PACs?\b", re.IGNORECASE)
_BOTH = Decimal(2)


@dataclass(frozen=True)
class _Read:
    """What a sentence says of a limit: to whom, and from whom; None where it does not say."""

    recipients: tuple[str, ...]
    givers: tuple[str, ...]


def check_limit(claim: Claim, case: Case) -> Finding:
    """The finding on a contribution limit; it needs no ledger, for the table is published."""
    draft, sentence = Draft(claim), case.sentence(claim)
    if not claim.amounts:
        draft.say("The text gives no figure for the limit.")
        return draft.done(Verdict.OUT_OF_SCOPE)
    amount = claim.amounts[0]
    if not _LIMIT.search(sentence):
        return _size(draft, amount, sentence)
    if places.local_office(sentence) and not places.federal_words(sentence):
        draft.say(
            "The sentence speaks of a state's or a city's race; its limits are its own law's."
        )
        return draft.done(Verdict.NOT_CHECKABLE)
    day = claim.period.start if claim.period and claim.period.start else case.published
    if day is None:
        draft.say("Limits change with each cycle, and neither the text nor the article has a date.")
        return draft.done(Verdict.NOT_CHECKABLE)
    table = limits.on(day)
    if not table:
        draft.say(f"The table of limits does not reach {day.year}.")
        return draft.done(Verdict.NOT_CHECKABLE)
    return _weighed(draft, amount, table, _read(claim, sentence))


def _size(draft: Draft, amount: Amount, sentence: str) -> Finding:
    if amount.value == _ITEMIZED and _DISCLOSED.search(sentence):
        draft.fields["amount"] = Verdict.MATCH
        draft.say(f"Reports name givers of more than $200 in a year ({_ITEMIZED_CITE}).")
        return draft.done(Verdict.MATCH)
    draft.say("The text gives a size of gifts and no legal limit.")
    return draft.done(Verdict.OUT_OF_SCOPE)


def _read(claim: Claim, sentence: str) -> _Read:
    named = " ".join(mention.name for mention in mentions(claim.recipient))
    bare = _SUPER.sub("", f"{sentence} {named}")
    to = [recipient for recipient, words in _TO if words.search(bare)]
    if "state party" in to and "national party" in to:
        to.remove("national party")
    if "party account" in to and "national party" in to:
        to.remove("national party")
    givers = ("pac", "small pac") if _FROM_PAC.search(bare) else ("individual",)
    return _Read(tuple(to), givers)


def _weighed(draft: Draft, amount: Amount, table: Iterable[Limit], read: _Read) -> Finding:
    """The first of: the limit itself, two elections' worth of it, another one, none of them."""
    fitting = [
        limit
        for limit in table
        if limit.giver in read.givers
        and (not read.recipients or limit.recipient in read.recipients)
    ]
    same = [limit for limit in fitting if limit.amount == amount.value]
    if same:
        draft.fields["amount"] = Verdict.MATCH
        draft.say(*_words(same))
        return draft.done(Verdict.MATCH)
    twice = [x for x in fitting if x.per == "election" and _BOTH * x.amount == amount.value]
    if twice:
        draft.fields["amount"] = Verdict.MATCH_WITH_CAVEAT
        draft.say(*_words(twice), "The text's figure is that for a primary and a general election.")
        return draft.done(Verdict.MATCH_WITH_CAVEAT)
    draft.say(*_words(fitting))
    if len({limit.recipient for limit in fitting}) != 1:
        draft.say("The text does not say to whom the limit is, and none of these is the figure.")
        return draft.done(Verdict.NOT_CHECKABLE)
    draft.fields["amount"] = Verdict.DIFFERS
    draft.say(*_of_other_cycles(amount, fitting))
    return draft.done(Verdict.DIFFERS)


def _words(found: Iterable[Limit]) -> tuple[str, ...]:
    return tuple(
        f"The limit {limit.words} is {show_dollars(limit.amount)} ({limit.cite})."
        for limit in found
    )


def _of_other_cycles(amount: Amount, fitting: list[Limit]) -> tuple[str, ...]:
    """Of which cycle the figure is the limit, where it is one."""
    like = {(limit.giver, limit.recipient) for limit in fitting}
    return tuple(
        f"{show_dollars(amount.value)} is the limit {limit.words} ({limit.cite})."
        for cycle in limits.INDEXED
        for limit in limits.of_cycle(cycle)
        if (limit.giver, limit.recipient) in like and limit.amount == amount.value
    )[:2]
