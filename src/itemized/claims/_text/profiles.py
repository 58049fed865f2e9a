"""Figures that stand under a name: a name by itself, then "Total raised: $5 million" and the like.

Such pages set out many people one after another; whose a figure is, only the heading says.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from itemized.claims._text.sentences import LINE_MARK
from itemized.model import Mention

if TYPE_CHECKING:
    from itemized.claims._text.context import Context
    from itemized.claims._text.money import Money
    from itemized.claims._text.names import Name
    from itemized.claims._text.parties import Parties
    from itemized.claims._text.sentences import Sentence

_OF_WHAT = (
    r"(?:(?:total|amount|money|cash|funds) )?(?:raised|spent|taken in)|(?:total )?receipts"
    r"|(?:total )?(?:spending|expenditures|disbursements|contributions|donations|debts?)"
    r"|cash[- ]on[- ]hand|on hand|in the bank|(?:remaining )?cash|loans?|self-funded"
    r"|(?:average|median) (?:donation|contribution|gift)|(?:total |top )?(?:donors|contributors)"
)
#: "Total raised:", "Cash raised in 2022:", "Average donation:".
LABEL = re.compile(
    rf"\b(?P<what>{_OF_WHAT})(?: (?:overall|to date|so far|in total|this \w+|last \w+|through"
    r" [\w ]{3,20}|as of [\w. ]{3,20}|(?:in|since|for) (?:\w+ )?(?:quarter|\d{4})"
    r"|who gave [^:.]{3,40}))?"
    r"(?: \([^()]{1,30}\))?:",
    re.IGNORECASE,
)
#: What may stand beside the name in its heading: offices, a side, a place, brackets.
_BESIDE = re.compile(
    r"\W*(?:(?:the|of|for|from|and|former|now|then|[A-Z][\w.\u2019'-]*|[DRIL]|mayor|governor"
    r"|senator"
    r"|candidate|incumbent)[,.]?\s*|\([^()]{1,30}\)[\s:,]*)*\W*"
)
#: A name of several words, the small ones among them written small.
_ONE_NAME = re.compile(
    r"[A-Z][\w'\u2019-]*(?: (?:of|for|the|and|a|to|in))+(?: [A-Z][\w'\u2019-]*)+"
)
#: A line of figures: a name, a colon and the first of them.
_LINE_OF = re.compile(
    rf"(?:{LINE_MARK.pattern})?(?P<name>(?!(?:grand )?total\b)[^:;$()]{{3,60}}?)"
    rf"(?: \([^()$]{{1,30}}\)|, [^:;$]{{3,40}})?:\s"
    r"(?:(?:raised|spent|cash on hand|has|had|took in|reported|reports|total raised|about|over"
    r"|nearly|more than),? ){0,2}\$",
    re.IGNORECASE,
)
_SHORT = 70  # code points of a heading
_BACK = 40  # sentences from a figure up to its heading
_NEAR = 40  # code points between a figure and the label before it


def _label(money: Money) -> re.Match[str] | None:
    """The label that a figure stands behind."""
    found = None
    for m in LABEL.finditer(money.text, max(money.sentence.start, money.start - 120), money.start):
        found = m
    if found is None or money.start - found.end() > _NEAR:
        return None
    between = money.text[found.end() : money.start]
    return None if re.search(r"[.;:]\s|\d", between) else found


def _heading(context: Context, s: Sentence) -> Name | None:
    """The name that a sentence is, where it is nothing but a name with what its bearer is."""
    if len(s.text) > _SHORT or "$" in s.text or LINE_MARK.match(s.text):
        return None
    names = [n for n in context.cast.between(s.start, s.end) if _may_head(context, n)]
    if len(names) != 1 or s.text.endswith((".", "?", "!", "\u201d", '"')):
        return None
    before, after = context.text[s.start : names[0].start], context.text[names[0].end : s.end]
    return names[0] if _BESIDE.fullmatch(before) and _BESIDE.fullmatch(after) else None


def _may_head(context: Context, n: Name) -> bool:
    return context.cast.kind(n) not in {"place", "side"}


def _run_on(money: Money, label: re.Match[str]) -> Name | None:
    """The name right before the first of the labels that run on: "Roe Raised: $5 Spent: $2"."""
    text, cast = money.text, money.context.cast
    low = money.sentence.start
    for n in reversed(cast.between(low, label.start())):
        if not _may_head(money.context, n):
            continue
        nearest = LABEL.match(text, n.end + 1, label.end())
        if nearest and text[n.end : nearest.start()].strip(" \n:\u2014\u2013-") == "":
            return n
    return None


def headed_by(context: Context, sentence: Sentence) -> Name | None:
    """The name that heads the figures a sentence stands among."""
    for s in reversed(context.sentences[max(0, sentence.index - _BACK) : sentence.index]):
        name = _heading(context, s)
        if name is not None:
            return name
        if not _is_part(s):
            return None
    return None


def _is_part(s: Sentence) -> bool:
    """Whether a sentence may stand between a figure and its heading: a label or a listed item."""
    return bool(re.match(r"[^.:]{2,60}:(?:\s|$)", s.text) or LINE_MARK.match(s.text)) or (
        len(s.text) < _SHORT and not re.search(r"[.!?]$", s.text)
    )


def whose_figure(money: Money) -> Parties | None:
    """Whose a figure behind a label is."""
    label = _label(money)
    if label is None:
        return None
    name = _run_on(money, label)
    first = not money.text[money.sentence.start : label.start()].strip(" -\u2022*")
    after_other = re.match(r"[^:.]{2,40}: ", money.sentence.text)
    if name is None and (first or after_other):
        name = headed_by(money.context, money.sentence)
    return money.context.cast.headed(name) if name else None


def line_owner(money: Money) -> Parties | None:
    """Whose figures a line holds: "Sen. Jane Roe (D): $5 million raised, $2 million on hand"."""
    line = _LINE_OF.match(money.sentence.text)
    if line is None or money.start < money.sentence.start + line.end() - 1:
        return None
    cast, (low, at) = money.context.cast, (money.sentence.start + i for i in line.span("name"))
    named = [n for n in cast.between(low, at) if n.end == at]
    words = money.text[low:at]
    if _ONE_NAME.fullmatch(words) and not (named and (named[0].titled or named[0].start == low)):
        return Mention(words, words, low, at, "organization")  # "Priorities for the Nation"
    return cast.mention(named[-1]) if named else None
