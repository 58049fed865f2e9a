"""What a campaign, committee or party took in over a time."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from itemized.claims._base import ClaimKind, Example, Expected, Later
from itemized.claims._text import haul_forms as forms
from itemized.claims._text.noun_gifts import gift_of, listed_from, made_gift
from itemized.claims._text.thresholds import of_raised, of_share

if TYPE_CHECKING:
    from itemized.claims._text.context import Context
    from itemized.claims._text.money import Money
    from itemized.claims._text.parties import Parties
    from itemized.model import Claim

_AGAIN = re.compile(
    r"\b(?:for|to|bringing) (?:a|its|his|her|their) (?:grand )?total\b.{0,30}$", re.IGNORECASE
)
_PLACE = re.compile(r"\b(?:up|more) from\b|\bcompared (?:to|with)\b", re.IGNORECASE)
_ALSO = re.compile(r"(?:more than|compared (?:with|to)|to|versus)\s+(?:the )?$", re.IGNORECASE)
_NOT_ONE_GIFT = 50_000  # dollars; few single gifts to campaigns may be larger
#: "Smashes a record with $38 million quarter", "posts $1.4M haul".
_QUARTER = re.compile(
    r" (?:(?!last|this|that|each|every|per|a|next|in|the|for|of|during|to|and)[\w-]+ )?"
    r"(?:quarter|haul|month|fundraising (?:haul|quarter|month|day))\b",
    re.IGNORECASE,
)
_WITH_RECORD = re.compile(r"\brecords? with (?:\w+ ){0,2}$", re.IGNORECASE)
_SET_BY = re.compile(r"\b(?:set|held)(?: in \d{4})? by ", re.IGNORECASE)
_PART_GIFT = re.compile(r"\bincluding (?:an? |another )$", re.IGNORECASE)
_TAKERS = frozenset({"person", "committee", "organization"})
_TAKES = re.compile(
    r"\b(?:campaigns?|party|committees?|candidates?|candidacy|pacs?|democrats|republicans|president"
    r"|governor|senator|congress(?:wo)?man|mayor|nominee|senators|governors|lawmakers|bid|race)$",
    re.IGNORECASE,
)
_NEAR_FOR = 36  # code points of "the party's nominee, "
_FOR_OWN = re.compile(r"[^,;.$]{0,60}? (?:for|to) (?:his|her|their|its)\b")
_FROM_SMALL = re.compile(r"\b(?:worth of|in) (?:donations|contributions) to\s+$", re.IGNORECASE)


def _part(money: Money, said: re.Match[str], group: str) -> Parties | None:
    """Whom a part of the words before a sum names."""
    start, end = said.span(group)
    return money.context.cast.party(money.sentence.start + start, money.sentence.start + end)


def _haul(money: Money) -> Parties | None:
    """Whose haul a sum is, where no verb of money has it."""
    after = forms.HAUL_AFTER.match(money.text, money.end, money.sentence.end)
    if after:
        named = money.context.cast.between(after.end(), min(after.end() + 40, money.sentence.end))
        return money.context.cast.mention(named[0]) if named else None
    free = money.verb is None or money.follows or money.family == "total"
    told = forms.HAUL_OF.search(money.before) if free else None
    if told is None:
        return None
    return _part(money, told, "who")


def _changed(money: Money) -> Parties | None:
    """Whose receipts fell or rose to a sum, or from one."""
    told = forms.CHANGED.search(money.before) or forms.CAME_TO.search(money.before)
    if told is None:
        return None
    if told["to"]:
        return _part(money, told, "to")
    owner = re.search(
        r"(?P<who>[^,;$]{2,60})['\u2019]s? (?:\w+ ){0,2}$", money.before[: told.start()]
    )
    return _part(money, owner, "who") if owner else None


def _reported_by(money: Money) -> Parties | None:
    """Who reported a sum, where what is told of is what was raised."""
    said = forms.THEY_REPORTED.match(money.text, money.end, money.sentence.end)
    if said and money.family_before == "raise":
        return money.context.cast.party(*said.span("who"))
    by = forms.REPORTED_BY.match(money.text, money.end, money.sentence.end)
    if by is None or money.family_before != "raise":
        return None
    phrases = money.context.phrases(money.sentence)
    return phrases.after("by", by.end() - 3, money.sentence.end)


def _whose(money: Money) -> Parties | None:
    """Who took in a sum that a noun, a list or a record tells of."""
    noun = _changed(money) or _haul(money) or _reported_by(money)
    item = money.listed("raise")
    return noun or (item.who if item else None) or _record(money)


def _rival(money: Money) -> Claim | None:
    """ "The one raised $8 million, more than the other's $7 million"."""
    names = money.context.cast.between(money.clause_start, money.start)
    if not names or not re.fullmatch(
        r"['\u2019]s?(?: \([A-Z]+\))?(?: \w+)? ", money.text[names[0].end : money.start]
    ):
        between = money.text[names[-1].end : money.start] if names else ""
        if not names or not re.fullmatch(r"\)?['\u2019]?s?\)? ", between):
            return None
    return money.claim("raised_total", "received", None, money.context.cast.mention(names[0]))


def _came_in(money: Money) -> Claim | None:
    """ "$7 million in gifts to the fund came from small givers"."""
    words = re.match(
        r"(?: worth of| in)? (?:\w+[- ])?(?:donations|contributions) to ",
        money.text[money.end :][:60],
    )
    earlier = money.verb is not None and not money.follows and money.family in {"receive", "give"}
    if not words or earlier or made_gift(money):
        return None
    phrases = money.context.phrases(money.sentence)
    recipient = phrases.after("to", money.end, money.sentence.end)
    donor = phrases.after("from", money.end, money.sentence.end)
    return money.claim("raised_total", "received", donor, recipient)


def _took_in(money: Money) -> bool:
    """ "Took in $7 million" from nobody in particular is what a campaign raised.

    Below the bound it may be one giver's money, spoken of before.
    """
    return bool(
        money.verb
        and re.match(r"t[ao]k\w* in|took in", money.verb.word, re.IGNORECASE)
        and money.amount.value >= _NOT_ONE_GIFT
        and money.from_party is None
        and not re.match(r"\s*(?:each|apiece)\b", money.after)
    )


def _is_whole(money: Money, last: Claim) -> bool:
    """Whether an amount is the total that the one before it in the sentence brings about."""
    return last.sentence.start == money.sentence.start and bool(
        _AGAIN.search(money.text[last.end - 30 if last.end > 30 else 0 : money.start])
    )


def _with_whole(context: Context, last: Claim, money: Money) -> Claim:
    """ "Took in $2 million, for a total of $9 million": one claim of two amounts."""
    end = max(last.end, money.span[1])
    return replace(
        last, amounts=(*last.amounts, money.amount), end=end, quote=context.text[last.start : end]
    )


def read(context: Context) -> list[Claim]:
    """Sums raised, without a single giver."""
    claims: list[Claim] = []
    for money in context.moneys:
        if not money.political or money.listed("give"):
            continue
        if of_raised(money) and claims and claims[-1].sentence.start == money.sentence.start:
            claims[-1] = _with_whole(context, claims[-1], money)
            continue
        if (
            of_share(money)
            or made_gift(money)
            or gift_of(money)
            or (_PART_GIFT.search(money.before) and listed_from(money))
        ):
            continue
        whole = _came_in(money)
        if whole:
            claims.append(whole)
        elif whose := _whose(money):
            claims.append(money.claim("raised_total", "received", None, whose))
        elif money.verb is not None and (money.family == "raise" or _took_in(money)):
            if claims and _is_whole(money, claims[-1]):
                claims[-1] = _with_whole(context, claims[-1], money)
            else:
                claims += _raised(money, claims)
    return claims + context.figures_of("raised_total")


def _raised_for(money: Money) -> Parties | None:
    """Whose the money is in "raised $5 for Roe" and "brought in $5 from others to Acme PAC"."""
    near = money.text[money.end : min(money.end + 70, money.clause_end)]
    to = re.match(r"\s+from [\w -]{3,40}? (?=to )|\s+(?:directly |so far |more )?(?=for )", near)
    if not to:
        return None
    phrases = money.context.phrases(money.sentence)
    start = money.end + to.end()
    whose = phrases.after("to|for", start - 1, money.sentence.end)
    every = whose if isinstance(whose, tuple) else (whose,) if whose else ()
    fits = [p for p in every if p.kind in _TAKERS or _TAKES.search(p.name)]
    near_by = bool(every) and every[0].start - start < _NEAR_FOR
    return whose if near_by and len(fits) == len(every) else None


def _record(money: Money) -> Parties | None:
    """Whose record "the record of $22 million, set by Roe" and "posts $2 million quarter" are."""
    phrases = money.context.phrases(money.sentence)
    low = money.sentence.start
    if _WITH_RECORD.search(money.before) or _QUARTER.match(
        money.text, money.end, money.sentence.end
    ):
        return phrases.main_subject(
            money.sentence, money.verb.start if money.verb and not money.follows else money.start
        )
    near = money.text[max(low, money.start - 90) : min(money.end + 90, money.sentence.end)]
    held = _SET_BY.search(
        money.text, max(low, money.start - 90), min(money.end + 90, money.sentence.end)
    )
    if not held or not re.search(r"\brecord\b", near, re.IGNORECASE) or re.search(r"spen", near):
        return None
    if any(money.end <= (a.start or 0) < held.start() for a in money.others):
        return None  # the record is the other one's
    return money.context.cast.party(
        held.end(), phrases.end_of_phrase(held.end(), money.sentence.end)
    )


def _other_raiser(money: Money, before: list[Claim]) -> Claim | None:
    """The claim about the other one, where two are set side by side."""
    assert money.verb is not None
    beside = _ALSO.search(money.text[money.verb.end : money.start].split("(")[0])
    found = _rival(money) if beside or money.clause_start > money.verb.end else None
    beaten = money.beaten
    if beaten is not None:
        return money.claim("raised_total", "received", None, beaten)
    again = bool(before) and before[-1].sentence.start == money.sentence.start
    if found is None and again and money.rival:
        return money.claim("raised_total", "received", None, money.rival)
    return found


def _raised(money: Money, before: list[Claim]) -> list[Claim]:
    assert money.verb is not None
    rival = _other_raiser(money, before)
    if rival:
        return [rival]
    if _PLACE.search(money.text[money.clause_start : money.start]):
        return []
    subject = money.subject
    if money.follows:
        phrases = money.context.phrases(money.sentence)
        subject = subject or phrases.after("by", money.verb.end, money.sentence.end)
    given = forms.FROM_WHOM.match(money.text, money.end, money.sentence.end)
    donor = money.from_party if given else None
    whose = _raised_for(money)
    subject = whose or subject
    part = re.search(r"including\s*$", money.text[money.sentence.start : money.start])
    kind = "donation_total" if given and part else "raised_total"
    return [money.claim(kind, "received", donor, subject)]


KIND = ClaimKind(
    name="raised_total",
    title="Money raised",
    doc="A campaign, committee or party took in a sum over a time, from no giver in particular.",
    directions=("received",),
    rank=55,
    read=read,
    check=Later("payments", "check_payment"),
    examples=(
        Example(
            "Fundraising for governor:\nMia Holt (D): $6 million raised, $9 million on hand\nLee"
            " Moss (R): $4 million raised, $3 million on hand",
            (
                Expected("", None, "Mia Holt", "6000000", "received"),
                Expected("", None, "Lee Moss", "4000000", "received"),
            ),
        ),
        Example(
            "Mia Holt’s campaign reported contributions of $212,000 through May 15.",
            (Expected("", None, "Mia Holt’s campaign", "212000", "received"),),
        ),
        Example("The hospital reported contributions of $212,000 for its new wing."),
        Example(
            "Contributions to the Better Roads PAC fell to $19 million last year.",
            (Expected("$19 million", None, "Better Roads PAC", "19000000", "received"),),
        ),
        Example(
            "Mia Holt’s haul of $3.3 million in campaign contributions surprised her rivals.",
            (Expected("$3.3 million", None, "Mia Holt", "3300000", "received"),),
        ),
        Example(
            "Fundraising totals: Sen. Mia Holt, $18.2 million. Sen. Lee Moss, $12 million.",
            (
                Expected("", None, "Mia Holt", "18200000", "received"),
                Expected("", None, "Lee Moss", "12000000", "received"),
            ),
        ),
        Example(
            "Mia Holt’s campaign raised $2.25 million in the second quarter, FEC filings show.",
            (Expected("raised $2.25 million", None, "Mia Holt’s campaign", "2250000", "received"),),
        ),
        Example(
            "The Better Roads PAC hauled in a further $6 million in May.",
            (Expected("", None, "Better Roads PAC", "6000000", "received"),),
        ),
        Example("The startup raised $14 million from venture investors in May."),
        Example("A fan page raised $24,000 as the election neared."),
        Example("The company raised its dividend to $2 a share."),
        Example(
            "Mia Holt’s campaign paid Acme Media $2 million. It raised $3 million in May, half of "
            "it"
            " from Ada Quill.",
            (Expected("", None, "Mia Holt’s campaign", "3000000", "received"),),
        ),
        Example(
            "The Better Roads PAC raised $9 million in May. Lee Moss’s best month was June, at"
            " $2 million.",
            (Expected("", None, "Lee Moss", "2000000", "received"),),
        ),
        Example(
            "Mia Holt’s campaign raised $30 million, with Sen. Lee Moss (D-Ohio) in second. Among"
            " Democrats she leads the way, with Mayor Ada Quill (D-Nev.) following far behind at"
            " $11"
            " million.",
            (Expected("$11 million", None, "Ada Quill", "11000000", "received"),),
        ),
        Example(
            "The candidates reported what donors gave. Mia Holt raised around 12 or 13 million, and"
            " Lee Moss raised 18 million.",
            (
                Expected("12 or 13 million", None, "Mia Holt", "13000000", "received"),
                Expected("18 million", None, "Lee Moss", "18000000", "received"),
            ),
        ),
        Example("The campaign raised 12 million hopes, and the fund serves 18 million people."),
        Example(
            "On Monday donations for the burned church passed $1 million on its fundraising page,"
            " and one senator gave $1,000 to the fund."
        ),
        Example(
            "Mia Holt’s Senate run, which has already drawn $11 million in support, leads the field"
            " in fundraising.",
            (Expected("", None, None, "11000000", "received"),),
        ),
        Example(
            "Fundraising: Mia Holt still dominates with $18 million\n\nHer campaign has many"
            " donors.",
            (Expected("", None, "Mia Holt", "18000000", "received"),),
        ),
        Example(
            "Mia Holt’s small-donor total is $15 million. Receipts for Lee Moss’s campaign are $9"
            " million.",
            (
                Expected("$15 million", None, "Mia Holt", "15000000", "received"),
                Expected("$9 million", None, "Lee Moss’s campaign", "9000000", "received"),
            ),
        ),
        Example(
            "What the candidates raised\n\nSen. Mia Holt (D-Nev.)\n\nTerms: 2\n\nTotal raised: $6"
            " million\n\nCash on hand: $2 million\n\nLee Moss\n\nTotal raised: $4 million",
            (
                Expected("Total raised", None, "Mia Holt", "6000000", "received"),
                Expected("Total raised", None, "Lee Moss", "4000000", "received"),
            ),
        ),
        Example(
            "Our church fair\n\nMia Holt\n\nTotal raised: $600\n\nLee Moss\n\nTotal raised: $4"
        ),
        Example(
            "Mia Holt’s campaign took in $25 million. Ada Quill’s team reported $19 million.",
            (Expected("$19 million", None, "Ada Quill’s team", "19000000", "received"),),
        ),
    ),
)
