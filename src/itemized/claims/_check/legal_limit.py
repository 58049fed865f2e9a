"""Whether a limit that a text gives is the one in FEC's published tables.

What the law allows is checked here, and never whether anyone kept to it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from itemized.claims._check import limits, places, unlimited
from itemized.claims._check.case import Case, Draft, mentions
from itemized.claims._check.limits import Limit
from itemized.model import Amount, Claim, Finding, Mention, Verdict
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
        "all",
        re.compile(
            r"\b(?:aggregate|biennial|overall|in all|altogether|all told)\b"
            r"(?=[^.;]*\b(?:candidates|committees|campaigns|parties)\b)"
            r"|\b(?:candidates|committees|campaigns|parties)\b"
            r"(?=[^.;]*\b(?:aggregate|biennial|overall|in all|altogether|all told)\b)"
            r"|\ball (?:federal )?(?:candidates|committees|campaigns)\b"
            r"|\b(?:aggregate|biennial|overall) (?:\w+ )?(?:limit|cap|maximum)\b",
            re.IGNORECASE,
        ),
    ),
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
#: What says where a gift goes more narrowly goes before what does so widely.
_NARROWER = {
    "all": ("candidate", "national party", "state party", "party account", "pac"),
    "state party": ("national party",),
    "party account": ("national party",),
}
_FROM_PAC = re.compile(
    r"\b(?:PACs?|political action committees?)\b(?=[^.;]{0,40}\b(?:give|contribut|donat))"
    r"|\b(?:from|by|for) (?:a |an )?(?:\w+ )?(?:PACs?|political action committees?)\b"
)
_BY = re.compile(
    r"\b(?:contributions?|donations?|gifts?|giving|checks?|money) (?:from|by)"
    r" (?P<who>(?:[a-z-]+ )?(?:contractors?|nationals?|organizations?|[a-z-]+))",
    re.IGNORECASE,
)
_PARTIES = re.compile(r"\bpart(?:y|ies)\b|\b(?:[DR]NC|NRSC|DSCC|NRCC|DCCC)\b", re.IGNORECASE)
_COUPLE = re.compile(r"\b(?:couples?|husbands? and wi(?:fe|ves)|spouses)\b", re.IGNORECASE)
_TO_SUPER = re.compile(rf"\b(?:to|of) (?:an? |the |any )?{unlimited.SUPER.pattern}", re.IGNORECASE)
_SENATE = re.compile(r"\b(?:Senate|senator\w*)\b")
_UNITS = (
    (
        "two years",
        re.compile(
            r"\b(?:per|an?|each|every|over (?:an?|the)) (?:(?:two-year|election|full) )*cycle\b"
            r"|\b(?:over|per|every) two years\b|\bbiennial\b",
            re.IGNORECASE,
        ),
    ),
    (
        "year",
        re.compile(r"\b(?:per|an?|each|every) (?:calendar )?year\b|\bannual(?:ly)?\b", re.I),
    ),
    ("election", re.compile(r"\b(?:per|each|every) election\b(?! cycle)", re.IGNORECASE)),
)
_BOTH = Decimal(2)
#: The least that a limit on all gifts together ever was.
_LEAST_OF_ALL = Decimal(25_000)
_NOT = re.compile(
    r"\b(?:not|\w+n['\u2019]t|barred|prohibited|banned|forbidden|cannot)\b", re.IGNORECASE
)
_ANY_SUM = re.compile(r"\bunlimited\b|\bno (?:\w+ )?(?:limits?|caps?)\b", re.IGNORECASE)


@dataclass(frozen=True)
class _Read:
    """What a sentence says of a limit: to whom, from whom, and per what; empty where it does not
    say. shares: of how many people the sum is."""

    recipients: tuple[str, ...]
    givers: tuple[str, ...]
    per: str
    shares: int


def check_limit(claim: Claim, case: Case) -> Finding:
    """The finding on a contribution limit; it needs no ledger, for the table is published."""
    draft, sentence = Draft(claim), case.sentence(claim)
    if not claim.amounts:
        return _without_figure(draft, case, sentence)
    amount = claim.amounts[0]
    if not _LIMIT.search(sentence):
        return _size(draft, amount, sentence)
    local = _local(case, sentence)
    if local:
        return draft.say(local).done(Verdict.NOT_CHECKABLE)
    day = claim.period.start if claim.period and claim.period.start else case.published
    if day is None:
        draft.say("Limits change with each cycle, and neither the text nor the article has a date.")
        return draft.done(Verdict.NOT_CHECKABLE)
    table = limits.on(day)
    if not table:
        draft.say(f"The table of limits does not reach {day.year}.")
        return draft.done(Verdict.NOT_CHECKABLE)
    no_figure = unlimited.rule(_giver(claim, sentence), _taker(claim, sentence), day)
    if no_figure:
        draft.fields["amount"] = Verdict.DIFFERS
        return draft.say(no_figure).done(Verdict.DIFFERS)
    return _weighed(draft, amount, table, _read(claim, sentence), day)


def _local(case: Case, sentence: str) -> str:
    """Why the limit may be of another law than the federal one; empty where nothing says so."""
    if places.federal_words(sentence) or re.search(r"\bfederal\b", sentence, re.IGNORECASE):
        return ""
    if places.local_office(sentence):
        return "The sentence speaks of a state's or a city's race; its limits are its own law's."
    text = case.reading.article.text
    if places.local_office(text) and not places.federal_words(text):
        return (
            "The text speaks of a state's or a city's race, and of no federal one; its limits are"
            " its own law's."
        )
    return ""


def _without_figure(draft: Draft, case: Case, sentence: str) -> Finding:
    """That somebody may give nothing, or that super PACs may take any sum, by federal law."""
    claim, day = draft.claim, case.published
    giver, taker = _giver(claim, sentence), _named(claim.recipient)
    why = ""
    if not _local(case, sentence) and day is not None:
        why = unlimited.rule(giver, taker, day)
        borne_out = _ANY_SUM if why == unlimited.NO_LIMIT else _NOT
        why = why if borne_out.search(claim.quote) else ""
    if not why:
        draft.say("The text gives no figure for the limit.")
        return draft.done(Verdict.OUT_OF_SCOPE)
    draft.say(why, "That is the law of federal elections; states have their own.")
    return draft.done(Verdict.MATCH_WITH_CAVEAT)


def _size(draft: Draft, amount: Amount, sentence: str) -> Finding:
    if amount.value == _ITEMIZED and _DISCLOSED.search(sentence):
        draft.fields["amount"] = Verdict.MATCH
        draft.say(f"Reports name givers of more than $200 in a year ({_ITEMIZED_CITE}).")
        return draft.done(Verdict.MATCH)
    draft.say("The text gives a size of gifts and no legal limit.")
    return draft.done(Verdict.OUT_OF_SCOPE)


def _named(parties: Mention | tuple[Mention, ...] | None) -> str:
    return " and ".join(mention.name for mention in mentions(parties))


def _giver(claim: Claim, sentence: str) -> str:
    """The text's words for who gives: "individuals", "a corporation"."""
    by = _BY.search(sentence)
    return _named(claim.donor) or (by["who"] if by else "")


