"""Whether what came is the kind of file asked for, to its last byte."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from isal import igzip, isal_zlib

from itemized.sources import _bounds

HEAD = 512  # bytes that tell what a file is
_MAGIC = {".zip": (b"PK", "zip file"), ".gz": (b"\x1f\x8b", "gzip file")}
_MARKUP = (".xml", ".html", ".htm")
_READ = 1 << 20
_DAMAGED = (zipfile.BadZipFile, isal_zlib.error, zlib.error, EOFError, OSError)
Told = Callable[[int], None]


def ends_itself(name: str) -> bool:
    """Whether such a file shows by itself that it is cut short."""
    return Path(name).suffix.lower() in _MAGIC


def unlike(name: str, head: bytes) -> str | None:
    """What came in place of such a file, by its first bytes: a web page, most often.

    >>> unlike("indiv20.zip", b"<!DOCTYPE html>")
    'a web page came, and no zip file'
    >>> unlike("27789.fec", b"HDR,FEC,3.00")
    """
    suffix = Path(name).suffix.lower()
    magic, what = _MAGIC.get(suffix, (b"", ""))
    text = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    if suffix not in _MARKUP and text.startswith(b"<"):
        return f"a web page came, and no {what or 'records'}"
    return None if head.startswith(magic[: len(head)]) else f"what came is no {what}"


def damage(name: str, path: Path, told: Told) -> str | None:
    """What is wrong with a file that has come: cut short, or damaged; null where nothing shows.

    A zip is inflated to its last member, and every length and checksum compared. told: bytes done.
    """
    with path.open("rb") as f:
        if (why := unlike(name, f.read(HEAD))) is not None:
            return why
        if not path.stat().st_size:
            return "nothing came"
        f.seek(0)
        suffix = Path(name).suffix.lower()
        try:
            if suffix == ".zip":
                return _zip(f, told)
            if suffix == ".gz":
                return _gzip(f, told)
        except _DAMAGED as e:
            if isinstance(e, OSError) and e.errno is not None:
                raise  # the disk's trouble, not the file's
            return "it came cut short or damaged"
    return None


def _zip(f: BinaryIO, told: Told) -> str | None:
    with _bounds.opened(f) as z:
        if why := _bounds.unfit(z, f.seek(0, 2)):
            return f"what came {why}"
        for info in z.infolist():
            if info.flag_bits & 1:
                continue  # locked: its checksum is of what only the password shows
            try:
                member = z.open(info)
            except NotImplementedError:
                continue  # packed in a way that Python cannot undo
            with member:
                while member.read(_READ):
                    told(f.tell())
        return None


def _gzip(f: BinaryIO, told: Told) -> str | None:
    size = 0
    with igzip.IGzipFile(fileobj=f) as text:
        while chunk := text.read(_READ):
            size += len(chunk)
            if why := _bounds.too_much(size, f.tell()):
                return f"what came {why}"
            told(f.tell())
    return None
