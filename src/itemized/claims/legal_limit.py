"""What the law lets somebody give, or has reported."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from itemized.claims._base import ClaimKind, Example, Expected, Later
from itemized.claims._text.draft import Draft
from itemized.claims._text.thresholds import of_raised, of_share
from itemized.claims._text.verbs import Verb

if TYPE_CHECKING:
    from itemized.claims._text.context import Context
    from itemized.claims._text.money import Money
    from itemized.claims._text.parties import Parties
    from itemized.model import Claim

_LIMIT = re.compile(
    r"\b(?:(?:legal|contribution|donation|federal|individual|giving) (?:limit|maximum|cap)s?"
    r"|limit(?:ed|s)? (?:(?:[\w-]+ ){0,3}?(?:contributions?|donations?|gifts?|giving|donors?)"
    r" (?:to (?:[\w-]+ ){1,3}?)?)?to"
    r"|the maximum (?:allowed|amount|contribution|donation)|(?:largest|most|maximum) (?:legal"
    r"|allowed|permitted)"
    r"|legally (?:allowed|permitted)|allowed by law|by law|limits? (?:of|on)"
    r"|caps? (?:\w+ ){0,3}?(?:contributions?|donations?|gifts?|giving)|capped at"
    r"|(?:individuals?|donors?|contributors?|people|anyone|a person|compan(?:y|ies)|citizens?"
    r"|corporations?|unions?|americans?|voters?|residents?|part(?:y|ies)|PACs?|committees?"
    r"|couples?|he|she|they|it|supporters)"
    r" (?:may|can|could) (?:only |legally |each |not |have )?(?:give|given|donate|contribute|send)"
    r"|(?:may|can|could) (?:only |legally |each )*(?:give|donate|contribute)"
    r"(?= (?:up to|no more than|at most|a maximum of|only|just)\b)"
    r"|(?:at or near|at|near|over|above|below|exceed(?:s|ed|ing)?) the (?:legal )?(?:maximum"
    r"|limit|cap)"
    r" of|no more than(?= \$[\d,.]+ (?:apiece|each|per|a (?:person|year|cycle))))\b",
    re.IGNORECASE,
)
_GIFTS_OF = re.compile(
    r"\b(?:donations?|contributions?|gifts?|donors?|amounts?|people|supporters|individuals|givers"
    r"|contributors|residents|listeners|readers|voters|those)(?:\s+(?:that|who|of|which|come"
    r"|gave|give|gives"
    r"|came|in|give|gave|giving"
    r"|are|were|worth|is|totaling))*\s+(?:over|under|above|below|exceeding|more than|less than"
    r"|up to|at least"
    r"|in excess of|of)?\s*$",
    re.IGNORECASE,
)
_MAY = re.compile(
    r"\b(?:may|can|could) (?:only |legally |each |have )?(?:give|given|donate|contribute|send)\b"
    r"|\bcaps? (?:\w+ ){0,3}?(?:contributions?|donations?|gifts?)"
    r"|\b(?:at|near|over|above|below|exceed\w*) the (?:legal )?(?:maximum|limit|cap) of",
    re.IGNORECASE,
)
#: "The limit for a donation to a campaign is", "the most a person could give to Roe was".
_NAMED = re.compile(
    r"\b(?:(?:legal |federal |contribution |donation )(?:limit|maximum|cap)"
    r"|(?:limit|cap) (?:on|for) (?:[\w-]+ )?(?:gifts?|donations?|contributions?|giving)"
    r"|the most (?:that )?(?:an? )?[\w-]+ (?:may|can|could) (?:legally )?"
    r"(?:give|donate|contribute))"
    r"\b[^;$]{0,120} (?:is|was|stands at|stood at|will be) $",
    re.IGNORECASE,
)
_ACCEPTS = re.compile(r"\b(?:accept|take)\b")
_BOUND = {"more_than", "less_than", "up_to", "at_least"}
_WORDS = re.compile(
    r"\b(?:barred|prohibited|banned|forbidden) from (?:contributing|giving|donating"
    r"|making (?:\w+ )?"
    r"(?:contributions|donations))\b[^,.;]{0,60}"
    r"|\b(?:face|have|has|faces|puts?|sets?|there (?:is|are)|with) no (?:such )?"
    r"(?:contribution |legal |donation )?(?:limits?|caps?)\b[^,.;]{0,60}"
    r"|\b(?:may|can|could)(?:not| not|n['\u2019]t)? (?:legally )?(?:give|donate|contribute|accept"
    r"|take|take in|raise(?: and spend| or spend)?|spend|receive|collect)"
    r" (?:(?:as much as|(?:an )?unlimited)\b[^,.;]{2,60}|to (?:\w+ ){0,2}?(?:campaigns?"
    r"|candidates|parties"
    r"|elections)\b)|\b(?:may|can|could)(?:not| not|n['\u2019]t) (?:legally )?(?:give|donate"
    r"|contribute"
    r"|make (?:political|campaign|direct) (?:contributions|gifts|donations))\b[^,.;]{0,40}"
    r"|\b(?:exceed(?:s|ed|ing)?|over|above|violat(?:es|ed|ing)) (?:the )?(?:legal|federal|state"
    r"|contribution|donation)(?: contribution| donation)? (?:limits?|maximums?|caps?)\b"
    r"|\bthe (?:largest|biggest|highest|maximum|most) (?:legal|allowed|permitted"
    r"|allowable)[^,.;]{0,80}"
)

#: Who need not tell whose money it is.
_UNTOLD = re.compile(
    r"\b(?:not (?:legally )?(?:required|obliged|obligated|compelled)"
    r"|\w+n['\u2019]t (?:legally )?(?:have"
    r"|required|obliged|obligated)|not have|never have|no (?:obligation|requirement|duty))"
    r" to (?:publicly )?(?:disclos|reveal|report|nam|identif|fil|list)\w*\b[^,.;$]{0,60}"
    r"|\bd(?:oes|o)(?:n['\u2019]t| not) (?:publicly )?(?:disclose|reveal|report|name|identify)"
    r" (?:any of )?(?:(?:its|their|the|his|her) )?(?:donors?|contributors?|givers|funders|backers"
    r"|sources)\b[^,.;$]{0,40}",
    re.IGNORECASE,
)
_MONEY = (
    r"(?:contribut\w+|donat\w+|giving|campaign (?:spending|money|cash|funds)|political (?:spending"
    r"|money|gifts)|coordinat\w+|spending on (?:elections|campaigns)|electioneering)"
)
#: What the law forbids, lets anybody do, or sets a bound to.
_RULE = re.compile(
    rf"\b(?:prohibit|bar(?=s\b|red|ring)|ban(?=s\b|ned|ning)|forbid|outlaw)[a-z]*\b"
    rf"[^,.;$]{{0,50}}?\b{_MONEY}\b[^,.;$]{{0,40}}"
    rf"|\b(?:illegal|unlawful|against the law) (?:for|to|under|in)\b[^,.;$]{{0,40}}?\b(?:{_MONEY}"
    rf"|give|spend|coordinate)\b"
    r"[^,.;$]{0,40}"
    r"|\b(?:remov|lift|eliminat|abolish|scrapp|impos|tighten|loosen|lower|doubl|rais)\w* (?:the "
    r"|all"
    r" |any |new |strict |most |its |their )*(?:contribution |donation |legal |spending )?"
    rf"(?:limits|caps|restrictions) on [^,.;$]{{0,30}}?\b{_MONEY}\b"
    r"|\b(?:federal|state|legal|city|individual) (?:contribution |donation )?(?:limits?|maximums?"
    r"|caps?) (?:for|on) [^,.;$]{2,50}"
    r"|\bunlimited (?:amounts?|sums?|money|contributions?|donations?|cash|funds|spending|gifts)\b"
    r"[^,.;$]{0,40}",
    re.IGNORECASE,
)


def _in_law(context: Context, told: list[Claim]) -> list[Claim]:
    """Rules told without a sum: what need not be disclosed, what is forbidden or has no bound."""
    found = []
    held = {c.sentence.start for c in told}
    for sentence in context.sentences:
        for form in (_UNTOLD, _RULE):
            m = form.search(sentence.text)
            if m is None or sentence.start in held or not context.is_political(sentence):
                continue
            held.add(sentence.start)
            a, b = sentence.start + m.start(), sentence.start + m.end()
            verb = Verb(a, a + 1, "be", "any", passive=False)
            who = context.phrases(sentence).subject(sentence, verb) if form is _UNTOLD else None
            found.append(context.claim(Draft("legal_limit", "limit", a, b, None, who)))
    return found


def read(context: Context) -> list[Claim]:
    """Limits and thresholds: "donations of $200 or less", "the $2,900 limit"."""
    claims = []
    for money in context.moneys:
        if not money.political or money.amount.value > 1_000_000:
            continue
        if of_share(money) or of_raised(money):
            continue
        before = context.text[max(money.sentence.start, money.start - 60) : money.start]
        near = context.text[
            max(money.clause_start, money.start - 50) : min(money.end + 60, money.clause_end)
        ]
        named = _NAMED.search(context.text, max(money.clause_start, money.start - 160), money.start)
        small = money.amount.value <= 10_000 and money.amount.qualifier in _BOUND
        told = money.family not in {"give", "raise", "receive", "spend"} or _MAY.search(near)
        limited = named or (told and _LIMIT.search(near))
        if limited or (small and _GIFTS_OF.search(before)):
            claims.append(money.claim("legal_limit", "limit", *_sides(money)))
    for sentence in context.sentences:
        for m in _WORDS.finditer(sentence.text):
            a, b = sentence.start + m.start(), context.whole(sentence, sentence.start + m.end())
            names = context.cast.between(a, b)
            who: Parties | None = context.cast.mention(names[0]) if names else None
            giver = None
            if not m[0].startswith("the ") and context.is_political(sentence):
                phrases = context.phrases(sentence)
                giver = phrases.main_subject(sentence, a)
                who = phrases.after("to", a, b) or who
                if _ACCEPTS.search(m[0]):
                    giver, who = None, giver
            elif not m[0].startswith("the "):
                continue
            claims.append(context.claim(Draft("legal_limit", "limit", a, b, giver, who)))
    return [*claims, *_in_law(context, claims)]


def _sides(money: Money) -> tuple[Parties | None, Parties | None]:
    """Who may give to whom: "a company can give a candidate just $5,000"."""
    if money.family != "give" or money.verb is None:
        return None, None
    return money.subject, money.to_party


KIND = ClaimKind(
    name="legal_limit",
    title="A legal limit",
    doc="What the law lets somebody give, or has reported.",
    directions=("limit",),
    rank=95,
    imagines=True,
    read=read,
    check=Later("legal_limit", "check_limit"),
    examples=(
        Example(
            "The Better Roads PAC, a super PAC, can accept unlimited sums from anybody.",
            (Expected("unlimited", None, "Better Roads PAC", None, "limit"),),
        ),
        Example(
            "Much of it came in donations of $200 or less to the campaign.",
            (Expected("", amount="200", direction="limit"),),
        ),
        Example(
            "The legal limit for a donation to a campaign such as Mia Holt\u2019s was $2,900. In"
            " 2008, the most a person could give to a presidential candidate was $2,300 per"
            " election.",
            (
                Expected("$2,900", amount="2900", direction="limit"),
                Expected("$2,300", amount="2300", direction="limit"),
            ),
        ),
        Example("The limit on gifts to teachers was $25, and the most he gave was $20."),
        Example("The speed limit was raised and fines of $200 or less were waived."),
        Example(
            "A company can give a candidate for governor just $5,000, but parties face no limit.",
            (
                Expected("", "company", None, "5000", "limit"),
                Expected("no limit", None, None, None, "limit"),
            ),
        ),
        Example(
            "Foreigners may not give to campaigns, election officials said.",
            (Expected("may not give", "Foreigners", "campaigns", None, "limit"),),
        ),
        Example("The library may not give to patrons what it has no limit on lending."),
        Example(
            "Federal law limits individual contributions to $2,900 per election. Super PACs can"
            " raise"
            " and spend unlimited sums, and Ada Quill’s check exceeded the legal limit.",
            (
                Expected("$2,900", None, None, "2900", "limit"),
                Expected("unlimited sums", direction="limit"),
                Expected("exceeded the legal limit", direction="limit"),
            ),
        ),
        Example(
            "During an election, a citizen can give $2,800 to a candidate’s campaign. A PAC can"
            " take"
            " in unlimited donations.",
            (
                Expected("$2,800", None, None, "2800", "limit"),
                Expected("unlimited donations", direction="limit"),
            ),
        ),
    ),
)
