"""The text against itself: names of one party that differ, figures that do not go together."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

from itemized.claims._base import ClaimKind, Example, Expected, Later
from itemized.claims._text.draft import Draft
from itemized.claims._text.parties import Parties
from itemized.model import Amount, Claim

if TYPE_CHECKING:
    from itemized.claims._text.context import Context
    from itemized.claims._text.names import Name

_GENERIC = frozenset("the of for and & pac pacs committee fund inc llc action super a".split())
_FIRST = 5  # tellings of one total that a later one is held against
_TWO = 2  # those whom a difference lies between
#: Shares told in words, and the percentages from which a writer may round to them.
_SHARE_WORDS = (
    ("more than half", (48, 100)),
    ("over half", (48, 100)),
    ("half", (40, 60)),
    ("two-thirds", (58, 75)),
    ("two thirds", (58, 75)),
    ("three-quarters", (67, 83)),
    ("three quarters", (67, 83)),
    ("third", (27, 40)),
    ("quarter", (19, 31)),
    ("fifth", (15, 25)),
    ("nearly all", (80, 100)),
    ("most", (48, 100)),
    ("majority", (48, 100)),
    ("bulk", (48, 100)),
)
#: Multiples told in words or figures, and from what a writer may round to them.
_TIMES = {
    words: (Decimal(n) * 3 / 4, Decimal(n) * 4 / 3)
    for n, told in enumerate(
        (
            "twice double two 2",
            "triple three 3",
            "quadruple four 4",
            "five 5",
            "six 6",
            "seven 7",
            "eight 8",
            "nine 9",
            "ten 10",
        ),
        2,
    )
    for words in told.split()
}
_MORE = re.compile(r"\b(?:more than|over|at least|well over)\s+$", re.IGNORECASE)
#: What is no multiple of the sum before it.
_LOOSELY = re.compile(r"\b(?:not|less than|half|up to|if|would be|could)\s+$", re.IGNORECASE)
_COMPARED = frozenset({"raised_total", "spent_total", "cash_on_hand", "ie_spending"})
_TOTALS = frozenset({"raised_total", "spent_total", "cash_on_hand", "debt"})
_GIFTS = frozenset({"donation", "donation_total", "transfer"})


@lru_cache(maxsize=1024)  # each name is held against every other one
def _words(name: str) -> tuple[str, ...]:
    return tuple(w for w in re.findall(r"[^\W_]+", name.lower()) if w not in _GENERIC)


def _names(party: Parties | None) -> frozenset[str]:
    every = party if isinstance(party, tuple) else (party,) if party else ()
    return frozenset(p.name for p in every)


def _one_slip(a: str, b: str) -> bool:
    """Whether one letter makes the difference between two long names."""
    if a == b or abs(len(a) - len(b)) > 1 or min(len(a), len(b)) < 10 or a[0] != b[0]:
        return False
    i = 0
    while i < min(len(a), len(b)) and a[i] == b[i]:
        i += 1
    return a[i + 1 :] == b[i + 1 :] or a[i + 1 :] == b[i:] or a[i:] == b[i + 1 :]


def _same_but_written_otherwise(a: Name, b: Name) -> bool:
    first, second = _words(a.text), _words(b.text)
    if len(first) >= 2 and first != second and sorted(first) == sorted(second):
        return True
    plural = {f"{a.text}s", f"{a.text}es"} | {f"{b.text}s", f"{b.text}es"}
    if a.text in plural or b.text in plural or re.search(r"\d", a.text + b.text):
        return False
    return len(first) >= 2 and _one_slip(" ".join(first), " ".join(second))


def _names_that_differ(context: Context) -> list[Claim]:
    claims, seen = [], set()
    first: dict[str, Name] = {}
    for name in context.cast.names:
        first.setdefault(name.text, name)
    distinct = [n for n in first.values() if " " in n.text][:400]
    for i, later in enumerate(distinct):
        for earlier in distinct[:i]:
            if later.text in seen or not _same_but_written_otherwise(earlier, later):
                continue
            if any(earlier.text in s.text and later.text in s.text for s in context.sentences):
                continue  # whoever names both in one sentence tells them apart
            seen.add(later.text)
            extra = {"what": "names", "names": [earlier.text, later.text]}
            party = replace(context.cast.mention(later), name=earlier.text, resolved=True)
            draft = Draft("consistency", None, later.start, later.end, None, party, extra=extra)
            claims.append(context.claim(draft))
    return claims


def _differ(a: Claim, b: Claim) -> bool:
    """Whether the amounts of two claims cannot both be right."""
    x, y = a.amounts[0], b.amounts[0]
    if x.value == y.value:
        return False
    return (x.high is not None and y.low is not None and x.high <= y.low) or (
        y.high is not None and x.low is not None and y.high <= x.low
    )


def _figures_that_differ(context: Context) -> list[Claim]:
    """Totals of one party over one time, told twice with figures that exclude each other."""
    claims = []
    told: dict[object, list[Claim]] = {}
    for later in context.found:
        named = (_names(later.donor), _names(later.recipient))
        when = later.period and (later.period.start, later.period.end)
        if later.kind not in _TOTALS or len(later.amounts) != 1 or not when or not any(named):
            continue
        same = told.setdefault((later.kind, named, when), [])
        # Whoever tells two in one sentence sets one against the other.
        differing = [c for c in same[:_FIRST] if c.sentence != later.sentence and _differ(c, later)]
        if differing:
            claims.append(_figure_claim(context, differing[0], later, "two figures for one thing"))
        same.append(later)
    return claims


def _bigger_than_largest(context: Context) -> list[Claim]:
    """A gift said to be the largest, and a larger one of the same giver elsewhere in the text."""
    claims = []
    ranked = [
        c for c in context.found if c.kind == "superlative" and c.amounts and c.direction == "gave"
    ]
    for top in ranked:
        if not re.search(r"largest|biggest|highest", str(top.extra.get("rank", "")), re.IGNORECASE):
            continue
        for gift in context.found:
            if (
                gift.kind not in _GIFTS
                or not gift.amounts
                or not _names(gift.donor) & _names(top.donor)
            ):
                continue
            low, high = gift.amounts[0].low, top.amounts[0].high
            if low is not None and high is not None and low >= high and gift.period is None:
                claims.append(
                    _figure_claim(context, top, gift, "larger than the gift called the largest")
                )
    return claims


def _arithmetic(context: Context) -> list[Claim]:
    """A share that does not follow from the part and the whole in its own sentence."""
    claims = []
    for share in context.found:
        if share.kind != "share" or len(share.amounts) != 1 or not share.amounts[0].value:
            continue
        parts = [
            c
            for c in context.found
            if c.kind in _GIFTS
            and c.sentence == share.sentence
            and len(c.amounts) == 1
            and c.end <= share.start
        ]
        if len(parts) != 1:
            continue
        part, whole = parts[0].amounts[0].value, share.amounts[0].value
        part, whole = parts[0].amounts[0].value, share.amounts[0].value
        follows = (part * 100 / whole).quantize(Decimal("0.1"))
        said = _share_said(share)
        if said is not None and not said[1] <= follows <= said[2]:
            claim = _figure_claim(context, parts[0], share, "a share that does not follow")
            claims.append(
                replace(claim, extra={**claim.extra, "said": said[0], "follows": f"{follows}%"})
            )
    return claims


def _share_said(share: Claim) -> tuple[str, Decimal, Decimal] | None:
    """How a share is told, and the percentages from which it may be rounded."""
    pct, word = share.extra.get("pct"), str(share.extra.get("share_word") or "").lower()
    if pct and str(pct).replace(".", "", 1).isdigit():
        said = Decimal(str(pct))
        slack = max(Decimal("0.5"), said / 10)  # a tenth of the percentage, or half a point
        return f"{pct}%", said - slack, said + slack
    bounds = next((b for form, b in _SHARE_WORDS if form in word), None)
    return (word, Decimal(bounds[0]), Decimal(bounds[1])) if bounds else None


def _parts_and_whole(context: Context) -> list[Claim]:
    """Parts that come to more than the whole they are told to be of: "raised $4: $3 from …"."""
    claims = []
    for whole in context.found:
        high = whole.amounts[0].high if len(whole.amounts) == 1 else None
        if whole.kind != "raised_total" or whole.donor or high is None:
            continue
        parts = [
            c
            for c in context.found_in(context.sentence_at(whole.start))
            if c.start >= whole.end and c.donor and len(c.amounts) == 1
            if _names(c.recipient) == _names(whole.recipient)
        ]
        led = context.text[whole.end - 1 : parts[0].amounts[0].start or 0] if parts else ""
        lows = [c.amounts[0].low or Decimal(0) for c in parts]
        if re.search(r":|\bincluding\b", led) and sum(lows) > high:
            claims.append(
                _figure_claim(context, whole, parts[-1], "parts that come to more than the whole")
            )
    return claims


def _difference(context: Context) -> list[Claim]:
    """ "Outraised her by $4 million", where the two totals told beside it lie otherwise apart."""
    claims = []
    for said in context.found:
        between = _names(said.recipient)
        by = re.search(r"\bby (?:[\w-]+ ){0,4}\$", said.quote)
        if said.kind != "comparison" or len(said.amounts) != 1 or len(between) != _TWO or not by:
            continue
        here = context.sentence_at(said.start).index
        told = [
            c
            for c in context.found
            if c.kind == "raised_total" and len(c.amounts) == 1 and not c.donor
            if abs(context.sentence_at(c.start).index - here) <= 1
            if len(_names(c.recipient)) == 1 and _names(c.recipient) < between
            if c.period is None or said.period is None or c.period.start == said.period.start
        ]
        if len(told) == _TWO and _names(told[0].recipient) != _names(told[1].recipient):
            apart = _apart(told[0], told[1])
            low, high = said.amounts[0].low, said.amounts[0].high
            if apart is None or low is None or high is None:
                continue
            if apart[1] < low or high < apart[0]:
                why = "a difference that does not follow"
                claims.append(_figure_claim(context, told[0], said, why))
    return claims


def _multiples(context: Context) -> list[Claim]:
    """ "Roe raised $6 million, double the $2 million that Doe raised": three times as much."""
    claims = []
    for said in context.found:
        words = str(said.extra.get("multiple") or "").lower()
        if said.kind != "comparison" or words not in _TIMES:
            continue
        sentence = context.sentence_at(said.start)
        told = [c for c in context.found_in(sentence) if c.kind in _COMPARED and c.amounts]
        sums = [c.amounts[0] for c in told]
        if len(told) != _TWO or len(context.amounts_in(sentence)) != _TWO:
            continue
        same = told[0].kind == told[1].kind and sums[0].text in sentence.text[: said.start]
        between = (sums[0].start or 0) < said.start <= (sums[1].start or 0)
        lead = context.text[max(sentence.start, said.start - 24) : said.start]
        follows = _times_apart(sums[0], sums[1]) if same and between else None
        if follows is None or _LOOSELY.search(lead):
            continue
        low, high = _TIMES[words]
        high = Decimal(1000) if _MORE.search(lead) else high
        if follows[1] < low or high < follows[0]:
            why = "a multiple that does not follow"
            claims.append(_figure_claim(context, told[0], told[1], why))
    return claims


def _times_apart(a: Amount, b: Amount) -> tuple[Decimal, Decimal] | None:
    """The least and the most that one figure may be of another, each rounded as it is told."""
    if a.low is None or a.high is None or not b.low or not b.high:
        return None
    return a.low / b.high, a.high / b.low


def _apart(a: Claim, b: Claim) -> tuple[Decimal, Decimal] | None:
    """The least and the most that two figures may lie apart, each rounded as it is told."""
    x, y = a.amounts[0], b.amounts[0]
    if x.value < y.value:
        x, y = y, x
    if x.low is None or x.high is None or y.low is None or y.high is None:
        return None
    return x.low - y.high, x.high - y.low


def _figure_claim(context: Context, earlier: Claim, later: Claim, why: str) -> Claim:
    extra = {
        "what": "figures",
        "why": why,
        "figures": [earlier.amounts[0].text, later.amounts[0].text],
        "quotes": [earlier.quote, later.quote],
    }
    amount = later.amounts[0]
    start = amount.start if amount.start is not None else later.start
    end = amount.end if amount.end is not None else later.end
    return context.claim(
        Draft("consistency", None, start, end, later.donor, later.recipient, extra=extra)
    )


def read(context: Context) -> list[Claim]:
    """What in the text does not agree with the rest of it."""
    return [
        *_names_that_differ(context),
        *_figures_that_differ(context),
        *_bigger_than_largest(context),
        *_arithmetic(context),
        *_parts_and_whole(context),
        *_difference(context),
        *_multiples(context),
    ]


KIND = ClaimKind(
    name="consistency",
    title="The text against itself",
    doc="Two names for one party, or figures that cannot both be right, within the same text.",
    directions=(),
    rank=10,
    reads_others=True,
    read=read,
    check=Later("consistency", "check_consistency"),
    examples=(
        Example(
            "Ada Quill donated $1M to the Hills of Hope PAC. According to Hope of Hills, it was"
            " needed.",
            (Expected("Hope of Hills", extra=(("names", "Hills of Hope PAC"), ("what", "names"))),),
        ),
        Example(
            "Acme Holdings gave $1 million to the Better Roads PAC in 2014, about 4 percent of"
            " the $67 million "
            "the PAC raised that year.",
            (Expected("", extra=(("what", "figures"), ("follows", "1.5%"))),),
        ),
        Example("Ada Quill donated $1M to the Hills of Hope PAC. Hills of Hope thanked her."),
    ),
)
