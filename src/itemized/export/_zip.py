"""A zip that is the same, byte for byte, wherever it is made; and reading one from a stranger.

Members are stored as they are, in order of name, at one fixed time. So a bundle has exactly one
form, a compressed member has no place in it, and what was changed anywhere, between the members
too, is found by making it again.
"""

from __future__ import annotations

import json
import stat
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterable, Mapping
from hashlib import sha256
from io import BytesIO
from typing import Any, NoReturn

from itemized.errors import InputError
from itemized.export._values import dump

FORMAT = "itemized bundle 1"
MANIFEST = "manifest.json"
#: Bytes; a larger file is no bundle.
MOST = 512 * 1024 * 1024
_WAY_OUT = "get the bundle anew from whoever made it"
#: 1980-01-01 00:00, the first moment that a zip can name.
_TIME, _DATE = 0, 0x21
_VERSION = 20
_UNIX_FILE = (stat.S_IFREG | 0o644) << 16
_MADE_ON_UNIX = 3 << 8

Refuse = Callable[[str], NoReturn]


def pack(members: Mapping[str, bytes]) -> bytes:
    """A bundle of these members and of the manifest with the sha256 of each. Names are ASCII."""
    manifest = {
        "format": FORMAT,
        "members": [
            {"name": name, "bytes": len(members[name]), "sha256": sha256(members[name]).hexdigest()}
            for name in sorted(members)
        ],
    }
    return _zipped({**members, MANIFEST: dump(manifest)})


def unpack(data: bytes, where: str, names: Iterable[str]) -> dict[str, bytes]:
    """The members of a bundle without its manifest, when it is whole and is what was made.

    names: all that a bundle of this format holds. InputError, in one line, for any other file, for
    a member missing, added or changed, and for a changed byte anywhere else. Nothing is unpacked
    before names, sizes and kinds of all members are found fit.
    """

    def refuse(what: str) -> NoReturn:
        raise InputError(what, where=where, way_out=_WAY_OUT)

    if len(data) > MOST:
        refuse(f"is larger than {MOST:,} bytes, and no bundle is")
    found = _members(data, refuse)
    _of_this_format(found, refuse)
    _whole(found, sorted(names), refuse)
    if _zipped(found) != data:
        refuse("was changed outside its members")
    del found[MANIFEST]
    return found


def _zipped(members: Mapping[str, bytes]) -> bytes:
    # Python's own writer is not asked: what it writes may differ from version to version.
    body, directory = bytearray(), bytearray()
    for name in sorted(members):
        content, title = members[name], name.encode("ascii")
        common = struct.pack(
            "<HHHHHIIIHH",
            *(_VERSION, 0, zipfile.ZIP_STORED, _TIME, _DATE),
            *(zlib.crc32(content), len(content), len(content), len(title), 0),
        )
        directory += b"PK\x01\x02" + struct.pack("<H", _MADE_ON_UNIX | _VERSION) + common
        directory += struct.pack("<HHHII", 0, 0, 0, _UNIX_FILE, len(body)) + title
        body += b"PK\x03\x04" + common + title + content
    count = len(members)
    end = struct.pack("<HHHHIIH", 0, 0, count, count, len(directory), len(body), 0)
    return bytes(body + directory) + b"PK\x05\x06" + end


def _members(data: bytes, refuse: Refuse) -> dict[str, bytes]:
    try:
        with zipfile.ZipFile(BytesIO(data)) as held:
            infos = held.infolist()
            for info in infos:
                _fit(info, refuse)
            if sum(info.file_size for info in infos) > len(data):
                refuse("says that it holds more than its own size")
            if len({info.filename for info in infos}) != len(infos):
                refuse("holds one name twice")
            return {info.filename: _content(held, info, refuse) for info in infos}
    # Besides its own error zipfile lets through what reading a damaged directory ends in.
    except (zipfile.BadZipFile, struct.error, ValueError, NotImplementedError, EOFError, OSError):
        return refuse("is no bundle, or was cut or changed")


def _content(held: zipfile.ZipFile, info: zipfile.ZipInfo, refuse: Refuse) -> bytes:
    try:
        return held.read(info)
    except (zipfile.BadZipFile, EOFError, RuntimeError):
        return refuse(f"its {_shown(info.filename)} was changed")


def _fit(info: zipfile.ZipInfo, refuse: Refuse) -> None:
    """Refuse what could reach outside, unfold into more than it is, or is no plain file."""
    name = info.orig_filename
    parts = name.replace("\\", "/").split("/")
    if not name.isascii() or not name.isprintable() or name.startswith("/") or ":" in name:
        refuse(f"holds a member with a name that no bundle has: {_shown(name)}")
    if "\\" in name or not {"", ".", ".."}.isdisjoint(parts):
        refuse(f"holds a member with a name that leads elsewhere: {_shown(name)}")
    if not stat.S_ISREG(info.external_attr >> 16):
        refuse(f"holds a link or another thing that is no file: {_shown(name)}")
    if info.compress_type != zipfile.ZIP_STORED or info.compress_size != info.file_size:
        refuse(f"holds a compressed member, and bundles hold none: {_shown(name)}")
    if info.flag_bits & 1:
        refuse(f"holds an encrypted member: {_shown(name)}")


def _of_this_format(found: Mapping[str, bytes], refuse: Refuse) -> None:
    if MANIFEST not in found:
        refuse(f"is no bundle of itemized: it has no {MANIFEST}")
    try:
        said = json.loads(found[MANIFEST])["format"]
    except (ValueError, KeyError, TypeError, RecursionError):
        refuse(f"its {MANIFEST} cannot be read")
    if said != FORMAT:
        refuse(f"is of the format {_shown(str(said))!r}, and this itemized reads {FORMAT!r}")


def _whole(found: Mapping[str, bytes], names: list[str], refuse: Refuse) -> None:
    missing = [name for name in names if name not in found]
    added = [name for name in sorted(found) if name not in {*names, MANIFEST}]
    if missing:
        refuse(f"its {missing[0]} is missing")
    if added:
        refuse(f"holds a member that no bundle has: {_shown(added[0])}")
    try:
        stated: dict[Any, Any] = {
            each["name"]: (each["sha256"], each["bytes"])
            for each in json.loads(found[MANIFEST])["members"]
        }
    except (ValueError, KeyError, TypeError, RecursionError):
        refuse(f"its {MANIFEST} cannot be read")
    for name in names:
        content = found[name]
        if stated.get(name) != (sha256(content).hexdigest(), len(content)):
            refuse(f"its {name} was changed: it does not have the sha256 that {MANIFEST} names")


def _shown(name: str) -> str:
    return name[:80]
