"""What a claim's words say beside it and nobody read: a time, a number of times, a way it went."""

from __future__ import annotations

import re

from itemized.claims._check.guards import YEARS
from itemized.model import Claim, Mention

_MONTHS = r"January|February|March|April|May|June|July|August|September|October|November|December"
_BY_SOMEBODY = re.compile(r"\b(?:by|from)\s+(?:the\s+|an?\s+)?(?:[A-Z]|[a-z]+ (?:donor|group)s?\b)")
_GAVE = re.compile(r"(?:gave|donated|contributed|sent|wrote)\b")
_WHEN = re.compile(
    r"^,? ?(?:an? [^,.;]{2,40}, )?(?:(?:in|on|during|since|back in|late in|early in) (?:the )?"
    rf"(?:{_MONTHS}|(?:19|20)\d\d)\b|last (?:week|month|year|cycle|spring|summer|fall|winter)\b"
    r"|yesterday\b)"
)
_TO_SOMEBODY = re.compile(r"\bto\s+(?:the\s+)?[A-Z]")
_RANKED = re.compile(
    r"\b(?:(?:single|second|third|fourth|fifth)[- ])?(?:largest|biggest|highest|top|record|smallest"
    r"|lowest|tiniest)[- ](?:[\w-]+ ){0,3}?(?:donation|contribution|gift|check|sum|payment|transfer"
    r"|amount)s?\b"
    r"|\b(?:is|was|were|are|being|ranked as) (?:by far |easily |also )?(?:the|its|their|his|her)"
    r" (?:single |(?:second|third|fourth|fifth)[- ])?(?:largest|biggest|highest|smallest|lowest)\b",
    re.IGNORECASE,
)
#: "..., the same as Doe": what the payment is set against.
_SAME = re.compile(
    r"[^.;$]{0,40}?, (?:and )?(?:about |exactly |just |roughly |nearly )?(?P<as>(?:the )?same "
    r"(?:amount |sum )?(?:as|that)|as much as|equal to|matching|half (?:of )?what|double what"
    r"|twice what|(?:more|less) than)\b",
    re.IGNORECASE,
)
_BESIDE_SUM = re.compile(r"[^,;.$]{0,50},? (?:of |worth |about |more than |nearly )?")
#: A year in words for a time; a name has one as well ("Holt for Senate 2016").
_A_YEAR = re.compile(
    rf"\b(?:in|since|during|by|before|after|until|early|late|mid|{_MONTHS}) (?:1[5-9]|20)\d\d\b"
)
_AGAIN = re.compile(
    r"\b(?:twice|thrice|(?:two|three|four|five|six|seven|eight|nine|ten|several|many|\d+) times"
    r"|(?:each|every|per|a) (?:day|week|month|quarter|year|cycle)(?![- ]million| ago)"
    r"|monthly|annually"
    r"|apiece)\b",
    re.IGNORECASE,
)
#: Words between which and a payment no money moved.
_NOT_QUITE = re.compile(
    r"\b(?:almost|nearly|practically|all but|(?:forgot|failed|declined|refused|neglected|tried"
    r"|wanted|meant|asked|agreed|offered|threatened) to)"
    r" (?:give|gave|donat|contribut|send|sent|writ|wrote|pa[iy]|spen|lend|lent)\w*|\bgave up\b",
    re.IGNORECASE,
)
_RESERVED = re.compile(r"\b(?:reserved|booked|set aside|budgeted|committed|earmarked)\b", re.I)
_PART_OF = re.compile(
    r"\b(?:half|third|quarters?|fifths?|tenth|fraction|part|portion|share|percent|some|most|much)"
    r" of (?:the |that |its |his |her |their |about |nearly |almost )?\$",
    re.IGNORECASE,
)
_LONG_AGO = re.compile(r"\b(?:years|decades|a decade|generations?) ago\b", re.IGNORECASE)
_UNITS = r"(?:minutes|hours|days?|nights?|weeks?|months?|years?|eve)"
_SOME_DAY = re.compile(
    rf"\b(?:(?:the|a|one|two|three|four|five|six) )?{_UNITS}"
    r" (?:ago|earlier|later|before|after|of)\b"
    r"[^,.;]{0,40}|\bon the eve of\b[^,.;]{0,40}"
    r"|\b(?:shortly|just|right|soon|long) (?:before|after)\b[^,.;]{0,40}",
    re.IGNORECASE,
)
_BACK = re.compile(
    r"\b(?:gave|giving|sent|sending|paid|handed) (?:it|them|that|the \w+) back\b"
    r"|\b(?:returned|refunded|sent back|gave back) (?:it|them|the (?:money|gift|donation|check))\b"
    r"|\b(?:was|were|been) (?:later |since |then )?(?:returned|refunded|sent back|given back)\b",
    re.IGNORECASE,
)
_WHOLE = re.compile(r"\bof (?:her|his|its|their) (?:[a-z-]+ )?$")
_SELDOM = re.compile(r"\b(?:hardly|scarcely|rarely|seldom)\b", re.IGNORECASE)
_RAISED_FOR = re.compile(r"\b(?:raised|collected|gathered|solicited)\b.* for (?:the )?$")
_NOT_SO_MUCH = re.compile(
    r"\b(?:not|rather than|instead of)\s+(?:[a-z]+ing\s+)?(?:the\s+|a\s+)?$", re.IGNORECASE
)
_SINGLE = ("donation", "transfer", "in_kind", "loan")
_SPENDING = ("payment", "ie_spending", "spent_total")
_FUNDED = r"(?:fund|financ|back|bankroll|support)ed|underwritten"
#: "Has given only to Roe", "funded entirely by Roe": that nobody else is of it no row of it says.
_ALONE = re.compile(
    r"\b(?:g[ai]ven?|giving|donat(?:ed|es|ing)|contribut(?:ed|es|ing))(?: \w+)? (?:only|solely"
    rf"|exclusively) to\b|\b(?:{_FUNDED}) (?:only|solely|entirely|exclusively|wholly) by\b"
    rf"|\b(?:only|solely|entirely|exclusively|wholly) (?:{_FUNDED}|gave|g[ai]ven? to)\b",
    re.IGNORECASE,
)
_MOSTLY = re.compile(
    rf"\b(?:{_FUNDED}) (?:largely|mostly|mainly|primarily|chiefly|almost \w+|in large part) by\b"
    rf"|\b(?:largely|mostly|mainly|primarily|chiefly) (?:{_FUNDED})\b",
    re.IGNORECASE,
)
#: A payment that other words than its verb deny: "did not come from Roe", "was never made".
_DENIES = re.compile(
    r"(?:\b(?:did|was|were|is|are)(?: not|n['\u2019]t| never)|\b(?:was|were) never|\bnever)"
    r" (?:ever |actually |really |in fact )?(?:c[oa]me from|the (?:recipient|donor|giver|source"
    r"|beneficiary|contributor)|among (?:those|the)|one of (?:those|the)|made\b|given by|from\b"
    r"|(?:reported|recorded|disclosed|itemized)\b(?! (?:until|till|by|before|in time)))"
    r"|,? but not (?:from|by|to)\b",
    re.IGNORECASE,
)
#: How money came in, which no report tells.
_MANNER = re.compile(
    r"\b(?:online|on-line|on the internet|by (?:mail|phone|text)|over the phone|at (?:an?|the|one) "
    r"(?:\w+ ){0,2}?(?:fund-?raisers?|dinner|event|reception|gala|rally|concert))\b",
    re.IGNORECASE,
)
#: Words by which a text takes back what it repeats.
_DISOWNED = re.compile(
    r"\b(?:falsely|wrongly|wrongfully|erroneously|incorrectly|mistakenly|inaccurately)\b"
    r"|\b(?:is|are|was|were|be|being) (?:simply |just |entirely |demonstrably )?"
    r"(?:untrue|false|baseless|wrong|incorrect|inaccurate|unfounded|debunked|fabricated)\b"
    r"|\b(?:no evidence|not the case|not true|(?:false|bogus|debunked|baseless) claims?)\b",
    re.IGNORECASE,
)


