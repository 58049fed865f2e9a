"""What a text says that a user's table can settle: counts, sums, shares, and that there is none.

Read by the description's own words and by the values of the columns it names. Words about the rows
that neither knows are kept beside the statement: they may narrow what is counted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

from itemized.claims._check.terms import Exhibit, Terms
from itemized.claims._text.amounts import find_amounts
from itemized.claims._text.dates import find_times
from itemized.claims._text.numbers import NUMBER, value_of
from itemized.claims._text.sentences import Sentence, split
from itemized.model import Amount, Claim, Period, Reading, Span

if TYPE_CHECKING:
    from datetime import date

_THE = r"(?:the |its |his |her |their |these |those |all )*"
_BETWEEN = r"(?P<adj>(?:[\w\u2019'-]+ ){0,4}?)"
_PARTS = {"half": 50, "a third": 33, "one third": 33, "a quarter": 25, "one quarter": 25}
_SHARE = (
    rf"(?:(?P<pct>\d{{1,3}}(?:\.\d+)?) ?(?:percent|per cent|%)|(?P<part>{'|'.join(_PARTS)}))"
    rf"(?: of)? {_THE}"
)
#: "Of Brindlemere's 36", "out of all 36": what a number is a part of.
_WHOLE = rf"(?:out )?of {_THE}(?:[^\W\d][\w-]*['\u2019]s? )?"
_TEN = r"(?P<ten>ten|10|five|5|four|4|three|3)"
_FORMS = (
    rf"(?<![\w$.,-])all but (?P<but>{NUMBER})(?: {_WHOLE}(?:(?P<all>{NUMBER}) )?| )",
    rf"(?<![\w$.,-])(?P<in>{NUMBER}) (?:in|in every|out of every) {_TEN} (?!of )",
    rf"(?<![\w$.,-])(?P<n>{NUMBER}) {_WHOLE}(?P<m>{NUMBER}) ",
    rf"(?<![\w$.,-]){_SHARE}",
    r"\b(?P<none>no|not a single|not one|none of the) ",
    rf"(?<![\w$.,-])(?P<count>{NUMBER}) (?:of {_THE})?",
)
#: Where the words that may narrow a statement end.
_CLAUSE = re.compile(
    r"[,;:.!?\u2014\u2013()\u201c\u201d]|\b(?:says?|said|shows?|showed|found|reports?|reported)\b"
)
#: That it is not so, or not yet: a table has what is.
_NOT_SO = re.compile(
    r"\b(?:not(?! only| an? single| one\b)|never|no longer|cannot|will|would|may|might|could)\b"
    r"|n['\u2019]t\b",
    re.I,
)
_JOINT = re.compile(r"[,;:\u2014\u2013](?: and| but| while)? |\s(?:and|but|while)\s")
_WORD = re.compile(r"[^\W_][\w\u2019'-]*")
#: Words that say nothing of which rows are meant.
_EMPTY = frozenset(
    "a an and any are as at be been both but by did do does for from had has have he her his in"
    " into is it its of on or said says she some still than that the their them then there these"
    " they this those to total up was were when where which who whose will with year years counted"
    " count number recorded listed about around roughly nearly almost more over least fewer less"
    " only just some all every each no not none single one".split()
)


@dataclass(frozen=True)
class _Scene:
    """A sentence, and what the table's description and its values make of words."""

    sentence: Sentence
    terms: Terms
    values: dict[str, str]
    published: date | None


@dataclass(frozen=True)
class Said:
    """One statement: its place, what it measures, its number, and which rows it speaks of.

    part: what the rows counted must have besides, in a share; all_but: the number is of those that
    have it not; unknown: words not understood.
    """

    start: int
    end: int
    measure: str
    number: Amount
    where: tuple[tuple[str, tuple[str, ...]], ...] = ()
    part: tuple[tuple[str, tuple[str, ...]], ...] = ()
    whole: int | None = None
    all_but: bool = False
    column: str = ""
    period: Period | None = None
    unknown: tuple[str, ...] = ()


