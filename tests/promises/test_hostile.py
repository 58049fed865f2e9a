"""Files made to harm: refused before they are unpacked, or within limits of time, disk and memory."""

from __future__ import annotations

import gzip
import io
import os
import stat
import subprocess
import sys
import threading
import time
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import httpx
import pytest
import tiny

from itemized import entities, ledger
from itemized.errors import FetchError, InputError
from itemized.ledger import Reader
from itemized.model_loads import LoadReport
from itemized.settings import Settings
from itemized.sources import _bounds
from itemized.sources._base import Download, Source
from itemized.sources._download import Fetcher, Patience, Wish
from itemized.sources._download._http import led_on

ROWS = ("\n".join(tiny.gift(n) for n in range(5)) + "\n").encode()


def load(path: Path, settings: Settings) -> LoadReport:
    writer = ledger.Writer(settings, {"tiny": tiny.SOURCE}, entities.identify)
    return writer.load(tiny.SOURCE, [path], 2020)


def refused(path: Path, settings: Settings, says: str) -> None:
    """The load says so in one line, and leaves nothing behind."""
    with pytest.raises(InputError, match=says) as caught:
        load(path, settings)
    assert "\n" not in str(caught.value)
    left = [p for p in settings.ledger.rglob("*") if p.is_file() and p.name != "LOCK"]
    assert left == []


def zipped(path: Path, members: dict[str, bytes], kind: int = zipfile.ZIP_DEFLATED) -> Path:
    with zipfile.ZipFile(path, "w", kind) as z:
        for name, data in members.items():
            z.writestr(zipfile.ZipInfo(name), data, kind)
    return path


@pytest.fixture
def low(monkeypatch: pytest.MonkeyPatch) -> None:
    """The limits, low enough for small files to pass them."""
    monkeypatch.setattr(_bounds, "FREE", 1 << 20)
    monkeypatch.setattr(_bounds, "LINE", 1 << 20)
    monkeypatch.setattr(_bounds, "_DIRECTORY", 1 << 14)


# ---------------------------------------------------------------- what is loaded

BOMB = ROWS + b"\n" * (4 << 20)


