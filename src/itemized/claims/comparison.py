"""One sum is set against another: an edge, a multiple, more than somebody else."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from itemized.claims._base import ClaimKind, Example, Expected, Later
from itemized.claims._text.draft import Draft
from itemized.model import Mention

if TYPE_CHECKING:
    from itemized.claims._text.context import Context
    from itemized.claims._text.sentences import Sentence
    from itemized.model import Claim

_MARGIN = re.compile(
    r"\b(?:out-?(?:raised|spent|paced|raising|spending|pacing)\b[^;.]*\bby\b|(?:advantage|edge"
    r"|lead|gap|margin) of)"
    r"\s+(?:[\w-]+ ){0,4}$",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"\s+(?:more|less|fewer)\b(?: [\w-]+){0,10} than\b|\s+(?:[\w-]+ ){0,2}?(?:advantage|edge"
    r"|lead|gap)\b",
    re.IGNORECASE,
)
_TIMES = re.compile(
    r"\b(?:(?P<n>\d+(?:\.\d+)?|two|three|four|five|six|seven|eight|nine|ten) times|twice|double"
    r"|triple|quadruple)"
    r" (?:the (?:amount|sum|total|haul|take|\$)|what|as (?:much|many)|more than)\b[^.;,]{0,80}",
    re.IGNORECASE,
)
#: "Spent $5, more than it raised".
_THAN_RAISED = re.compile(
    r"\bmore than (?:it|he|she|they|the \w+) (?:had )?(?:raised|took in|collected|brought in)\b",
    re.IGNORECASE,
)
#: "Outraised the other 3 to 1", "a 20-to-1 cash advantage".
_RATIO = re.compile(
    r"\bout-?(?:rais(?:e[sd]?|ing)|spent|spends?|spending)\b[^.;$]{0,60}? (?:\d+|two|three|four"
    r"|five|six"
    r"|ten)[- ]to[- ](?:\d+|one)\b"
    r"|\b(?:\d+|two|three|four|five|six|ten)[- ]to[- ](?:\d+"
    r"|one) (?:[\w-]+ ){0,2}?(?:advantage|edge"
    r"|lead)\b",
    re.IGNORECASE,
)
_CASH = re.compile(r"\bcash|\bon hand|\bin the bank|\bwar chest", re.IGNORECASE)


_HAD = re.compile(r"\b(?:what|than) [^,;.]{2,50} (?:had|has)$")
_EDGE = re.compile(r"to[- ](?:\d+|one) .*(?:advantage|edge|lead)$", re.IGNORECASE)
#: "Spent less on politics than the unions", "gave more to Roe than to Doe".
_MORE_THAN = re.compile(
    r"\b(?:spen[dt]|spending|gave|given|raised|collected|donated|contributed|took in|brought in)"
    r"(?: (?:the )?(?-i:[A-Z])[\w'\u2019-]*(?: [\w'\u2019-]+){0,5}?)?"
    r" (?:far |much |slightly |a little |even )?(?:more|less|fewer)\b(?! than \$)"
    r"(?: [\w'\u2019-]+){0,9}? than (?=[\w'\u2019-]+)[^.;,$]{2,60}",
    re.IGNORECASE,
)
#: "Gave Democrats four dollars for every one it gave Republicans".
_FOR_EVERY = re.compile(
    r"\b(?:gave|spent|raised|outspent|donated)\b[^.;,]{2,60}? (?:\w+) dollars? for (?:every|each) "
    r"(?:one|dollar)\b[^.;,]{2,60}",
    re.IGNORECASE,
)
#: "Outraised him, $3 million to $2 million".
_OUTDID = re.compile(
    r"\bout-?(?:raised|spent|gave) (?=(?:the |his |her "
    r"|their )?[\w])[^.;,$]{2,60}(?=,? (?:with )?\$[^;]{1,24} to \$)",
    re.IGNORECASE,
)
#: "Outspent Roe", "outraises and outspends Roe": no sum tells by how much.
_OUT = re.compile(
    r"\bout-?(?:rais(?:e[sd]?|ing)|spen(?:t|ds?|ding)|gun(?:s|ned|ning)|pac(?:e[sd]?"
    r"|ing))[\"\u201d]?"
    r"(?: and out\w+)?\s+(?![^.;,]{0,90}(?:\$|[- ]to[- ](?:\d|one)|\bby\b))[^.;,]{2,80}"
    r"|\bdwarf(?:s|ed|ing)\s(?!\$)[^.;,$]{2,80}",
    re.IGNORECASE,
)
#: "Was badly outspent by Roe".
_BEEN_OUT = re.compile(
    r"\b(?:was|were|been|being|is|are|got|get|getting) (?:\w+ )?out-?(?:raised|spent)\b"
    r"(?![^.;]*(?:\$|[- ]to[- ](?:\d|one)))(?: by [^.;,$]{2,60})?",
    re.IGNORECASE,
)
#: "Beat Roe in fundraising", "is ahead of Roe in the money race".
_AHEAD = re.compile(
    r"\b(?:beat(?:s|en|ing)?|trounc(?:e[sd]?|ing)|best(?:s|ed|ing)|lap(?:s|ped|ping)"
    r"|crush(?:es|ed|ing)|clobber(?:s|ed|ing)|trail(?:s|ed|ing)?|lag(?:s|ged|ging)?(?: behind)?"
    r"|ahead of|behind) (?![^.;,$]{0,60}\bpolls?\b)[^.;,$]{2,60}? in (?:the )?(?:fund-?raising"
    r"|(?:money|cash|fund-?raising|spending) (?:race|chase|contest|battle)|cash[- ]on[- ]hand"
    r"|donations|contributions|campaign cash)\b",
    re.IGNORECASE,
)
#: "A fraction of what Roe collected", "pales beside Roe's total", "comes close to the haul of Roe".
_BESIDE = re.compile(
    r"\b(?:(?:just|only|but) )?an? (?:mere |small |tiny )?fraction of (?:what|that of|the \$"
    r"|[^.;,$]{2,40}?\b(?:haul|sums?|amounts?|totals?|money|donations|contributions|war chest"
    r"|take)\b)"
    r"[^.;,$]{0,60}"
    r"|\bpale[sd]? (?:in comparison(?: (?:to|with))?|beside|next to|compared (?:to|with))"
    r" [^.;,$]{2,70}"
    r"|\bcom(?:es?|ing) (?:nowhere )?(?:close|near) to (?:matching )?[^.;,$]{0,40}?(?:fund-?raising"
    r"|haul|total|cash|donations|war chest|spending)\b[^.;,$]{0,40}",
    re.IGNORECASE,
)
#: "Built up a cash advantage over Roe".
_LEAD_IN = re.compile(
    r"\b(?:cash(?:[- ]on[- ]hand)?|fund-?raising|money|monetary|financial|spending|war chest)[- ]"
    r"(?:advantage|edge|lead|gap|disadvantage|deficit|superiority)\b (?:over|on|between|that)"
    r" [^.;,$]{2,60}",
    re.IGNORECASE,
)
#: "$30 million, which is more than the top two candidates".
_WHICH_IS = re.compile(
    r"(?:,| \u2014|^) (?:which (?:is|was) |that(?:['\u2019]s| is| was) |(?:easily|far|well|much) )?"
    r"(?:also |still |far |much )*(?P<than>(?:more|less) than) (?=(?:the|his|her|its|their|what"
    r"|both"
    r"|either|(?-i:[A-Z][a-z]))\b)(?!the \$|the (?:legal |federal )?(?:limit"
    r"|maximum))[^.;,$(]{3,70}"
)
#: One of these stands in each of the forms; few sentences have any.
_HINT = re.compile(
    r"\bthan\b|\btimes\b|\btwice\b|double|triple|quadruple|[- ]to[- ]|dollars? for"
    r"|\bout-?(?:rais|sp|gun|pac)|dwarf| in (?:the )?(?:fund|money|cash"
    r"|spending|donations|contributions|campaign)|fraction of|\bpale|close to|near to|advantage"
    r"|\bedge\b|\blead\b|\bgap\b|deficit|superiority",
    re.IGNORECASE,
)
_FORMS = (
    _TIMES, _THAN_RAISED, _RATIO, _MORE_THAN, _FOR_EVERY, _OUTDID, _OUT, _BEEN_OUT, _AHEAD, _BESIDE,
    _LEAD_IN, _WHICH_IS,
)  # fmt: skip
#: Those of whom somebody is set against all or some: "any of the contenders", "their rivals".
_RIVALS = re.compile(
    r"\b(?:rivals?|opponents?|contenders?|candidates?|challengers?|competitors?|competition|foes?"
    r"|Democrats|Republicans|Libertarians|GOP|incumbent|counterparts?|the field|nominees?|hopefuls?"
    r"|campaigns?|committees?|part(?:y|ies)|PACs?|all of them|each other|the other side)\b",
    re.IGNORECASE,
)
#: Words after the name of who is outdone: "than Roe did", "than Roe had".
_DID = re.compile(r"\s+(?:did|does|has|had|gave|raised|spent)\b")


def _direction(words: str) -> str:
    if _CASH.search(words) or _HAD.search(words):
        return "has"
    if re.match(r"out-?rais", words, re.IGNORECASE):
        return "received"
    if re.search(r"\b(?:out-?spen|spen[dt]|sunk)", words, re.IGNORECASE):
        return "spent"
    if re.search(r"\b(?:gave|given|gives|donated|contributed)\b", words, re.I):
        return "gave"
    return "received"


def read(context: Context) -> list[Claim]:
    """Edges and multiples."""
    claims = []
    for money in context.moneys:
        margin = _MARGIN.search(money.before)
        after = _AFTER.match(context.text, money.end, money.sentence.end)
        if not money.political or not (margin or after):
            continue
        direction = _direction(money.sentence.text)
        phrases = context.phrases(money.sentence)
        own = money.subject if money.verb and not money.follows else None
        first = own or phrases.main_subject(money.sentence, money.start)
        other = re.search(r"\bout-?(?:raised|spent|paced)\b", money.before, re.IGNORECASE)
        names = (
            context.cast.between(money.sentence.start + other.end(), money.start) if other else []
        )
        both = (
            (first, context.cast.mention(names[0]))
            if names and isinstance(first, Mention)
            else first
        )
        one, two = (None, both) if direction == "received" else (both, None)
        claims.append(money.claim("comparison", direction, one, two))
    for sentence in context.sentences:
        if not _HINT.search(sentence.text):
            continue
        found = [m for form in _FORMS for m in form.finditer(sentence.text)]
        found = [m for m in found if m.re is not _OUT or _is_outdone(context, sentence, m)]
        found = [m for m in found if m.re is not _WHICH_IS or _of_sum(context, sentence, m)]
        found = [m for m in found if m.re is not _LEAD_IN or not _with_sum(context, sentence, m)]
        found = _apart(found)
        if found and context.is_political(sentence):
            claims += [_in_words(context, sentence, m) for m in found]
    return claims


def _apart(found: list[re.Match[str]]) -> list[re.Match[str]]:
    """The matches without those that begin within another one."""
    return [m for m in found if not any(o.start() < m.start() < o.end() for o in found)]


def _is_outdone(context: Context, sentence: Sentence, m: re.Match[str]) -> bool:
    """Whether it is somebody, or some rivals, that is outdone."""
    return bool(_RIVALS.search(m[0])) or _is_named(_other(context, sentence, m))


def _of_sum(context: Context, sentence: Sentence, m: re.Match[str]) -> bool:
    """Whether a sum stands right before "which is more than", and no other one is owned after"
    " it."""
    if m[0].rstrip().endswith(("'s", "\u2019s")):
        return False
    at = sentence.start + m.start()
    return any(x.political and 0 <= at - x.end < 60 for x in context.moneys_in(sentence))


