"""Sums that the words beside them tell to be other money, in whatever text they stand.

A raise in pay, a gift to a campus, what somebody spends on a garden, what a city pays a mayor: a
text on politics tells of all of them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from itemized.claims._text.politics import is_public, is_strong
from itemized.model import Mention

if TYPE_CHECKING:
    from itemized.claims._text.money import Money

#: "Raise it from $3,800 to $10,000", "raised teachers' salaries by $2,000": nobody raised the sum.
_RATE = (
    r"(?:it|them|(?:[\w'\u2019-]+ ){0,4}?(?:pay|salar(?:y|ies)|wages?|tax(?:es)?|rates?|tuition"
    r"|rents?"
    r"|fees?|fares?|tolls?|prices?|caps?|limits?|minimum|ceiling|threshold|levy|benefits?|pensions?"
    r"|stipends?))\b"
)
_RAISED_PAY = re.compile(
    rf"\brais(?:e|es|ed|ing) {_RATE}[^;$]{{0,40}}?\b(?:by|to|from|of)(?: [\w-]+){{0,3}} $",
    re.IGNORECASE,
)
_TO_RAISE_PAY = re.compile(rf"\s+to (?:raise|increase|lift|boost|cut) {_RATE}", re.IGNORECASE)
_PER_ONE = re.compile(
    r"(?: |-)(?:a|an|per)(?: |-)(?:teacher|employee|worker|household|family|child|resident|officer"
    r"|patient|prisoner|inmate|veteran|retiree)\b"
)
#: "From $3,800 per teacher to $10,000", "between $6 million and $14 million".
_JOINED = re.compile(
    r"[^,;$]{0,24}\b(?:to|and|or)(?: (?:about|nearly|more than|as much as))? ", re.I
)
#: "The $650 million casino", "a $310 million project": what a thing costs.
_THING = re.compile(
    r"[ -](?:[\w-]+ ){0,2}?(?:casino|resort|project|stadium|arena|hotel|tower|development|facility"
    r"|bridge|plant|pipeline|campus|complex|mall|factory|mansion|house|home|contract|lawsuit"
    r"|settlement|verdict)s?\b(?! (?:campaign|committee|group|effort|fight|measure|companies"
    r"|owners?"
    r"|operators?|developers?|interests|PACs?))",
    re.IGNORECASE,
)
_A_THING = re.compile(r"\b(?:an?|the|its|his|her|their|proposed|planned|new|this|that) $", re.I)
#: "The state could stand to gain $100 million": what is hoped for from a law.
_WOULD_GAIN = re.compile(
    r"\b(?:stands? to|could|would|will|expected to) (?:gain|generate|earn|lose|save)\b[^$;]{0,30}$",
    re.IGNORECASE,
)
#: What somebody is paid: "Roe's pay was $4.6 million".
_PAY = re.compile(
    r"\b(?:pay|salary|compensation|bonus|pension|wages|stipend|take-home|paycheck|severance)"
    r"(?: (?:of|was|is|were|are|package|at|came|comes|to|last year|in \d{4}|total(?:s|ed)|about"
    r"|nearly"
    r"|more|than|just|over))*\s*$",
    re.IGNORECASE,
)
_FROM_WORK = re.compile(
    r"\s+(?:a year )?(?:from|at|in) (?:his|her|their) (?:[\w-]+ ){0,2}?(?:practice|job|work"
    r"|business"
    r"|salary|investments|pension|books?|consulting|rentals?|farm)\b",
    re.IGNORECASE,
)
#: What a gift is for that no campaign is: programs, a campus, research.
_GOOD_USE = re.compile(
    r"[^,;.$]{0,40}?\b(?:to|for|toward) (?:help )?(?:support|create|expand|build|fund|endow"
    r"|establish"
    r"|start|open|renovate|rebuild|name|bolster) [^;.$]{0,70}?\b(?:faculty|scholar\w*|campus"
    r"|centers?"
    r"|institutes?|schools?|universit\w*|colleges?|hospitals?|museums?|librar\w*|research|students"
    r"|endowment|stadium|church|clinics?|playgrounds?|parks?|housing|gardens?)\b",
    re.IGNORECASE,
)
_ELECTS = re.compile(
    r"\b(?:candidates?|campaigns?|\w*pacs?|measures?|initiatives?|elections?|lawmakers?|voters?"
    r"|legislators?|democrats?|republicans?)\b",
    re.IGNORECASE,
)
#: What money spent in politics goes for.
_POLITICAL_USE = re.compile(
    r"\b(?:ads?|advert\w+|tv|television|radio|mail\w*|air ?time|campaign\w*|races?|elections?"
    r"|primary"
    r"|politic\w*|consult\w*|poll\w*|staff|field|lobby\w*|democrat\w*|republican\w*|candidates?"
    r"|measures?|signatures?|\w*pacs?|committees?|bid|run|ballot|effort|cause|voters?|recall"
    r"|contest|seat|contributions?|donations?|digital|canvass\w*|legal|lawyers?|travel|meals?"
    r"|events?"
    r"|fund-?rais\w*|strateg\w*|oppos\w*|support\w*|attack\w*|amendment|proposition|initiative|it"
    r"|him|her|them)\b",
    re.IGNORECASE,
)
_ON_WHAT = re.compile(r"\s+(?:on|at) (?P<what>(?![A-Z])(?:an?|the|his|her|their)? ?[^,;.$]{3,60})")


def is_other_sum(money: Money) -> bool:
    """Whether the words right beside a sum say that it is no political money."""
    if _WOULD_GAIN.search(money.before):
        return True
    if _A_THING.search(money.before) and _THING.match(money.text, money.end, money.sentence.end):
        return True
    return (
        _is_pay(money)
        or _for_good_use(money)
        or _by_employer(money)
        or _on_private_things(money)
        or _joined(money)
    )


def _is_pay(money: Money) -> bool:
    """Whether it is what somebody earns, or a raise of it."""
    aim = _TO_RAISE_PAY.match(money.text, money.end, money.sentence.end)
    if aim or _RAISED_PAY.search(money.before) or _PER_ONE.match(money.text, money.end):
        return True
    if _PAY.search(money.before):
        return not is_strong(money.words)
    earned = money.verb is None or money.family in {None, "receive", "any"}
    return earned and bool(_FROM_WORK.match(money.text, money.end, money.sentence.end))


def _for_good_use(money: Money) -> bool:
    """Whether it was given for a campus, research or the like, and not to elect anybody."""
    use = _GOOD_USE.match(money.text, money.end, money.sentence.end)
    if use is None or money.family not in {"give", "pledge", "any", None}:
        return False
    return not (is_strong(money.words) or _ELECTS.search(use[0]))


def _by_employer(money: Money) -> bool:
    """Whether a government pays it: "was paid $96,400 by the city"."""
    verb = money.verb
    if verb is None or verb.family != "pay" or not verb.passive or money.follows:
        return False
    payer = money.from_party
    return isinstance(payer, Mention) and is_public(payer.name)


def _on_private_things(money: Money) -> bool:
    """Whether a person spends it on what is no politics: "spending $820,000 on landscaping"."""
    if money.family != "spend" or money.follows or not isinstance(money.subject, Mention):
        return False
    what = _ON_WHAT.match(money.text, money.end, money.sentence.end)
    if what is None or money.subject.kind != "person" or is_strong(money.words):
        return False
    return not _POLITICAL_USE.search(what["what"])


def _joined(money: Money) -> bool:
    """Whether it goes on with a sum of that kind: "from $3,800 per teacher to $10,000"."""
    before = money.before_item
    if before is None or before.sentence is not money.sentence:
        return False
    if not _JOINED.fullmatch(money.text, before.end, money.start):
        return False
    between = money.context.verbs[money.sentence.index]
    own = any(before.end <= v.start < money.start for v in between)
    return not own and is_other_sum(before)
