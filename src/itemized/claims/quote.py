"""Quotations: who is said to have said it, and where the words were altered."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from itemized.claims._base import ClaimKind, Example, Expected
from itemized.claims._text.draft import Draft
from itemized.claims._text.verbs import Verb

if TYPE_CHECKING:
    from itemized.claims._text.context import Context
    from itemized.claims._text.parties import Parties
    from itemized.claims._text.sentences import Sentence
    from itemized.model import Claim

_QUOTED = re.compile(
    r"\u201c[^\u201c\u201d\n]{1,2000}\u201d?|\"[^\"\n]{1,2000}\"?|\u201c[^\u201d\n]{1,2000}$"
)
_SAID = (
    r"said|says|say|told|tells|proclaim(?:s|ed)|add(?:s|ed)|wrote|writes|tweeted|posted|argued"
    r"|argues|claimed|claims|stated"
    r"|states|declared|insist(?:s|ed)|warned|announced|noted|explained|continued|asserted"
    r"|asserting|put it|complained"
    r"|replied|testified|recalled|boasted|joked"
)
_BEFORE = re.compile(rf"\b(?P<verb>{_SAID})\b", re.IGNORECASE)
_ACCORDING = re.compile(r"\baccording to\s+", re.IGNORECASE)
_ALTERED = re.compile(r"\[[^\]]{0,80}\]|\.\.\.|\u2026|\. \. \.")
_FEWEST = 3  # words; fewer are a turn of phrase set off, not a quotation


def _speaker(context: Context, sentence: Sentence) -> Parties | None:
    """Whom the sentence has say it."""
    phrases = context.phrases(sentence)
    bare = _QUOTED.sub(lambda m: " " * len(m[0]), sentence.text)
    said = _BEFORE.search(bare)
    according = _ACCORDING.search(bare)
    if according and (said is None or according.start() == 0):
        at = sentence.start + according.end()
        return context.cast.party(at, phrases.end_of_phrase(at, sentence.end))
    if said is None:
        return None
    before = bare[: said.start()].strip(" ,")
    if before:
        start = sentence.start + sentence.text.index(
            before.split()[0], len(bare) - len(bare.lstrip())
        )
        verb = Verb(
            sentence.start + said.start(),
            sentence.start + said.end(),
            said[0],
            "say",
            passive=False,
        )
        return phrases.subject(sentence, verb) if start < verb.start else None
    at = sentence.start + said.end()
    return context.cast.party(at, phrases.end_of_phrase(at, sentence.end))


def read(context: Context) -> list[Claim]:
    """One claim for each sentence that quotes; `quotations` holds the words themselves."""
    claims = []
    for sentence in context.sentences:
        quoted = [m for m in _QUOTED.finditer(sentence.text) if re.search(r"\w", m[0])]
        words = sum(len(m[0].split()) for m in quoted)
        altered = [a[0] for m in quoted for a in _ALTERED.finditer(m[0])]
        if words < _FEWEST and not altered:
            continue
        start, end = sentence.start + quoted[0].start(), sentence.start + quoted[-1].end()
        speaker = _speaker(context, sentence)
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
