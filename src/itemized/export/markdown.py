"""A checked article as Markdown: the terminal's report, with the rows in tables.

Text from outside is escaped character by character, so that a name can be no heading, link, image,
table, HTML or template, in CommonMark and in GitHub's form of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from urllib.parse import quote

from itemized.claims._check.question import inlined
from itemized.export import _base
from itemized.export._base import Numbered
from itemized.model import NOTICE, Article, Check, Finding, Record
from itemized.money import show_dollars

_MARKS = re.compile(r"([\\`*_{}\[\]#|~]|^[-+=])")
#: What GitHub makes links of by itself. A backslash stops an address; a name followed by @ is found
#: after escapes are gone, and only a character between stops it (U+2060, which is not seen).
_ADDRESS = re.compile(r"(:)(?=//)|(?<=\bwww)(\.)", re.IGNORECASE)
_AT = "@\u2060"
_NUMBER = re.compile(r"^(\d+)([.)])")
#: "$5" is an amount; any other dollar sign could open a formula.
_FORMULA = re.compile(r"\$(?!\d)")
_TICKS = re.compile(r"`+")


def check_markdown(check: Check, *, version: str = "") -> str:
    """Each claim in the order of the text with the filings that bear on it, as Markdown."""
    findings = _base.numbered(check)
    article = check.reading.article
    blocks = [
        *_head(article),
        *_tally(findings),
        *(b for n in findings if not n.outside for b in _finding(n, check)),
        *_outside([n for n in findings if n.outside]),
        *_missing(findings),
        *_loaded(check),
        "---",
        text(NOTICE),
        text(f"Made by itemized {version}".rstrip() + f". Article as read: {article.sha256}"),
    ]
    return "\n\n".join(blocks) + "\n"


def text(words: object) -> str:
    r"""Text from outside as Markdown that shows it and does nothing else, on one line.

    >>> text("[PAC](javascript:x) <b>|1|</b>")
    '\\[PAC\\](javascript:x) &lt;b&gt;\\|1\\|&lt;/b&gt;'
    """
    plain = _MARKS.sub(r"\\\1", _base.plain(words))
    plain = plain.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    plain = _ADDRESS.sub(lambda found: "\\" + found.group(), plain).replace("@", _AT)
    return _FORMULA.sub(r"\\$", _NUMBER.sub(r"\1\\\2", plain))


def link(words: str, address: str | None) -> str:
    """A link to a web address; the words alone where the address is none of the web."""
    target = _base.web_address(address)
    if not target:
        return text(words)
    # Neither bracket, space nor bar is left that could end the link or the table's cell.
    return f"[{text(words)}](<{quote(target, safe=':/?#&=%+,;~@!*')}>)"


def code(words: str) -> str:
    """A block that shows text as it is; its fence is longer than any that the text holds."""
    shown = _base.inert(words)
    fence = "`" * max(3, 1 + max(map(len, _TICKS.findall(shown)), default=0))
    return f"{fence}sql\n{shown}\n{fence}"


def _head(article: Article) -> Iterator[str]:
    yield f"# {text(article.title or 'Untitled')}"
    day = _base.long_date(article.published) if article.published else "no date"
    yield text(" · ".join(filter(None, [article.outlet or _base.host(article.url), day])))
    yield from (text(sentence) for sentence in article.assumed)


def _tally(findings: Sequence[Numbered]) -> Iterator[str]:
    if not findings:
        yield "No statement about political money was found, so there is nothing to check."
        return
    yield f"{len(findings)} statement{'' if len(findings) == 1 else 's'} read:"
    yield _items(f"{n} {text(wording.words.lower())}" for wording, n in _base.tally(findings))


def _finding(item: Numbered, check: Check) -> Iterator[str]:
    finding = item.finding
    yield f"## {item.number} · {item.wording.mark} {text(item.verdict)}"
    yield f"> “{text(finding.claim.quote)}”"
    yield _items(text(sentence) for sentence in finding.because)
    if finding.rests_on:
        yield "It rests on what filers state of their totals; what rows come to stands beside it:"
        yield _items(text(f"{s.name}: {s.words}, file {s.read_from}") for s in finding.rests_on)
    yield from _clocks(finding, check)
    yield from _readings(finding)
    if finding.records:
        yield _rows(finding.records)
    if finding.missing:
        yield "Missing to answer this:"
        yield _items(text(system) for system in finding.missing)


def _clocks(finding: Finding, check: Check) -> Iterator[str]:
    given = _base.clocks(finding, check)
    basis = finding.asked or finding.then
    if basis is None:
        return
    yield f"Asked: {text(basis.sentence)}"
    if finding.evidence:
        yield f"The table gives: {text(_base.figure(given[-1][1]))}"
        yield f"The query behind it, over the table `evidence` ({text(finding.evidence['file'])}):"
    else:
        lines = [[name, text(_base.figure(answer)), text(gloss)] for name, answer, gloss in given]
        if lines:
            yield _table(["Clock", "The filings show", "Which filings"], lines)
        yield "The query behind it, for `itemized sql`:"
    yield code(inlined(basis.sql, basis.params))


def _readings(finding: Finding) -> Iterator[str]:
    if finding.readings:
        yield "It may also ask this, on which the verdict does not rest:"
        yield _items(text(f"{a.sentence} {_base.figure(a)}") for a in finding.readings)


def _rows(records: Iterable[Record]) -> str:
    lines = [
        [
            str(record.date or "undated"),
            text(show_dollars(record.amount)),
            text(record.payer),
            text(record.payee),
            text(_base.filed(record)),
            text(_base.counting(record)),
            link("filing", record.url) if record.url else "not known",
        ]
        for record in records
    ]
    return _table(["Date", "Amount", "From", "To", "Filed", "Counting", "Where"], lines)


def _outside(items: Sequence[Numbered]) -> Iterator[str]:
    if items:
        yield "## Not looked up: no question for filings, or none that this version asks"
        yield _items(f"“{text(item.finding.claim.quote)}”" for item in items)


def _missing(findings: Iterable[Numbered]) -> Iterator[str]:
    missing: dict[str, list[str]] = {}
    for item in findings:
        for system in item.finding.missing:
            missing.setdefault(system, []).append(str(item.number))
    if missing:
        yield "## What is missing"
        yield "These records are not loaded. With them more could be answered."
        yield _items(f"{text(s)} (for {', '.join(numbers)})" for s, numbers in missing.items())


def _loaded(check: Check) -> Iterator[str]:
    yield "## What was looked through"
    lines = _base.loaded(check.coverage, by_scope=True)
    yield _items(text(line) for line in lines) if lines else "Nothing is loaded."


def _items(lines: Iterable[str]) -> str:
    return "\n".join(f"- {line}" for line in lines)


def _table(head: Sequence[str], lines: Iterable[Sequence[str]]) -> str:
    rule = ["---"] * len(head)
    return "\n".join(f"| {' | '.join(cells)} |" for cells in (head, rule, *lines))