def _with_sum(context: Context, sentence: Sentence, m: re.Match[str]) -> bool:
    """Whether a lead is told with its sum: then it is read with that."""
    a, b = sentence.start + m.start() - 12, sentence.start + m.end() + 30
    return any(a <= (x.end or 0) and (x.start or 0) <= b for x in context.amounts_in(sentence))


def _is_named(party: Mention | None) -> bool:
    """Whether somebody is outdone, and not a target or a forecast."""
    return party is not None and party.kind in {"person", "committee", "organization"}


def _in_words(context: Context, sentence: Sentence, m: re.Match[str]) -> Claim:
    """A comparison told without the sum by which the two differ."""
    a, b = sentence.start + m.start(), sentence.start + m.end()
    phrases = context.phrases(sentence)
    verb = next((v for v in context.verbs[sentence.index] if v.start == a), None)
    if verb is not None:
        subject = phrases.subject(sentence, verb)
        direction = _direction(m[0])
    else:
        told = [x.subject for x in context.moneys_in(sentence) if x.end <= a]
        subject = (told[-1] if told else None) or phrases.main_subject(sentence, a)
        direction = "has" if _HAD.search(m[0]) else _direction(sentence.text)
    if m.re is _THAN_RAISED:
        direction = "spent"
    elif _EDGE.search(m[0]) or (m.re is _LEAD_IN and _CASH.search(m[0])):
        direction = "has"
    other = _other(context, sentence, m)
    both = (subject, other) if isinstance(subject, Mention) and other else subject
    one, two = (None, both) if direction == "received" else (both, None)
    if direction == "gave" and isinstance(both, tuple) and m.re is _MORE_THAN:
        between = context.cast.between(a, a + m[0].find(" than "))
        to = [n for n in between if context.cast.kind(n) == "committee"]
        two = context.cast.mention(to[0]) if to else None
    extra = {"multiple": m["n"] or m[0].split()[0]} if m.re is _TIMES else {}
    return context.claim(Draft("comparison", direction, a, b, one, two, (), None, extra))


