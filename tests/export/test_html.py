"""The page of a checked article: whole, inert, readable without color."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from export import samples
from itemized.export import _base, html
from itemized.model import NOTICE, Finding, Verdict

VOID = {"meta", "link", "br", "hr", "img", "input"}


class Page(HTMLParser):
    """Reads a page, and fails where tags are not nested as they should be."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.words: dict[str, list[str]] = {}
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        for tag in set(self.open):
            self.words.setdefault(tag, []).append(data)

    def text(self, tag: str) -> str:
        """The words inside a kind of tag."""
        return " ".join("".join(self.words.get(tag, [])).split())

    def all(self, name: str) -> list[str]:
        """The values of an attribute, wherever it stands."""
        return [attrs[name] or "" for _, attrs in self.tags if name in attrs]


@pytest.fixture(scope="module")
def source() -> str:
    return html.check_page(samples.check())


@pytest.fixture(scope="module")
def page(source: str) -> Page:
    return Page(source)


def test_every_link_on_the_page_has_its_place(page: Page) -> None:
    ids = page.all("id")
    assert len(ids) == len(set(ids))
    inside = [link[1:] for link in page.all("href") if link.startswith("#")]
    assert set(inside) <= set(ids)
    assert {f"finding-{n}" for n in range(1, 6)} <= set(ids)
    assert {f"text-{n}" for n in range(1, 6)} <= set(ids)


def test_nothing_is_requested(source: str, page: Page) -> None:
    assert not {"script", "img", "link", "iframe"} & {tag for tag, _ in page.tags}
    assert page.all("src") == []
    assert "url(" not in source
    assert "@import" not in source
    assert "default-src 'none'" in source


def test_the_whole_article_stands_there(page: Page) -> None:
    words = re.sub(r"\s+", "", page.text("body"))
    for paragraph in samples.TEXT.split("\n"):
        bare = re.sub(r"[\s\d]+", "", paragraph)
        assert bare in re.sub(r"\d+", "", words)


def test_each_finding_has_its_parts(page: Page) -> None:
    text = page.text("main")
    for part in (
        "Held then, no longer holds",
        "An amendment filed on September 3, 2021 lowers it to $100,000.",
        "filed by July 26, 2021",
        "$1,000,000 in 1 row",
        "not counted: replaced by an amendment",
        "How much did Wilhelmina Plumtree give",
        "payee_key = 'C99900001'",
        "number 1 among 4 rows",
        "itemized fetch california --year 2021",
        "indiv22.zip",
    ):
        assert part in re.sub(r"\s+", " ", text), part
    assert NOTICE in page.text("footer")


def test_it_can_be_read_by_ear(page: Page) -> None:
    tags = [tag for tag, _ in page.tags]
    assert tags.count("h1") == tags.count("main") == 1
    assert tags.count("table") == tags.count("caption")
    assert all(attrs.get("scope") == "col" for tag, attrs in page.tags if tag == "th")
    assert ("html", {"lang": "en"}) in page.tags
    labels = page.all("aria-label")
    assert "Finding 1: Held then, no longer holds" in labels
    ids = set(page.all("id"))
    assert set(page.all("aria-labelledby")) <= ids


BAD = "</p><script>alert('x')</script>\"'{{ 7*7 }}{% raw %}<img src=x onerror=y>&amp;"


def test_hostile_words_are_inert() -> None:
    text = f"{BAD}\n\nShe gave $5. {BAD}"
    claim = replace(samples.GIFT, start=text.index("She"), end=len(text), quote=BAD)
    record = samples.record(payer=BAD, payee=BAD, url="javascript:alert(1)", entry_key=BAD)
    answer = replace(samples.answer(None, 0), sentence=BAD, sql=BAD, params={BAD: BAD})
    finding = Finding(
        claim, Verdict.MATCH, (BAD,), records=(record,), missing=(BAD,), now=answer,
        fields={BAD: Verdict.MATCH}, differs=(BAD,),
    )  # fmt: skip
    made = samples.check(text, (finding,))
    article = replace(made.reading.article, url=f"data:{BAD}", outlet=BAD, author=BAD)
    source = html.check_page(replace(made, reading=replace(made.reading, article=article)))
    page = Page(source)
    assert not {"script", "img"} & {tag for tag, _ in page.tags}
    assert not [link for link in page.all("href") if not link.startswith("#")]
    assert page.text("h1").startswith("</p><script>alert('x')</script>")
    assert "{{ 7*7 }}{% raw %}" in page.text("main")
    assert "49" not in page.text("body")


