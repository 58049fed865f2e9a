"""Loading an article: what is kept, what is refused, what is assumed."""

from __future__ import annotations

import hashlib
from datetime import date
from pathlib import Path

import pytest

from itemized.claims._text.article import article_from_bytes, load_article
from itemized.errors import ArticleError

BODY = "Ada Quill gave $5 million to the Better Roads PAC in May. "
PAGE = f"""<!doctype html><html><head><title>Roads and money</title>
<meta property="article:published_time" content="2022-05-30T10:00:00Z">
<meta property="og:site_name" content="The Valley Paper"><meta name="author" content="Jo Penn">
<link rel="canonical" href="https://valley.example/roads"></head>
<body><nav>Menu Sports Weather</nav><article><h1>Roads and money</h1>
<p>{BODY * 3}</p><p>{BODY.replace("May", "June") * 3}</p></article></body></html>"""


def test_text_is_kept_and_newlines_are_plain(tmp_path: Path) -> None:
    raw = "Head\r\n\r\nBody \u201cquoted\u201d\r\n".encode()
    path = tmp_path / "a.txt"
    path.write_bytes(raw)
    article = load_article(str(path), date(2022, 5, 1))
    assert article.text == path.read_text(encoding="utf-8") == "Head\n\nBody \u201cquoted\u201d\n"
    assert article.title == "Head"
    assert article.sha256 == hashlib.sha256(raw).hexdigest()
    assert article.assumed == ()


def test_missing_date_is_said(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("caf\u00e9 money".encode("cp1252"))
    article = load_article(str(path))
    assert article.text == "caf\u00e9 money"
    assert article.assumed == (
        "No day of publication was found: times such as “last year” stay open.",
    )


@pytest.mark.parametrize(
    "text", ["https://example.org/a?b=1", " www.example.org/a\n", "HTTP://a.b"]
)
def test_an_address_alone_is_no_article(tmp_path: Path, text: str) -> None:
    path = tmp_path / "a.txt"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ArticleError, match="is an address and no article; open it, and give the"):
        load_article(str(path))
    path.write_text(f"{text.strip()} says that A gave $5 to B.", encoding="utf-8")
    assert load_article(str(path)).text


def test_page(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text(PAGE, encoding="utf-8")
    article = load_article(str(path))
    assert BODY.strip() in article.text
    assert "Sports" not in article.text
    assert (article.published, article.title) == (date(2022, 5, 30), "Roads and money")
    assert article.outlet == "The Valley Paper"
    assert load_article(str(path), date(2020, 1, 1)).published == date(2020, 1, 1)


@pytest.mark.parametrize(
    "raw", [b"", b" \n\t\n", b"%PDF-1.7 ...", b"\x00\x01\x02", b"PK\x03\x04zip", b"--- *** ---"]
)
def test_refused_in_one_line(tmp_path: Path, raw: bytes) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(raw)
    with pytest.raises(ArticleError) as caught:
        load_article(str(path))
    assert str(path) in str(caught.value)
    assert "\n" not in str(caught.value)


_SAID = "Żaneta Łoś gave $2,500 to “Lámpás” in May."


@pytest.mark.parametrize(
    ("charset", "encoding"),
    [
        ("", "utf-8-sig"),
        ("", "utf-16"),
        ("utf-16", "utf-16"),
        ("utf-8", "utf-16-le"),  # without a mark; what it declares cannot be
        ("", "utf-16-be"),
        ("", "utf-32"),
        ("iso-8859-2", "iso-8859-2"),
        ("windows-1250", "windows-1250"),
        ("no-such-charset", "utf-8"),
        ("base64", "utf-8"),
    ],
)
def test_a_page_is_read_by_its_mark_or_what_it_declares(charset: str, encoding: str) -> None:
    said = _SAID.replace("“", "").replace("”", "")
    meta = f'<meta charset="{charset}">' if charset else ""
    text = f"<html><head>{meta}</head><body><article><p>{said}</p></article></body></html>"
    raw = text.encode(encoding)
    assert said in article_from_bytes(raw, where="a.html").text


def test_a_text_is_read_by_its_mark() -> None:
    for encoding in ("utf-8", "utf-16", "utf-32"):
        assert _SAID in article_from_bytes(_SAID.encode(encoding), where="a.txt").text
    with pytest.raises(ArticleError, match="is not text"):
        article_from_bytes(_SAID.encode("utf-16-le"), where="a.txt")  # nothing says what it is


def test_no_such_file(tmp_path: Path) -> None:
    with pytest.raises(ArticleError, match="no such file"):
        load_article(str(tmp_path / "gone.txt"))


def test_bytes_with_control_characters_throughout_are_no_text() -> None:
    with pytest.raises(ArticleError, match="is not text"):
        article_from_bytes(b"words " * 1000 + bytes(range(1, 256)) * 20)


def test_a_stray_control_character_is_passed_over() -> None:
    assert "\x07" in article_from_bytes(f"{BODY * 20}\x07".encode()).text
