"""Tables of a web page that a site hands out as a spreadsheet (.xls), as lines of text.

Such files are what one search of a site gave, a few thousand rows, and are read by the standard
library's parser; files of whole states come as text.
"""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from dataclasses import replace
from html.parser import HTMLParser

from itemized.sources._delimited import Delimited, Quotes

#: Between cells, where no publisher has it in its text.
CELL = "\x1f"


def is_html(head: bytes) -> bool:
    """Whether a file begins as a table of a web page does."""
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return start.startswith((b"<table", b"<div", b"<style", b"<html", b"<!doctype", b"<meta"))


def as_lines(layout: Delimited) -> Delimited:
    """How the lines that `lines_of` gives are written."""
    return replace(layout, delimiter=CELL, quotes=Quotes.DATA, rejoin=False)


def lines_of(text: Iterator[bytes]) -> Iterator[bytes]:
    """The rows of all tables in a page, one a line, their cells parted by CELL."""
    reader = _Rows()
    decode = codecs.getincrementaldecoder("utf-8")("replace").decode
    for chunk in text:
        reader.feed(decode(chunk))
        yield from reader.taken()
    reader.feed(decode(b"", final=True))
    reader.close()
    yield from reader.taken()


class _Rows(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self._done: list[bytes] = []
        self._row: list[str] | None = None
        self._cell = False

    def handle_starttag(self, tag: str, attrs: object) -> None:
        if tag == "tr":
            self._end_row()
            self._row = []
        elif tag == "br":
            self.handle_data(" ")
        elif tag in ("td", "th") and self._row is not None:
            self._row.append("")
            self._cell = True

    def handle_endtag(self, tag: str) -> None:
        if tag in ("tr", "table"):
            self._end_row()
        elif tag in ("td", "th"):
            self._cell = False

    def handle_data(self, data: str) -> None:
        if self._cell and self._row:
            self._row[-1] += data

    def close(self) -> None:
        super().close()
        self._end_row()

    def taken(self) -> Iterator[bytes]:
        """The rows read since it was asked last."""
        done, self._done = self._done, []
        yield from done

    def _end_row(self) -> None:
        if self._row:
            # a blank that does not break is the page's way of leaving a cell empty
            cells = (" ".join(cell.replace("\xa0", " ").split()) for cell in self._row)
            self._done.append(CELL.join(cells).encode() + b"\n")
        self._row, self._cell = None, False
