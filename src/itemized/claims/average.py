"""A sum for each month, vote or gift."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from itemized.claims._base import ClaimKind, Example, Expected, Later
from itemized.claims._text.politics import is_strong
from itemized.claims._text.profiles import whose_figure
from itemized.claims._text.wages import wages
from itemized.model import Mention

if TYPE_CHECKING:
    from itemized.claims._text.context import Context
    from itemized.claims._text.money import Money
    from itemized.claims._text.parties import Parties
    from itemized.model import Claim

_PER = re.compile(
    r"(?: in (?:contributions|donations|fundraising))?\s*(?:for )?(?:a|an|per|each|every)"
    r" (?:month|week|day|year|quarter|vote|voter|donor|donation"
    r"|contribution|gift|person)\b",
    re.IGNORECASE,
)
_AVERAGE = re.compile(r"\b(?:averag(?:e|es|ed|ing))\b[^.;$]{0,60}$", re.IGNORECASE)
_THE_AVERAGE = re.compile(r"average (?:[\w-]+ )?(?:donation|contribution|gift)\b", re.IGNORECASE)
_WHOSE = re.compile(
    r"\b(?P<who>(?:his|her|its|their)|(?-i:[^\W\d_a-z])[\w.]+(?=['\u2019]s?"
    r" ))(?:['\u2019]s?)? average$",
    re.I,
)
_GIFT = re.compile(r"\b(?:donation|contribution|gift)s?\b", re.IGNORECASE)
#: "The gifts to Roe's campaign averaged $5".
_GIFTS = re.compile(
    r"\b(?:donations|contributions|gifts|checks)\b[^,;$]{0,60}\baveraged [^,;$]{0,20}$", re.I
)
#: Of several who are given to, an average is of them and not of gifts.
_EACH = re.compile(r"\b(?:each|apiece|every|per)\b", re.IGNORECASE)
#: "Donors to Roe's campaign gave an average of $5".
_DONORS = re.compile(r"(?:its |his |her |their )?(?:donors|contributors|givers|people)", re.I)
_DONORS_TO = re.compile(
    r"\b(?:donors|contributors|givers|supporters|backers) (?:to|of) (?=\w)", re.IGNORECASE
)


def _of_gifts(money: Money, per: re.Match[str] | None, averaged: re.Match[str] | None) -> bool:
    """Whether it is what gifts came to on average, and not what came in a month."""
    if per or not averaged:
        return bool(per and _GIFT.search(per[0]))
    active = money.verb is not None and not money.verb.passive
    gave = money.family == "give" and active and not _EACH.search(money.sentence.text)
    of_them = averaged[0].lower().startswith("averaged") and _GIFTS.search(money.before)
    return gave or bool(_THE_AVERAGE.match(averaged[0]) or of_them)


def _owner(money: Money, start: int, end: int) -> Parties | None:
    """Whose average it is: the whole name that the words end, or whom "her" means."""
    cast = money.context.cast
    named = [n for n in cast.between(money.sentence.start, end) if n.end == end]
    return cast.mention(named[-1]) if named else cast.party(start, end)


def _donors_to(money: Money) -> Parties | None:
    """To whom the donors gave that are the subject of an average."""
    verb = money.verb
    told = _DONORS_TO.search(money.text, money.sentence.start, verb.start) if verb else None
    if told is None or verb is None:
        return None
    return money.context.cast.party(told.end(), verb.start)


def _subject(money: Money, averaged: re.Match[str] | None) -> Parties | None:
    """Whose money it was, or whose gifts."""
    subject, context = money.subject, money.context
    if averaged and _THE_AVERAGE.match(averaged[0]):
        phrases = context.phrases(money.sentence)
        at = averaged.start()
        owned = _WHOSE.search(money.text, money.sentence.start, at + len("average"))
        subject = whose_figure(money) or (_owner(money, *owned.span("who")) if owned else None)
        subject = subject or phrases.after("to|for", at, money.start)
    if subject is None:
        owner = re.match(r"[^\W\d_a-z][\w.]+(?=['\u2019]s)", money.sentence.text)
        names = context.cast.between(money.sentence.start, money.start)
        subject = context.cast.mention(names[0]) if owner and names else None
    return subject


def read(context: Context) -> list[Claim]:
    """Averages over a time, over votes or over gifts."""
    claims = []
    for money in context.moneys:
        per = _PER.match(context.text, money.end, money.sentence.end)
        averaged = _AVERAGE.search(
            context.text, max(money.sentence.start, money.start - 80), money.start
        )
        if not money.political or not (per or averaged) or money.family == "pledge":
            continue
        if per and (money.family == "pay" or wages(money)) and "vote" not in per[0].lower():
            continue  # somebody's pay
        about = (
            money.family in {"raise", "receive", "spend", "give"} or "vote" in money.after.lower()
        )
        if not (about or is_strong(money.sentence.text) or _GIFT.search(money.sentence.text)):
            continue
        extra = {"per": per[0].strip()} if per else {}
        extra |= {"of": "gift"} if _of_gifts(money, per, averaged) else {}
        subject = _subject(money, averaged)
        if extra.get("of") and isinstance(subject, Mention) and _DONORS.fullmatch(subject.name):
            subject = None  # whoever gave
        vote = bool(per and "vote" in per[0].lower())
        donors_to = _donors_to(money) if money.family == "give" else None
        if donors_to is not None:
            claims.append(money.claim("average", "gave", None, donors_to, extra))
        elif money.family == "give" and (money.to_party is not None or subject is not None):
            passive = money.verb is not None and money.verb.passive
            giver = money.from_party if passive else subject
            claims.append(money.claim("average", "gave", giver, money.to_party, extra))
        elif vote or money.family == "spend":
            claims.append(money.claim("average", "spent", subject, None, extra))
        else:
            giver = money.from_party if money.family == "receive" else None
            claims.append(money.claim("average", "received", giver, subject, extra))
    return claims + context.figures_of("average")


KIND = ClaimKind(
    name="average",
    title="An average",
    doc="A sum for each month, vote or gift.",
    directions=("received", "spent", "gave"),
    rank=90,
    read=read,
    check=Later("averages", "check_average"),
    examples=(
        Example(
            "The Better Roads PAC has averaged $3.7 million a month in contributions.",
            (Expected("", None, "Better Roads PAC", "3700000", "received"),),
        ),
        Example(
            "The average Republican lawmaker received $19,400 from backers of the bill in campaign"
            " donations.",
            (Expected("", "backers of the bill", "The average Republican lawmaker", "19400"),),
        ),
        Example(
            "Mia Holt raised $24 million. She said her average donation was $26.",
            (Expected("", None, "Mia Holt", "26", "received"),),
        ),
        Example("Rent here averages $1,500 a month."),
        Example(
            "An average of $17,000 was donated to each of the senators, PAC filings show.",
            (Expected("", None, None, "17000", "gave"),),
        ),
        Example(
            "Mia Holt’s campaign raised about $445,000 in contributions per day.",
            (Expected("", None, "Mia Holt’s campaign", "445000", "received"),),
        ),
        Example(
            "Donors to Mia Holt’s campaign gave an average of $400 in May.",
            (
                Expected(
                    "",
                    None,
                    "Mia Holt’s campaign",
                    "400",
                    "gave",
                    extra=(("of", "gift"),),
                ),
            ),
        ),
        Example("Tickets to the $40,000-a-plate dinner for Mia Holt’s campaign sold out."),
    ),
)
