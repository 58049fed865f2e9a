"""What the text says that no record of money can settle: policy, events, opinions."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from itemized.claims._base import ClaimKind, Example, Expected
from itemized.claims._text.amounts import unread_sum
from itemized.claims._text.draft import Draft
from itemized.claims._text.gate import MOST_SPENT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from itemized.claims._text.context import Context
    from itemized.claims._text.sentences import Sentence
    from itemized.model import Claim

_FEWEST = 6  # words; fewer say nothing by themselves
_JUDGES = re.compile(
    r"\b(?:pretty|radical|extreme|shameful|great|terrible|best|worst|dangerous|evil|should|must"
    r"|likely|apparently"
    r"|seems?|clearly|disgrace\w*|outrageous|leftist|far[- ](?:left|right)|hopefully"
    r"|unfortunately)\b",
    re.IGNORECASE,
)
_USE = re.compile(
    r"\b(?:this|that|the|these|those|such|[\w-]+['\u2019]s) (?:[\w-]+ )?(?:money|cash|funds"
    r"|donations?"
    r"|contributions?|gifts?)\b(?: [\w-]+){0,3}? (?:contributed|helped|went|goes|paid|was used"
    r"|were used"
    r"|is used|will|bought|funded|supported)\b",
    re.IGNORECASE,
)
_MONEY = re.compile(r"\$ ?\d|\b(?:million|billion) dollars\b", re.IGNORECASE)
_WHO_DID = re.compile(r", (?P<did>who [^,;.]{20,200}), ")
_EDGES = " \t\n,;:.\u2014\u2013-\u201c\u201d\"'()"


def _open_stretches(context: Context, sentence: Sentence) -> Iterator[tuple[int, int]]:
    """The parts of a sentence that no claim covers."""
    at = sentence.start
    for claim in context.found_in(sentence):
        if claim.start > at:
            yield at, claim.start
        at = max(at, claim.end)
    if at < sentence.end:
        yield at, sentence.end
    for claim in context.found_in(sentence):
        if claim.kind == "relation":
            # Of "Roe, who did this, as well as Doe, who …, had support": what they did is apart.
            for m in _WHO_DID.finditer(claim.quote):
                yield claim.start + m.start("did"), claim.start + m.end("did")


def _why(context: Context, sentence: Sentence, words: str, start: int) -> str:
    if sentence.index == 0 and context.sentences[-1].paragraph > 0 and not words.endswith("."):
        return "headline"
    if any(start <= at < start + len(words) for at in context.unsaid):
        return "denied, conditional or only planned"
    if unread_sum(words):
        return "its sum is in a magnitude that is not known"
    if any(a.value > MOST_SPENT and a.text in words for a in context.amounts_in(sentence)):
        return "its sum is more than any election has cost"
    if _MONEY.search(words):
        return "no statement about political money was read in it"
    if _USE.search(words):
        return "use of funds"
    return "opinion" if _JUDGES.search(words) else "policy or event"


def read(context: Context) -> list[Claim]:
    """Whatever is left; amounts of other money stay in the words and are not read as claims."""
    claims = []
    for sentence in context.sentences:
        for start, end in sorted(set(_open_stretches(context, sentence))):
            words = context.text[start:end]
            bare = words.strip(_EDGES)
            if len(bare.split()) < _FEWEST:
                continue
            a = start + words.index(bare)
            extra = {"why": _why(context, sentence, bare, a)}
            claims.append(context.claim(Draft("other", None, a, a + len(bare), extra=extra)))
    return claims


KIND = ClaimKind(
    name="other",
    title="Anything else",
    doc="Statements that records of money cannot settle, listed so that nothing is passed over.",
    directions=(),
    rank=0,
    about_money=False,
    reads_others=True,
    read=read,
    examples=(
        Example(
            "The mayor ordered the police to stop arrests for small offenses last spring.",
            (Expected("ordered the police to stop arrests", extra=(("why", "policy or event"),)),),
        ),
        Example(
            "Ada Quill denied giving $5,000 to the Better Roads PAC.",
            (Expected("denied giving", extra=(("why", "denied, conditional or only planned"),)),),
        ),
        Example(
            "The mayor set aside $500,000 for new roofs on the old school.",
            (Expected("", extra=(("why", "no statement about political money was read in it"),)),),
        ),
        Example("It rained."),
    ),
)