def _other(context: Context, sentence: Sentence, m: re.Match[str]) -> Mention | None:
    """Who is outdone: the Roe of "outraised Roe", "more than Roe", "twice the total of Roe"."""
    start = re.search(
        r"^(?:out-?|dwarf)\w+(?: and \w+)? | than | over | by "
        r"|['\u2019]s? (?:total|haul|take)$| of ",
        m[0],
    )
    if start is None or m.re in (_THAN_RAISED, _FOR_EVERY):
        return None
    at, end = sentence.start + m.start() + start.end(), sentence.start + m.end()
    did = _DID.search(context.text, at, end)
    end = did.start() if did else end
    phrases = context.phrases(sentence)
    party = context.cast.party(at, phrases.end_of_phrase(at, end))
    return party if isinstance(party, Mention) else None


KIND = ClaimKind(
    name="comparison",
    title="A comparison",
    doc="One sum is set against another: an edge, a multiple, more than somebody else.",
    directions=("received", "has", "spent", "gave"),
    rank=85,
    read=read,
    check=Later("compared", "check_comparison"),
    examples=(
        Example(
            "Acme Holdings’ donors have given 23 times as much to Mia Holt’s campaign as to"
            " Lee Moss.",
            (Expected("23 times", direction="gave"),),
        ),
        Example(
            "The Better Roads PAC has outraised the Valley Victory Fund by some $4 million, filings"
            " show.",
            (Expected("", None, "Better Roads PAC; Valley Victory Fund", "4000000", "received"),),
        ),
        Example(
            "Mia Holt’s campaign outraised Lee Moss nearly 3-to-1.",
            (Expected("3-to-1", None, "Mia Holt’s campaign; Lee Moss", None, "received"),),
        ),
        Example(
            "Acme Holdings spent less on politics than the unions, filings show. Acme Holdings"
            " gave candidates four dollars for every one it gave charity.",
            (
                Expected("spent less", "Acme Holdings; unions", None, None, "spent"),
                Expected("four dollars for every one", "Acme Holdings", None, None, "gave"),
            ),
        ),
        Example(
            "The Better Roads PAC spent $6 million in May, more than it raised.",
            (Expected("more than it raised", "Better Roads PAC", None, None, "spent"),),
        ),
        Example(
            "The Better Roads PAC outspent the Valley Victory Fund in 2021.",
            (
                Expected(
                    "outspent",
                    "Better Roads PAC; Valley Victory Fund",
                    None,
                    None,
                    "spent",
                ),
            ),
        ),
        Example(
            "Dana Vole gave more to the Better Roads PAC than Ada Quill did.",
            (Expected("gave more", "Dana Vole; Ada Quill", "Better Roads PAC", None, "gave"),),
        ),
        Example(
            "Lee Moss outraises and outspends Mia Holt in May\n\nThe Moss campaign was built on"
            " small"
            " donors.",
            (Expected("outraises and outspends", None, "Lee Moss; Mia Holt", None, "received"),),
        ),
        Example(
            "Mia Holt’s campaign raised $9 million, far outpacing each of her Democratic rivals."
            " Most of them reported just a fraction of what she collected from donors.",
            (
                Expected("outpacing each of her Democratic rivals"),
                Expected("a fraction of what she collected"),
            ),
        ),
        Example(
            "The Better Roads PAC built up a cash advantage over the Valley Victory Fund.",
            (Expected("cash advantage over the Valley Victory Fund", direction="has"),),
        ),
        Example(
            "Lee Moss is trouncing Mia Holt in fundraising, donors say. Her campaign was badly"
            " outspent in 2020.",
            (
                Expected("trouncing Mia Holt in fundraising", direction="received"),
                Expected("badly outspent", direction="spent"),
            ),
        ),
        Example(
            "Mia Holt’s campaign raised $9 million, which is more than the two Republicans behind"
            " her.",
            (Expected("more than the two Republicans", direction="received"),),
        ),
        Example("Lee Moss is beating Mia Holt in the polls, and his rally dwarfed hers."),
        Example("The town paid $9 million for the land, which is more than the appraiser said."),
        Example("A fraction of the donors to the Better Roads PAC live in Reno."),
        Example("The team led by 4 points, twice as much as before."),
        Example("Rents are $400 more than last year."),
    ),
)
