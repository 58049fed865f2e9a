"""Amounts of dollars as people write them, with the interval that their precision allows.

The interval follows from the unit of the last significant digit, u: an exact "$1.45 million" is
good to 10,000 dollars, so it stands for 1,445,000 to 1,455,000. "About" allows the larger of five
percent and u/2 either way, "nearly" the same below; "more than" has no upper bound. A number in
words ("half a million") has no digits to be precise to and is taken as it stands.
"""

from __future__ import annotations

import re
from decimal import Decimal

from itemized.model import Amount

_UNITS = {
    "k": 3, "thousand": 3, "grand": 3, "m": 6, "mm": 6, "mn": 6, "mil": 6, "mill": 6, "million": 6,
    "b": 9, "bn": 9, "bil": 9, "billion": 9, "g": 3, "t": 12, "tn": 12, "trillion": 12,
    "quadrillion": 15, "mln": 6, "bln": 9, "trn": 12, "lakh": 5, "crore": 7,
}  # fmt: skip
_SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_WORDS = {w: Decimal(i) for i, w in enumerate(_SMALL)} | {
    w: Decimal(10 * i) for i, w in enumerate(_TENS, 2)
}
_WORDS |= {"a": Decimal(1), "an": Decimal(1), "couple": Decimal(2), "dozen": Decimal(12)}
_FRACTIONS = {
    "half a": Decimal("0.5"), "half-a": Decimal("0.5"), "a half": Decimal("0.5"),
    "a quarter of a": Decimal("0.25"),
    "half": Decimal("0.5"), "a quarter": Decimal("0.25"), "quarter": Decimal("0.25"),
    "three quarters of a": Decimal("0.75"), "three-quarters of a": Decimal("0.75"),
}  # fmt: skip

_NUM = r"\d{1,18}(?:,\d{1,6}){0,6}(?:\.\d{1,9})?"  # bounded, so that a page of digits costs little
_LARGE = r"(?:thousand|million|billion|trillion|quadrillion)"
_UNIT = rf"(?:{_LARGE}s?|(?:lakh|crore)s?|mill?|bil|grand|mm|mn|bn|tn|mln|bln|trn|[kmbgt])"
#: Magnitudes that are none of these: what they make of the digits before them is not known.
_UNREAD = re.compile(
    r"[ \t\u00a0-]?(?:[a-z]*illions?|milliards?|hundreds?|dozens?|scores?|mio|mrd)\b",
    re.IGNORECASE,
)
_DASH = r"[ \t]?[-\u2010-\u2015][ \t]?"
_SIGN = r"(?:US|U\.S\.)?\$[ \t]?"
_SPELLED = r"(?:" + "|".join(_TENS + sorted(_SMALL[1:], key=len, reverse=True)) + r")"
_UNIT_END = r"(?![A-Za-z0-9])"

_DOLLARS = re.compile(
    rf"(?P<sign>{_SIGN})(?P<n>{_NUM})(?:(?:[ \t\u00a0]|-)?(?P<u>{_UNIT}){_UNIT_END})?"
    rf"(?:(?:{_DASH}|(?P<to>[ \t]to[ \t]))(?P<sign2>{_SIGN})?(?P<n2>{_NUM})"
    rf"(?:(?:[ \t\u00a0]|-)?(?P<u2>{_UNIT}){_UNIT_END})?)?",
    re.IGNORECASE,
)
_PLAIN = re.compile(
    rf"\b(?P<n>{_NUM})[ \t\u00a0-]?(?P<u>{_LARGE}"
    rf"|grand)?[ \t\u00a0-](?P<d>dollars?)\b"
    rf"|\b(?P<n3>\d{{1,3}})[ \t](?P<g>grand)\b",
    re.IGNORECASE,
)
_IN_WORDS = re.compile(
    rf"\b(?:(?P<f>half[ -]a|a quarter of a|three[ -]quarters of a|(?:a )?half(?=-)"
    rf"|(?:a )?quarter(?=-))[ -](?P<fu>{_LARGE})"
    rf"|(?P<w>{_SPELLED}(?:[ -]{_SPELLED})?|an?)(?P<h> and a half)?"
    rf"[ -](?P<hu>hundred[ -](?:and[ -])?)?(?P<wu>{_LARGE}|grand))"
    rf"(?P<d>[ -]dollars?)?\b",
    re.IGNORECASE,
)
#: "He's raised 18 million", "around 12 or 13 million": as people say it, without the sign.
_BARE_LARGE = re.compile(
    rf"(?<![\d$.,])\b(?:(?P<low>{_NUM})[ \t](?:or|to)[ \t])?(?P<n>{_NUM})[ \t](?P<u>million"
    rf"|billion)\b",
    re.IGNORECASE,
)
#: "Gave another two million to", "a million of that": of nothing but money.
_NOTHING_COUNTED = re.compile(
    r"(?= (?:more |apiece |each )?(?:to|into|from|for the (?:cycle|year)|of (?:that|it)|in (?:ads"
    r"|donations|checks|cash)"
    r"|behind|on (?:ads|behalf))\b|\s?[.,;?!](?:\s|$)| (?:in|by|since) (?:[A-Z]|\d{4}))"
)
_GIVING_VERB = re.compile(
    r"\b(?:g[ai]ve[ns]?|donated?|contributed?|sent|kicked in|chipped in|ponied up|put (?:in|up)"
    r"|wrote"
    r"|raised|spent|pledged|poured|received|collected|another|takes? (?:him|her|them|it) to)"
    r"(?: (?:[\w'\u2019-]+)){0,4} (?:\w+ )?$",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"(?:between|from)[ \t]$", re.IGNORECASE)
