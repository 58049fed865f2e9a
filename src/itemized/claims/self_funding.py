"""A candidate put a sum of their own into the campaign."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from itemized.claims._base import ClaimKind, Example, Expected, Later

if TYPE_CHECKING:
    from itemized.claims._text.context import Context
    from itemized.model import Claim

_OWN = re.compile(
    r"\b(?:of|from|with) (?:his|her|their) (?:own|personal) (?:\w+ )?(?:money|fortune|funds"
    r"|wealth|pocket|cash)\b"
    r"|\bout of (?:his|her|their) own pocket\b|\bof (?:his|her) own\b|\bself-?fund\w*\b"
    r"|\b(?:his|her) own (?:campaign|candidacy|bid)\b",
    re.IGNORECASE,
)


#: "Used $5 million of his own to oppose it": that is spending on others.
_ON_OTHERS = re.compile(
    r"[^,;.]{0,40}? (?:to (?:help )?(?:oppose|defeat|support|elect|beat|oust|unseat|repeal|pass"
    r"|recall"
    r"|influence|promote)|on behalf of|against)\b"
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
        if not money.political or not _OWN.search(near) or money.family in {"raise", "receive"}:
            continue
        giver = money.subject
        if giver is None and money.verb is None:
            phrases = context.phrases(money.sentence)
            giver = phrases.main_subject(money.sentence, money.start)
        if getattr(giver, "kind", None) == "group" or isinstance(giver, tuple):
            continue  # "he calls himself self-funded, though donors gave him $5"
        name = getattr(giver, "name", None)
        extra = {"own_campaign_of": name} if name else {}
        claims.append(money.claim("self_funding", "gave", giver, giver, extra))
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
        Example("He built the house with $2 million of his own money."),
        Example("Ada Quill used $35 million of his own to oppose the ballot measure."),
    ),
)