def _taker(claim: Claim, sentence: str) -> str:
    to = _TO_SUPER.search(sentence)
    return to.group() if to else _named(claim.recipient)


def _read(claim: Claim, sentence: str) -> _Read:
    bare = unlimited.SUPER.sub("", f"{sentence} {_named(claim.recipient)}")
    giver = _giver(claim, sentence)
    where = bare.replace(_named(claim.donor), "")
    to = [recipient for recipient, words in _TO if words.search(where)]
    to = [x for x in to if not any(x in _NARROWER.get(other, ()) for other in to)]
    givers = ("pac", "small pac") if _FROM_PAC.search(bare) else ("individual",)
    if _PARTIES.search(giver):
        givers = ("party",)
        to += ["senate candidate"] if "candidate" in to and _SENATE.search(sentence) else []
    if "all" in to:
        to += ["all candidates", "all committees"]
    per = next((unit for unit, words in _UNITS if words.search(sentence)), "")
    return _Read(tuple(to), givers, per, 2 if _COUPLE.search(giver) else 1)


def _weighed(
    draft: Draft, amount: Amount, table: Iterable[Limit], read: _Read, day: date
) -> Finding:
    """The first of: the limit itself, two elections' worth of it, another one, none of them."""
    fitting = [
        limit
        for limit in table
        if limit.giver in read.givers
        and (not read.recipients or limit.recipient in read.recipients)
    ]
    if not fitting:
        return _none(draft, amount, read, day)
    each = amount.value / read.shares
    same = [limit for limit in fitting if limit.amount == each]
    of_unit = [limit for limit in same if _per(limit, read.per)]
    if of_unit:
        return _agrees(draft, of_unit, read, "")
    twice = [x for x in fitting if x.per == "election" and _BOTH * x.amount == each]
    if twice and read.per != "election":
        both = "The text's figure is that for a primary and a general election."
        return _agrees(draft, twice, read, both)
    if same:
        draft.say(*_words(same), f"The text has it per {read.per}.")
        draft.fields |= {"amount": Verdict.MATCH, "period": Verdict.DIFFERS}
        return draft.done(Verdict.DIFFERS)
    draft.say(*_words(fitting))
    if len({limit.recipient.partition(" ")[0] for limit in fitting}) != 1:
        draft.say("The text does not say to whom the limit is, and none of these is the figure.")
        return draft.done(Verdict.NOT_CHECKABLE)
    draft.fields["amount"] = Verdict.DIFFERS
    draft.say(*_of_other_cycles(amount, fitting))
    return draft.done(Verdict.DIFFERS)


def _per(limit: Limit, said: str) -> bool:
    """Whether the text's unit is the limit's; of a whole campaign texts say all sorts of units."""
    return not said or limit.per == "campaign" or limit.per.split(" and ")[-1] == said


def _agrees(draft: Draft, found: list[Limit], read: _Read, caveat: str) -> Finding:
    """The finding where the figure is a limit, or one of several people or elections."""
    draft.say(*_words(found), caveat)
    draft.say("The text's figure is that of two people." if read.shares > 1 else "")
    verdict = Verdict.MATCH_WITH_CAVEAT if caveat or read.shares > 1 else Verdict.MATCH
    draft.fields["amount"] = verdict
    return draft.done(verdict)


def _none(draft: Draft, amount: Amount, read: _Read, day: date) -> Finding:
    """The finding where the table has no such limit: only of all together is there none at all."""
    of_all = "all" in read.recipients and amount.value >= _LEAST_OF_ALL
    if of_all and day >= limits.NO_SUM_SINCE and read.givers == ("individual",):
        draft.say(
            f"Since {limits.NO_SUM_SINCE} no limit holds on the sum of all that an individual"
            f" gives ({limits.NO_SUM})."
        )
        draft.fields["amount"] = Verdict.DIFFERS
        return draft.done(Verdict.DIFFERS)
    draft.say("The table has no limit of that kind.")
    return draft.done(Verdict.NOT_CHECKABLE)


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
