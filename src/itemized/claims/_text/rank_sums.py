"""A rank whose sum is told after it: "the largest gift to the PAC was $5,000 from Roe"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from itemized.claims._text import rank_forms as forms
from itemized.claims._text.draft import Draft
from itemized.claims._text.gifts import read_gifts

if TYPE_CHECKING:
    from itemized.claims._text.context import Context
    from itemized.claims._text.sentences import Sentence
    from itemized.model import Claim

_GIFT = re.compile(r"(?:donation|contribution|gift|check)$", re.IGNORECASE)
_SUM_IS = re.compile(
    r"[^,;.$]{0,80}? (?:is|was|remains) (?:an? |the |about |roughly |for )?$", re.IGNORECASE
)


def with_its_sum(context: Context, sentence: Sentence, m: re.Match[str]) -> Claim | None:
    """The statement that the sum after a rank has it, with who gave and who got it; else None."""
    start, end = sentence.start + m.start(), sentence.start + m.end()
    if m.re is not forms.RANK or not _GIFT.search(m[0]):
        return None
    told = [x for x in context.moneys_in(sentence) if x.start > end]
    if not told or not _SUM_IS.fullmatch(context.text, end, told[0].start):
        return None
    gift = next((g for g in read_gifts(context) if g.money.start == told[0].start), None)
    taker = gift.recipient if gift else None
    taker = taker or context.phrases(sentence).after("to", end, told[0].start)
    if taker is None:
        return None
    stop = forms.ENDS.search(context.text[told[0].end : sentence.end])
    stop_at = told[0].end + stop.start() if stop else sentence.end
    extra = {"rank": m["rank"].strip(), "scope": m["what"].strip()}
    return context.claim(
        Draft(
            "superlative",
            gift.direction if gift else "received",
            *(start, stop_at, gift.donor if gift else None, taker, (told[0].amount,)),
            context.period_near(sentence, start, stop_at),
            extra,
        )
    )
