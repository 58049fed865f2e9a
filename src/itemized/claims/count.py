"""So many donors, gifts or candidates, with no sum of money."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from itemized.claims._base import ClaimKind, Example, Expected, Later
from itemized.claims._text.draft import Draft
from itemized.claims._text.numbers import NUMBER
from itemized.claims._text.politics import is_strong
from itemized.claims._text.verbs import Verb
from itemized.model import Mention

if TYPE_CHECKING:
    from itemized.claims._text.context import Context
    from itemized.claims._text.parties import Parties
    from itemized.claims._text.sentences import Sentence
    from itemized.model import Claim

_COUNT = re.compile(
    rf"(?<![\w-])(?P<n>(?<=listed )one|(?<=reported )one|(?!one\b|an?\b(?! dozen)){NUMBER}"
    r"|dozens|hundreds|thousands)(?: hundred| thousand| million)?"
    r"(?: (?!blood|organ|egg)[\w-]+){0,2}? (?P<what>(?:individual |small[- ]dollar |unique |straw "
    r"|separate )?(?:donors|donations|contributions"
    r"|contributors?|donor|checks))\b",
    re.IGNORECASE,
)
_ASKED = re.compile(
    r"\b(?P<n>\d+|two|three|four|five|six|seven|eight|nine|ten) (?:more |others? )?(?:have|has"
    r"|had) (?:also )?been"
    r" (?:pursued|solicited|asked|tapped) for (?:campaign |political )?(?:contributions"
    r"|donations|money)\b",
    re.IGNORECASE,
)


#: "From more than 38,000 donors", "1.1 million people donated": so many that no sum is theirs.
_MANY = re.compile(
    r"(?<![$\d,.])\b(?P<n>\d{1,3}(?:,\d{3})+|(?:\d+(?:\.\d+)?|one|two|three|half a) million"
    r"|\d{1,3}(?= [^\W\d_]+ donors))"
    r"(?: (?!blood|organ|egg)[\w-]+){0,2}? (?P<what>donors|donations|contributions|contributors"
    r"|(?<=from )(?:people|individuals|supporters)"
    r"|(?:people|individuals|supporters|voters)(?= (?:have |had )?(?:donated|contributed"
    r"|given|gave)))\b",
    re.IGNORECASE,
)

#: "Has written the PAC two checks", "made five donations".
_GAVE = re.compile(
    r"(?<!\bwas )(?<!\bwere )(?<!\bbeen )\b(?P<verb>g[ai]ven?|giv(?:es|ing)|sen[dt]s?|sending"
    r"|wr[io]tes?|written|writing|ma(?:de|kes?|king)|cuts?|handed|mailed|donated)"
    r"(?: (?:the )?(?P<to>(?-i:[^\W\d_a-z])[^,;$]{1,60}?))??"
    r" (?:(?:at|least|more|than|about|nearly|some|just|only|over|a|total|of|another|up|to) )*$",
    re.IGNORECASE,
)
Sides = tuple["Parties | None", "Parties | None"]
_NEAR = 20  # code points between "received" and the count
_FEW = 3  # digits; a larger count is told for itself, unless a sum just told came "from" so many
_FROM = re.compile(
    r"\b(?:from|by|among|on) (?:(?:more|than|about|nearly|some|over|almost|around) )*$"
)
_NUM = rf"(?:{NUMBER}|half|most|all|several|dozens|many)"
#: "Ten of the twelve lawmakers got money from Acme": who received, not how much.
_OF_THEM = re.compile(
    rf"(?<![\w-])(?P<n>(?:all but )?{_NUM}) (?:out )?of (?:the|its|his|her)"
    rf" (?P<who>(?:{_NUM} )?(?:[\w-]+ )?(?:lawmakers"
    r"|senators|members|legislators|candidates|representatives|justices|judges|council members"
    r"|commissioners|Democrats|Republicans|sponsors))\b(?: who [^,;$]{3,60}?)? (?:have |has )?"
    r"(?:got|gotten|received|taken|took|accepted) (?:[\w-]+ ){0,2}?(?:money|contributions"
    r"|donations|cash|checks) from ",
    re.IGNORECASE,
)
#: What a number right after it is the whole of.
_PART = re.compile(
    rf"(?<![\w-]){_NUM} (?:out )?of (?:(?:the|its|his|her|their|all) )*$", re.IGNORECASE
)


def _of_them(context: Context, sentence: Sentence) -> list[Claim]:
    """How many of a group had money from somebody."""
    claims = []
    for m in _OF_THEM.finditer(sentence.text):
        start, at = sentence.start + m.start(), sentence.start + m.end()
        end = context.phrases(sentence).end_of_phrase(at, sentence.end)
        giver = context.cast.party(at, end)
        a, b = start, sentence.start + m.end("who")
        taker = Mention(context.text[a:b], context.text[a:b], a, b, "group")
        draft = Draft("count", "received", start, end, giver, taker, extra={"n": m["n"]})
        claims.append(context.claim(draft))
    return claims


def _giver(context: Context, sentence: Sentence, start: int, end: int) -> Sides:
    """Who gave so many gifts to whom, where a verb of giving stands right before the count."""
    m = _GAVE.search(context.text, sentence.start, start)
    if m is None:
        return None, None
    phrases = context.phrases(sentence)
    verb = Verb(m.start("verb"), m.end("verb"), m["verb"], "give", passive=False)
    taker: Parties | None = None
    if m["to"]:
        named = [n for n in context.cast.between(*m.span("to")) if n.end == m.end("to")]
        taker = context.cast.mention(named[-1]) if named else context.cast.party(*m.span("to"))
    return phrases.subject(sentence, verb), taker or phrases.after("to", end, sentence.end)


def _raiser(context: Context, sentence: Sentence, at: int) -> Parties | None:
    """Who got so many gifts: the subject of the verb, else of the sum raised just before."""
    verbs = [v for v in context.verbs[sentence.index] if v.end <= at <= v.end + _NEAR]
    if verbs and verbs[-1].family in {"receive", "raise", "has"} and not verbs[-1].passive:
        return context.phrases(sentence).subject(sentence, verbs[-1])
    for near in (sentence, context.sentences[max(0, sentence.index - 1)]):
        told = [m for m in context.moneys_in(near) if m.end <= at and m.family == "raise"]
        if told:
            return told[-1].subject
    return None


def _of_many(context: Context, sentence: Sentence) -> list[Claim]:
    """Counts of many small gifts, which campaigns tell beside what they raised."""
    claims = []
    for m in _MANY.finditer(sentence.text):
        start, end = sentence.start + m.start(), sentence.start + m.end()
        if any(start <= (a.start or 0) < end for a in context.amounts_in(sentence)):
            continue
        gave = m["what"].lower() in {"people", "individuals", "supporters", "voters"}
        many = len(m["n"]) > _FEW and not _FROM.search(context.text, sentence.start, start)
        extra = {"n": m["n"]} | ({"many": "yes"} if many else {})
        taker = None if gave else _raiser(context, sentence, start)
        direction = "gave" if gave else "received"
        words = context.text[start:end]
        givers = Mention(words, words, start, end, "group") if gave else None
        draft = Draft("count", direction, start, end, givers, taker, extra=extra)
        claims.append(context.claim(draft))
    return claims


def read(context: Context) -> list[Claim]:
    """Counts of donors and gifts, where the sentence gives no amount that they belong to."""
    claims = []
    for sentence in context.sentences:
        many = _of_them(context, sentence)
        many += _of_many(context, sentence) if context.is_political(sentence) else []
        claims += many
        if many:
            continue
        for pattern, direction in ((_ASKED, "solicited"), (_COUNT, "gave")):
            for m in pattern.finditer(sentence.text):
                told = is_strong(sentence.text) or context.names_committee(sentence)
                if context.amounts_in(sentence) or (direction == "gave" and not told):
                    continue
                if _PART.search(sentence.text, 0, m.start()):
                    continue  # "35 of 36 gifts": the whole is no count of its own
                stop = re.search(
                    r"[,;.\u201c\u201d\"](?:\s|$)|\s[\u201c\"]|\swho\s",
                    context.text[sentence.start + m.end() : sentence.end],
                )
                end = sentence.start + m.end() + (stop.start() if stop else 0)
                start = sentence.start + m.start()
                gave = direction == "gave"
                last = sentence.start + m.end()
                sides = _giver(context, sentence, start, last) if gave else (None, None)
                draft = Draft("count", direction, start, end, *sides, extra={"n": m["n"]})
                claims.append(context.claim(draft))
    return claims + context.figures_of("count")


KIND = ClaimKind(
    name="count",
    title="A count",
    doc="So many donors, gifts or candidates, with no sum of money.",
    directions=("gave", "received", "solicited"),
    rank=40,
    read=read,
    check=Later("counts", "check_count"),
    gives_way=True,
    examples=(
        Example(
            "Mia Holt’s campaign raised $2 million. The gifts came from more than 38,000 donors.",
            (Expected("38,000 donors", direction="received", extra=(("n", "38,000"),)),),
        ),
        Example(
            "The campaign heard from 12,000 donors in May, a spokeswoman for the campaign said.",
            (Expected("12,000 donors", extra=(("n", "12,000"),)),),
        ),
        Example(
            "Ten of the twelve senators took money from Acme Holdings in 2022.",
            (
                Expected(
                    "Ten of the twelve senators",
                    "Acme Holdings",
                    "Ten of the twelve senators",
                    direction="received",
                ),
            ),
        ),
        Example(
            "Ada Quill made two dozen contributions to Mia Holt’s campaign.",
            (Expected("two dozen contributions", direction="gave", extra=(("n", "two dozen"),)),),
        ),
        Example("The hospital thanked 300 blood donors."),
        Example(
            "Mia Holt’s campaign raised $2 million. It has received more than 80,000"
            " contributions.",
            (Expected("80,000 contributions", None, "Mia Holt’s campaign", None, "received"),),
        ),
        Example(
            "The gifts averaged $20 and 525,000 individuals donated money to Mia Holt’s campaign."
            " The party’s committees have enlisted more than one million new small donors.",
            (
                Expected("525,000 individuals", direction="gave"),
                Expected("one million new small donors"),
            ),
        ),
        Example(
            "Here is what campaigns reported: Sen. Mia Holt Total raised: $6 million Total donors:"
            " 525,000 Cash on hand: $2 million Mayor Lee Moss Total raised: $4 million Total"
            " donors:"
            " 38,550",
            (
                Expected("Total donors: 525,000", None, "Mia Holt", direction="received"),
                Expected("Total donors: 38,550", None, "Lee Moss", direction="received"),
            ),
        ),
    ),
)
