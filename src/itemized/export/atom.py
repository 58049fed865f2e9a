"""Atom: what is new for what is watched, for a feed reader."""

from __future__ import annotations

from hashlib import sha256
from xml.etree import ElementTree as Xml

from itemized.export import _watch as words
from itemized.export._base import plain, web_address
from itemized.model import NOTICE
from itemized.model_watch import News, Watched

_ATOM = "http://www.w3.org/2005/Atom"
_HTML = "http://www.w3.org/1999/xhtml"


def feed(watched: Watched, *, version: str = "") -> bytes:
    """The news of the last load and of those before, as one feed; without news it has no entry.

    The same news always makes the same entry, so that a reader shows it once.
    """
    Xml.register_namespace("", _ATOM)
    Xml.register_namespace("html", _HTML)
    root = Xml.Element(f"{{{_ATOM}}}feed")
    watches = sorted({_watch(news) for news in watched.news})
    _text(root, "id", f"urn:itemized:watch:{_hash(*watches)}")
    _text(root, "title", "New in the records")
    days = [news.until[1] for news in (*watched.news, *watched.history)]
    _text(root, "updated", f"{max(days)}T00:00:00Z")
    author = Xml.SubElement(root, f"{{{_ATOM}}}author")
    _text(author, "name", "itemized")
    _text(root, "generator", "itemized").set("version", version or "unknown")
    _text(root, "rights", NOTICE)
    for news in (*watched.news, *watched.history):
        if news.any:
            _entry(root, news)
    made: bytes = Xml.tostring(root, encoding="utf-8", xml_declaration=True)
    return made


def _entry(root: Xml.Element, news: News) -> None:
    entry = Xml.SubElement(root, f"{{{_ATOM}}}entry")
    said = [news.added, news.changed, news.gone]
    keys = [item.key for lot in said for item in lot.items]
    since = news.since[0] if news.since else ""
    mark = _hash(_watch(news), since, str(news.until), *(str(lot.n) for lot in said), *keys)
    _text(entry, "id", f"urn:itemized:news:{mark}")
    _text(entry, "title", f"{news.watch.title}: {words.headline(news)}")
    _text(entry, "updated", f"{news.until[1]}T00:00:00Z")
    content = Xml.SubElement(entry, f"{{{_ATOM}}}content", {"type": "xhtml"})
    div = Xml.SubElement(content, f"{{{_HTML}}}div")
    _html(div, "p", words.between(news))
    listed = Xml.SubElement(div, f"{{{_HTML}}}ul")
    for what, told, item in words.told(news):
        line = _html(listed, "li", f"{what}: {told}")
        if address := web_address(item.url):
            link = _html(line, "a", "the filing")
            link.set("href", _legal(address))
            line.text = f"{line.text}; "
    if more := words.unlisted(news):
        _html(listed, "li", f"and {more:,} more")
    for caveat in news.caveats:
        _html(div, "p", caveat)
    _html(div, "p", NOTICE)


def _text(parent: Xml.Element, name: str, words: str) -> Xml.Element:
    element = Xml.SubElement(parent, f"{{{_ATOM}}}{name}")
    element.text = _legal(words)
    return element


def _html(parent: Xml.Element, name: str, words: str) -> Xml.Element:
    element = Xml.SubElement(parent, f"{{{_HTML}}}{name}")
    element.text = _legal(words)
    return element


def _legal(text: str) -> str:
    """Text on one line, of characters that XML may hold (XML 1.0, 2.2)."""
    return "".join(c for c in plain(text) if c not in "\ufffe\uffff")


def _watch(news: News) -> str:
    return repr((news.watch.kind, news.watch.names, news.watch.race, news.watch.question))


def _hash(*parts: str) -> str:
    return sha256("\n".join(parts).encode("utf-8", "replace")).hexdigest()[:40]
