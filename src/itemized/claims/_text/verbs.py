"""Verbs of money, by what they say about who paid whom."""

from __future__ import annotations

import re
from dataclasses import dataclass

_FAMILIES: dict[str, str] = {
    "give": (
        r"gave|given|gives?|giving|(?:(?<=\bis )|(?<=\bare )"
        r"|(?<=\bwas ))in for(?= (?:[\w-]+ ){0,3}\$)|dish(?:es|ed|ing)? out|hand(?:s|ed|ing)? out"
        r"|pass(?:es|ed"
        r"|ing)? out"
        r"|(?:split(?:s|ting)?|divid(?:es|ed|ing))(?= (?:[\w-]+ ){0,3}\$[^.;]{1,40} (?:between"
        r"|among)\b)"
        r"|heap(?:s|ed|ing)|rain(?:s|ed|ing)(?= (?:[\w-]+ ){0,3}\$)|slip(?:s|ped"
        r"|ping)?(?= [^.;]{0,30}\$)"
        r"|deposit(?:s|ed|ing)?|commit(?:s|ted|ting)?(?= (?:[\w-]+ ){0,3}\$[^.;]{1,16} (?:in)?to )"
        r"|suppl(?:y|ies|ied|ying)|put up|cough(?:s|ed)? up"
        r"|ant(?:es|ed) up|"
        r"spread(?= (?:[\w-]+ ){0,3}\$)|wir(?:es|ed|ing)|seed(?:s|ed|ing)|"
        r"donat(?:e|es|ed|ing)|contribut(?:e|es|ed|ing)|"
        r"(?:cut|cuts|cutting|wrote|write|writes|writing|written|signed"
        r"|mailed)(?= [^.;]{0,70}\bche(?:ck|que)s?\b)"
        r"|funnel(?:s|ed|ing|led|ling)?|pump(?:s|ed|ing)?|inject(?:s|ed|ing)?|chip(?:s|ped"
        r"|ping)? in|"
        r"kick(?:s|ed|ing)? in|fork(?:s|ed|ing)? over|pon(?:y|ies|ied|ying) up|steer(?:s|ed|ing)?|"
        r"ladl(?:ed|ing|es)|plow(?:s|ed|ing)?(?! through)|shift(?:s|ed"
        r"|ing)?(?= (?:[\w-]+ ){0,3}\$)|send|sends|sent|sending|hand(?:s|ed"
        r"|ing)(?: over"
        r"| out)?|"
        r"put(?:s|ting)?(?! [^.;,$]{2,40} at (?:[\w-]+ ){0,3}\$)|lavish(?:ed|es|ing)?|channel(?:s"
        r"|ed|ing|led)?|rout(?:ed|es|ing)"
        r"|dol(?:ed|ing|es) out|"
        r"shower(?:s|ed|ing)?|bankroll(?:s|ed|ing)?|provid(?:e|es|ed|ing)|plied|plying|ply|"
        r"add(?:s|ed|ing)(?= (?:another |an additional |an extra |(?:more than|about|nearly) )?\$)|"
        r"pass(?:es|ed|ing)(?= (?:[\w-]+ ){0,3}\$[^.;]{1,16} (?:on|along)\b)|"
        r"passed (?:on|along)|pass(?:es|ing) (?:on|along)|shift(?:s|ed|ing)?(?= (?:[\w-]+"
        r" ){0,3}\$)|mov(?:e|es|ed|ing)|transferr(?:ed|ing)"
        r"|transfers?|"
        r"pour(?:s|ed|ing)?|sank|sink|sinks|sunk|sinking|dump(?:s|ed|ing)?|throw(?:s|ing)?|threw"
        r"|thrown|"
        r"shovel(?:s|ed|ing|led)?|invest(?:s|ed|ing)?|deliver(?:s|ed|ing)?|direct(?:s|ed|ing)?"
        r"|pitch(?:es|ed|ing)? in|plunk(?:s|ed|ing)?(?: down)?"
        r"|fund(?:s|ed|ing)?|financ(?:e|es|ed|ing)|distribut(?:e|es|ed|ing)|grant(?:s|ed|ing)"
        r"|(?:w[ei]nt|gone|go(?:es|ing)|flow(?:s|ed|ing)?) (?:in)?to|(?:back|support|boost|aid|help"
        r"|favor)(?:ed|s|ing)?(?= [^.;,$]{2,60} with (?:[\w-]+ ){0,3}\$)|dr[eo]p(?:s|ped"
        r"|ping)?(?= (?:[\w-]+ ){0,3}\$[^.;]{1,16} (?:on"
        r"|into) (?:[\w-]+ ){0,3}(?:super )?PACs?\b)"
    ),
    "receive": (
        r"receiv(?:e|es|ed|ing)|accept(?:s|ed|ing)?|got|gets?|getting|gotten|t(?:ook|ake|akes"
        r"|aking|aken) in|"
        r"pocket(?:s|ed|ing)?|bag(?:s|ged|ging)?|took|taken|takes?|taking"
        r"|nett?(?:ed|ing)|"
        r"land(?:ed|ing)|benefit(?:s|ed|ing|ted)? from|enjoyed|c[ao]me(?:s)? (?:in )?from"
        r"|coming (?:in )?from"
        r"|secured|g[oe]t(?:ting|s)? by on|gotten by on|lived off|living off|ran on"
    ),
    "raise": (
        r"rais(?:e|es|ed|ing)|(?:process|handl)(?:es|ed)(?= (?:[\w-]+ ){0,3}\$)|collect(?:s|ed"
        r"|ing)?|haul(?:s|ed|ing)? in|rak(?:e|es|ed|ing) in"
        r"|br(?:ought|ing|ings"
        r"|inging) in|"
        r"pull(?:s|ed|ing)? in|amass(?:es|ed|ing)?|fundrais(?:ed|es)|out-?rais(?:e|es|ed|ing)|"
        r"c[ao]m(?:e|es|ing) up with(?= (?:[\w-]+ ){0,3}\$)|scrap(?:es|ed|ing) (?:together|up)"
        r"|cobbl(?:ed|ing) together|"
        r"gather(?:s|ed|ing)?(?= (?:[\w-]+ ){0,5}\$)|reel(?:s|ed|ing)? in|muster(?:s|ed|ing)?|"
        r"(?:top|surpass|exceed|reach|pass|eclips)(?:e?s|p?ed)(?= (?:[\w-]+ )?\$)"
        r"|(?:top|edg|best|beat|surpass|outpac|outdistanc|eclips|lapp|swamp)(?:e?s|p?ed|e?d)?"
        r"(?= [^;$]{3,60},? \$[\d.,]+(?: [mb]illion)? to \$)"
        r"|hits?(?= (?:[\w-]+ )?\$)|scoop(?:s|ed|ing)? up|rack(?:s|ed|ing)? up|bank(?:s|ed"
        r"|ing)?(?= (?!balance|account)(?:[\w-]+ ){0,3}\$)|"
        r"(?:(?:scor|snagg|nabb|reap|garner|draw|attract)(?:ed|s|ing)|drew|drawn)"
        r"(?= (?:[\w-]+ ){0,4}\$)"
    ),
    "spend": (
        r"spend|spends|spent|spending|us(?:es|ed|ing)(?= (?:[\w-]+ ){0,3}\$)|bl(?:ew|own|ows"
        r"|owing)(?= (?:through )?(?:[\w-]+ ){0,3}\$)|shell(?:s|ed|ing)? out"
        r"|pa(?:y|ys|id|ying) out|la(?:id|y|ys"
        r"|ying) out|burn(?:s|ed"
        r"|t|ing)? through|plow(?:s|ed|ing)? through|"
        r"drop(?:s|ped|ping)?|launch(?:es|ed|ing)?|bought|buys?|buying|reserv(?:e|es|ed|ing)"
        r"|aired|airing|"
        r"account(?:ed|s|ing)? for|out-?spent|set(?:s|ting)? aside|earmark(?:s|ed|ing)"
        r"|splash(?:es|ed|ing)? out|splurg(?:ed|ing)"
        r"|unleash(?:es|ed|ing)?|"
        r"plac(?:ed|es|ing)|r[au]n(?:s|ning)?(?= (?!up|from|between)(?:[\w-]+ ){0,3}\$)"
    ),
    "pay": r"pa(?:y|ys|id|ying)(?! out\b)|cover(?:s|ed|ing)?(?= (?:[\w-]+ ){0,3}\$)"
    r"|reimburs(?:e|es|ed|ing)|disburs(?:e|es|ed|ing)",
    "has": (
        r"had|has|have|having|still h[eo]ld(?:s|ing)?|h[eo]ld(?:s|ing)?|sat on|sits on"
        r"|sitting on|end(?:s|ed|ing)|began"
        r"|beg[iu]ns?|"
        r"beginning|left|maintains?|maintained|enter(?:s|ed|ing)|start(?:s|ed|ing)|finish(?:es"
        r"|ed|ing)|"
        r"clos(?:ed|es|ing)|report(?:s|ed|ing)|list(?:s|ed)(?= (?:[\w-]+ ){0,2}\$)|boast(?:s|ed"
        r"|ing)?|show(?:s|ed|ing)"
    ),
    "loan": r"lent|loan(?:s|ed|ing)?|lend(?:s|ing)?",
    "owe": r"ow(?:e|es|ed|ing)",
    # what they say of a sum is what was said of the one before it
    "lead": r"follow(?:s|ed|ing)(?: (?:it|that|this))?(?: up)? with(?= (?:[\w-]+ ){0,3}\$)|"
    r"rank(?:s|ed)(?= [^.;$]{0,40}\bwith (?:[\w-]+ ){0,3}\$)|led(?= [^.;$]{0,60}\bwith "
    r"(?:[\w-]+ ){0,3}\$)|lead(?:s|ing)?(?= [^.;$]{0,60}\bwith "
    r"(?:[\w-]+ ){0,3}\$)"
    r"|post(?:s|ed|ing)(?= (?:[\w-]+ ){0,4}\$)|tout(?:s|ed|ing)(?= (?:[\w-]+ ){0,3}\$)"
    r"|tall(?:ies|ied|ying)(?= (?:[\w-]+ ){0,3}\$)|notch(?:es|ed)(?= (?:[\w-]+ ){0,3}\$)"
    r"|dominat(?:es|ed|ing)(?= (?:[\w-]+ ){0,8}with (?:[\w-]+ ){0,3}\$)"
    r"|logged(?= (?:[\w-]+ ){0,3}\$)",
    "pledge": r"pledg(?:e|es|ed|ing)|commit(?:s|ted|ting)|promis(?:e|es|ed|ing)|vow(?:s|ed|ing)?",
    "total": r"total(?:s|ed|ing|led|ling)?|amount(?:s|ed|ing)? to|add(?:s|ed|ing)? up to",
    # no verb of money, but it has a sum for its object: what it says, its complement tells
    "any": r"(?<!\ban )(?<!\ba )(?<!\bthe )(?!(?:estimated|combined|reported|projected|needed"
    "|limited"
    r"|unprecedented|unexpected|based|valued|priced|charged|asked|increased|reduced|approved"
    r"|awarded|earned|owed|exceeded|topped|reached|surpassed|hundred|united|used|called)\b)"
    r"(?:[a-z]{3,}ed|(?!includ|accord|total|exceed|averag|cost|dur|need|excluding|count|warn|assum|bring|push|lift|mak)"
    r"[a-z]{3,}ing|(?:(?<=\bwill )|(?<=\bwould )|(?<=\bmust )|(?<=\bcould )"
    r"|(?<=\bshould ))(?!cost|"
    r"only|just|about|also|take|over|nearly|total|need|make)[a-z]{4,})(?: (?:together|up|down"
    r"|out|in|over|away|off|on))?"
    r"(?= (?:(?:an?|the|just|only|about|around|nearly|almost|roughly|some|over|more|than|less|at"
    r"|least|up|to|another|additional|estimated|combined|record|cool|whopping|total|of|mere"
    r"|further|extra|under|close|as|much|well|approximately|his|her|its|their|own) )*\$\d)",
}
_VERB = re.compile(
    r"(?<![\w-])(?:"
    + "|".join(f"(?P<{f}>{words})" for f, words in _FAMILIES.items())
    + r")(?![\w-])",
    re.IGNORECASE,
)
_BE = re.compile(
    r"(?:\b(?:is|was|were|are|be|been|being|get|gets|got)|['\u2019]s been)"
    r"(?: (?:also|not|recently|largely|mostly|heavily|mainly|primarily|partly|already|\w+ly))?\s*$",
    re.IGNORECASE,
)
# "Funding", "spending", "giving" and "loans" are mostly nouns.
_NOUN = re.compile(
    r"(?:\b(?:the|a|an|its|his|her|their|of|from|in|on|outside|campaign|political|independent"
    r"|that|this"
    r"|new|more|and|for|by|ad|hedge|mutual|pension|victory|trust|super|total|public|federal"
    r"|state|government)|['\u2019]s?)\s+$",
    re.IGNORECASE,
)
_MAYBE_NOUN = re.compile(
    r"(?:spending|giving|funding|fund|funds|financing|loans?|transfers?|show|shows|report"
    r"|reports|commit"
    r"|put|buy|buys|start|pay|drop|drops|land|net|hand|hands|direct|total|totals|pledges?|promises?"
    r"|launch|bank|fundraising|invest|moves?|finances?|raises?|hold|left|reserves?)$",
    re.IGNORECASE,
)
#: "Roe's campaign raises $5 million": with a sum for its object it is no noun.
_ACTS = re.compile(r"(?:raises|reports|shows|drops|reserves|moves|holds)", re.IGNORECASE)
#: "Fund" is a verb only after who may do it: "donors fund", "helped fund".
_FUND = re.compile(r"funds?|finances?|grants", re.IGNORECASE)
_BEFORE_FUND = re.compile(
    r"\b(?:to|who|that|which|helps?|helped|they|we|would|will|could|can|also|donors|billionaires"
    r"|groups"
    r"|companies|unions)\s+$",
    re.IGNORECASE,
)
_ITS_SUM = re.compile(
    r" (?:(?:in|up|down) )?(?:(?:just|only|about|nearly|almost|over|some|more than|another) )?\$\d"
)


