"""Records are said not to show a gift, or somebody to have given, got or spent nothing."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from itemized.claims._base import ClaimKind, Example, Expected, Later
from itemized.claims._text.denied import denied_kind
from itemized.claims._text.draft import Draft
from itemized.claims._text.gifts import read_gift
from itemized.claims._text.money_went import no_money
from itemized.claims._text.speakers import speaker_at
from itemized.claims._text.stance import NEGATED
from itemized.claims._text.unspent import unspent
from itemized.model import Mention

if TYPE_CHECKING:
    from itemized.claims._text.context import Context
    from itemized.claims._text.names import Name
    from itemized.claims._text.parties import Parties
    from itemized.claims._text.sentences import Sentence
    from itemized.model import Claim

_SHOW = re.compile(
    r"\b(?:records?|filings?|reports?)\b[^.;]{0,40}?\b(?:do|does|did) not(?: yet)? (?:show|list"
    r"|include|reflect)\b"
    r"|\bname (?:does|do|did) not (?:appear|show up|turn up) (?:on|in|among) [^.;,]{3,40}"
    r"|\b(?:does|do|did) not (?:appear|show up|turn up) (?:on|in|among) (?:the|its|his|her|their)"
    r" (?:[\w-]+ ){0,3}(?:filings?|reports?|records?|disclosures?|donors?|list)"
    r"|\b(?:no|not any|nothing in the) (?:record|filing)s?\b[^.;]{0,40}\b(?:show|of)\b",
    re.IGNORECASE,
)
_NONE = re.compile(
    r"\b(?:(?:has|have|had|did)(?: not| never|n['\u2019]t)|never)(?: yet)?"
    r" (?:donated?|contributed?|given"
    r"|gave|give|received?|accepted?|reported?|pledged?"
    r"|(?:disclosed?|released?)(?=[^.;,]{0,40}\b(?:donors?|donat|contribut|sources?|fund|money|rais"
    r"|spen[dt]|earn|givers?|backers?|amounts?|totals?|figures?|numbers?|filing|report|who\b|how"
    r" much))"
    r"|raised?|(?:took|taken|take|gotten|got|get) (?:any |a |one )?(?:\w+ )?(?:money|contributions?"
    r"|donations?|cash|gifts?|dime|penny|cent|dollar|anything)(?= from\b)"
    r"|(?:took|taken|take|gotten|got|get|made|make) (?:any |a )?(?:\w+ )?(?:contributions?"
    r"|donations?))\b[^.;,]{0,60}"
    r"|\b(?:reports?|reported|disclosed|listed|showed|shows) (?:raising |receiving |spending )?"
    r"(?:no|zero|almost no|little or no) (?:\w+ )?(?:money|cash|contributions|donations"
    r"|fund-?raising"
    r"|spending|gifts|receipts|donors|activity)\b[^.;,]{0,50}"
    r"|\bno (?:\w+ )?(?:contributions?|donations?|gifts?|payments?) (?:from|to|by) [^.;,$]{2,60}?"
    r" (?:were|are"
    r"|was|is|have been|had been) (?:listed|reported|disclosed|recorded|shown|found)\b[^.;,]{0,40}"
    r"|\b(?:do|does|did)(?: not|n['\u2019]t) (?:disclose|reveal|name|identify) (?:\w+ ){0,2}?"
    r"(?:donors?|contributors?|givers|funders|backers)\b[^.;,]{0,30}"
    r"|\b(?:has|have|had) no (?:prior |previous |\w+ )?(?:giving|donor|donation|contribution"
    r"|fundraising) history\b[^.;,]{0,60}"
    r"|\b(?:is|are|was|were)(?: not|n['\u2019]t) (?:yet )?(?:reporting|disclosing|accepting|taking"
    r"|spending)\b[^.;,]{0,60}"
    r"|\b(?:received|accepted|took|taken|got|gotten|given|gave|donated|contributed|made|raised"
    r"|sent)"
    r" (?:not (?:a|one|a single) (?:\w+ )?(?:dime|penny|cent|nickel|dollar)|(?:no"
    r"|no such) (?:\w+ )?(?:money|contributions?"
    r"|donations?"
    r"|cash|gifts?)|nothing|none(?= (?:of [^.;,$]{2,40}? )?(?:from|to)\b))\b[^.;,]{0,50}"
    r"|\b(?:has|have|had|attracted|enjoyed) no (?:\w+ ){0,2}?(?:money|contributions?|donations?"
    r"|cash|gifts?|support|backing|funding|help) from\b[^.;,]{0,50}"
    r"|\b(?:takes?|accepts?|taking|accepting) no (?:\w+ ){0,2}?(?:money|contributions?|donations?"
    r"|cash|checks?)\b"
    r"[^.;,]{0,50}|\b(?:made|given|makes) no (?:(?:other|political|campaign|federal|state"
    r"|direct) ){1,3}"
    r"(?:contributions?|donations?|gifts?)\b[^.;,]{0,50}"
    r"|\b(?:none|neither|no one|nobody)\b[^.;,]{0,80}? (?:accepts?|takes?|will (?:take|accept)|took"
    r"|(?:(?:has|have|had) )?(?:accepted|taken|received|gotten|given|donated|contributed)|gave)"
    r"(?: (?:to|from)\b[^.;,]{0,50}|"
    r" (?:any )?(?:\w+ ){0,3}?(?:money|contributions?|donations?|cash|checks?)\b[^.;,]{0,50})"
    r"|\bden(?:y|ies|ied|ying) (?:that )?(?:(?:he|she|it|they) (?:had |has |have )?)?(?:ever )?"
    r"(?:gave|given|giving|donated|donating|contributed|contributing)\b[^.;,]{0,60}"
    r"|\b(?:do|does|did|will|would|won['\u2019]t|doesn['\u2019]t|don['\u2019]t)(?: not)?"
    r" (?:accept|take) (?:any )?(?:\w+ ){0,3}?(?:money|contributions?|donations?|cash|checks?)"
    r"\b[^.;,]{0,50}",
    re.IGNORECASE,
)


#: Any denial of what is done with money: "declined to release its totals", "hasn't put any in".
_DENIED = re.compile(
    r"(?:\b(?:not|never|no longer|yet to|declin\w+ to|refus\w+ to|fail\w+ to|stopp?(?:ed|ing)?"
    r"|swore off"
    r"|sworn off|shunn\w+|reject(?:s|ed)|refus(?:es|ed))"
    r"|\b\w+n['\u2019]t)(?! (?:(?:legally )?(?:have|required"
    r"|obliged) to|only|just|because|if|whether"
    r"|clear|yet clear)\b)(?: (?:yet|appear|seem|to|have|been|be|also|publicly|personally|even"
    r"|made?|any"
    r"|ever|political|make|yet)){0,4}"
    r" (?:(?:file[ds]?|releas\w+|publish\w*|report\w*|disclos\w+) [^.;,$]{0,40}?(?:reports?"
    r"|disclosures?"
    r"|statements?|totals?|figures?|numbers?|donors?|contribut\w+|donat\w+|spending|fund-?raising\w*"
    r"|expenditures)|released"
    r"|donat(?:e|ed|ing|ions?)|contribut(?:e|ed|ing|ions?)|giv(?:e|en|ing) (?:money |anything )?to"
    r"|spen[dt]\w* (?:any |much |a )[^.;,$]{0,30}?(?:money|dime|dollars?|cent|ads|advertising|race"
    r"|campaign)"
    r"|put (?:in )?any [^.;,$]{0,12}own money|fund-?rais\w+|(?:super |corporate )?PAC (?:money"
    r"|help|support"
    r"|contributions|donations)|contributions|donations from)\b[^.;,$]{0,50}",
    re.IGNORECASE,
)
_NUMBERS = re.compile(
    r"\b(?:totals?|figures|numbers|reports?|filings?|donors?|contributions|donations|fund-?raising)\b",
    re.IGNORECASE,
)
#: The "corporate PAC" of "does not accept corporate PAC money".
_WHOSE = re.compile(
    r"\b(?:accept|tak)\w* (?:any |no )?(?P<who>(?:\w+ ){1,3}?)(?=(?:money|contributions?|donations?"
    r"|cash|checks?)\b)",
    re.IGNORECASE,
)
_NEITHER = re.compile(
    r"\b(?:neither (?P<both>[^,;]{2,80}?)|none of (?:the )?(?P<all>[\w -]{3,40}?)) (?=has\b"
    r"|have\b|had\b|took|takes|accept|receiv|gave|donated|contributed)",
    re.IGNORECASE,
)
_WHOM = re.compile(r"(?:none|neither) of (?:whom|which)\b", re.IGNORECASE)
_NOBODY = re.compile(
    r"\bneither [^;]{2,80} nor $"
    r"|\b(?:no one|nobody|none|neither|no [\w-]+)(?: (?:at|of|from|in|on|with)(?: the)?)? $",
    re.IGNORECASE,
)
_NO_RECORD = re.compile(
    r"\b(?:no|not any) (?:record|filing|report|sign|evidence|indication)s?"
    r" (?:of|that|(?:show\w*|list\w*)(?: that)?) "
    r"(?P<who>[^,;.]{2,60}?) (?:ever |has ever |has |had )?(?:giving|donating|contributing|gave"
    r"|donated"
    r"|contributed|given)\b(?: (?:\S+ ){0,2}?to "
    r"(?P<to>(?:(?!\s(?:through|via|by way of)\b)[^,;.]){2,60}))?",
    re.IGNORECASE,
)
#: "Has never given this much": something was given.
_AS_MUCH = re.compile(
    r"\b(?:giv\w+|gave|donat\w+|contribut\w+|receiv\w+|rais\w+|t[ao]k\w+|took|accept\w+|got\w*)"
    r" (?:(?:this|that|so|as) (?:much|many|large|big)|more)\b",
    re.IGNORECASE,
)
#: Words of those who received: what they did not get is asked of payments to them.
_GOT = re.compile(
    r"\b(?:receiv|accept|attract|enjoy)|\bt(?:ake|aking|aken|ook)|\bg[eo]t|\brais"
    r"|\bdisclos|\breport\w* (?:any |its |his |her |their )?(?:earnings|fund|rais|donors|contribut)"
    r"|\bha(?:s|ve|d) no\b(?! (?:\w+ )?giving history)|\bfile|\breleas|\bpublish"
    r"|\bPAC (?:money|dollars|contributions?|donations?|cash|funds?|checks?|help|support)\b"
    r"|\breport\w* [^.;,$]{0,40}(?:totals?|figures?|numbers?|donors?|contribut|donat)"
    r"|\bdonations from",
    re.IGNORECASE,
)


def _not_given(context: Context, sentence: Sentence) -> Claim | None:
    """ "There is no record of Roe giving to Doe's campaign"."""
    m = _NO_RECORD.search(sentence.text)
    if not m:
        return None
    s = sentence.start
    giver = context.cast.party(s + m.start("who"), s + m.end("who"))
    taker = context.cast.party(s + m.start("to"), s + m.end("to")) if m["to"] else None
    return context.claim(Draft("absence", "gave", s + m.start(), s + m.end(), giver, taker))


def _all_of(context: Context, neither: re.Match[str]) -> Parties | None:
    """Those of "neither Roe nor Doe" and "none of the candidates"."""
    start, end = neither.span("both" if neither["both"] else "all")
    nor = re.search(r" nor ", context.text[start:end])
    if nor is None:
        return context.cast.party(start, end)
    sides = (
        context.cast.party(start, start + nor.start()),
        context.cast.party(start + nor.end(), end),
    )
    named = tuple(s for s in sides if isinstance(s, Mention))
    return named if len(named) > 1 else next(iter(named), None)


def _with_nobody(context: Context, claim: Claim) -> Claim:
    """The claim with the "no one at" before its words."""
    low = claim.sentence.start
    nobody = _NOBODY.search(context.text[low : claim.start])
    start = low + nobody.start() if nobody else claim.start
    return replace(claim, start=start, quote=context.text[start : claim.end])


def _denied_sums(context: Context) -> list[Claim]:
    """ "Roe never gave $5,000 to Doe's campaign"."""
    claims = []
    for money in context.moneys:
        gift = read_gift(money) if money.stance == NEGATED else None
        if gift is not None:
            claim = money.claim("absence", gift.direction, gift.donor, gift.recipient)
            own, speaker = speaker_at(context, money.sentence, claim.start)
            if own and gift.direction == "gave":
                claim = replace(claim, donor=speaker)
            claims.append(_with_nobody(context, claim))
    return claims


def _denial(sentence: Sentence) -> re.Match[str] | None:
    """The words of a sentence that deny that money was given, spent or told of."""
    m = _DENIED.search(sentence.text)
    if m and m[0].endswith(" released") and not _NUMBERS.search(sentence.text, 0, m.start()):
        return None
    return m


def _of_a_sum(context: Context, sentence: Sentence, none: re.Match[str]) -> bool:
    """Whether it is a sum that was not given: then it is read with its sum."""
    a, b = sentence.start + none.start(), sentence.start + none.end() + 1
    return any(a <= (x.start or 0) <= b for x in context.amounts_in(sentence))


def read(context: Context) -> list[Claim]:
    """What records are said not to hold."""
    claims = _denied_sums(context)
    for sentence in context.sentences:
        nothing = unspent(context, sentence) or denied_kind(context, sentence)
        if nothing is not None:
            claims.append(nothing)
            continue
        denied = _not_given(context, sentence) or no_money(context, sentence)
        if denied is not None and context.is_political(sentence):
            claims.append(denied)
            continue
        shown = _SHOW.search(sentence.text)
        hits = [shown] if shown else list(_NONE.finditer(sentence.text))
        if not hits and (denial := _denial(sentence)):
            hits = [denial]
        if not hits or not context.is_political(sentence):
            continue
        read = [_denied(context, sentence, hit, shown=bool(shown)) for hit in hits]
        claims += [claim for claim in read if claim is not None]
    return claims


def _denied(
    context: Context, sentence: Sentence, hit: re.Match[str], *, shown: bool
) -> Claim | None:
    """What the words at a place say was not given, or is not in records; None of a sum."""
    if not shown and (_AS_MUCH.search(hit[0]) or _of_a_sum(context, sentence, hit)):
        return None
    a = sentence.start + hit.start()
    b = sentence.end if shown else context.whole(sentence, sentence.start + hit.end())
    phrases = context.phrases(sentence)
    got = not shown and bool(_GOT.search(hit[0]))
    own, speaker = speaker_at(context, sentence, a)
    subject: Parties | None = speaker if own else _before(context, sentence, a)
    giver = phrases.after("from", a, b) if got else None
    whose = _WHOSE.search(hit[0]) if got and giver is None else None
    if whose:
        giver = context.cast.party(a + whose.start("who"), a + whose.end("who"))
    names = [n for n in context.cast.between(sentence.start, a) if _is_committee(context, n)]
    about: Parties | None = context.cast.mention(names[-1]) if names and not got else None
    given = None if shown or got else phrases.after("to", a, b)
    neither = _NEITHER.search(context.text, sentence.start, b)
    both = phrases.antecedent(sentence, a) if _WHOM.search(hit[0]) else None
    if neither and (got or neither["both"]):
        both = _all_of(context, neither)
    subject, about = both or subject, given or about
    one, two = (giver, subject) if got else (subject, about)
    return context.claim(Draft("absence", "received" if got else "gave", a, b, one, two))


def _before(context: Context, sentence: Sentence, at: int) -> Parties | None:
    """The subject of a denial; of "the Reno, Nevada, investor Roe never gave" it is no town."""
    head = context.phrases(sentence).main_subject(sentence, at)
    people = [n for n in context.cast.between(sentence.start, at) if context.cast.is_person(n)]
    if not people or not isinstance(head, Mention) or not _in_state(context, head):
        return head
    last = people[-1]
    between = context.text[last.end : at].strip()
    return context.cast.mention(last) if between in ("", "has", "had", "have") else head


def _in_state(context: Context, name: Mention) -> bool:
    """Whether a state stands after a name, as after that of a town."""
    after = context.cast.between(name.end, name.end + 20)[:1]
    beside = after and context.text[name.end : after[0].start] == ", "
    return bool(beside) and context.cast.kind(after[0]) == "place"


def _is_committee(context: Context, name: Name) -> bool:
    return context.cast.kind(name) == "committee"


KIND = ClaimKind(
    name="absence",
    title="Nothing on record",
    doc="Records are said not to show a gift, or somebody to have given, got or spent nothing.",
    directions=("gave", "received", "spent"),
    rank=42,
    imagines=True,
    read=read,
    check=Later("denied", "check_absent"),
    examples=(
        Example(
            "Mia Holt, a candidate for governor, has taken not one dime from the Better Roads PAC.",
            (Expected("taken not one dime", "Better Roads PAC", "Mia Holt", None, "received"),),
        ),
        Example(
            "Dana Vole likes the Better Roads PAC, yet its federal filings do not list Vole or"
            " anything he may have donated.",
            (Expected("filings do not list", "Dana Vole", "Better Roads PAC"),),
        ),
        Example(
            "Dana Vole never gave $250,000 to the Better Roads PAC.",
            (Expected("never gave", "Dana Vole", "Better Roads PAC", "250000", "gave"),),
        ),
        Example(
            "Nobody at the Better Roads PAC received $250,000 from Dana Vole.",
            (Expected("Nobody at", "Dana Vole", None, "250000", "received"),),
        ),
        Example(
            "Neither Ada Quill nor Bo Penn gave $250,000 to the Better Roads PAC.",
            (Expected("Neither", "Ada Quill; Bo Penn", "Better Roads PAC", "250000", "gave"),),
        ),
        Example(
            "Mia Holt’s campaign says it does not accept corporate PAC money.",
            (Expected("does not accept", "corporate PAC", None, None, "received"),),
        ),
        Example(
            "Dana Vole denied giving money to Mia Holt’s campaign.",
            (Expected("denied giving", "Dana Vole", "Mia Holt’s campaign", None, "gave"),),
        ),
        Example(
            "Neither Ada Quill nor Bo Penn gave to the Better Roads PAC.",
            (Expected("Neither", "Ada Quill; Bo Penn", "Better Roads PAC", None, "gave"),),
        ),
        Example(
            "The Better Roads PAC took no money from Dana Vole.",
            (Expected("took no money", "Dana Vole", "Better Roads PAC", None, "received"),),
        ),
        Example(
            "No money from Dana Vole went to the Better Roads PAC.",
            (Expected("No money", "Dana Vole", "Better Roads PAC", None, "received"),),
        ),
        Example(
            "None of the Better Roads PAC’s money came from Dana Vole.",
            (Expected("None of", "Dana Vole", "Better Roads PAC", None, "received"),),
        ),
        Example(
            "The Better Roads PAC got none of its money from Dana Vole, who gave elsewhere.",
            (Expected("got none", "Dana Vole", "Better Roads PAC", None, "received"),),
        ),
        Example(
            "\u201cI never gave to the Better Roads PAC,\u201d Dana Vole said.",
            (Expected("never gave", "Dana Vole", "Better Roads PAC", None, "gave"),),
        ),
        Example(
            "The Better Roads PAC spent nothing to oppose Mia Holt.",
            (Expected("spent nothing", "Better Roads PAC", direction="spent"),),
        ),
        Example("Dana Vole not only gave $250,000 to the Better Roads PAC but ran it."),
        Example("The test records do not show any rain."),
        Example(
            "Mia Holt, a candidate, takes no PAC money. Ada Quill’s name does not appear on the"
            " PAC’s filing.",
            (Expected("takes no PAC money", None, "Mia Holt", None, "received"),),
        ),
        Example("The museum takes no cash, and Ada Quill’s name does not appear on the wall."),
        Example(
            "Acme, which had given $60,000 to Mia Holt’s campaign, has given nothing to it since"
            " May.",
            (Expected("given nothing", "Acme", direction="gave"),),
        ),
        Example("Ada Quill has never given this much to a campaign."),
        Example(
            "Lee Moss’s campaign reported no fundraising in May. The Better Roads PAC does not"
            " disclose"
            " its donors. No donations from Acme were listed in its report.",
            (
                Expected("reported no fundraising"),
                Expected("does not disclose its donors"),
                Expected("No donations from Acme were listed"),
            ),
        ),
        Example(
            "The Better Roads PAC never disclosed the source of the funds. Ada Quill had no giving"
            " history until 2008.",
            (
                Expected("never disclosed the source", None, None),
                Expected("no giving history", "Ada Quill", direction="gave"),
            ),
        ),
        Example(
            "Lee Moss lent nothing to his own campaign in May. No transfer from the Better Roads"
            " PAC to the Valley Victory Fund was reported. Mia Holt’s campaign never refunded Dana"
            " Vole’s gift.",
            (
                Expected("lent nothing", "Lee Moss", "Lee Moss’s own campaign", direction="gave"),
                Expected("No transfer", "Better Roads PAC", "Valley Victory Fund"),
                Expected("never refunded", "Mia Holt’s campaign", "Dana Vole"),
            ),
        ),
        Example("The organizers of the fundraiser did not disclose the menu."),
    ),
)
