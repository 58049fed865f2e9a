"""What a sentence is about: the party at its head, which "it" at the head of the next one means.

"Roe's campaign paid $5 to Acme Media. It raised $2": it is the campaign, though Acme stands nearer.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from itemized.claims._text import party_forms as forms
from itemized.model import Mention

if TYPE_CHECKING:
    from itemized.claims._text.parties import Cast

_BACK = 3  # sentences that a chain of pronouns may run through
_FAR = 90  # code points into a sentence in which its subject stands
_LEAD = re.compile(
    r"[\s\u201c\"'\u2018(\u2014\u2013-]*(?:(?:And|But|So|Yet|Still|Also|Meanwhile),? )?"
)
_OPENING = re.compile(
    r"(?:In|On|At|By|After|Before|Since|During|Over|Under|Through|According|For|With|From|While"
    r"|When"
    r"|Last|This|Earlier|Later|Overall|Altogether|All told|Despite|Among|Unlike|Of|Until|Between)"
    r"\b[^,;]{2,70}, "
)
_VERB = re.compile(
    r"\b(?:has|have|had|is|was|were|are|be|will|would|said|says|gave|spent|got|took|put|paid|sent"
    r"|ran|won|lost|held|made|who|which|that|\w{3,}ed)\b"
)
_PRONOUN = re.compile(r"(?:it|they)\b", re.IGNORECASE)


def topic_before(cast: Cast, at: int) -> Mention | None:
    """The group that "it" at a place means, where it stands at the head of its sentence."""
    here = cast.sentence_index(at)
    lead = cast.text[cast.sentences[here].start : at]
    if not _LEAD.fullmatch(lead) and not _OPENING.fullmatch(lead):
        return None
    return _topic(cast, here - 1, _BACK)


def _topic(cast: Cast, index: int, left: int) -> Mention | None:
    if index < 0 or not left:
        return None
    sentence = cast.sentences[index]
    lead = _LEAD.match(cast.text, sentence.start, sentence.end)
    at = lead.end() if lead else sentence.start
    opening = _OPENING.match(cast.text, at, sentence.end)
    at = opening.end() if opening else at
    if _PRONOUN.match(cast.text, at, sentence.end):
        return _topic(cast, index - 1, left - 1)
    end = min(at + _FAR, sentence.end)
    verb = _VERB.search(cast.text, at, end)
    names = cast.between(at, verb.start() if verb else end)
    found: Mention | tuple[Mention, ...] | None
    if names and not re.search(r"[,;:]", cast.text[at : names[0].start]):
        found = cast.headed(names[0])
    elif (group := forms.THE_GROUP.match(cast.text, at, end)) is not None:
        found = cast.party(at, group.end())
    else:
        return None
    proper = isinstance(found, Mention) and found.kind in {"committee", "organization"}
    return found if proper and isinstance(found, Mention) else None
