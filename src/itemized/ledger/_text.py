"""Texts as UTF-8 with a line feed at each line's end, whatever they came as, chunk by chunk.

Spreadsheets save text in two bytes a letter, and some programs end lines with a carriage return
alone. Bytes of one letter each (Windows-1252) are left to whoever reads the lines, since a file may
mix them with UTF-8.
"""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from itertools import chain

#: The marks that such texts begin with; the longer before the one that it begins with itself.
_MARKS = {
    codecs.BOM_UTF32_LE: "utf-32",
    codecs.BOM_UTF32_BE: "utf-32",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}


def plain(chunks: Iterator[bytes], *, lines: bool = True) -> Iterator[bytes]:
    """The text in UTF-8. lines: it is made of lines; what is none (a PDF) keeps its bytes.

    >>> list(plain(iter(["a|b\\rc|d\\r".encode("utf-16")])))
    [b'a|b\\nc|d\\n']
    """
    text = _decoded(chunks)
    first = next(text, b"")
    whole = chain((first,), text)
    if lines and b"\r" in first and b"\n" not in first:
        return (chunk.replace(b"\r", b"\n") for chunk in whole)
    return whole


def _decoded(chunks: Iterator[bytes]) -> Iterator[bytes]:
    filled = filter(None, chunks)
    first = next(filled, b"")
    whole = chain((first,), filled)
    encoding = next((name for mark, name in _MARKS.items() if first.startswith(mark)), None)
    return whole if encoding is None else _recoded(whole, encoding)


def _recoded(chunks: Iterator[bytes], encoding: str) -> Iterator[bytes]:
    # half a letter at the end of a file that was cut short stands as a sign of its own
    decode = codecs.getincrementaldecoder(encoding)("replace").decode
    for chunk in chunks:
        yield decode(chunk).encode()
    yield decode(b"", final=True).encode()