def unread(claim: Claim, sentence: str, *, elsewhere: frozenset[str]) -> str:
    """What a claim's words say beside it and nobody read, as a sentence; empty if nothing.

    sentence: the whole one. elsewhere: the kinds of its other claims, which have what they say of a
    rank, or of another's sum.
    """
    end = sentence.find(claim.quote)
    rest = sentence[end + len(claim.quote) :] if end >= 0 else ""
    if said := _time(claim, rest):
        return said
    if claim.donor is None and (
        _GAVE.match(claim.quote) or _BY_SOMEBODY.search(f"{claim.quote}{rest}")
    ):
        return "The text seems to name who gave in words that were not understood."
    if claim.recipient is None and _TO_SOMEBODY.search(f"{claim.quote}{rest}"):
        return "The text seems to name who received in words that were not understood."
    ranked = _RANKED.search(claim.quote) or _ranked_before(claim, sentence)
    same = _SAME.match(rest)
    if same and "comparison" not in elsewhere:
        return f"What it is set against (\u201c{same.group('as')}\u201d) was not understood."
    if ranked and "superlative" not in elsewhere:
        return (
            f"The text has more than the payment: \u201c{ranked.group()}\u201d was not understood."
        )
    return otherwise(claim)


def denies(claim: Claim, sentence: str) -> str:
    """That the sentence of one payment denies one by other words than its verb; empty if not."""
    said = _DENIES.search(sentence) if claim.kind in _SINGLE else None
    return f"The text denies a payment (\u201c{said.group().strip(', ')}\u201d)." if said else ""


