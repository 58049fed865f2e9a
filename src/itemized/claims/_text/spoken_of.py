"""Groups spoken of without a name: "the campaign", "they", "the PACs", "both", "followers of"."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from itemized.claims._text import party_forms as forms
from itemized.claims._text.kin import with_kin
from itemized.claims._text.words import GROUP_NOUNS
from itemized.model import Mention

if TYPE_CHECKING:
    from itemized.claims._text.names import Name
    from itemized.claims._text.parties import Cast, Parties

#: "The campaign said that it", "his PAC reported that they".
_GROUP_SAYS = re.compile(
    r"(?:^|[.;\u201c] |, )(?P<who>(?i:the|his|her|its|their|this|that) (?:[\w-]+ ){0,3}?"
    rf"(?:{GROUP_NOUNS}|team)) (?:has |had |also |previously |[a-z]+ly )*(?:said|says|reported"
    rf"|announced|claimed"
    r"|estimates|added)(?: on \w+| \w+day)?(?: that)? $"
)
#: A sentence that begins with somebody's campaign.
_CAMPAIGN_HEAD = re.compile(
    r"(?!(?:\S+ )+?[a-z]+ed )"
    r"(?P<who>(?:(?:The )?(?:[^\W\d_a-z][\w.\u2019'-]* ?){1,4}|[Hh]is |[Hh]er |[Tt]heir )"
    r"(?:[a-z-]+ |re-?election |\d{4} ){0,2}?campaign)\b(?!['\u2019])"
)
_CAMPAIGN_BACK = 5  # sentences
_MANY = (
    r"(?:committees|groups|PACs|organi[sz]ations|companies|corporations|firms|unions|nonprofits"
    r"|donors|campaigns|funds|associations)"
)
#: "Studied 30 committees", "two brothers ran five scam PACs".
_SEVERAL = re.compile(
    r"(?<![\w$.,])(?P<who>(?:\d{1,4}(?! (?:million|billion))|two|three|four|five|six|seven|eight"
    r"|nine|ten|a dozen|dozens of|several"
    rf"|many|some|at least \w+) (?:[\w-]+ ){{0,4}}?(?P<noun>{_MANY}))\b",
    re.IGNORECASE,
)
#: "Supporters of the measure, led by the Acme Union, have raised".
_SIDE_AT_HEAD = re.compile(
    r"(?P<who>(?:Supporters|Opponents|Backers|Proponents|Advocates"
    r"|Organizers)(?: of [^,;.$]{3,40}?)?)"
    r"(?=,| (?:have|had|are|were|say|said|also|raised|spent|plan|hope|got|took)\b)"
)
#: "The executive told his employees to donate. They gave".
_THEIR_PEOPLE = re.compile(
    r"(?P<who>(?:his|her|its|their|the company['\u2019]s) (?:[a-z-]+ )?(?:employees|executives"
    r"|workers"
    r"|staffers|relatives|companies))\b",
    re.IGNORECASE,
)
THE_MANY = re.compile(rf"(?:the|these|those) (?P<noun>{_MANY})", re.IGNORECASE)
_LEAD = re.compile(r"(?:(?:And|But|Together|In \w+|\w+ly),? )?")
_WHEN = re.compile(r"(?:When|After|Before|Since|As|While|Although|Though) ")
_MANY_BACK = 2  # sentences
BOTH = re.compile(
    r"both(?: (?:men|women|candidates|campaigns|of them|groups|committees|PACs|companies))?", re.I
)
_AND = re.compile(r",? and (?:the )?")
_AND_ROLE = re.compile(rf",? and (?:{forms.ROLE_WORDS.pattern})?")
_HEADS_BACK = 8  # sentences
_AT_HEAD = 30  # code points
_BOTH_BACK = 2  # sentences


def speaker_before(cast: Cast, at: int) -> Mention | None:
    """ "His campaign said that they": the campaign, whoever else was named before."""
    low = cast.sentences[cast.sentence_index(at)].start
    said = _GROUP_SAYS.search(cast.text[low:at])
    found = cast.party(low + said.start("who"), low + said.end("who")) if said else None
    if not isinstance(found, Mention):
        return None
    end = at + re.match(r"\w*", cast.text[at : at + 8]).end()  # type: ignore[union-attr]
    return replace(found, text=cast.text[at:end], start=at, end=end, resolved=True)


def campaign_before(cast: Cast, at: int) -> Mention | None:
    """ "The campaign": the one that a sentence shortly before begins with."""
    here = cast.sentence_index(at)
    for s in reversed(cast.sentences[max(0, here - _CAMPAIGN_BACK) : here]):
        head = _CAMPAIGN_HEAD.match(cast.text, s.start, s.end)
        found = cast.party(*head.span("who")) if head else None
        if isinstance(found, Mention) and found.name.lower() not in {"campaign", "the campaign"}:
            return found
    return None


def many_before(cast: Cast, a: int, b: int, noun: str = "") -> Mention | None:
    """ "They", "the PACs": the several that were told of by their number shortly before.

    A name that stands nearer is rather meant, and is found elsewhere.
    """
    here = cast.sentence_index(a)
    for s in reversed(cast.sentences[max(0, here - _MANY_BACK) : here + 1]):
        head = None if noun else _SIDE_AT_HEAD.match(cast.text, s.start, min(s.end, a))
        if head:
            return Mention(cast.text[a:b], head["who"], a, b, "group", resolved=True)
        staff = None if noun else _THEIR_PEOPLE.search(cast.text, s.start, min(s.end, a))
        if staff and s.index < here:
            return Mention(cast.text[a:b], staff["who"], a, b, "group", resolved=True)
        for told in reversed(list(_SEVERAL.finditer(cast.text, s.start, min(s.end, a)))):
            if noun and not _one_kind(noun, told["noun"]):
                continue
            words = told["who"]
            return Mention(cast.text[a:b], words, a, b, "group", resolved=True)
    return None


def pair_before(cast: Cast, at: int) -> Parties | None:
    """Both of "Roe and his wife were at the dinner. They gave", where the sentence begins so."""
    here = cast.sentence_index(at)
    if here == 0 or not _LEAD.fullmatch(cast.text[cast.sentences[here].start : at]):
        return None
    s = cast.sentences[here - 1]
    for n in cast.between(s.start, s.end)[:2]:
        both = with_kin(cast, cast.mention(n), s.end)
        if isinstance(both, tuple):
            return tuple(replace(p, resolved=True) for p in both)
    return None


def bare_before(cast: Cast, a: int, b: int) -> Mention | None:
    """ "The union said it would": the union, though nothing tells its name."""
    here = cast.sentence_index(a)
    for s in reversed(cast.sentences[max(0, here - 1) : here + 1]):
        opens = _WHEN.match(cast.text, s.start, a)
        group = forms.THE_GROUP.match(cast.text, opens.end() if opens else s.start, min(s.end, a))
        if group:
            words = group[0]
            return Mention(cast.text[a:b], words, a, b, "group", resolved=True)
    return None


def _one_kind(noun: str, told: str) -> bool:
    """Whether "the PACs" may be "30 action committees"."""
    committees = {"pacs", "committees", "groups", "organizations", "organisations", "nonprofits"}
    companies = {"companies", "corporations", "firms"}
    one, two = noun.lower(), told.lower()
    return one == two or any(one in kind and two in kind for kind in (committees, companies))


def both_before(cast: Cast, a: int, b: int) -> Parties | None:
    """ "Both": the two that were last named together, or the only two of a sentence."""
    here = cast.sentence_index(a)
    a += len(cast.text[a:b]) - len(cast.text[a:b].lstrip())
    if cast.text[a:b].lower().endswith(("candidates", "men", "women", "campaigns")):
        return _two_heads(cast, a, b)
    for s in reversed(cast.sentences[max(0, here - _BOTH_BACK) : here + 1]):
        names: dict[str, Name] = {}
        for n in cast.between(s.start, min(s.end, a)):
            if cast.kind(n) in {"person", "committee", "organization"}:
                names.setdefault(cast.full(n), n)
        every = list(names.values())
        pairs = [p for p in pairwise(every) if _AND.fullmatch(cast.text[p[0].end : p[1].start])]
        if len(every) == len(("one", "two")):
            pairs = [(every[0], every[1])]
        if pairs:
            one, two = pairs[-1]
            return cast.stands_for(a, b, one), cast.stands_for(a, b, two)
        if every:
            return None
    return None


def _two_heads(cast: Cast, a: int, b: int) -> Parties | None:
    """ "Both candidates": the two people that the sentences before are about."""
    here = cast.sentence_index(a)
    heads: dict[str, Name] = {}
    for s in cast.sentences[max(0, here - _HEADS_BACK) : here]:
        people = [n for n in cast.between(s.start, s.end) if cast.is_person(n)]
        first = [n for n in people if n.start - s.start < _AT_HEAD]
        joint = (
            _AND_ROLE.fullmatch(cast.text[people[0].end : people[1].start])
            if first and people[1:]
            else None
        )
        for n in people[:2] if joint else first[:1]:
            heads.setdefault(cast.full(n), n)
    if len(heads) != len(("one", "two")):
        return None
    one, two = heads.values()
    return cast.stands_for(a, b, one), cast.stands_for(a, b, two)


def members_of(cast: Cast, a: int, b: int) -> Mention | None:
    """ "Followers of a rabbi, Jo Roe": they are Roe's."""
    head = forms.HEAD_OF.match(cast.text, a, b)
    if head is None or not re.fullmatch(
        r" (?:an?|the|his|her) [a-zA-Z -]{2,40}", cast.text[head.end() : b]
    ):
        return None
    for n in cast.between(b, b + 40):
        if n.start == b + 2 and cast.text[b : n.start] == ", " and cast.is_person(n):
            whole = f"{cast.text[a : head.end()]} {cast.full(n)}"
            return Mention(cast.text[a:b], whole, a, b, "group", resolved=True)
    return None


def the_family(cast: Cast, name: Name) -> Parties | None:
    """ "The Roes": everybody whom the text calls Roe by full name."""
    plural = " " not in name.text and name.text.endswith("s") and name.kind is None
    if not plural or cast.text[max(0, name.start - 4) : name.start].lower() != "the ":
        return None
    surname = name.text[:-1]
    bearers = {
        n.text: n for n in cast.names if n.kind == "person" and n.text.endswith(f" {surname}")
    }
    found = [cast.stands_for(name.start, name.end, n) for n in bearers.values()]
    return tuple(found[:4]) if len(found) > 1 else None
