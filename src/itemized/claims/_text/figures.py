"""Figures with a label under a name: "Mia Holt", and below it "Total raised: $5 million".

Papers set what each candidate raised, spent and holds in such lines. Whose a figure is, the heading
above the lines says, or, where a page was flattened into one line, the name before the first label.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from itemized.claims._text.draft import Draft
from itemized.claims._text.politics import cues, leans
from itemized.claims._text.sentences import LINE_MARK
from itemized.model import Amount, Claim, Mention

if TYPE_CHECKING:
    from itemized.claims._text.context import Context

_LABEL = re.compile(
    r"(?<![\w$-])(?P<label>(?:Total|Cash|Money|Amount|Funds?|Campaign|Contributions?|Donations?"
    r"|Receipts|Raised|Spent|Spending|Average|Number|Debts?|Donors|Contributors|Individual|Overall"
    r"|On hand|Q[1-4]|(?:First|Second|Third|Fourth)-quarter)\b(?: (?!Total\b)[\w-]+){0,5}):[ \t]+"
    r"(?:(?:about|nearly|almost|more than|over|roughly|approximately|some) )?"
    r"(?P<value>(?P<sum>\$) ?\d|\d{1,3}(?:,\d{3})+(?![\d.%])|\d{2,}(?![\d.,%]))"
)
#: What a label says of its figure; the first form that fits.
_SAYS = (
    (re.compile(r"\b(?:average|median|mean)\b", re.IGNORECASE), "average", "received"),
    (re.compile(r"\b(?:donors|contributors|donations|contributions)$", re.I), "count", "received"),
    (re.compile(r"\braised\b|\breceipts\b|\bfundrais", re.IGNORECASE), "raised_total", "received"),
    (
        re.compile(r"\bspen[dt]|\bexpenditures|\bdisbursements|\boutlays", re.I),
        "spent_total",
        "spent",
    ),
    (re.compile(r"\bdebts?\b|\bowed\b", re.IGNORECASE), "debt", "has"),
    (
        re.compile(r"\bcash\b|\bon hand\b|\bin the bank\b|\bbank\b|\bbalance\b", re.IGNORECASE),
        "cash_on_hand",
        "has",
    ),
    (re.compile(r"\bdonat|\bcontribut|\bhaul\b|\btotal\b", re.I), "raised_total", "received"),
)
#: What may stand beside a name in its heading: a title, a party and a state.
_AROUND = re.compile(r"(?:(?:[A-Z][\w.]*|of|the|former|and)[ ,]+){0,6}\W*", re.IGNORECASE)
_AFTER_NAME = re.compile(r"[ ,]*(?:\([^()\n]{1,30}\)|[DRIL]-[\w.]{2,6})?[ ,:]*")
_LEANING = 2  # words of politics in a text besides its labels
_HEADING = 70  # code points
_APART = 500  # code points between the figures of one block
_PROPER = frozenset({"person", "committee", "organization"})


@dataclass(frozen=True)
class Figure:
    """A labelled figure: a sum or a count, and whose it is."""

    kind: str
    direction: str
    start: int
    end: int
    owner: Mention
    amount: Amount | None
    n: str | None

    def claim(self, context: Context) -> Claim:
        """The claim that it makes."""
        one, two = (None, self.owner) if self.direction == "received" else (self.owner, None)
        amounts = (self.amount,) if self.amount else ()
        extra = {"n": self.n} if self.n else {}
        span = (self.start, self.end)
        return context.claim(
            Draft(self.kind, self.direction, *span, one, two, amounts, None, extra)
        )


def find_figures(context: Context) -> tuple[Figure, ...]:
    """Every labelled figure whose owner a heading or a name tells, where the text is of"
    " politics."""
    labels = list(_LABEL.finditer(context.text))
    if not labels or context.all_good:
        return ()
    beside = _LABEL.sub(" ", context.faceless)  # what the labels say, every collection says
    if cues(beside) + leans(beside) < _LEANING:
        return ()
    return tuple(_figures(context, labels))


def _figures(context: Context, labels: list[re.Match[str]]) -> Iterator[Figure]:
    owner, seen, last = None, set[str](), 0
    for m in labels:
        named = heading(context, last, m.start())
        if owner is None or named or m["label"].lower() in seen or m.start() - last > _APART:
            owner, seen = named or _before(context, last, m.start()), set()
        seen.add(m["label"].lower())
        amount = context.amount_from(m.start("value")) if m["sum"] else None
        said = _said(m["label"], amount)
        if m["sum"] and amount is None:
            continue
        last = (amount.end or 0) if amount else m.end()
        if owner is not None and said is not None:
            n = None if amount else m["value"]
            yield Figure(*said, m.start(), last, owner, amount, n)


def _said(label: str, amount: Amount | None) -> tuple[str, str] | None:
    """The kind and direction of a figure; a count is of givers or gifts, and no sum is one."""
    for form, kind, direction in _SAYS:
        if form.search(label) and (kind == "count") == (amount is None):
            return kind, direction
    return None


def heading(context: Context, low: int, at: int) -> Mention | None:
    """The name in the last line of [low, at) that is no more than a name."""
    low = max(low, at - _APART * 2)
    end = context.text.rfind("\n", low, at)
    while end > low:
        start = max(context.text.rfind("\n", low, end) + 1, low)
        mark = LINE_MARK.match(context.text, start, end)
        found = _only_name(context, mark.end() if mark else start, end)
        if found is not None:
            return found
        end = start - 1
    return None


def _only_name(context: Context, start: int, end: int) -> Mention | None:
    """The name that a line consists of, with a title before it and a party behind it."""
    words = context.text[start:end].strip()
    if not words or len(words) > _HEADING or "$" in words or words[-1] in ".!?:" or ": " in words:
        return None
    for n in reversed(context.cast.between(start, end)):
        if context.cast.kind(n) not in _PROPER:
            continue
        before, after = context.text[start : n.start], context.text[n.end : end].strip()
        if _AROUND.fullmatch(before) and _AFTER_NAME.fullmatch(after):
            return context.cast.mention(n)
    return None


def _before(context: Context, low: int, at: int) -> Mention | None:
    """The name right before the first label, in a page flattened into one line."""
    for n in reversed(context.cast.between(max(low, at - _HEADING), at + 1)):
        if context.cast.kind(n) in _PROPER and _AFTER_NAME.fullmatch(context.text, n.end, at):
            return context.cast.mention(n)
        if n.end < at:
            return None
    return None
