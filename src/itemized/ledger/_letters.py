"""Which letters a file's bytes beyond ASCII are, where its publisher has used two code pages."""

from __future__ import annotations

import re
from collections.abc import Iterator

from itemized.ledger import _lines

#: Bytes that are letters in the code page of DOS (437) and marks or nothing in Windows-1252, where
#: they stand in a word. Those that are quotes, dashes and dots in Windows-1252 stand in words too
#: ("O'Brien") and tell nothing; its blank only tells between two small letters.
_DOS = re.compile(
    rb"[A-Za-z][\x81-\x84\x86-\x8b\x8d\x90\xa1-\xa5]"
    rb"|[\x81-\x84\x86-\x8b\x8d\x90\xa1-\xa5][a-z]|[a-z]\xa0[a-z]"
)
#: Bytes that are letters in Windows-1252 and lines or signs in that of DOS, where they do.
_WINDOWS = re.compile(rb"[A-Za-z][\xc0-\xfe]|[\xc0-\xfe][a-z]")


def letters_of(text: Iterator[bytes]) -> str:
    """The code page that most letters of a text are of which only one has: "cp437" or "cp1252".
    Lines in UTF-8 say nothing.

    >>> letters_of(iter([b"Jos\\x82 Gonz\\xa0lez\\nO\\x92Brien\\n"]))
    'cp437'
    >>> letters_of(iter([b"Jos\\xe9 Gonz\\xe1lez\\nO\\x92Brien\\n"])), letters_of(iter([b""]))
    ('cp1252', 'cp1252')
    """
    dos = windows = 0
    for block in _lines.blocks(text):
        for start, end in _lines.beyond_ascii(block):
            line = block[start:end]
            try:
                line.decode()
            except UnicodeDecodeError:
                dos += len(_DOS.findall(line))
                windows += len(_WINDOWS.findall(line))
    return "cp437" if dos > windows else "cp1252"
