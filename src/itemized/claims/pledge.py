"""Somebody promised a sum, or a committee says it was promised one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from itemized.claims._base import ClaimKind, Example, Expected
from itemized.claims._text.noun_gifts import made_gift

if TYPE_CHECKING:
    from itemized.claims._text.context import Context
    from itemized.model import Claim

_AFTER = re.compile(r"\s*(?:(?:worth )?of |in )?(?:pledges|commitments|promised)\b", re.IGNORECASE)
_TO_DO = re.compile(
    r"\b(?:pledg(?:e|es|ed|ing)|vow(?:s|ed|ing)?|promis(?:e|es|ed|ing)|committed) to $",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    r"\b(?:commitments?|pledges?) (?:for|of|totaling|worth)\s+(?:\w+ ){0,2}$", re.IGNORECASE
)


def read(context: Context) -> list[Claim]:
    """Promised money: no record can hold it before it is paid."""
    claims = []
    for money in context.moneys:
        if not money.political:
            continue
        if _AFTER.match(context.text, money.end, money.sentence.end) or _BEFORE.search(
            money.before
        ):
            recipient = money.subject
            if recipient is None or getattr(recipient, "kind", None) == "person":
                thing = context.cast.thing_before(money.start)
                recipient = context.cast.mention(thing) if thing else recipient
            claims.append(money.claim("pledge", "pledged", None, recipient))
        elif (
            money.verb
            and not money.follows
            and _TO_DO.search(context.text, money.sentence.start, money.verb.start)
        ):
            claims.append(money.claim("pledge", "pledged", money.subject, money.to_party))
        elif money.family == "pledge" and not money.follows and not made_gift(money):
            phrases = context.phrases(money.sentence)
            goes_to = phrases.after("to", money.end, money.sentence.end)
            claims.append(money.claim("pledge", "pledged", money.subject, goes_to))
    return claims


KIND = ClaimKind(
    name="pledge",
    title="A pledge",
    doc="Somebody promised a sum, or a committee says it was promised one.",
    directions=("pledged",),
    rank=77,
    imagines=True,
    read=read,
    examples=(
        Example(
            "The Better Roads PAC has commitments for another $4m.",
            (Expected("", None, "Better Roads PAC", "4000000", "pledged"),),
        ),
        Example(
            "Dana Vole pledged $10 million to the Better Roads PAC.",
            (Expected("", "Dana Vole", "Better Roads PAC", "10000000", "pledged"),),
        ),
        Example("The senator pledged $10 million in new taxes for schools."),
    ),
)