def with_evidence(reading: Reading, exhibits: tuple[Exhibit, ...]) -> Reading:
    """The reading with the statements that the exhibits speak of, with ids e1, e2, …

    They take the place of counts and shares read in the same words.
    """
    found = [
        _claim(said, sentence, reading, number)
        for number, exhibit in enumerate(exhibits)
        for sentence, said in _told(reading, exhibit)
    ]
    if not found:
        return reading
    kept = [claim for claim in reading.claims if not _told_again(claim, found)]
    found.sort(key=lambda claim: (claim.start, claim.end))
    named = [replace(claim, id=f"e{i}") for i, claim in enumerate(found, start=1)]
    every = sorted([*kept, *named], key=lambda claim: (claim.start, claim.end, claim.kind))
    return replace(reading, claims=tuple(every))


def _told_again(claim: Claim, found: list[Claim]) -> bool:
    """Whether a claim of the reading is for the most part one of those found."""
    if claim.kind not in ("count", "share", "other"):
        return False
    shared = [min(claim.end, one.end) - max(claim.start, one.start) for one in found]
    return 2 * max(shared, default=0) > claim.end - claim.start


def _claim(said: Said, sentence: Sentence, reading: Reading, exhibit: int) -> Claim:
    asked = {
        "exhibit": exhibit,
        "measure": said.measure,
        "where": {column: list(values) for column, values in said.where},
        "part": {column: list(values) for column, values in said.part},
        "whole": said.whole,
        "all_but": said.all_but,
        "column": said.column,
        "not_understood": list(said.unknown),
    }
    return Claim(
        id="",
        kind={"count": "count", "share": "share"}.get(said.measure, "other"),
        direction=None,
        start=said.start,
        end=said.end,
        quote=reading.article.text[said.start : said.end],
        sentence=Span(sentence.start, sentence.end),
        amounts=(said.number,),
        period=said.period,
        extra={"evidence": asked},
    )


def _told(reading: Reading, exhibit: Exhibit) -> Iterator[tuple[Sentence, Said]]:
    if not exhibit.terms.rows:
        return
    values, published = _values(exhibit), reading.article.published
    for sentence in split(reading.article.text):
        for said in _in_sentence(_Scene(sentence, exhibit.terms, values, published)):
            yield sentence, said


def _values(exhibit: Exhibit) -> dict[str, str]:
    """Each value of the columns that a text may name, in capitals → its column."""
    places = [i for i, (name, _) in enumerate(exhibit.held.columns) if name in exhibit.terms.names]
    return {
        str(row[i]).upper(): exhibit.held.columns[i][0]
        for row in exhibit.held.rows
        for i in places
        if row[i] and len(str(row[i])) > 1
    }


def _in_sentence(scene: _Scene) -> Iterator[Said]:
    sentence, terms = scene.sentence, scene.terms
    nouns = "|".join(re.escape(noun) for noun in sorted(terms.rows, key=len, reverse=True))
    noun = rf"{_BETWEEN}(?P<noun>{nouns})\b"
    matches: list[re.Match[str]] = []
    for form in _FORMS:
        for found in re.finditer(form + noun, sentence.text, re.IGNORECASE):
            if not any(found.start() < m.end() and m.start() < found.end() for m in matches):
                matches.append(found)
    matches.sort(key=lambda found: found.start())
    sums = [] if matches else list(_sums(sentence, terms, nouns))
    edges = [0, *_edges(sentence.text, matches), len(sentence.text)]
    places: tuple[tuple[str, tuple[str, ...]], ...] = ()
    for i, found in enumerate(matches):
        said = _said(found, sentence)
        if said is None:
            continue
        said = _narrowed(said, found, scene, (edges[i], edges[i + 1]))
        # "Brindlemere has three lamps and two floodlights": both are in Brindlemere
        named = {column for column, _ in said.where}
        carried = tuple(each for each in places if each[0] not in named)
        places = tuple(each for each in (*said.where, *carried) if each[0] in terms.names)
        yield replace(said, where=tuple(sorted((*said.where, *carried))))
    for said, found in sums:
        yield _narrowed(said, found, scene, (0, len(sentence.text)))