def _ranked_before(claim: Claim, sentence: str) -> re.Match[str] | None:
    """The rank of "Roe's biggest gift of 2021, $5, went to Doe", where the sum begins the quote."""
    at = sentence.find(claim.quote)
    before = sentence[: max(at, 0)]
    last = next(reversed(list(_RANKED.finditer(before))), None)
    beside = last and _BESIDE_SUM.fullmatch(before, last.end())
    return last if beside and claim.quote.startswith("$") else None


def _time(claim: Claim, rest: str) -> str:
    years = YEARS.search(claim.quote)
    if years and claim.period and claim.period.end and claim.period.end.year < int(years[1]):
        return "The sentence gives more years than were understood as the claim's."
    timed = _WHEN.search(rest) or _A_YEAR.search(claim.quote) or _LONG_AGO.search(claim.quote)
    if claim.period is None and timed:
        return "The sentence gives a time that was not understood as the payment's."
    return ""


def beside(claim: Claim, sentence: str) -> str:
    """What the text says beside a payment that a row bears out, and no row was asked of."""
    end = sentence.find(claim.quote)
    rest = sentence[end + len(claim.quote) :] if end >= 0 else ""
    back = _BACK.search(f"{claim.quote}{rest}")
    if back:
        return f"That it was given back (\u201c{back.group()}\u201d) was not looked up."
    mostly = _MOSTLY.search(claim.quote) if claim.kind == "relation" else None
    if mostly:
        return f"How much of it that was (\u201c{mostly.group()}\u201d) was not looked up."
    day = _SOME_DAY.search(claim.quote) if claim.period is None else None
    return f"When that was, \u201c{day.group().strip()}\u201d, was not looked up." if day else ""


def otherwise(claim: Claim) -> str:
    """What tells that a payment was several, or was none, as a sentence."""
    for pattern in (_NOT_QUITE, _SELDOM, _PART_OF):
        found = pattern.search(claim.quote)
        if found:
            return f"\u201c{found.group()}\u201d was not understood."
    reserved = _RESERVED.search(claim.quote)
    if reserved and claim.kind in _SPENDING:
        return f"What was {reserved.group()} is not yet spent, and no row says so."
    manner = _MANNER.search(claim.quote) if claim.kind == "raised_total" else None
    if manner:
        return f"What was raised \u201c{manner.group()}\u201d no column says."
    alone = _ALONE.search(claim.quote) if claim.kind == "relation" else None
    if alone:
        return f"That there was no other was not looked up (\u201c{alone.group()}\u201d)."
    again = _AGAIN.search(claim.quote)
    if again and claim.kind in (*_SINGLE, *_SPENDING):
        words = f"\u201c{again.group()}\u201d was not understood"
        return f"The text tells of more than one payment: {words}."
    to = claim.recipient
    if claim.kind == "raised_total" and isinstance(to, Mention) and to.text in claim.quote:
        before = claim.quote[: claim.quote.find(to.text)]
        if _RAISED_FOR.search(before):
            return "Who raised money for another is in no record of gifts; what was given to it is."
    return ""


def contrasted(claim: Claim, sentence: str) -> bool:
    """Whether a claim's amount is one that the text says it was not ("$5, not $10"), or the whole
    of which the payment was a part ("$5 of her $10")."""
    if len(claim.amounts) != 1 or claim.amounts[0].text not in claim.quote:
        return False
    at = max(sentence.find(claim.quote), 0)
    before = f"{sentence[:at]}{claim.quote[: claim.quote.find(claim.amounts[0].text)]}"
    return bool(_NOT_SO_MUCH.search(before) or _WHOLE.search(before))


def disowned(sentence: str) -> str:
    """The words by which a sentence takes back what it repeats; empty where it does not.

    >>> disowned("Ada Quill gave $5, Otto Finch wrongly claimed.")
    'wrongly'
    """
    found = _DISOWNED.search(sentence)
    return found.group() if found else ""
