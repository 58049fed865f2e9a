"""A committee is said to be one of the kinds that the registry tells: a super PAC, a joint one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from itemized.claims._base import ClaimKind, Example, Expected, Later
from itemized.claims._text.draft import Draft

if TYPE_CHECKING:
    from itemized.claims._text.context import Context
    from itemized.claims._text.sentences import Sentence
    from itemized.model import Claim

_JOINT = r"(?P<joint>joint[- ]fund-?raising (?:committee|fund|PAC|account|effort))"
_LEADERSHIP = r"(?P<leadership>leadership (?:PAC|political action committee|fund))"
_KINDS = (
    rf"(?:{_JOINT}|{_LEADERSHIP}|(?P<super>super PAC|independent[- ]expenditure[- ]only"
    r" (?:PAC|committee))|(?P<hybrid>hybrid (?:super )?PAC|Carey committee)"
    r"|(?P<principal>principal campaign committee)|(?P<party>(?:national |state |political )?party"
    r" committee))\b"
)
_ADJECTIVES = r"(?:(?:federal|registered|conservative|liberal|bipartisan|new|so-called) )*"
_IS = re.compile(
    rf"\s+(?:is|was|remains|has (?:always )?been) (?:an?|the) {_ADJECTIVES}{_KINDS}", re.IGNORECASE
)
#: Beside a name only what few texts say in passing: "Acme Victory, a joint fundraising committee,".
_BESIDE = re.compile(rf",\s+an? {_ADJECTIVES}(?:{_JOINT}|{_LEADERSHIP})\b", re.IGNORECASE)
_WHOSE = re.compile(r"\s+(?:of|for|run by|tied to|affiliated with|belonging to)\s+(?=[^\W\d_a-z])")


def read(context: Context) -> list[Claim]:
    """What kind of committee a named one is said to be."""
    claims = []
    for sentence in context.sentences:
        for name in context.cast.between(sentence.start, sentence.end):
            said = _said(context, sentence, name.end)
            if said is None or context.cast.is_person(name):
                continue
            kind = next(key for key, words in said.groupdict().items() if words)
            whose = _WHOSE.match(context.text, said.end(), sentence.end)
            extra = {"committee_kind": kind} | ({"whose": "yes"} if whose else {})
            who = context.cast.mention(name)
            draft = Draft("designation", "registered", name.start, said.end(), who, extra=extra)
            claims.append(context.claim(draft))
    return claims


def _said(context: Context, sentence: Sentence, at: int) -> re.Match[str] | None:
    for form in (_IS, _BESIDE):
        said = form.match(context.text, at, sentence.end)
        if said:
            return said
    return None


KIND = ClaimKind(
    name="designation",
    title="What kind of committee it is",
    doc="A committee is said to be of a kind that the FEC's registry tells.",
    directions=("registered",),
    rank=15,
    read=read,
    check=Later("designations", "check_designation"),
    examples=(
        Example(
            "The Valley Victory Fund is a joint fundraising committee.",
            (
                Expected(
                    "is a joint fundraising committee",
                    "Valley Victory Fund",
                    direction="registered",
                    extra=(("committee_kind", "joint"),),
                ),
            ),
        ),
        Example(
            "Better Roads PAC, a leadership PAC, is new.",
            (Expected("leadership PAC", "Better Roads PAC", direction="registered"),),
        ),
        Example("The Better Roads PAC is a success. Ada Quill is a super PAC donor."),
    ),
)