_BETWEEN_GAP = re.compile(r"[ \t]+(?:and|to)[ \t]+", re.IGNORECASE)

# What stands right before an amount. "add up to" is no bound, and neither is "over the years".
_BEFORE = {
    "nearly": r"nearly|almost|close to|approaching|just under|just short of|just shy of|shy of"
    r"|a little under|slightly less than|slightly under|nearing",
    "at_least": r"at least|a minimum of|no less than|no fewer than|not less than",
    "up_to": r"(?<!add )(?<!adds )(?<!added )(?<!adding )(?<!amounted )up to|as much as|as many as"
    r"|no more than|a maximum of|at most|not more than",
    "less_than": r"less than|fewer than|under|below|short of",
    "more_than": r"more than|over|upwards? of|in excess of|exceeding|north of|just over|well over"
    r"|a little over|slightly more than|slightly over|above|greater than|topping|topp?(?:s|ed)"
    r"|exceed(?:s|ed)?|surpass(?:es|ed|ing)?|eclips(?:es|ed|ing)|more",
    "about": r"about|around|roughly|approximately|approx\.?|some|an estimated|estimated"
    r"|something like|in the neighborhood of|in the vicinity of|circa|~",
}
_QUALIFIER = re.compile(
    r"(?:^|(?<=[\s(\u2014\u2013-]))(?:"
    + "|".join(f"(?P<{name}>{words})" for name, words in _BEFORE.items())
    + r")(?:[ \t]+(?:a|an|the|another|an additional|only|just|combined|total of|cool|whopping"
    r"|staggering|roughly|about))*[ \t]*$",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"(?P<more_than>[ \t]?-?[ \t]?plus\b|\+|[ \t]+or more\b|[ \t]+and (?:up|above)\b)"
    r"|(?P<up_to>[ \t]+or (?:less|fewer|under)\b)",
    re.IGNORECASE,
)
_BIGGEST = Decimal(10) ** 18  # dollars; anything above is no amount that a record could hold


def _number(digits: str, unit: str | None) -> tuple[Decimal, Decimal]:
    """The value of written digits and the unit of their last significant one, in dollars."""
    whole, _, places = digits.replace(",", "").partition(".")
    word = (unit or "").lower()
    scale = _UNITS.get(word, _UNITS.get(word.removesuffix("s"), 0))
    value = Decimal(f"{whole}.{places or 0}").scaleb(scale)
    if places:
        return value, Decimal(1).scaleb(scale - len(places))
    zeros = len(whole) - len(whole.rstrip("0")) if whole.strip("0") else 0
    return value, Decimal(1).scaleb(scale + zeros)


def bounds(value: Decimal, u: Decimal, qualifier: str) -> tuple[Decimal | None, Decimal | None]:
    """The lowest and highest dollars that a value so qualified stands for.

    >>> bounds(Decimal(1450000), Decimal(10000), "exact")
    (Decimal('1445000'), Decimal('1455000'))
    >>> bounds(Decimal(2000000), Decimal(1000000), "more_than")
    (Decimal('2000000'), None)
    """
    half = u / 2 if u > 1 else Decimal(0)
    slack = max(value * 5 / 100, half)
    by_rule: dict[str, tuple[Decimal | None, Decimal | None]] = {
        "exact": (value - half, value + half),
        "about": (value - slack, value + slack),
        "nearly": (value - slack, value),
        "more_than": (value, None),
        "at_least": (value, None),
        "up_to": (Decimal(0), value),
        "less_than": (Decimal(0), value),
    }
    low, high = by_rule[qualifier]
    return _plain(low), _plain(high)


def _plain(value: Decimal | None) -> Decimal | None:
    """Without an exponent, and without places that say nothing."""
    if value is None:
        return None
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value.normalize()


def _qualifier(text: str, start: int, end: int) -> str:
    """What the words around an amount say about its precision."""
    after = _AFTER.match(text, end)
    if after and after.lastgroup:
        return after.lastgroup
    line = text.rfind("\n", max(0, start - 60), start) + 1 or max(0, start - 60)
    before = _QUALIFIER.search(text[line:start])
    if not before:
        return "exact"
    return next(name for name, found in before.groupdict().items() if found)


def _amount(text: str, span: tuple[int, int], value: Decimal, u: Decimal) -> Amount | None:
    if value > _BIGGEST:
        return None
    start, end = span
    qualifier = _qualifier(text, start, end)
    low, high = bounds(value, u, qualifier)
    shown = _plain(value) or Decimal(0)
    return Amount(text[start:end], shown, qualifier, low, high, start, end)


