"""Who speaks in a quotation, and whom its "I", "we" and "me" mean."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from itemized.claims._text.verbs import Verb
from itemized.model import Claim, Mention

if TYPE_CHECKING:
    from itemized.claims._text.context import Context
    from itemized.claims._text.parties import Parties
    from itemized.claims._text.sentences import Sentence

QUOTED = re.compile(
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
#: "I have given", right before the words of a gift.
_I = re.compile(
    r"\b(?:I|[Ww]e)(?:['\u2019](?:ve|d))?"
    r"(?: (?:have|had|also|only|once|just|personally|proudly|already|did|not|never"
    r"|(?:did|have|had)n['\u2019]t))*"
    r"(?: (?:made|gave|wrote|sent|cut|mailed)(?: (?:an?|the|another|my|our))?)? $"
)
_GROUPS = frozenset({"committee", "organization"})
#: Who speaks for somebody: "a spokesman for".
_FOR = re.compile(
    r"\b(?:spokes(?:man|woman|person)|aides?|treasurer|chair(?:man|woman|person)?|director|manager"
    r"|lawyer|attorney|official) (?:for|of|with|at) "
)
_ME = re.compile(r"\b(?:me|us|(?:my|our) (?:[\w-]+ )?(?:campaign|committee|PAC))\b")


def speaker_of(context: Context, sentence: Sentence) -> Parties | None:
    """Whom the sentence has say it."""
    phrases = context.phrases(sentence)
    bare = QUOTED.sub(lambda m: " " * len(m[0]), sentence.text)
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


def speaker_at(context: Context, sentence: Sentence, at: int) -> tuple[bool, Mention | None]:
    """Whether "I" or "we" is the subject of the words at a place, and whom it means.

    "I" is the speaker of the quotation. "We" is a group that the text has speak, or that it has
    somebody speak for: of one person alone it may be a firm, a campaign or a family. None is
    nobody that the sentence tells.
    """
    own = _I.search(context.text, sentence.start, at)
    if own is None:
        return False, None
    if not _in_quotation(context, sentence, at):
        return True, None
    one = own[0].startswith("I")
    found = speaker_of(context, sentence) if one else _spoken_for(context, sentence)
    if not isinstance(found, Mention) or (one and found.kind in _GROUPS):
        return True, None
    return True, replace(found, resolved=True)


def _spoken_for(context: Context, sentence: Sentence) -> Parties | None:
    """The group of "a spokesman for the Acme PAC said", "the Acme PAC said"."""
    bare = QUOTED.sub(lambda m: " " * len(m[0]), sentence.text)
    speaks = _FOR.search(bare) if _BEFORE.search(bare) else None
    if speaks:
        at = sentence.start + speaks.end()
        return context.cast.party(at, context.phrases(sentence).end_of_phrase(at, sentence.end))
    found = speaker_of(context, sentence)
    group = isinstance(found, Mention) and found.kind in _GROUPS
    return found if group else None


def spoken(claim: Claim, context: Context) -> Claim | None:
    """The gift of which a quotation says "I gave", "gave me", with the speaker on that side.

    None where it is no such gift. Whoever is not told stays out: the giver spoken of before is not
    the one who says "I".
    """
    sentence = context.sentence_at(claim.start)
    if claim.direction != "gave" or not _in_quotation(context, sentence, claim.start):
        return None
    mine = claim.donor is None and _I.search(context.text, sentence.start, claim.start)
    to_me = claim.recipient is None and _ME.search(claim.quote)
    if not (mine or to_me):
        return None
    found = speaker_of(context, sentence)
    who = replace(found, resolved=True) if isinstance(found, Mention) else None
    return replace(claim, donor=who) if mine else replace(claim, recipient=who)


def _in_quotation(context: Context, sentence: Sentence, at: int) -> bool:
    return any(
        sentence.start + m.start() < at < sentence.start + m.end()
        for m in QUOTED.finditer(sentence.text)
    )
