"""A candidate put a sum of their own into the campaign."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from itemized.claims._base import ClaimKind, Example, Expected, Later
from itemized.claims._text.draft import Draft
from itemized.claims._text.stance import of_words
from itemized.claims._text.verbs import Verb
from itemized.claims._text.words import KIN_NOUNS
from itemized.model import Mention

if TYPE_CHECKING:
    from itemized.claims._text.context import Context
    from itemized.claims._text.money import Money
    from itemized.claims._text.parties import Parties
    from itemized.model import Claim

_OWN = re.compile(
    r"\b(?:of|from|with) (?:his|her|their) (?:own|personal) (?:\w+ )?(?:money|fortune|funds"
    r"|wealth|pocket|cash)\b"
    r"|\bout of (?:his|her|their) own pocket\b|\bof (?:his|her) own\b|\bself-?fund\w*\b"
    r"|\b(?:his|her) own (?:campaign|candidacy|bid)\b",
    re.IGNORECASE,
)


#: "Has $1.4 million of his own on hand".
_HELD = re.compile(
    r"\s+(?:of (?:his|her) own )?(?:on hand|in the bank|left|in cash)\b", re.IGNORECASE
)
#: What is said of candidates beside their names.
_RUNS = re.compile(
    r"\b(?:candidates?|candidacy|nominees?|challengers?|incumbents?|hopefuls?|rivals?|opponents?"
    r"|runs?|running|ran|campaigns?|bid|race|seat|primary|election|Sen|Rep|Gov|Senator|Mayor"
    r"|Governor|self-\w+|Democrat|Republican|Libertarian|independent)\b"
)
#: "Including $2,750 from his own pocket", "$50,000 she gave herself", "put up $2,500 himself".
_OWN_BESIDE = re.compile(
    r"\s+(?:from|of|out of) (?:his|her|their) own (?:money|pockets?|funds|savings|fortune)\b"
    r"|\s+(?:of (?:it|that|which) )?(?:is |was |came )(?:from )?(?:his|her) own\b"
    r"|\s+of (?:it|that|which) (?:from )?(?:his|her) own\b"
    r"|\s+(?:that )?(?:he|she) (?:had |has )?(?:gave|given|put in|contributed|donated to)"
    r" (?:him|her)self\b"
    r"|\s+from (?:(?:the candidate|[A-Z][\w.'\u2019-]*(?: [A-Z][\w.'\u2019-]*){0,3}) )(?:him"
    r"|her)self\b"
    r"|\s+(?:from )?(?:him|her)self\b(?=[,.;]|$| (?:in|on|last|this|and)\b)",
    re.IGNORECASE,
)
#: "Used $5 million of his own to oppose it": that is spending on others.
_ON_OTHERS = re.compile(
    r"[^,;.]{0,40}? (?:to (?:help )?(?:oppose|defeat|support|elect|beat|oust|unseat|repeal|pass"
    r"|recall"
    r"|influence|promote)|on behalf of|against)\b"
)


#: Right after a name: "Better Roads, his campaign committee".
_OWN_AFTER = re.compile(
    r"(?: \([^()]{1,30}\))?,? (?:which is )?(?:his|her|their)(?: own)? (?:[\w-]+ ){0,3}?"
    r"(?:campaigns?|committees?|candidac(?:y|ies)|account|pacs?)\b",
    re.IGNORECASE,
)
_KIN = re.compile(rf"['\u2019]s? (?:[\w-]+ ){{0,2}}?(?:{KIN_NOUNS})\b", re.IGNORECASE)


def _to_others(taker: Parties | None, giver: Parties | None, text: str) -> bool:
    """Whether somebody else's committee is given to: own money is self-funding only in one's own
    campaign (11 CFR 100.33, 110.10)."""
    if isinstance(taker, tuple):
        return any(_to_others(each, giver, text) for each in taker)
    if taker is None or _OWN_AFTER.match(text, taker.end):
        return False
    if taker.kind not in ("person", "candidate", "committee", "organization", "party"):
        return False  # "into the race", "to his bid"
    if _KIN.search(taker.name):
        return True
    words = giver.name.split() if isinstance(giver, Mention) else []
    return not words or not re.search(rf"\b{re.escape(words[-1])}\b", taker.name, re.IGNORECASE)


def _gives_too(context: Context, money: Money, giver: Parties | None) -> bool:
    """Whether somebody whom nothing calls a candidate gives where others gave just before."""
    before = money.before_item
    if not isinstance(giver, Mention) or before is None or money.family != "give":
        return False
    if money.sentence.index - before.sentence.index > 1 or before.family not in {"give", "receive"}:
        return False
    taker = before.to_party if before.family == "give" else before.subject
    if isinstance(taker, Mention) and giver.name.split()[-1] in taker.name:
        return False
    return not any(
        _RUNS.search(context.text, max(0, n.start - 40), min(len(context.text), n.end + 40))
        for n in context.cast.names
        if context.cast.full(n) == giver.name
    )


def read(context: Context) -> list[Claim]:
    """Sums that candidates gave to themselves."""
    claims = []
    for money in context.moneys:
        near = context.text[
            max(money.clause_start, money.start - 80) : min(money.clause_end, money.end + 90)
        ]
        if _ON_OTHERS.match(context.text, money.end, money.clause_end):
            continue
        beside = _OWN_BESIDE.match(context.text, money.end, money.clause_end)
        if not money.political or not (beside or _OWN.search(near)):
            continue
        if money.family in {"raise", "receive"} and not beside:
            continue
        if _HELD.match(context.text, money.end):
            continue
        from_self = beside and " from " in beside[0] and beside[0].endswith("self")
        giver = (money.from_party if from_self else None) or money.subject
        if giver is None and money.verb is None:
            phrases = context.phrases(money.sentence)
            giver = phrases.main_subject(money.sentence, money.start)
        if getattr(giver, "kind", None) == "group" or isinstance(giver, tuple):
            continue  # "he calls himself self-funded, though donors gave him $5"
        if _gives_too(context, money, giver):
            continue  # "its founder added $5 of his own" to what others gave
        if _to_others(money.to_party, giver, context.text):
            continue  # a gift like any other, out of whichever pocket
        name = getattr(giver, "name", None)
        extra = {"own_campaign_of": name} if name else {}
        claims.append(money.claim("self_funding", "gave", giver, giver, extra))
    return claims + _without_sum(context)


#: "Is largely self-funding his campaign", "is paying for her bid with her own money".
_SELF_FUNDS = re.compile(
    r"\b(?P<verb>self-?(?:fund|financ)(?:s|es|ed|ing)|(?:fund|financ|bankroll|pay)(?:s|es|ed"
    r"|ing)(?: for)?)"
    r" (?:(?:most|much|all|part|nearly all) of )?(?:his|her|their|the) (?:own )?(?:\w+"
    r" )?(?:campaign|bid"
    r"|run|race|candidacy)(?P<own> (?:\w+ly )?(?:himself|herself|themselves|(?:with|from|out of)"
    r" (?:his|her|their) own))?\b",
    re.IGNORECASE,
)


def _without_sum(context: Context) -> list[Claim]:
    """Candidates who pay for their campaigns, where no sum is told."""
    claims = []
    for sentence in context.sentences:
        m = _SELF_FUNDS.search(sentence.text)
        if m is None or context.amounts_in(sentence) or not context.is_political(sentence):
            continue
        if not (m["own"] or m["verb"].lower().startswith("self")):
            continue
        if of_words(sentence.text[: m.start()]):
            continue
        start, end = sentence.start + m.start(), sentence.start + m.end()
        verb = Verb(start, start + len(m["verb"]), m["verb"], "give", passive=False)
        who = context.phrases(sentence).subject(sentence, verb)
        if who is not None:
            claims.append(context.claim(Draft("self_funding", "gave", start, end, who, who)))
    return claims


KIND = ClaimKind(
    name="self_funding",
    title="Own money",
    doc="A candidate put a sum of their own into the campaign.",
    directions=("gave",),
    rank=83,
    read=read,
    check=Later("own_money", "check_own"),
    examples=(
        Example(
            "In January Mia Holt put $90 million of her own fortune into her campaign.",
            (Expected("", "Mia Holt", "Mia Holt", "90000000", "gave"),),
        ),
        Example(
            "Mia Holt, a candidate, gave $2 million of her own money to Holt for Senate.",
            (Expected("", "Mia Holt", "Mia Holt", "2000000", "gave"),),
        ),
        Example(
            "Mia Holt lent $2 million of her own money to Better Roads, her campaign committee.",
            (Expected("", "Mia Holt", "Mia Holt", "2000000", "gave"),),
        ),
        Example("Mia Holt gave $2 million of her own money to the Better Roads PAC."),
        Example("Mia Holt, a candidate, gave $2 million of her own money to Lee Moss’s campaign."),
        Example("Mia Holt gave $2 million of her own money to her husband’s campaign."),
        Example("He built the house with $2 million of his own money."),
        Example("Ada Quill used $35 million of his own to oppose the ballot measure."),
        Example(
            "Mia Holt, who is running for Senate, is largely self-funding her campaign.",
            (Expected("self-funding", "Mia Holt", "Mia Holt", None, "gave"),),
        ),
        Example("The state is funding the campaign against measles, and donors may self-fund."),
    ),
)
