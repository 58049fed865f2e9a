"""What a bundle says of itself: its RO-Crate description and the article without its text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from itemized.claims._check import placed
from itemized.claims.reading import is_about_money
from itemized.model import NOTICE, Article, Check, Claim, Mention, Reading, Span

#: RO-Crate 1.1: https://w3id.org/ro/crate/1.1. The context is named, and nothing fetches it.
CONTEXT = "https://w3id.org/ro/crate/1.1/context"
PROFILE = "https://w3id.org/ro/crate/1.1"
DESCRIPTOR = "ro-crate-metadata.json"
#: Stands for every character of the article that is not kept: neither a word nor a space.
HIDDEN = "\N{WHITE SQUARE}"
_LONGEST = 20_000_000  # code points; no article is longer
_WORDS = {
    "article.json": "the article's sha256, title and day, and only the stretches of it that count",
    "claims.json": "the statements as they were read, each with its span",
    "evidence.json": "the tables that the user brought, with what their columns mean",
    "names.json": "the registered names that the article has; needed only to read it again",
    "queries.json": "every query put to the ledger, with its parameters and the rows that came",
    "verdicts.json": "the verdicts, as `itemized check --json` gives them",
    "versions.json": "what the check was made with",
    "manifest.json": "the sha256 of every other file",
}


def crate(check: Check, names: Iterable[str], version: str) -> dict[str, Any]:
    """The RO-Crate description of a bundle that holds files of these names."""
    article = check.reading.article
    files = [_file(name) for name in sorted(names)]
    root = {
        "@id": "./",
        "@type": "Dataset",
        "name": f"Check of: {article.title or 'an article without a title'}",
        "description": "An article's statements about political money, the filings they were"
        " checked against, and the verdicts. `itemized replay` computes these again from it.",
        "datePublished": str(_day(check)),
        "license": {"@id": "#notice"},
        "hasPart": [{"@id": each["@id"]} for each in files],
        "mentions": {"@id": "#check"},
    }
    descriptor = {
        "@id": DESCRIPTOR,
        "@type": "CreativeWork",
        "conformsTo": {"@id": PROFILE},
        "about": {"@id": "./"},
    }
    return {"@context": CONTEXT, "@graph": [descriptor, root, *files, *_about(check, version)]}


def _file(name: str) -> dict[str, str]:
    table = name.removeprefix("tables/").removesuffix(".json")
    words = _WORDS.get(name, f"the rows of the ledger's table {table} that the check used")
    return {"@id": name, "@type": "File", "name": words, "encodingFormat": "application/json"}


def _about(check: Check, version: str) -> list[dict[str, Any]]:
    article = check.reading.article
    named = {
        "name": article.title or "An article without a title",
        "datePublished": str(article.published) if article.published else None,
        "url": article.url,
        "identifier": f"sha256:{article.sha256}",
    }
    return [
        {"@id": "#notice", "@type": "CreativeWork", "name": "On its use", "description": NOTICE},
        {
            "@id": "#article",
            "@type": "NewsArticle",
            **{key: value for key, value in named.items() if value},
        },
        {
            "@id": "#itemized",
            "@type": "SoftwareApplication",
            "name": "itemized",
            "softwareVersion": version,
        },
        {
            "@id": "#check",
            "@type": "CreateAction",
            "name": "The check",
            "instrument": {"@id": "#itemized"},
            "object": {"@id": "#article"},
            "result": {"@id": "verdicts.json"},
        },
    ]


def _day(check: Check) -> date:
    """The day a bundle is of: that of its newest records, so that a second one is the same."""
    days = [c.retrieved for c in check.coverage if c.retrieved]
    return max(days, default=check.reading.article.published or date(1980, 1, 1))


# ---------------------------------------------------------------- an article without its text


def stretches(reading: Reading, *, wide: bool = False) -> list[Span]:
    """What of an article a check can look at: statements on money, their sentences and parties, and
    the names of places.

    wide: the whole paragraphs these stand in. In order, none touching another.
    """
    spans = [span for claim in reading.claims for span in _of(claim)]
    if wide:
        spans = [_paragraph(reading.article.text, span) for span in spans]
    spans += placed.looked_at(reading)
    joined: list[Span] = []
    for span in sorted(spans, key=lambda s: (s.start, s.end)):
        if joined and span.start <= joined[-1].end:
            last = joined.pop()
            span = Span(last.start, max(last.end, span.end))
        joined.append(span)
    return joined


def _of(claim: Claim) -> Iterable[Span]:
    if not is_about_money(claim):
        return  # such a claim carries its own words, and no filing answers it
    yield Span(claim.start, claim.end)
    yield claim.sentence
    for party in (claim.donor, claim.recipient):
        for mention in (party,) if isinstance(party, Mention) else party or ():
            yield Span(mention.start, mention.end)


def _paragraph(text: str, span: Span) -> Span:
    before = text.rfind("\n", 0, span.start) + 1
    after = text.find("\n", span.end)
    return Span(before, len(text) if after < 0 else after)


def hide(text: str, spans: Iterable[Span]) -> str:
    """The text with everything outside the spans hidden; of the same length.

    >>> hide("He gave $5.", [Span(3, 7)])
    '□□□gave□□□□'
    """
    shown = [HIDDEN] * len(text)
    for span in spans:
        shown[span.start : span.end] = text[span.start : span.end]
    return "".join(shown)


def article_document(article: Article, spans: Iterable[Span]) -> dict[str, Any]:
    """An article in JSON with no more of its text than the spans."""
    return {
        "sha256": article.sha256,
        "title": article.title,
        "published": str(article.published) if article.published else None,
        "url": article.url,
        "author": article.author,
        "outlet": article.outlet,
        "assumed": list(article.assumed),
        "length": len(article.text),
        "spans": [{"start": s.start, "end": s.end, "text": s.of(article.text)} for s in spans],
    }


def article_of(document: Mapping[str, Any]) -> Article:
    """The article that `article_document` wrote, its text hidden but for the spans.

    ValueError where a span does not lie in it.
    """
    length = document["length"]
    if not 0 <= length <= _LONGEST:
        raise ValueError("an article of no such length")
    shown = [HIDDEN] * length
    for each in document["spans"]:
        start, end, text = each["start"], each["end"], each["text"]
        if not 0 <= start <= end <= length or len(text) != end - start:
            raise ValueError("a stretch that does not lie in its article")
        shown[start:end] = text
    day = document["published"]
    return Article(
        text="".join(shown),
        title=document["title"],
        published=date.fromisoformat(day) if day else None,
        url=document["url"],
        sha256=document["sha256"],
        author=document["author"],
        outlet=document["outlet"],
        assumed=tuple(document["assumed"]),
    )