#: "A $3,000 loan from herself": no verb.
_SUM_NOUN = re.compile(r"loans?|transfers?|pledges?|buys?|commit|total|start", re.IGNORECASE)
_SUM_BEFORE = re.compile(r"\$[\d,.]+(?: (?:million|billion))?[ -]$")


@dataclass(frozen=True)
class Verb:
    """A verb of money at [start, end) of the text, and the family it belongs to."""

    start: int
    end: int
    word: str
    family: str
    passive: bool

    @property
    def participle(self) -> bool:
        """Whether it is an -ing form, whose subject stands further off."""
        return self.word.lower().split()[0].endswith("ing")


def find_verbs(text: str, offset: int = 0) -> list[Verb]:
    """Every verb of money in a stretch of text, in order.

    >>> [(v.word, v.family, v.passive) for v in find_verbs("It raised $5 and was given $2.")]
    [('raised', 'raise', False), ('given', 'give', True)]
    """
    found = []
    for m in _VERB.finditer(text):
        before = text[max(0, m.start() - 30) : m.start()]
        word = m[0]
        if _MAYBE_NOUN.fullmatch(word) and _NOUN.search(before):
            acts = re.search(r"\b(?:and|while|then)\s+$", before) or _ACTS.fullmatch(word)
            if not (acts and _ITS_SUM.match(text, m.end())):
                continue
        if _SUM_NOUN.fullmatch(word) and _SUM_BEFORE.search(before):
            continue
        if _FUND.fullmatch(word) and not _BEFORE_FUND.search(before):
            continue
        family = m.lastgroup or ""
        passive = bool(_BE.search(before)) and not word.lower().endswith(("ing", "in for"))
        found.append(
            Verb(m.start() + offset, m.start() + offset + len(word), word, family, passive)
        )
    return found