def _edges(text: str, matches: list[re.Match[str]]) -> list[int]:
    """Where one statement's words end and the next one's begin: at the last mark between them."""
    edges = []
    for one, two in pairwise(matches):
        marks = [m.end() for m in _JOINT.finditer(text, one.end(), two.start() + 1)]
        edges.append(marks[-1] if marks else one.end())
    return edges


def _said(found: re.Match[str], sentence: Sentence) -> Said | None:
    groups = found.groupdict()
    start, end = sentence.start + found.start(), sentence.start + found.end()
    if groups.get("pct") or groups.get("part"):
        number = _percent(groups, found, sentence.text)
        return Said(start, end, "share", number)
    if groups.get("none"):
        zero = Decimal(0)
        return Said(start, end, "exists", Amount(groups["none"], zero, "exact", zero, zero))
    if groups.get("in"):
        return _in_ten(start, end, groups)
    if groups.get("but"):
        return _all_but(start, end, groups)
    written = groups.get("n") or groups.get("count")
    if not written:
        return None
    whole = value_of(groups["m"]) if groups.get("m") else None
    number = _counted(written, sentence.text[: found.start()])
    return Said(start, end, "count", number, whole=whole)


def _in_ten(start: int, end: int, groups: dict[str, str | None]) -> Said:
    """ "Nine in ten": a share, as rough as its whole is small."""
    part, whole = (Decimal(value_of(groups[name] or "")) for name in ("in", "ten"))
    value, half = 100 * part / whole, 50 / whole
    words = f"{groups['in']} in {groups['ten']}"
    number = Amount(words, value, "exact", value - half, value + half)
    return Said(start, end, "share", number)


def _all_but(start: int, end: int, groups: dict[str, str | None]) -> Said:
    """ "All but two of the 36": so many are not so, of as many as the text or the table has."""
    but = value_of(groups["but"] or "")
    value = Decimal(but)
    number = Amount(f"all but {groups['but']}", value, "exact", value, value)
    every = groups.get("all")
    whole = value_of(every) if every else None
    return Said(start, end, "count", number, whole=whole, all_but=True)


def _sums(sentence: Sentence, terms: Terms, nouns: str) -> Iterator[tuple[Said, re.Match[str]]]:
    noun = re.search(rf"\b{_BETWEEN}(?P<noun>{nouns})\b", sentence.text, re.IGNORECASE)
    amounts = [a for a in find_amounts(sentence.text) if a.start is not None]
    if noun is None or len(amounts) != 1:
        return
    amount = amounts[0]
    start, end = amount.start or 0, amount.end or 0
    for column, words in terms.sums:
        told = re.search(
            rf"\b(?:{'|'.join(map(re.escape, words))})\b", sentence.text, re.IGNORECASE
        )
        if told is None:
            continue
        low = min(start, told.start(), noun.start("noun"))
        high = max(end, told.end(), noun.end())
        at = sentence.start
        placed = replace(amount, start=start + at, end=end + at)
        yield Said(low + at, high + at, "sum", placed, column=column), noun
        return


# ---------------------------------------------------------------- numbers


def _counted(written: str, before: str) -> Amount:
    """A count with the interval that its words allow: round thousands and "about" have one."""
    value = Decimal(value_of(written))
    (read,) = find_amounts(f"{before[-40:]}${value}")[-1:] or (None,)
    if read is None or (read.qualifier == "exact" and value % 1000):
        return Amount(written, value, "exact", value, value)
    return replace(read, text=written, start=None, end=None)


def _percent(groups: dict[str, str | None], found: re.Match[str], text: str) -> Amount:
    written = groups["pct"] or str(_PARTS[(groups["part"] or "").lower()])
    value = Decimal(written)
    (read,) = find_amounts(f"{text[: found.start()][-40:]}${value}")[-1:] or (None,)
    qualifier = read.qualifier if read else "exact"
    half = Decimal("0.5").scaleb(min(0, int(value.as_tuple().exponent)))
    half = half if groups["pct"] else Decimal(3)
    low = None if qualifier in ("less_than", "up_to") else value
    high = None if qualifier in ("more_than", "at_least") else value
    if qualifier in ("exact", "about"):
        low, high = value - half, value + half
    return Amount(found.group().split(" of ")[0], value, qualifier, low, high)