def _of(start: int, end: int, number: int) -> Finding:
    claim = replace(samples.GIFT, id=f"c{number}", start=start, end=end)
    return Finding(claim, Verdict.MATCH, ("so",))


@pytest.mark.parametrize(
    "spans",
    [
        [(0, 5), (5, 9)],
        [(2, 30), (4, 8), (10, 12)],  # in one another
        [(2, 10), (6, 14)],  # overlapping
        [(3, 9), (3, 9)],  # the same
        [(0, 34)],  # over paragraphs
        [(5, 5)],  # nothing
    ],
)
def test_spans_survive_however_they_lie(spans: list[tuple[int, int]]) -> None:
    text = "one two three\n\nfour five six & seven"
    findings = [_of(start, end, n) for n, (start, end) in enumerate(spans, 1)]
    made = samples.check(text, tuple(findings))
    pieces = [p for part in html.marked(text, _base.numbered(made)) for p in part]
    assert "".join(p.text for p in pieces) == text.replace("\n", "")
    for item in _base.numbered(made):
        claim = item.finding.claim
        over = "".join(p.text for p in pieces if item in p.over)
        assert over == text[claim.start : claim.end].replace("\n", "")
        assert sum(item in p.ends for p in pieces) == (claim.end > claim.start)
    Page(html.check_page(made))


def test_the_innermost_claim_is_the_one_clicked() -> None:
    made = samples.check("one two three", (_of(0, 13, 1), _of(4, 7, 2)))
    (parts,) = html.marked("one two three", _base.numbered(made))
    assert [[n.number for n in p.over] for p in parts] == [[1], [2, 1], [1]]


def test_many_rows_are_folded() -> None:
    records = tuple(samples.record(str(n)) for n in range(html.OPEN_ROWS + 3))
    finding = Finding(samples.GIFT, Verdict.MATCH, ("so",), records=records)
    assert "3 more rows" in html.check_page(samples.check(findings=(finding,)))


def test_an_article_without_claims_and_a_ledger_without_files() -> None:
    made = replace(samples.check(findings=()), coverage=(), snapshot=None)
    page = Page(html.check_page(made))
    assert "no statement about political money" in page.text("main")
    assert "No records are loaded." in page.text("main")


def _luminance(color: str) -> float:
    parts = [int(color[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _contrast(first: str, second: str) -> float:
    light, dark = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_colors_are_far_enough_apart(source: str) -> None:
    blocks = re.findall(r":root \{(.*?)\}", source, re.DOTALL)
    assert len(blocks) == 3  # light, dark, print
    for block in blocks:
        colors = {
            name: value if len(value) == 7 else "#" + "".join(c * 2 for c in value[1:])
            for name, value in re.findall(r"--([\w-]+): (#[0-9a-f]+);", block)
        }
        tones = [name.removesuffix("-wash") for name in colors if name.endswith("-wash")]
        pairs = [(ink, under) for ink in ("ink", "soft", "link") for under in ("paper", "card")]
        pairs += [(tone, under) for tone in tones for under in ("paper", "card", f"{tone}-wash")]
        pairs += [("ink", f"{tone}-wash") for tone in tones]
        low = {pair: _contrast(colors[pair[0]], colors[pair[1]]) for pair in pairs}
        assert {pair: ratio for pair, ratio in low.items() if ratio < 4.5} == {}
