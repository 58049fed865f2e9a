"""What a file of records may unfold to: judged before it is unpacked, and while it is.

Publishers' largest files unfold to some ten times their size, and none lists more than a few
thousand members. What is far beyond is made to fill a disk, a memory or a day.
"""

from __future__ import annotations

import zipfile
from typing import BinaryIO

RATIO = 200  # times its packed size; text of records packs to a tenth
FREE = 256 << 20  # bytes that any file may unfold to
LINE = 32 << 20  # bytes of one line
WHOLE = 256 << 20  # bytes of a file that is read in one piece
_DIRECTORY = 16 << 20  # bytes of a zip's list of members: more than 150,000 of them
_END, _LOCATOR, _END64 = b"PK\x05\x06", b"PK\x06\x07", b"PK\x06\x06"
_END_SIZE, _LOCATOR_SIZE, _END64_SIZE = 22, 20, 56
_COMMENT = 1 << 16


def too_much(unpacked: int, packed: int) -> str | None:
    """Why a file that has given so much is not read on; null where it may be."""
    if unpacked > FREE and unpacked > RATIO * packed:
        return f"unfolds to more than {RATIO} times its size, as no file of records does"
    return None


def opened(f: BinaryIO) -> zipfile.ZipFile:
    """A zip whose list of members is no longer than it may be; BadZipFile, as `ZipFile`, if not."""
    if _directory_size(f) > _DIRECTORY:
        raise zipfile.BadZipFile("lists too many members")
    f.seek(0)
    return zipfile.ZipFile(f)


def unfit(held: zipfile.ZipFile, size: int) -> str | None:
    """Why a zip of so many bytes is not unpacked, by what it says of its members."""
    return too_much(sum(info.file_size for info in held.infolist()), size)


def _directory_size(f: BinaryIO) -> int:
    """The size of a zip's list of members as its end tells it (APPNOTE.TXT 4.3.14 to 4.3.16)."""
    size = f.seek(0, 2)
    start = max(0, size - _END_SIZE - _COMMENT - _LOCATOR_SIZE - _END64_SIZE)
    f.seek(start)
    tail = f.read()
    at = tail.rfind(_END)
    if at < 0 or len(tail) - at < _END_SIZE:
        return 0  # no zip, as whoever opens it will say
    told = int.from_bytes(tail[at + 12 : at + 16], "little")
    locator = at - _LOCATOR_SIZE
    if locator < 0 or tail[locator : locator + 4] != _LOCATOR:
        return told
    sizes = [told if told != 0xFFFFFFFF else 0]
    named = int.from_bytes(tail[locator + 8 : locator + 16], "little")
    for where in (start + locator - _END64_SIZE, named):
        if 0 <= where < size:
            f.seek(where)
            record = f.read(_END64_SIZE)
            if record.startswith(_END64):
                sizes.append(int.from_bytes(record[40:48], "little"))
    return max(sizes)
