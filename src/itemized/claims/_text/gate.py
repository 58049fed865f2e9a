"""Whether an amount is political money, as far as its text says."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from itemized.claims._text.politics import is_other, is_public, is_strong, leans
from itemized.model import Mention

if TYPE_CHECKING:
    from itemized.claims._text.money import Money

_LEANING = 2  # words of elections beside a gift, as in "Rep. Roe, a Democrat, received $5"
_OFFICE = re.compile(
    r"^(?:the |state |federal )*(?:governors?|lawmakers|legislators?|officials|regulators)$"
    r"|(?:\boffice|legislature|assembly|department|commission)$",
    re.IGNORECASE,
)
_MUCH_LEANING = 4  # the same, in the sentences around a sum
_MOST_SPENT = 20_000_000_000  # dollars; a whole federal cycle has cost less (14.4 billion in 2020)
_WELL_CUED = 4  # words of political money near a sum, where the words beside it name another kind


def is_political(money: Money) -> bool:
    """Whether the text gives reason to take an amount for political money."""
    context, sentence = money.context, money.sentence
    clause = context.faceless[
        max(sentence.start, money.start - 120) : min(sentence.end, money.end + 120)
    ]
    if context.of_good_cause(sentence) or money.amount.value > _MOST_SPENT:
        return False
    strong = is_strong(sentence.text) or context.names_committee(sentence)
    strong = strong or money.item is not None
    near, about = context.nearby_cues(sentence), context.about_money
    if is_other(clause):
        told = strong or (about and near >= _WELL_CUED)
        return told and not is_other(money.faceless_words)
    if not strong and _by_office(money):
        return False
    return strong or about or _leans(money, near)


def _leans(money: Money, near: int) -> bool:
    """Whether words of elections beside an amount say so."""
    context, sentence = money.context, money.sentence
    lean = leans(context.faceless[sentence.start : sentence.end])
    if lean and money.family == "raise":
        return True
    if lean >= _LEANING and money.family in {"give", "receive"}:
        return True
    needed = 2 if money.family in {"give", "receive", "raise", "spend", "has", None} else 3
    lean += _names_fund(money)
    if money.family not in {"total", "owe"}:
        near += leans(context.paragraph(sentence)) >= _MUCH_LEANING
    return near + min(lean, 1) >= needed


def _by_office(money: Money) -> bool:
    """Whether a government gives, spends or pays, as the governor and lawmakers do."""
    payer = money.subject if money.family in {"give", "spend", "pay"} else None
    return isinstance(payer, Mention) and (
        is_public(payer.name) or bool(_OFFICE.search(payer.name))
    )


def _names_fund(money: Money) -> bool:
    """Whether a name beside it has the form of a committee's: "Acme Victory Fund"."""
    cast = money.context.cast
    near = cast.between(money.sentence.start, money.sentence.end)
    return any(cast.kind(n) == "committee" or n.text in cast.grouped for n in near)
