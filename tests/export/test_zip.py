"""A bundle's zip: one form of bytes, every other one refused before anything is unpacked."""

from __future__ import annotations

import io
import json
import stat
import struct
import zipfile
from hashlib import sha256

import pytest

from itemized.errors import InputError
from itemized.export import _zip

NAMES = ("a.json", "tables/b.json")
MEMBERS = {"a.json": b'{"a": 1}\n', "tables/b.json": "‘é’\n".encode()}


def refused(data: bytes, said: str) -> None:
    """An assertion fails where the bytes are taken, or the line says something else."""
    with pytest.raises(InputError) as caught:
        _zip.unpack(data, "x.zip", NAMES)
    line = str(caught.value)
    assert line.startswith("x.zip: ")
    assert said in line, line
    assert "\n" not in line


def zipped(members: list[tuple[zipfile.ZipInfo | str, bytes]], **options: int) -> bytes:
    """A zip as others write it."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", **options) as file:  # type: ignore[arg-type]
        for name, content in members:
            info = name if isinstance(name, zipfile.ZipInfo) else zipfile.ZipInfo(name)
            if not isinstance(name, zipfile.ZipInfo):
                info.external_attr = (stat.S_IFREG | 0o644) << 16
                info.compress_type = options.get("compression", zipfile.ZIP_STORED)
            file.writestr(info, content)
    return held.getvalue()


def test_what_is_packed_comes_out_and_any_zip_program_opens_it() -> None:
    data = _zip.pack(MEMBERS)
    assert _zip.unpack(data, "x.zip", NAMES) == MEMBERS
    assert _zip.pack(dict(reversed(MEMBERS.items()))) == data
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        assert file.testzip() is None
        assert file.namelist() == ["a.json", "manifest.json", "tables/b.json"]
        assert {info.date_time for info in file.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        manifest = json.loads(file.read("manifest.json"))
    assert [m["name"] for m in manifest["members"]] == list(NAMES)
    for member in manifest["members"]:
        assert member["sha256"] == sha256(MEMBERS[member["name"]]).hexdigest()
        assert member["bytes"] == len(MEMBERS[member["name"]])


@pytest.mark.parametrize("flip", [0x01, 0x80, 0xFF])
def test_every_changed_byte_is_refused(flip: int) -> None:
    data = _zip.pack(MEMBERS)
    for place in range(len(data)):
        changed = bytearray(data)
        changed[place] ^= flip
        with pytest.raises(InputError):
            _zip.unpack(bytes(changed), "x.zip", NAMES)


def test_every_cut_and_everything_added_is_refused() -> None:
    data = _zip.pack(MEMBERS)
    for size in range(len(data)):
        with pytest.raises(InputError):
            _zip.unpack(data[:size], "x.zip", NAMES)
    for changed in (data + b"\0", b"\0" + data, b"#!/bin/sh\n" + data):
        with pytest.raises(InputError):
            _zip.unpack(changed, "x.zip", NAMES)


@pytest.mark.parametrize(
    "name",
    [
        "../a.json",
        "/etc/a",
        "a/../../b",
        "C:\\a",
        "C:a",
        "..\\a",
        "a//b",
        "./a",
        "a\nb",
        "é.json",
        "d/",
    ],
)
def test_a_name_that_leads_elsewhere_is_refused(name: str) -> None:
    refused(zipped([(name, b"x")]), "a name that")


def test_links_and_folders_are_refused() -> None:
    for kind in (stat.S_IFLNK, stat.S_IFDIR, stat.S_IFIFO, 0):
        info = zipfile.ZipInfo("a.json")
        info.external_attr = (kind | 0o777) << 16
        refused(zipped([(info, b"/etc/passwd")]), "no file")


def test_a_zip_bomb_is_refused_before_it_unfolds(monkeypatch: pytest.MonkeyPatch) -> None:
    bomb = zipped([("a.json", b"\0" * 10_000_000)], compression=zipfile.ZIP_DEFLATED)
    assert len(bomb) < 20_000

    def read(*_: object) -> bytes:
        raise AssertionError("it was unpacked")

    monkeypatch.setattr(zipfile.ZipFile, "read", read)
    refused(bomb, "compressed")


def test_members_that_share_their_bytes_are_refused() -> None:
    info = b"PK\x01\x02" + struct.pack("<H", 3 << 8 | 20)
    content = b"\0" * 100_000
    crc = zipfile.crc32(content)  # type: ignore[attr-defined]
    entries, local = b"", b""
    for name in (b"a.json", b"b.json"):
        common = struct.pack("<HHHHHIIIHH", 20, 0, 0, 0, 0x21, crc, 100_000, 100_000, 6, 0)
        local = local or b"PK\x03\x04" + common + name + content
        entries += info + common + struct.pack("<HHHII", 0, 0, 0, 0o100644 << 16, 0) + name
    end = struct.pack("<HHHHIIH", 0, 0, 2, 2, len(entries), len(local), 0)
    refused(local + entries + b"PK\x05\x06" + end, "more than its own size")


def test_what_is_no_bundle_is_refused() -> None:
    refused(b"", "no bundle")
    refused(b"<html>not found</html>", "no bundle")
    refused(zipped([("word/document.xml", b"<x/>")]), "manifest.json")
    refused(zipped([("manifest.json", b"{}")]), "cannot be read")
    refused(zipped([("manifest.json", b"[" * 100_000)]), "cannot be read")
    refused(zipped([("manifest.json", b'{"format": "itemized bundle 2"}')]), "itemized bundle 2")


def test_one_name_twice_is_refused() -> None:
    with pytest.warns(UserWarning, match="Duplicate name"):
        data = zipped([("a.json", b"x"), ("a.json", b"x")])
    refused(data, "twice")


def test_a_member_missing_added_or_changed_is_named() -> None:
    refused(_zip.pack({"a.json": b""}), "tables/b.json is missing")
    refused(_zip.pack({**MEMBERS, "c.json": b""}), "that no bundle has: c.json")
    data = _zip.pack(MEMBERS)
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        held = {name: file.read(name) for name in file.namelist()}
    held["a.json"] = b'{"a": 2}\n'
    refused(_zip._zipped(held), "a.json was changed")


def test_the_same_members_in_another_order_or_at_another_time_are_refused() -> None:
    with zipfile.ZipFile(io.BytesIO(_zip.pack(MEMBERS))) as file:
        held: list[tuple[zipfile.ZipInfo | str, bytes]] = [
            (name, file.read(name)) for name in file.namelist()
        ]
    assert _zip.unpack(zipped(held), "x.zip", NAMES) == MEMBERS
    refused(zipped(held[::-1]), "outside its members")
    later = zipfile.ZipInfo("a.json", (2026, 1, 1, 0, 0, 0))
    later.external_attr = (stat.S_IFREG | 0o644) << 16
    refused(zipped([(later, held[0][1]), *held[1:]]), "outside its members")


def test_a_file_too_large_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_zip, "MOST", 10)
    refused(_zip.pack(MEMBERS), "larger")
