"""Articles cut, doubled, shuffled and mangled: none breaks the reading, none takes for ever.

200 in each run; `ITEMIZED_SOAK=20000 pytest tests/claims/test_mutations.py` is the long form.
Nothing is timed here: what must end is run in a process of its own with a generous limit.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
from collections.abc import Callable
from datetime import date

import pytest

from itemized.claims._text.article import article_from_bytes
from itemized.claims.reading import MOST_READ, read
from itemized.errors import ArticleError
from itemized.model import Article, Mention

MANY = int(os.environ.get("ITEMIZED_SOAK", "200"))
BATCHES = 20
LIMIT = 120  # seconds for what takes one or two
STORY = (
    "Roads and money\n\n"
    "Ada Quill, a leftist billionaire, and her husband, Bo, each donated $1M to the Hills of Hope PAC (HHP). "
    "Records filed with the FCC show it. That $1M check is the largest single donation Quill "
    "is known to have made to date in 2021.\n\n"
    "Sen. Mia Holt (R-Ohio), who faces re-election, raised nearly $2.25 million in the first quarter and had $885G in "
    "the bank. \u201cWe [will] win,\u201d she said. The super PAC spent $56,000 attacking Rep. Lee Moss; most of it went to "
    "TV ads. Moss returned $5,000 to Acme Holdings, which has spent $2 million on lobbying.\n\n"
    "In addition, Quill also helped Lee Moss in Ohio, according to Hope of Hills. The state budget is $46.5 billion, "
    "three times as much as in 2016, and 40 percent of the $6 million raised by Moss came from small donors."
)


def _cut(text: str, rng: random.Random) -> str:
    a = rng.randrange(len(text))
    return text[a : a + rng.randrange(1, len(text) + 1)]


def _double(text: str, rng: random.Random) -> str:
    words = text.split(" ")
    a = rng.randrange(len(words))
    return " ".join(words[:a] + words[a : a + 30] * 3 + words[a:])


def _shuffle(text: str, rng: random.Random) -> str:
    words = text.split(" ")
    rng.shuffle(words)
    return " ".join(words)


def _drop(text: str, rng: random.Random) -> str:
    return "".join(c for c in text if rng.random() > 0.05)


def _respace(text: str, rng: random.Random) -> str:
    return text.replace(" ", rng.choice(["", "  ", "\n", ", ", "\u201c ", "$", "\r\n", "\u00a0"]))


def _nest(text: str, rng: random.Random) -> str:
    a, n = rng.randrange(len(text)), rng.randrange(1, 60)
    opening, closing = rng.choice([("\u201c", "\u201d"), ("(", ")"), ("[", "]"), ('"', '"')])
    return text[:a] + opening * n + text[a : a + 40] + closing * n + text[a + 40 :]


def _binary(text: str, rng: random.Random) -> str:
    a = rng.randrange(len(text))
    noise = bytes(rng.randrange(1, 256) for _ in range(rng.randrange(1, 200)))
    return text[:a] + noise.decode("latin-1") + text[a:]


def _one_line(text: str, rng: random.Random) -> str:
    return text.replace("\n", " ") * rng.randrange(1, 4)


MUTATIONS: tuple[Callable[[str, random.Random], str], ...] = (
    _cut, _double, _shuffle, _drop, _respace, _nest, _binary, _one_line,
)  # fmt: skip


def hold(article: Article) -> None:
    """Every span is the text at its offsets."""
    text = article.text
    for claim in read(article).claims:
        assert text[claim.start : claim.end] == claim.quote
        assert claim.sentence.start <= claim.start < claim.end <= claim.sentence.end
        for amount in claim.amounts:
            assert text[amount.start : amount.end] == amount.text
        for side in (claim.donor, claim.recipient):
            for party in (side,) if isinstance(side, Mention) else side or ():
                assert text[party.start : party.end] == party.text


@pytest.mark.parametrize("batch", range(BATCHES))
def test_mutated_articles_are_read(batch: int) -> None:
    rng = random.Random(batch)
    for _ in range(MANY // BATCHES):
        text = STORY
        for _ in range(rng.randrange(1, 5)):
            text = rng.choice(MUTATIONS)(text, rng)[:8_000] or "x"
        raw = text.encode("utf-8", "replace")
        try:
            article = article_from_bytes(raw, where="a.txt", published=date(2021, 7, 26))
        except ArticleError:
            continue  # it says in one line that this is no text
        hold(article)


ODD = (
    "&amp; &#8217; &ldquo;raised&rdquo; &nbsp;",
    "\u201cgave\u201d \u2018x\u2019 \u00ab $5 \u00bb",
    "\r\n\r\n",
    "\r",
    "\u200f\u05e9\u05dc\u05d5\u05dd\u200e \u202e",
    "\U0001f389e\u0301\ufeff",
    "\u00a0\u2009\u3000",
)


@pytest.mark.parametrize("where", ["a.txt", "a.html"])
@pytest.mark.parametrize("odd", ODD)
def test_spans_hold_around_odd_text(where: str, odd: str) -> None:
    """Entities, curly quotes, line ends of other systems, marks of direction, wide spaces."""
    rng = random.Random(odd)
    for _ in range(4):
        words = STORY.split(" ")
        for _ in range(6):
            words.insert(rng.randrange(len(words)), odd)
        text = " ".join(words)
        if where == "a.html":
            inside = "</p><p>".join(text.split("\n\n"))
            text = f"<html><head><title>Roads</title></head><body><article><p>{inside}</p></article></body></html>"
        article = article_from_bytes(text.encode(), where=where, published=date(2021, 7, 26))
        assert read(article).claims
        hold(article)


LINES = """
import sys
from itemized.claims.reading import read
from itemized.model import Article
pieces = ["a ", "A", "A ", "Ab ", "$1 ", "$1", "\\u201c", "(", "gave ", "the PAC ", ", and ", "more than ", "1,",
          "Roe's ", "\\n", "Roe and ", "of ", "$5 to Roe, ", "his wife, ", "who ", "percent of "]
for piece in pieces:
    read(Article(piece * (30_000 // len(piece)), None, None, None, ""))
read(Article("Roe gave $5 to the PAC, " * (5_000_000 // 24), None, None, None, ""))
read(Article("x" * 5_000_000, None, None, None, ""))
"""


def test_long_lines_come_to_an_end() -> None:
    """Work that grew with the square of the length would go far past the limit."""
    subprocess.run([sys.executable, "-c", LINES], check=True, timeout=LIMIT)


def test_what_is_not_read_is_said() -> None:
    whole = read(Article("Roe gave $5. " * 100, None, None, None, ""))
    assert not whole.article.assumed
    part = read(Article("It rained on Roe. " * (MOST_READ // 10), None, None, None, ""))
    assert len(part.article.text) <= MOST_READ
    assert "characters were read" in part.article.assumed[-1]