def _range(text: str, span: tuple[int, int], low: Decimal, high: Decimal) -> Amount | None:
    """A range stands for what lies between its ends; its value is the upper one."""
    if high > _BIGGEST or low > high:
        return None
    ends = _plain(low), _plain(high)
    return Amount(text[span[0] : span[1]], ends[1] or Decimal(0), "range", *ends, *span)


def _in_dollars(text: str) -> list[Amount | None]:
    found: list[Amount | None] = []
    for m in _DOLLARS.finditer(text):
        if m["n2"] and not m["u2"] and _UNREAD.match(text, m.end()):
            continue
        if m["n2"] and (m["sign2"] or m["u2"] or not m["to"]):
            low, _ = _number(m["n"], m["u"] or m["u2"])
            high, _ = _number(m["n2"], m["u2"])
            ranged = _range(text, m.span(), low, high)
            if ranged and not (m["u2"] is None and m["u"]):
                found.append(ranged)
                continue
        end = m.end("u") if m["u"] else m.end("n")
        if m["u"] or not _UNREAD.match(text, end):
            found.append(_amount(text, (m.start(), end), *_number(m["n"], m["u"])))
        if m["sign2"]:  # "$2.9 million to $1.4 million" sets two sums side by side
            second = (m.start("sign2"), m.end("u2") if m["u2"] else m.end("n2"))
            found.append(_amount(text, second, *_number(m["n2"], m["u2"])))
    return found


def _words_value(m: re.Match[str]) -> Decimal:
    if m["f"]:
        fraction = _FRACTIONS[m["f"].lower().replace("-", " ")]
        return fraction.scaleb(_UNITS[m["fu"].lower()])
    value = sum((_WORDS[w] for w in re.split(r"[ -]", m["w"].lower())), Decimal(0))
    if m["h"]:
        value += Decimal("0.5")
    if m["hu"]:
        value *= 100
    return value.scaleb(_UNITS[m["wu"].lower()])


def _is_given(text: str, m: re.Match[str]) -> bool:
    """Whether a bare "two million" is money: a verb of giving has it, and nothing is counted."""
    if not _NOTHING_COUNTED.match(text, m.end()):
        return False
    return bool(_GIVING_VERB.search(text, max(0, m.start() - 60), m.start()))


def _in_plain(text: str) -> list[Amount | None]:
    found: list[Amount | None] = []
    for m in _PLAIN.finditer(text):
        digits, unit = (m["n"], m["u"]) if m["n"] else (m["n3"], m["g"])
        found.append(_amount(text, m.span(), *_number(digits, unit)))
    for m in _IN_WORDS.finditer(text):
        unit = (m["wu"] or m["fu"]).lower()
        # "a million voters" is no money; "half a million" counts only beside other money, which
        # the kinds see to.
        if m["d"] or unit == "grand" or m["f"] or _is_given(text, m):
            value = _words_value(m)
            found.append(_amount(text, m.span(), value, Decimal(1)))
    for m in _BARE_LARGE.finditer(text):
        if _is_given(text, m):
            value, unit = _number(m["n"], m["u"])
            low = _number(m["low"], m["u"])[0] if m["low"] else None
            ranged = _range(text, m.span(), low, value) if low is not None else None
            found.append(ranged or _amount(text, m.span(), value, unit))
    return found


def _join_between(text: str, found: list[Amount]) -> list[Amount]:
    """ "Between $1 million and $2 million" is one amount."""
    joined: list[Amount] = []
    for amount in found:
        last = joined[-1] if joined else None
        if last and last.end and amount.start and last.start is not None and amount.end:
            gap = text[last.end : amount.start]
            if _BETWEEN_GAP.fullmatch(gap) and _BETWEEN.search(text[: last.start][-9:]):
                whole = _range(text, (last.start, amount.end), last.value, amount.value)
                if whole:
                    joined[-1] = whole
                    continue
        joined.append(amount)
    return joined


def unread_sum(text: str) -> bool:
    """Whether a text has a sum in a magnitude that is not known.

    >>> unread_sum("gave $5 zillion"), unread_sum("gave $5 million")
    (True, False)
    """
    sums = re.finditer(rf"{_SIGN}{_NUM}(?:{_DASH}{_NUM})?", text)
    return any(_UNREAD.match(text, m.end()) for m in sums) and not find_amounts(text)


def find_amounts(text: str) -> tuple[Amount, ...]:
    """Every amount of dollars in a text, in order; vague ones ("millions") are not among them.

    >>> found = find_amounts("nearly $2.25 million, five grand")
    >>> [(a.text, str(a.value), a.qualifier) for a in found]
    [('$2.25 million', '2250000', 'nearly'), ('five grand', '5000', 'exact')]
    """
    found = [a for a in (*_in_dollars(text), *_in_plain(text)) if a is not None]
    found.sort(key=lambda a: (a.start or 0, -(a.end or 0)))
    kept: list[Amount] = []
    for amount in found:
        if kept and (amount.start or 0) < (kept[-1].end or 0):
            continue
        kept.append(amount)
    return tuple(_join_between(text, kept))