# ---------------------------------------------------------------- which rows


def _narrowed(said: Said, found: re.Match[str], scene: _Scene, stretch: tuple[int, int]) -> Said:
    """The statement with the conditions that the words of its stretch set."""
    text, at = scene.sentence.text, scene.sentence.start
    where, named = _values_in(text, stretch, scene.values)
    words, spoken = _words_in(text, stretch, scene.terms)
    period, timed = _time_in(text, stretch, scene)
    known = [*named, *spoken, *timed]
    share = said.measure == "share" or said.whole is not None or said.all_but
    spans = [*known, (found.start(), found.start("adj")), found.span("noun")]
    if said.measure == "sum":
        spans.append((said.start - at, said.end - at))
    clause = _clause(text, found, *stretch)
    unknown = _unknown(text, clause, spans)
    if (share and not words) or _denied(text, clause, known):
        unknown = (*unknown, "")  # what is said of which rows was not understood
    plain = where if share else {**where, **words}
    near = [found.span(), *(span for span in known if span[1] > found.start() - 60)]
    return replace(
        said,
        start=min(said.start, *(at + a for a, _ in near)),
        end=max(said.end, *(at + b for _, b in near)),
        where=_fixed(plain),
        part=_fixed(words) if share else (),
        period=period,
        unknown=unknown,
    )


_Conditions = tuple[dict[str, list[str]], list[tuple[int, int]]]


def _values_in(text: str, stretch: tuple[int, int], values: dict[str, str]) -> _Conditions:
    """The values of columns that a stretch names, in capitals of their own; and where."""
    where: dict[str, list[str]] = {}
    known = []
    for value, column in values.items():
        for at in re.finditer(rf"(?<!\w){re.escape(value)}(?!\w)", text, re.IGNORECASE):
            if stretch[0] <= at.start() < stretch[1] and at.group()[:1].isupper():
                where.setdefault(column, []).append(value)
                known.append(at.span())
    return where, known


def _words_in(text: str, stretch: tuple[int, int], terms: Terms) -> _Conditions:
    """What the description's own phrases in a stretch say of a row; and where."""
    words: dict[str, list[str]] = {}
    known = []
    for phrase, wanted in terms.words:
        pattern = re.compile(rf"(?<!\w){re.escape(phrase)}(?!\w)", re.IGNORECASE)
        at = pattern.search(text, *stretch)
        if at is not None:
            known.append(at.span())
            for column, value in wanted:
                words.setdefault(column, []).append(value.upper())
    return words, known


def _time_in(
    text: str, stretch: tuple[int, int], scene: _Scene
) -> tuple[Period | None, list[tuple[int, int]]]:
    """The one time of a stretch; with several, or with no column of days, it is not understood."""
    times = [w for w in find_times(text, scene.published) if stretch[0] <= w.start < stretch[1]]
    if len(times) != 1 or not scene.terms.date:
        return None, []
    return times[0].period, [(times[0].start, times[0].end)]


def _fixed(found: dict[str, list[str]]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple((column, tuple(sorted(set(values)))) for column, values in sorted(found.items()))


def _clause(text: str, found: re.Match[str], low: int, high: int) -> tuple[int, int]:
    """The words around a statement that may narrow it: up to the nearest mark on each side."""
    before = [m.end() for m in _CLAUSE.finditer(text, low, found.start())]
    after = _CLAUSE.search(text, found.end(), high)
    return (before[-1] if before else low), (after.start() if after else high)


def _denied(text: str, clause: tuple[int, int], known: list[tuple[int, int]]) -> bool:
    said = _NOT_SO.finditer(text, *clause)
    return any(not any(a <= word.start() < b for a, b in known) for word in said)


def _unknown(text: str, clause: tuple[int, int], known: list[tuple[int, int]]) -> tuple[str, ...]:
    return tuple(
        word.group()
        for word in _WORD.finditer(text, *clause)
        if word.group().lower() not in _EMPTY and not any(a <= word.start() < b for a, b in known)
    )