@pytest.mark.usefixtures("low")
@pytest.mark.parametrize("kind", [zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_zip_that_unfolds_without_measure_is_refused_unread(
    settings: Settings, tmp_path: Path, kind: int
) -> None:
    refused(zipped(tmp_path / "gifts20.zip", {"gifts.txt": BOMB}, kind), settings, "200 times")


@pytest.mark.usefixtures("low")
def test_so_is_one_of_many_small_members(settings: Settings, tmp_path: Path) -> None:
    members = {"gifts.txt": ROWS} | {f"{n}.txt": bytes(300_000) for n in range(30)}
    refused(zipped(tmp_path / "gifts20.zip", members), settings, "200 times")


@pytest.mark.usefixtures("low")
def test_a_gzip_that_unfolds_without_measure_is_left_off(
    settings: Settings, tmp_path: Path
) -> None:
    path = tmp_path / "gifts20.txt.gz"
    path.write_bytes(gzip.compress(BOMB))
    refused(path, settings, "200 times")


def test_a_zip_that_says_less_than_it_holds_is_read_no_further(
    settings: Settings, tmp_path: Path
) -> None:
    path = zipped(tmp_path / "gifts20.zip", {"gifts.txt": ROWS + b" " * (64 << 20)})
    data = path.read_bytes()
    true, said = (len(ROWS) + (64 << 20)).to_bytes(4, "little"), len(ROWS).to_bytes(4, "little")
    path.write_bytes(data.replace(true, said))
    refused(path, settings, "cut short or is damaged")


@pytest.mark.usefixtures("low")
@pytest.mark.parametrize("lie", [False, True])
def test_a_zip_of_members_without_number_is_refused_unread(
    settings: Settings, tmp_path: Path, lie: bool
) -> None:
    path = zipped(tmp_path / "gifts20.zip", {f"{n}.txt": b"" for n in range(400)})
    if lie:  # the end says that there is one; the list is there all the same
        data = bytearray(path.read_bytes())
        data[-14:-10] = b"\1\0\1\0"
        path.write_bytes(data)
    refused(path, settings, "is no whole zip file")


def test_a_zip_within_a_zip_is_not_followed(settings: Settings, tmp_path: Path) -> None:
    inner = zipped(tmp_path / "inner.zip", {"gifts.txt": ROWS}).read_bytes()
    refused(zipped(tmp_path / "gifts20.zip", {"gifts.zip": inner}), settings, "holds no file of")


@pytest.mark.parametrize(
    "name", ["../../gifts.txt", "/gifts.txt", "..\\gifts.txt", "C:\\gifts.txt", "a/../../gifts.txt"]
)
def test_where_a_member_says_it_belongs_is_nothing_to_us(
    settings: Settings, tmp_path: Path, name: str
) -> None:
    """Members are read where they lie and never written out: whatever the name, no file comes."""
    inside = tmp_path / "a" / "b"
    inside.mkdir(parents=True)
    path = zipped(inside / "gifts20.zip", {name: ROWS})
    try:
        load(path, settings)
    except InputError:
        assert "\\" in name  # no folder's name ends there, so that it is none that is known
    out = [p for p in tmp_path.rglob("*") if p.is_file() and settings.ledger not in p.parents]
    assert out == [path]


def test_a_link_in_a_zip_leads_nowhere(settings: Settings, tmp_path: Path) -> None:
    path = tmp_path / "gifts20.zip"
    secret = tmp_path / "secret.txt"
    secret.write_bytes(ROWS)
    link = zipfile.ZipInfo("gifts.txt")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    with zipfile.ZipFile(path, "w") as z:
        z.writestr(link, str(secret))
    refused(path, settings, "not laid out|holds no rows")


@pytest.mark.usefixtures("low")
@pytest.mark.parametrize("name", ["gifts20.txt", "gifts20.zip", "gifts20.txt.gz"])
def test_a_line_without_end_is_refused(settings: Settings, tmp_path: Path, name: str) -> None:
    rows = ROWS.decode().splitlines()
    noise = os.urandom(1 << 20).hex()  # does not pack beyond measure
    refused(tiny.write(tmp_path / name, [*rows, noise]), settings, "holds a line of more than 1")


LIMITED = """
import re, sys, time
from pathlib import Path
sys.path.insert(0, sys.argv[1])
import tiny
from itemized import entities, ledger
from itemized.errors import InputError
from itemized.settings import Settings
folder = Path(sys.argv[2])
writer = ledger.Writer(Settings(folder / "ledger", folder), {"tiny": tiny.SOURCE}, entities.identify)
began = time.process_time()
try:
    writer.load(tiny.SOURCE, [Path(sys.argv[3])], 2020)
except InputError as e:
    # of this program alone: ru_maxrss has in it what the test's own process had when it forked
    peak = re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())[1]
    print("SAID", peak, time.process_time() - began, e)
"""


def test_a_bomb_costs_neither_memory_nor_time(tmp_path: Path, soak: int) -> None:
    """300 MiB (10 GiB in the long form) out of a zip and out of a gzip, at the limits as they are."""
    size = (10 << 30) if soak else (300 << 20)
    bombs = [tmp_path / "gifts20.zip", tmp_path / "gifts20.txt.gz"]
    z = zipfile.ZipFile(bombs[0], "w", zipfile.ZIP_DEFLATED, compresslevel=6)
    piece = (b" " * 65_535 + b"\n") * 16
    with z, z.open("gifts.txt", "w", force_zip64=True) as text:
        for _ in range(size >> 20):
            text.write(piece)
    with gzip.open(bombs[1], "wb", compresslevel=6) as packed:
        for _ in range(size >> 20):
            packed.write(piece)
    for path in bombs:
        arguments = [str(Path(tiny.__file__).parent), str(tmp_path), str(path)]
        done = subprocess.run(
            [sys.executable, "-c", LIMITED, *arguments], check=True, capture_output=True, text=True
        )
        said = done.stdout.rpartition("SAID ")[2]  # a long query may show its progress before
        peak, seconds, said = said.split(" ", 2)
        print(f"{path.name} of {size >> 20} MiB: {int(peak) >> 10} MiB, {float(seconds):.1f} s")
        assert "200 times its size" in said
        assert int(peak) < 1 << 20  # KiB
        assert float(seconds) < 20


def test_what_is_refused_leaves_the_ledger_as_it_was(settings: Settings, tmp_path: Path) -> None:
    load(tiny.write(tmp_path / "gifts20.txt", ROWS.decode().splitlines()), settings)
    with pytest.raises(InputError):
        load(zipped(tmp_path / "gifts20.zip", {"gifts.txt": b"\0" * 99}), settings)
    with Reader(settings) as reader:
        assert reader.rows("SELECT count(*) FROM entries") == [(5,)]


# ---------------------------------------------------------------- what is fetched


class Bad(BaseHTTPRequestHandler):
    """A server that never comes to an end, one way or another, by the name of the file asked for."""

    protocol_version = "HTTP/1.1"

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def do_GET(self) -> None:
        self.close_connection = True
        start = b"HTTP/1.1 200 OK\r\n"
        kind = Path(self.path).stem
        try:
            if kind == "endless":
                self._forever(start + b"\r\nPK", b"x" * 65_536, 0.0)
            elif kind == "drip":
                self._forever(start + b"Content-Length: 999999\r\n\r\nPK", b"x" * 10, 0.02)
            elif kind == "header":
                self._forever(start + b"X: ", b"x", 0.02)
            elif kind == "long":
                self.wfile.write(start + b"Content-Length: 9999999999999\r\n\r\nPK")
            elif kind == "crumbs":
                self._crumb()
            else:
                body = bomb()
                self.wfile.write(start + b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        except OSError:
            pass

    def _forever(self, start: bytes, piece: bytes, nap: float) -> None:
        self.wfile.write(start)
        for _ in range(100_000):
            self.wfile.write(piece)
            time.sleep(nap)

    def _crumb(self) -> None:
        """One byte more with each try."""
        first = int(self.headers.get("Range", "bytes=0-")[6:-1])
        place = f"Content-Range: bytes {first}-999999/1000000\r\n" if first else ""
        status = "206 Partial Content" if first else "200 OK"
        head = (
            f'HTTP/1.1 {status}\r\n{place}Content-Length: {1_000_000 - first}\r\nETag: "a"\r\n\r\n'
        )
        self.wfile.write(head.encode() + (b"P" if not first else b"K"))


def bomb() -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as z:
        z.writestr("a.txt", bytes(4 << 20))
    return held.getvalue()


class Quiet(ThreadingHTTPServer):
    def handle_error(self, *_: object) -> None:
        """A client that hangs up is nothing to print."""


@pytest.fixture
def base() -> Iterator[str]:
    with Quiet(("127.0.0.1", 0), Bad) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
        thread.join()


FETCHED = {
    "endless": "more than 3,000,000 bytes came",
    "drip": "slower than 1,000 bytes a second",
    "header": "nothing came for 1 seconds",
    "long": "no file may have more than",
    "crumbs": "of 1,000,000 bytes came|without",
    "bomb": "unfolds to more than 200 times",
}


@pytest.mark.usefixtures("low")
@pytest.mark.parametrize("kind", FETCHED)
def test_a_download_without_end_is_given_up(base: str, settings: Settings, kind: str) -> None:
    source = Source(
        "made_up", "", "", base, (), downloads=lambda _: (Download(f"{kind}.zip", f"{kind}.zip"),)
    )
    patience = Patience(
        tries=3, most=3_000_000, pace=0.5, silent=0.8, read=5.0, sleep=lambda _: None
    )
    asked = replace(settings, addresses={"made_up": base})
    began = time.monotonic()
    with pytest.raises(FetchError, match=FETCHED[kind]) as caught:
        Fetcher(asked, patience).fetch(source, Wish(2020))
    assert time.monotonic() - began < 30
    assert "\n" not in str(caught.value)
    here = [p for p in settings.downloads.rglob("*") if p.is_file()]
    assert sum(p.stat().st_size for p in here) <= 3_100_000
    assert all(p.name.endswith((".part", ".part.json", ".lock")) for p in here)


@pytest.mark.parametrize(
    ("here", "to", "says"),
    [
        ("https://1.1.1.1/a.zip", "http://1.1.1.1/a.zip", "without encryption"),
        ("https://1.1.1.1/a.zip", "https://10.0.0.1/a.zip", "on this network"),
        ("https://1.1.1.1/a.zip", "https://169.254.169.254/latest", "on this network"),
        ("http://1.1.1.1/a.zip", "http://[::ffff:127.0.0.1]/", "on this network"),
        ("http://1.1.1.1/a.zip", "//2130706433/a", "on this network"),
        ("https://1.1.1.1/a.zip", "https://8.8.8.8/a.zip", ""),
        ("http://10.0.0.1/a.zip", "http://10.0.0.2/a.zip", ""),
        ("https://1.1.1.1/a.zip", "/elsewhere/a.zip", ""),
    ],
)
def test_a_redirection_leads_to_the_open_network_alone(here: str, to: str, says: str) -> None:
    answer = httpx.Response(302, headers={"Location": to}, request=httpx.Request("GET", here))
    if says:
        with pytest.raises(FetchError, match=says):
            led_on(answer)
    else:
        led_on(answer)
