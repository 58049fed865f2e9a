"""A committee is said to be one of the kinds that the registry tells: a super PAC, a joint one."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from itemized.claims._base import ClaimKind, Example, Expected, Later
from itemized.claims._text.draft import Draft
from itemized.claims._text.founding import AUXILIARIES, BEGUN, BODY

if TYPE_CHECKING:
    from itemized.claims._text.context import Context
    from itemized.claims._text.names import Name
    from itemized.claims._text.sentences import Sentence
    from itemized.model import Claim

_JOINT = r"(?P<joint>joint[- ]fund-?raising (?:committee|fund|PAC|account|effort))"
_LEADERSHIP = r"(?P<leadership>leadership (?:PAC|political action committee|fund))"
_KINDS = (
    rf"(?:{_JOINT}|{_LEADERSHIP}|(?P<super>super PAC|independent[- ]expenditure[- ]only"
    r" (?:PAC|committee))|(?P<hybrid>hybrid (?:super )?PAC|Carey committee)"
    r"|(?P<principal>principal campaign committee)|(?P<party>(?:national |state |political )?party"
    r" committee)|(?P<nonprofit>501\(c\)\((?:3|4|5|6)\)|501\(?c\)?[346]|social[- ]welfare"
    r" (?:organization|group|nonprofit)))(?!\w)"
)
_ADJECTIVES = (
    r"(?:(?:federal|registered|conservative|liberal|bipartisan|new|so-called|nonprofit"
    r"|tax-exempt) )*"
)
_IS = re.compile(
    r"\s+(?:is|was|remains|has (?:always )?been)"
    r"(?: registered(?: with the (?-i:[A-Z])\w+(?: \w+){0,2})? as)?"
    rf" (?:an?|the) {_ADJECTIVES}{_KINDS}",
    re.IGNORECASE,
)
#: Beside a name only what few texts say in passing: "Acme Victory, a joint fundraising committee,".
_BESIDE = re.compile(rf",\s+an? {_ADJECTIVES}(?:{_JOINT}|{_LEADERSHIP})\b", re.IGNORECASE)
#: "Acme PAC registered with the FEC in March", "filed its statement of organization", "Acme PAC, a
#: group formed in March": where there is no verb but that of a beginning, it has a time.
_REGISTERED = re.compile(
    r"\s+(?:was |had |has |first |newly |originally )*(?:registered (?:with|at|in|on)\b"
    r"|filed (?:its|a|the) (?:statement of organization|registration|paperwork))"
    rf"|(?:,? \(?(?:which|that)|,? an? (?:[\w-]+ ){{0,4}}?{BODY},?(?: (?:that|which))?|,)? "
    rf"{AUXILIARIES}{BEGUN}\b",
)
#: "Formed in March, Acme PAC spent $5".
_FIRST = re.compile(rf"{BEGUN.title()}\b[^.;$]{{0,80}}, (?:the )?$")
#: A registration, and no other beginning.
_FILED = re.compile(r"registered|filed|registration", re.IGNORECASE)
_APART = re.compile(r"[,;]")
_WHOSE = re.compile(r"\s+(?:of|for|run by|tied to|affiliated with|belonging to)\s+(?=[^\W\d_a-z])")


def read(context: Context) -> list[Claim]:
    """What kind of committee a named one is said to be."""
    claims = []
    for sentence in context.sentences:
        for name in context.cast.between(sentence.start, sentence.end):
            said = _said(context, sentence, name.end)
            begun = None if context.cast.is_person(name) else _begun(context, sentence, name)
            claims += [begun] if begun else []
            if begun and said is None:
                continue
            if said is None or context.cast.is_person(name):
                continue
            kind = next(key for key, words in said.groupdict().items() if words)
            whose = _WHOSE.match(context.text, said.end(), sentence.end)
            extra = {"committee_kind": kind} | ({"whose": "yes"} if whose else {})
            who = context.cast.mention(name)
            of = context.cast.between(whose.end(), sentence.end)[:1] if whose else []
            whom = (
                context.cast.mention(of[0]) if of and whose and of[0].start == whose.end() else None
            )
            end = max(said.end(), whom.end if whom else 0)
            draft = Draft("designation", "registered", name.start, end, who, whom, extra=extra)
            claims.append(context.claim(draft))
    return claims


def _begun(context: Context, sentence: Sentence, name: Name) -> Claim | None:
    """When, or with whom, a committee is said to have registered or to have been formed."""
    before = _FIRST.search(context.text, sentence.start, name.start)
    after = _REGISTERED.match(context.text, name.end, sentence.end)
    found = before or after
    if found is None:
        return None
    low, high = found.start(), sentence.end if after is found else name.start
    told = [w for w in context.founded if low <= w.start < high][:1]
    near = [
        w
        for w in context.times_in(found.end(), high)
        if _FILED.search(found[0]) and not _APART.search(context.text, found.end(), w.start)
    ][:1]
    agencies = [a for a in context.agencies if a.named and found.start() <= a.start < high]
    if not (told or near or (agencies and "egistered" in found[0])):
        return None
    times = told or near
    stop = max([found.end(), *(w.end for w in times), *(a.end for a in agencies[:1])])
    start, end = (found.start(), name.end) if before else (name.start, stop)
    who, extra = context.cast.mention(name), {"committee_kind": "registration"}
    if not _FILED.search(found[0]):
        extra["begun"] = "formed"
    period = times[0].period if times else None
    draft = Draft("designation", "registered", start, end, who, period=period, extra=extra)
    return context.claim(draft)


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
        Example(
            "Better Roads PAC registered with the FEC in March 2021, and Valley League is a"
            " 501(c)(4).",
            (
                Expected(
                    "registered with the FEC in March 2021",
                    "Better Roads PAC",
                    direction="registered",
                    start=date(2021, 3, 1),
                    end=date(2021, 4, 1),
                ),
                Expected("501(c)(4)", extra=(("committee_kind", "nonprofit"),)),
            ),
        ),
        Example(
            "Better Roads PAC, a super PAC formed in May 2021, spent $5,000 on ads for Mia Holt.",
            (
                Expected(
                    "formed in May 2021",
                    "Better Roads PAC",
                    direction="registered",
                    start=date(2021, 5, 1),
                    end=date(2021, 6, 1),
                ),
            ),
        ),
        Example("The Better Roads PAC is a success. Ada Quill is a super PAC donor."),
    ),
)
