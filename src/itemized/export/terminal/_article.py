"""An article in a terminal: what it says, and what the filings say of it."""

from __future__ import annotations

from collections.abc import Iterable
from textwrap import shorten

from itemized.export._base import (
    Numbered,
    clocks,
    counting,
    figure,
    filed,
    host,
    loaded,
    long_date,
    numbered,
    plain,
    tally,
    web_address,
)
from itemized.export.terminal._page import TONES, Page
from itemized.model import Article, Check, Claim, Finding, Mention, Reading, Record
from itemized.money import show_dollars

_INDENT = 4
#: More rows than this are in the JSON and the HTML; a terminal scrolls past them.
_ROWS = 5
_SYSTEMS = 2  # missing record systems that are spelled out beside a finding
_QUOTE = 72  # so that each statement that is no question for filings takes one line


def check_report(check: Check) -> Page:
    """Each claim in the order of the text, with the filings that bear on it."""
    page = Page()
    findings = numbered(check)
    _head(page, check.reading.article)
    _tally(page, findings)
    for item in findings:
        if not item.outside:
            _finding(page, item, check)
    _outside(page, [item for item in findings if item.outside])
    _missing(page, findings)
    page.line()
    _loaded(page, check)
    page.notice()
    return page


def claims_report(reading: Reading) -> Page:
    """What the article says about political money, before anything is looked up."""
    page = Page()
    _head(page, reading.article)
    if not reading.claims:
        page.line("No statement about political money was found.")
    for number, claim in enumerate(reading.claims, start=1):
        page.line()
        page.item(f"{number:<3}", claim.kind.replace("_", " "), style="bold")
        page.line(f"“{plain(claim.quote)}”", indent=_INDENT)
        _parts(page, claim)
    return page


def _head(page: Page, article: Article) -> None:
    page.line(article.title or "Untitled", style="bold")
    day = long_date(article.published) if article.published else "no date"
    page.line(" · ".join(filter(None, [article.outlet or host(article.url), day])), style="dim")
    for sentence in article.assumed:
        page.line(sentence, style="dim")
    if article.published is None:
        page.line("Give the day it came out with --published.", style="dim")


def _tally(page: Page, findings: list[Numbered]) -> None:
    page.line()
    if not findings:
        page.line("No statement about political money was found, so there is nothing to check.")
        return
    page.line(f"{len(findings)} statement{'' if len(findings) == 1 else 's'} read")
    for wording, n in tally(findings):
        page.item(f"{n:<3}", wording.words.lower(), style=TONES[wording.tone])


def _finding(page: Page, item: Numbered, check: Check) -> None:
    finding, claim = item.finding, item.finding.claim
    page.line()
    style = f"bold {TONES[item.wording.tone]}"
    page.item(f"{item.number:<3}", f"{item.wording.mark} {item.verdict}", style=style)
    page.line(f"“{plain(claim.quote)}”", style="italic", indent=_INDENT)
    for sentence in finding.because:
        page.item("-", sentence, indent=_INDENT)
    for one in finding.rests_on:
        page.labeled("Rests on", f"{one.name}: {one.words}", indent=_INDENT)
    answer = finding.asked or finding.then
    if answer:
        page.labeled("Asked", answer.sentence, indent=_INDENT)
    _clocks(page, finding, check)
    _readings(page, finding)
    for record in finding.records[:_ROWS]:
        _record(page, record)
    if len(finding.records) > _ROWS:
        more = len(finding.records) - _ROWS
        page.line(f"{more} more rows are in the JSON (--json)", style="dim", indent=_INDENT)
    if len(finding.missing) > _SYSTEMS:
        names = "; ".join(system.split(" (")[0].split(":")[0] for system in finding.missing)
        page.labeled("Missing", f"{names} (how to get each is said at the end)", indent=_INDENT)
        return
    for system in finding.missing:
        page.labeled("Missing", system, indent=_INDENT)


def _clocks(page: Page, finding: Finding, check: Check) -> None:
    if finding.evidence and finding.now:
        page.labeled("Table", figure(finding.now), indent=_INDENT)
        return
    given = [(label, figure(answer), gloss) for label, answer, gloss in clocks(finding, check)]
    if len(given) == 3 and not any(a.n for a in (finding.then, finding.now) if a):
        page.labeled("Then, now", given[0][1], indent=_INDENT)
        return
    for label, value, gloss in given:
        page.labeled(label, f"{value} ({gloss})", indent=_INDENT)


def _readings(page: Page, finding: Finding) -> None:
    for answer in finding.readings:
        page.labeled("Or", f"{answer.sentence} {figure(answer)}", indent=_INDENT)


def _record(page: Page, record: Record) -> None:
    day = record.date or "undated"
    page.labeled(
        str(day),
        f"{show_dollars(record.amount)} · {plain(record.payer)} → {plain(record.payee)}",
        indent=_INDENT,
    )
    page.line(f"filed {filed(record)}, {counting(record)}", style="dim", indent=_INDENT + 11)
    if address := web_address(record.url):
        page.link(address, indent=_INDENT + 11)


def _outside(page: Page, items: list[Numbered]) -> None:
    if not items:
        return
    page.line()
    page.line(
        "Not looked up: no question for filings, or none that this version asks", style="bold"
    )
    for item in items:
        quote = shorten(plain(item.finding.claim.quote), _QUOTE, placeholder=" …")
        page.item("-", f"“{quote}”", style="dim")


def _missing(page: Page, items: Iterable[Numbered]) -> None:
    systems = dict.fromkeys(system for item in items for system in item.finding.missing)
    if not systems:
        return
    page.line()
    page.line("To check more, load", style="bold")
    for system in systems:
        page.item("-", system, indent=_INDENT)


def _loaded(page: Page, check: Check) -> None:
    lines = loaded(check.coverage)
    page.line("Loaded" if lines else "Nothing is loaded.", style="bold")
    for line in lines:
        page.item("-", line, indent=_INDENT)


def _parts(page: Page, claim: Claim) -> None:
    for label, mention in (("donor", claim.donor), ("recipient", claim.recipient)):
        if mention:
            page.labeled(label, _named(mention), indent=_INDENT)
    for amount in claim.amounts:
        said = f"{amount.qualifier.replace('_', ' ')} {show_dollars(amount.value)}"
        page.labeled("amount", said, indent=_INDENT)
    if claim.period:
        page.labeled("period", claim.period.text, indent=_INDENT)


def _named(mention: Mention | tuple[Mention, ...]) -> str:
    mentions = mention if isinstance(mention, tuple) else (mention,)
    return ", ".join(f"{m.name} (“{m.text}”)" if m.name != m.text else m.name for m in mentions)
