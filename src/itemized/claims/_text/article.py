"""An article from a file, standard input or the web, as text that offsets can count in."""

from __future__ import annotations

import codecs
import hashlib
import re
import sys
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from itemized.errors import ArticleError
from itemized.model import Article

_NO_DATE = "No day of publication was found: times such as “last year” stay open."
_WEB = re.compile(r"https?://", re.IGNORECASE)
_ADDRESS = re.compile(r"\s*(?:https?://|www\.)\S+\s*", re.IGNORECASE)
_CHARSET = re.compile(
    rb"<(?:meta|\?xml)\b[^>]{0,200}?(?:charset|encoding)\s*=\s*[\"']?([\w.:-]{1,40})", re.IGNORECASE
)
_MARKUP = re.compile(rb"<(?:!doctype html|html|head|body|article|p|div)\b", re.IGNORECASE)
_BINARY = (
    b"%PDF",
    b"PK\x03\x04",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"\x1f\x8b",
    b"\xd0\xcf\x11\xe0",
)

#: Bytes that no text of any encoding but UTF-16 and UTF-32 has in it, the spaces and breaks apart.
_CONTROLS = bytes(b for b in range(32) if b not in b"\t\n\x0b\x0c\r\x1a\x1b") + b"\x7f"
_STRAY = 200  # bytes of text to one that slipped in

MOST = 20_000_000  # bytes; no article is longer


@dataclass(frozen=True)
class _Found:
    """What a page says of itself."""

    text: str
    title: str | None = None
    published: date | None = None
    url: str | None = None
    author: str | None = None
    outlet: str | None = None


def load_article(source: str, published: date | None = None) -> Article:
    """Read an article from a .txt or .html file, a web address or `-` (standard input).

    published: the day it came out; it wins over what the page says. The text of a .txt file is kept
    as it is, save that line ends become a plain newline; of a page it is the article extracted from
    it. Raises ArticleError, in one line, where there is no text to read.
    """
    raw, url = _fetch(source)
    return article_from_bytes(raw, where=source, url=url, published=published)


def article_from_bytes(
    raw: bytes, *, where: str = "-", url: str | None = None, published: date | None = None
) -> Article:
    """The same, from bytes already at hand. where: what an error calls them."""
    if len(raw) > MOST:
        raise ArticleError("is far longer than an article", where=where, way_out="give one article")
    if raw.startswith(_BINARY) or (not _wide(raw) and _is_binary(raw)):
        raise ArticleError(
            "is not text", where=where, way_out="save the article as .txt or .html and give that"
        )
    page = where.lower().endswith((".html", ".htm", ".xhtml"))
    markup = page or url is not None or (where == "-" and bool(_MARKUP.search(raw[:2000])))
    found = _from_page(raw, where, url) if markup else _from_text(raw)
    if not re.search(r"[^\W_]", found.text):
        raise ArticleError(
            "has no article text", where=where, way_out="give a file or page with the article in it"
        )
    if _ADDRESS.fullmatch(found.text):
        raise ArticleError(
            "is an address and no article",
            where=where,
            way_out="open it, and give the text that stands there or the page saved as .html",
        )
    day = published or found.published
    return Article(
        text=found.text,
        title=found.title,
        published=day,
        url=found.url or url,
        sha256=hashlib.sha256(raw).hexdigest(),
        author=found.author,
        outlet=found.outlet,
        assumed=() if day else (_NO_DATE,),
    )


def _fetch(source: str) -> tuple[bytes, str | None]:
    """The bytes of an article, and the address they came from where it is one."""
    if source == "-":
        return sys.stdin.buffer.read(MOST + 1), None
    if _WEB.match(source):
        # Only addresses need it, and it takes longer to start than reading a text.
        from itemized.claims._text.address import fetch_page

        return fetch_page(source)
    try:
        with Path(source).open("rb") as file:
            return file.read(MOST + 1), None
    except FileNotFoundError:
        raise ArticleError("there is no such file", where=source) from None
    except OSError as error:
        raise ArticleError(f"cannot be read ({error.strerror})", where=source) from error


def decode(raw: bytes, *, page: bool = False) -> str:
    """Bytes as text: by their mark (UTF-8, UTF-16, UTF-32), else as UTF-8, else cp1252; newlines
    plain. page: an HTML page, which without a mark may say what it is written in, and which
    browsers read by that (WHATWG HTML, 13.2.3.2)."""
    wide = _wide(raw)
    if wide:
        text = raw.decode(wide, errors="replace")
    else:
        try:
            text = raw.decode("utf-8")
        except UnicodeDecodeError:
            text = raw.decode((_declared(raw) if page else None) or "cp1252", errors="replace")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _is_binary(raw: bytes) -> bool:
    """Whether bytes are no text: they hold a NUL, or more than a stray control character."""
    controls = len(raw) - len(raw.translate(None, _CONTROLS))
    return b"\x00" in raw[:4096] or controls * _STRAY > len(raw)


def _wide(raw: bytes) -> str | None:
    """UTF-16 or UTF-32, where the bytes begin with its mark or, without one, with a tag in it."""
    marks = {codecs.BOM_UTF32_LE: "utf-32", codecs.BOM_UTF32_BE: "utf-32"}
    marks |= {codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
    marks |= {b"<\0!\0": "utf-16-le", b"\0<\0!": "utf-16-be"}
    marks |= {b"<\0h\0": "utf-16-le", b"\0<\0h": "utf-16-be"}
    return next((name for mark, name in marks.items() if raw.startswith(mark)), None)


def _declared(raw: bytes) -> str | None:
    """What a page says it is written in, where that is an encoding of text."""
    found = _CHARSET.search(raw[:1024])
    try:
        name = codecs.lookup(found[1].decode("ascii") if found else "ascii").name
        b"-".decode(name)  # LookupError, too, for what is no encoding of text
    except (LookupError, ValueError):
        return None
    # latin-1 is read as cp1252, as browsers do; wide ones show in the bytes
    return None if name in ("ascii", "iso8859-1") or name.startswith("utf-") else name


def _from_text(raw: bytes) -> _Found:
    # The mark at the head of a file is kept: offsets are those of the file as Python reads it.
    text = decode(raw)
    first, _, rest = text.lstrip("\ufeff \n\t").partition("\n")
    title = (
        first.strip() if rest.strip() and 0 < len(first) <= 200 and rest.startswith("\n") else None
    )
    return _Found(text, title)


def _from_page(raw: bytes, where: str, url: str | None) -> _Found:
    # Needed for pages alone; importing it takes longer than reading a text.
    from trafilatura import bare_extraction

    text = decode(raw, page=True).lstrip("\ufeff")
    try:
        page: Any = bare_extraction(text, url=url, with_metadata=True, include_comments=False)
    except (ValueError, TypeError, AttributeError, RecursionError) as error:
        raise ArticleError(
            f"cannot be read as a page ({type(error).__name__})",
            where=where,
            way_out="save the article's text as .txt and give that",
        ) from error
    if page is None:
        return _Found("")
    body = str(page.text or "").replace("\r\n", "\n").replace("\r", "\n")
    # One line is one paragraph in what trafilatura gives; blank lines keep sentences apart.
    body = re.sub(r"\n+", "\n\n", body).strip()
    title = page.title or None
    whole = f"{title}\n\n{body}" if title and body and not body.startswith(title) else body
    return _Found(
        whole, title, _day(page.date), page.url or url, page.author or None, page.sitename or None
    )


def _day(words: str | None) -> date | None:
    try:
        return date.fromisoformat(words[:10]) if words else None
    except ValueError:
        return None
