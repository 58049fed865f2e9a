"""One gift: a donor, a recipient, an amount."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from itemized.claims._base import ClaimKind, Example, Expected, Later
from itemized.claims._text.draft import Draft
from itemized.claims._text.gifts import Gift, read_gifts
from itemized.model import Mention

if TYPE_CHECKING:
    from itemized.claims._text.context import Context
    from itemized.model import Claim


#: "Gave the same amount again", "has contributed an equal sum".
_SAME = re.compile(
    r"\b(?:gave|given|gives|giving|donated|contributed|sent|added|wrote|put in|kicked in)"
    r"(?: [\w.'\u2019-]+){0,6}? (?P<sum>(?:the same|an? (?:equal|identical|matching))"
    r" (?:amount|sum))\b",
    re.IGNORECASE,
)
_NEAR = 3  # sentences between a gift and another of the same sum


def read(context: Context) -> list[Claim]:
    """Gifts told as one payment, whichever side the sentence takes."""
    gifts = read_gifts(context)
    claims = [
        gift.money.claim("donation", gift.direction, gift.donor, gift.recipient)
        for gift in gifts
        if not gift.total
    ]
    return claims + _of_same_sum(context, gifts)


def _of_same_sum(context: Context, gifts: list[Gift]) -> list[Claim]:
    """ "Roe gave $5 to Acme PAC. Her son gave the same amount again": of the sum told before."""
    claims = []
    for sentence in context.sentences:
        told = "amount" in sentence.text or " sum" in sentence.text  # a search for few sentences
        said = _SAME.search(sentence.text) if told else None
        at = sentence.start + (said.start() if said else 0)
        before = [g for g in gifts if g.money.start < at] if said else []
        if said is None or not before or _denied(sentence.text[: said.start()]):
            continue
        last = before[-1]
        if sentence.index - last.money.sentence.index > _NEAR:
            continue
        phrases, end = context.phrases(sentence), sentence.start + said.end()
        verb = next((v for v in context.verbs[sentence.index] if v.start == at), None)
        giver = phrases.subject(sentence, verb) if verb else None
        taker = phrases.dative(verb, sentence.start + said.start("sum")) if verb else None
        taker = taker or phrases.after("to", end, sentence.end) or last.recipient
        amount = replace(last.money.amount, start=None, end=None, text=said["sum"])
        start = giver.start if isinstance(giver, Mention) and sentence.start <= giver.start else at
        period = context.period_near(sentence, at, end)
        sides = (start, sentence.end, giver, taker)
        claims.append(context.claim(Draft("donation", "gave", *sides, (amount,), period)))
    return claims


def _denied(words: str) -> bool:
    return bool(re.search(r"\b(?:not|never|neither|nobody|n['\u2019]t|if|would)\b", words, re.I))


KIND = ClaimKind(
    name="donation",
    title="A gift",
    doc="Somebody gave a sum, once, to a campaign, committee, party or group.",
    directions=("gave", "received"),
    rank=50,
    read=read,
    check=Later("payments", "check_payment"),
    examples=(
        Example(
            "Ada Quill wrote the largest check, $2.5 million. The PAC received $1 million each from"
            " Bo Penn and Cal Moss. Penn donated at least $3 million in 2011 to other groups.",
            (
                Expected("", "Ada Quill", None, "2500000", "gave"),
                Expected("", "Bo Penn; Cal Moss", "The PAC", "1000000", "received"),
            ),
        ),
        Example(
            "Alderwoman Lee Moss gave $5,000 to Friends of Bo Penn on March 3, 2021, records show.",
            (Expected("", "Lee Moss", "Friends of Bo Penn", "5000", "gave"),),
        ),
        Example("Lee Moss gave $5,000 to Friends of the Elko Library."),
        Example(
            "Acme Holdings backed the Yes on 4 campaign with $400,000.",
            (Expected("", "Acme Holdings", None, "400000", "gave"),),
        ),
        Example(
            "Ada Quill gave $400,000 of her own money to the NRCC.",
            (Expected("", "Ada Quill", "NRCC", "400000", "gave"),),
        ),
        Example("Candidate Mia Holt gave $400,000 of her own money to her campaign."),
        Example(
            "Apple grower Bo Penn sold his orchard for $6.2 million and donated land valued at"
            " $800,000 to a trust."
        ),
        Example(
            "Ada Quill donated $1M to the Better Roads PAC in May.",
            (
                Expected(
                    "donated $1M to the Better Roads PAC",
                    "Ada Quill",
                    "Better Roads PAC",
                    "1000000",
                    "gave",
                    date(2022, 5, 1),
                    date(2022, 6, 1),
                ),
            ),
        ),
        Example(
            "Hemp grower Oz Tarrant cut a $25,000 check to Sen. Mia Holt’s campaign on Feb. 13.",
            (
                Expected(
                    "", "Oz Tarrant", "Mia Holt’s campaign", "25000", "gave", date(2022, 2, 13)
                ),
            ),
        ),
        Example(
            "Rep. Lee Moss, a Democrat, accepted $5,000 from Acme Holdings for his campaign.",
            (Expected("accepted $5,000", "Acme Holdings", "Lee Moss", "5000", "received"),),
        ),
        Example(
            "Rep. Pat Lund, a Republican, accepted $5,000 from Acme Holdings for his campaign.",
            (Expected("accepted $5,000", "Acme Holdings", "Pat Lund", "5000", "received"),),
        ),
        Example(
            "The super PAC was given $2 million by Dana Vole, a retired banker.",
            (Expected("", "Dana Vole", None, "2000000", "received"),),
        ),
        Example(
            "In January 2019, $250,000 was given to the Better Roads PAC by Ada Quill.",
            (Expected("", "Ada Quill", "Better Roads PAC", "250000", "gave", date(2019, 1, 1)),),
        ),
        Example(
            "A $250,000 donation was made to the Better Roads PAC by the Quill brothers in May.",
            (Expected("", "Quill brothers", "Better Roads PAC", "250000", "gave"),),
        ),
        Example(
            "Ada Quill’s company donated $125,000 to Better Roads, a PAC, in 2016.",
            (
                Expected(
                    "", "Ada Quill’s company", "Better Roads", "125000", "gave", date(2016, 1, 1)
                ),
            ),
        ),
        Example(
            "Ada Quill's father gave the Better Roads PAC (a super PAC) $125,000 last year.",
            (
                Expected(
                    "", "Ada Quill's father", "Better Roads PAC", "125000", start=date(2021, 1, 1)
                ),
            ),
        ),
        Example(
            "Quill for Congress gave $400,000 to the NRCC in January 2019, and Holt for Senate"
            " gave $400,000 to the DSCC in May 2019.",
            (
                Expected("", "Quill for Congress", "NRCC", "400000", "gave", date(2019, 1, 1)),
                Expected("", "Holt for Senate", "DSCC", "400000", "gave", date(2019, 5, 1)),
            ),
        ),
        Example(
            "Ada Quill’s gift of $250,000 was the largest that the Better Roads PAC has received.",
            (Expected("gift of $250,000", "Ada Quill", None, "250000", "gave"),),
        ),
        Example(
            "A contribution of $50,000 from Acme Holdings to the Better Roads PAC came in May.",
            (Expected("", "Acme Holdings", "Better Roads PAC", "50000", "gave"),),
        ),
        Example(
            "The super PAC backing Lee Moss got $5,000 from Ada Quill. Roads Now, a super PAC,"
            " thanked her.",
            (Expected("", "Ada Quill", "Roads Now", "5000", "received"),),
        ),
        Example(
            "Ada Quill and Bo Penn gave Mia Holt’s campaign $5,000 and $2,000, respectively.",
            (
                Expected("", "Ada Quill", "Mia Holt’s campaign", "5000", "gave"),
                Expected("", "Bo Penn", "Mia Holt’s campaign", "2000", "gave"),
            ),
        ),
        Example(
            "The Better Roads PAC, to which Acme Holdings gave $50,000, thanked the firm.",
            (Expected("", "Acme Holdings", "Better Roads PAC", "50000", "gave"),),
        ),
        Example(
            "Ada Quill gave $250,000 to the Better Roads PAC in March. Bo Penn gave the same amount"
            " in May.",
            (
                Expected("", "Ada Quill", "Better Roads PAC", "250000", "gave"),
                Expected("", "Bo Penn", "Better Roads PAC", "250000", "gave", date(2022, 5, 1)),
            ),
        ),
        Example(
            "Then came a $1.2 million check from Ada Quill to the Better Roads PAC.",
            (Expected("", "Ada Quill", "Better Roads PAC", "1200000", "gave"),),
        ),
        Example(
            "Thanks to a $400,000 infusion from Ada Quill, the Better Roads PAC is on the air.",
            (Expected("", "Ada Quill", "Better Roads PAC", "400000", "received"),),
        ),
        Example(
            "Ada Quill’s $500,000 gift made her the Better Roads PAC’s biggest donor.",
            (Expected("", "Ada Quill", "Better Roads PAC", "500000", "gave"),),
        ),
        Example(
            "The Better Roads PAC, funded largely with $5 million from Ada Quill, bought ads.",
            (Expected("", "Ada Quill", "Better Roads PAC", "5000000", "received"),),
        ),
        Example(
            "The Better Roads PAC reported $1 million from Ada Quill and $500,000 from Acme.",
            (
                Expected("", "Ada Quill", "Better Roads PAC", "1000000", "received"),
                Expected("", "Acme", "Better Roads PAC", "500000", "received"),
            ),
        ),
        Example(
            "The lobbyist admitted funneling $50,000 from Acme Holdings to the Better Roads PAC.",
            (Expected("", "Acme Holdings", "Better Roads PAC", "50000", "gave"),),
        ),
        Example(
            "The Better Roads PAC is new. The donation from Acme Holdings, $50,000, was made to the"
            " Better Roads PAC in May.",
            (Expected("", "Acme Holdings", "Better Roads PAC", "50000", "gave"),),
        ),
        Example(
            "Ada Quill donated $1 million to the Better Roads PAC. She followed up with $500,000.",
            (
                Expected("", "Ada Quill", "Better Roads PAC", "1000000", "gave"),
                Expected("", "Ada Quill", "Better Roads PAC", "500000", "gave"),
            ),
        ),
        Example(
            "Over 12 years, Acme Holdings, which owns a chain of truck stops, gave $900 to Sen. Mia"
            " Holt.",
            (Expected("", "Acme Holdings", "Mia Holt", "900", "gave"),),
        ),
        Example("A foundation started by Gov. Mia Holt’s wife gave $40,000 for band instruments."),
        Example("Sen. Bo Penn introduced a bill to give Acme Holdings $4 million."),
        Example("Sen. Mia Holt accepted $6,200 in travel from Acme Holdings."),
        Example("Funneling $50,000 from one road project to another, the county fixed its roof."),
        Example("Ada Quill sold a barn for $1 million. She followed up with $500,000 of hay."),
        Example("Acme Holdings, which raised $70 million from investors, gave its staff stock."),
        Example("Ada Quill gave $2,900 to a local food pantry, her campaign said."),
        Example("Ada Quill has yet to give $250,000 to the Better Roads PAC."),
        Example("Ada Quill’s $250,000 donation to the Better Roads PAC never happened."),
        Example("Neither Ada Quill nor Bo Penn gave $250,000 to the Better Roads PAC."),
        Example("Did Ada Quill give $250,000 to the Better Roads PAC?"),
        Example("Ada Quill denied giving $250,000 to the Better Roads PAC."),
        Example("Ada Quill declined to donate $250,000 to the Better Roads PAC."),
        Example("It is false that Ada Quill gave $250,000 to the Better Roads PAC."),
        Example("If Ada Quill gave $250,000 to the Better Roads PAC, nobody knows."),
        Example("Ada Quill would have given $250,000 to the Better Roads PAC."),
        Example("Ada Quill was asked to give $250,000 to the Better Roads PAC."),
        Example("Ada Quill failed to give $250,000 to the Better Roads PAC."),
        Example("Ada Quill didn’t donate $250,000 to the Better Roads PAC."),
        Example("She was paid a salary of $90,000 and gave a speech about the budget."),
        Example("The jury awarded $2.5 million in damages to Acme Holdings."),
        Example("The county gave the school district $3 million for new roofs."),
        Example(
            "Backers of the measure raised $6 million, the nurses’ union chipping in $2 million. "
            "Mia"
            " Holt, a candidate, passed $5,000 to Lee Moss.",
            (Expected("", None, None, "2000000", "gave"), Expected("", "Mia Holt", "Lee Moss")),
        ),
        Example(
            "The foundation of shipping tycoon Ada Quill gave the Better Roads PAC $50,000, not"
            " $500,000.",
            (Expected("", "foundation of shipping tycoon Ada Quill", None, "50000", "gave"),),
        ),
        Example(
            "Ada Quill gave another two million to the Better Roads PAC. Two million voters came.",
            (Expected("", "Ada Quill", "Better Roads PAC", "2000000", "gave"),),
        ),
        Example("Gifts to flood victims reached $9 million; Acme Holdings gave $1 million."),
        Example(
            "Ada Quill wrote a seven-figure check to the Better Roads PAC. Donors gave little"
            " else.",
            (
                Expected(
                    "seven-figure check",
                    "Ada Quill",
                    "Better Roads PAC",
                    direction="gave",
                    extra=(("vague", "seven-figure check"),),
                ),
            ),
        ),
        Example(
            "Ada Quill is said to have given $5 million to the Better Roads PAC.",
            (Expected("", "Ada Quill", "Better Roads PAC", "5000000", "gave"),),
        ),
        Example(
            "Ada Quill wrote a half-million-dollar check to the Better Roads PAC.",
            (Expected("", "Ada Quill", "Better Roads PAC", "500000", "gave"),),
        ),
        Example(
            "Mia Holt’s campaign did not say if she would return the $2,000 contribution from Ada"
            " Quill.",
            (Expected("$2,000", "Ada Quill", None, "2000"),),
        ),
        Example(
            "The campaign asked why Acme’s $1 million payout to the Better Roads PAC came so late.",
            (Expected("", "Acme", "Better Roads PAC", "1000000"),),
        ),
    ),
)
