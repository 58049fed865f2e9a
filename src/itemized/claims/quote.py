"""Quotations: who is said to have said it, and where the words were altered."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from itemized.claims._base import ClaimKind, Example, Expected
from itemized.claims._text.draft import Draft
from itemized.claims._text.speakers import QUOTED, speaker_of

if TYPE_CHECKING:
    from itemized.claims._text.context import Context
    from itemized.model import Claim

_ALTERED = re.compile(r"\[[^\]]{0,80}\]|\.\.\.|\u2026|\. \. \.")
_FEWEST = 3  # words; fewer are a turn of phrase set off, not a quotation


def read(context: Context) -> list[Claim]:
    """One claim for each sentence that quotes; `quotations` holds the words themselves."""
    claims = []
    for sentence in context.sentences:
        quoted = [m for m in QUOTED.finditer(sentence.text) if re.search(r"\w", m[0])]
        words = sum(len(m[0].split()) for m in quoted)
        altered = [a[0] for m in quoted for a in _ALTERED.finditer(m[0])]
        if words < _FEWEST and not altered:
            continue
        start, end = sentence.start + quoted[0].start(), sentence.start + quoted[-1].end()
        speaker = speaker_of(context, sentence)
        if speaker is None and words <= _FEWEST and not altered:
            continue
        first = speaker[0] if isinstance(speaker, tuple) else speaker
        extra = {
            "speaker": first.name if first else None,
            "quotations": [m[0].strip('\u201c\u201d" ') for m in quoted],
            "altered": altered,
        }
        claims.append(context.claim(Draft("quote", None, start, end, extra=extra)))
    return claims


KIND = ClaimKind(
    name="quote",
    title="A quotation",
    doc="Words in quotation marks, with who is said to have said them and the marks of alteration.",
    directions=(),
    rank=20,
    about_money=False,
    read=read,
    examples=(
        Example(
            "Lee Moss said the race was \u201cnot [about] money at all.\u201d",
            (
                Expected(
                    "not [about] money at all",
                    extra=(("speaker", "Lee Moss"), ("altered", "[about]")),
                ),
            ),
        ),
        Example(
            "According to Ada Quill, \u201cthe roads must be mended first.\u201d",
            (Expected("the roads must be mended", extra=(("speaker", "Ada Quill"),)),),
        ),
        Example("The so-called \u201cpothole\u201d bill passed."),
    ),
)
