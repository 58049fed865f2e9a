"""A checked article as one HTML file: no script, and no request to anywhere."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, partial
from itertools import pairwise
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from itemized.claims._check.question import inlined
from itemized.export import _base, _routes
from itemized.export._bands import Band, bands
from itemized.export._base import Numbered
from itemized.export._sankey import sankey
from itemized.model import NOTICE, Check, Finding
from itemized.model_filings import Stated
from itemized.money import show_dollars
from itemized.questions import short

if TYPE_CHECKING:
    from jinja2 import Environment

#: Rows of a finding that stand open; the rest are folded.
OPEN_ROWS = 8
_DOLLARS = re.compile(r"(-?\$\d[\d,]*(?:\.\d\d)?)(?![\d.]*\d)")
_ACROSS = {"wide": 600, "narrow": 400}  # pixels of a picture in a card, by the window


@dataclass(frozen=True)
class Piece:
    """A stretch of the text with the same claims over all of it, the innermost first.

    ends: the claims whose last words these are; their numbers follow.
    """

    text: str
    over: tuple[Numbered, ...] = ()
    ends: tuple[Numbered, ...] = ()


def check_page(check: Check, *, version: str = "", site: Mapping[str, Any] | None = None) -> str:
    """The article with its claims marked in place, and a card for each finding.

    site: where it is a page among others, what leads to those: its key there, the day asked about
    ("" for none), the formats it can be saved in, its citations by style, the page of the rows
    behind an answer, and that of the line that states a total; rows then lead to pages of their
    own. By itself a stated total leads to the file it was read from, among those listed.
    """
    findings = _base.numbered(check)
    article = check.reading.article
    inside = [n for n in findings if not n.outside]
    paragraphs = list(marked(article.text, inside))
    title = (article.title or "").strip()
    heading = None
    if paragraphs and title and "".join(p.text for p in paragraphs[0]).strip() == title:
        heading = paragraphs.pop(0)
    return (
        _environment()
        .get_template("check.html.j2")
        .render(
            article=article,
            title=title or "Untitled",
            heading=heading,
            paragraphs=paragraphs,
            inside=inside,
            outside=[n for n in findings if n.outside],
            tally=_base.tally(findings),
            missing=_missing(findings),
            check=check,
            clocks=partial(_base.clocks, check=check, say=_base.long_date),
            notice=NOTICE,
            open_rows=OPEN_ROWS,
            version=version,
            site=site,
            record=lambda key: _row_page(key, site["day"] if site else ""),
            leads=partial(_leads, site),
            line=site["line"] if site else partial(_file_listed, check),
        )
    )


def _pictures(finding: Finding, record: Callable[[str], str] | None) -> dict[str, str]:
    """The routes a finding rests on; a band leads to its largest payment: a page, or the filing. A
    party's amount leads there where it is one band's."""

    def link(band: Band) -> str | None:
        [largest, *_] = band.hop.records
        return record(largest.entry_key) if record else largest.url

    def party(of: Sequence[Band]) -> str | None:
        return link(of[0]) if len(of) == 1 else None

    found, title = bands(finding.routed), _routes.title(finding.routed)
    return {
        size: sankey(found, title, across=n, link=link, party=party) for size, n in _ACROSS.items()
    }


@dataclass(frozen=True)
class Leads:
    """Where figures of a finding lead, by the figure: to rows, and to what a filer states."""

    rows: Mapping[str, str]
    stated: Mapping[str, str]

    def of(self, sentence: str, figure: str) -> tuple[str, str] | None:
        """The page of a figure in a sentence, and what is there. Where a sum of rows is the very
        figure that is stated, a sentence on rows leads to these."""
        both = ((self.stated, "where it is stated"), (self.rows, "its rows"))
        for pages, what in reversed(both) if "itemized row" in sentence else both:
            if figure in pages:
                return pages[figure], what
        return None


def _led(sentence: str, to: Leads) -> list[tuple[str, tuple[str, str] | None]]:
    """A sentence in pieces: each figure that leads somewhere, and what stands between."""
    said = _base.plain(sentence)
    return [(piece, to.of(said, piece)) for piece in _DOLLARS.split(said) if piece]


def _leads(site: Mapping[str, Any] | None, finding: Finding) -> Leads:
    """Where figures of a finding lead: sums to their rows, what but one row says to that row, what
    a filer states to the line that states it."""
    if site is None:
        return Leads({}, {})
    stated = {show_dollars(one.stated): site["line"](one) for one in finding.stated}
    return Leads(_to_rows(site, finding), stated)


def _file_listed(check: Check, one: Stated) -> str:
    """Where the file that states a total is told on the same page; nothing where it is not."""
    files = [(c.sha256, c.table) for c in check.coverage]
    of = (one.read_from, one.read_as)
    return f"#file-{files.index(of) + 1}" if of in files else ""


def _to_rows(site: Mapping[str, Any], finding: Finding) -> dict[str, str]:
    found: dict[str, str] = {}
    for answer in (finding.by_then, finding.now, finding.then):
        if answer is None or answer.value is None or answer.question.measure != "sum":
            continue
        if len(pages := site["rows"](answer)) == 1:
            found.setdefault(show_dollars(Decimal(answer.value)), pages[0][1])
    amounts = Counter(record.amount for record in finding.records)
    for record in finding.records:
        if amounts[record.amount] == 1:
            to = _row_page(record.entry_key, site["day"])
            found.setdefault(show_dollars(record.amount), to)
    return found


def _row_page(entry_key: str, day: str) -> str:
    return f"/record/{quote(entry_key, safe='')}" + (f"?as_of={day}" if day else "")


def marked(text: str, findings: Sequence[Numbered]) -> Iterator[list[Piece]]:
    """The text's paragraphs, each cut into pieces wherever a claim begins or ends.

    Pieces are cut and never nested, so spans that overlap come out as well as spans that lie in
    one another.
    """
    start = 0
    for paragraph in text.split("\n"):
        end = start + len(paragraph)
        if paragraph.strip():
            yield list(_pieces(text, start, end, findings))
        start = end + 1


def _pieces(text: str, start: int, end: int, findings: Sequence[Numbered]) -> Iterator[Piece]:
    here = [n for n in findings if n.finding.claim.start < end and n.finding.claim.end > start]
    cuts = {start, end}
    for item in here:
        claim = item.finding.claim
        cuts |= {max(claim.start, start), min(claim.end, end)}
    edges = sorted(cuts)
    for first, last in pairwise(edges):
        over = [n for n in here if _covers(n, first, last)]
        yield Piece(
            text[first:last],
            tuple(sorted(over, key=lambda n: n.finding.claim.end - n.finding.claim.start)),
            tuple(n for n in over if not text[last : n.finding.claim.end].strip()),
        )


def _covers(item: Numbered, first: int, last: int) -> bool:
    return item.finding.claim.start <= first and last <= item.finding.claim.end


def _missing(findings: Sequence[Numbered]) -> dict[str, list[Numbered]]:
    missing: dict[str, list[Numbered]] = {}
    for item in findings:
        for system in item.finding.missing:
            missing.setdefault(system, []).append(item)
    return missing


@cache
def _environment() -> Environment:
    environment = _base.environment("itemized.export")
    environment.filters.update(
        plain=_base.plain,
        short=short,
        inert=_base.inert,
        dollars=show_dollars,
        long_date=_base.long_date,
        address=_base.web_address,
        host=_base.host,
        figure=_base.figure,
        paste=lambda answer: inlined(answer.sql, answer.params),
        filed=_base.filed,
        counting=_base.counting,
        led=_led,
        pictures=_pictures,
        field_name=_base.field_name,
        wording=lambda verdict, evidence=None: _base.worded(verdict, by_table=bool(evidence)),
    )
    return environment
