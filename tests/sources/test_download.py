"""Downloads against a server of our own that answers as publishers' do, at their worst too."""

from __future__ import annotations

import hashlib
import io
import json
import random
import threading
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from itemized.errors import FetchError, UsageError
from itemized.settings import Settings
from itemized.sources._base import Download, Source
from itemized.sources._download import Fetched, Fetcher, Patience, fetch


def zipped(seed: int) -> bytes:
    """A zip of some 300 kB that does not shrink, so that it comes in many pieces."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as z:
        z.writestr(zipfile.ZipInfo("a.txt"), random.Random(seed).randbytes(300_000))
    return held.getvalue()


ONE, TWO = zipped(1), zipped(2)


@dataclass
class Site:
    """What the server holds, how it misbehaves (an entry a request), what it was asked."""

    files: dict[str, tuple[bytes, str]] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)
    asked: list[tuple[str, str | None, str | None, str | None]] = field(default_factory=list)
    base: str = ""
    ranges: bool = True


class Handler(BaseHTTPRequestHandler):
    site: Site

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def do_GET(self) -> None:
        site, get = self.site, self.headers.get
        site.asked.append((self.path, get("Range"), get("If-Range"), get("If-None-Match")))
        fault = site.faults.pop(0) if site.faults else ""
        if fault.isdigit():
            self.send_response(int(fault))
            self.send_header("Content-Length", "0")
            self.end_headers()
        elif fault.startswith("wait "):
            self.send_response(429)
            self.send_header("Retry-After", fault.removeprefix("wait "))
            self.send_header("Content-Length", "0")
            self.end_headers()
        elif fault == "page":
            self.answer(200, b"<!DOCTYPE html><title>Down for maintenance</title>", {})
        elif self.path not in site.files:
            self.answer(404, b"not found", {})
        else:
            self.file(*site.files[self.path], cut=fault == "cut", lie=fault == "lie")

    def file(self, body: bytes, etag: str, *, cut: bool, lie: bool) -> None:
        headers = {"ETag": etag} if etag else {}
        headers["Last-Modified"] = "Sun, 17 Mar 2019 06:00:00 GMT"
        wanted = self.headers.get("Range")
        same = self.headers.get("If-Modified-Since") == headers["Last-Modified"]
        if self.headers.get("If-None-Match") == etag or (same and not etag):
            self.answer(304, b"", headers)
        elif wanted and self.site.ranges and (lie or self.headers.get("If-Range") == etag):
            first = int(wanted.removeprefix("bytes=").removesuffix("-"))
            if first >= len(body):
                self.answer(416, b"", {"Content-Range": f"bytes */{len(body)}"})
            else:
                place = f"bytes {first}-{len(body) - 1}/{len(body)}"
                self.answer(206, body[first:], headers | {"Content-Range": place}, cut=cut)
        else:
            self.answer(200, body, headers, cut=cut)

    def answer(
        self, status: int, body: bytes, headers: dict[str, str], *, cut: bool = False
    ) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        if status != 304:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body[: len(body) // 2] if cut else body)
        if cut:
            self.close_connection = True


@pytest.fixture
def site() -> Iterator[Site]:
    held = Site()
    handler = type("HandlerOfOne", (Handler,), {"site": held})
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        held.base = f"http://127.0.0.1:{server.server_port}/files/"
        yield held
        server.shutdown()
        thread.join()


def offers(cycle: int) -> tuple[Download, ...]:
    """Two files a cycle, one of which early cycles lack."""
    yy = f"{cycle % 100:02}"
    return (
        Download(f"{cycle}/alpha{yy}.zip", f"alpha{yy}.zip"),
        Download(f"{cycle}/beta{yy}.zip", f"beta{yy}.zip", optional=cycle < 2000),
    )


SOURCE = Source("made_up", "Made up", "Nobody", "http://127.0.0.1:9/", (), downloads=offers)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(ledger=tmp_path / "ledger", downloads=tmp_path / "downloads")


class Naps(list[float]):
    """A clock's `sleep` that only notes."""

    def __call__(self, seconds: float) -> None:
        self.append(seconds)


def get(
    site: Site, settings: Settings, naps: Naps | None = None, only: tuple[str, ...] = ("alpha",)
) -> tuple[Fetched, ...]:
    """Fetch cycle 2020 from the server, never sleeping."""
    patience = Patience(tries=3, sleep=naps if naps is not None else Naps())
    there = replace(settings, addresses={"made_up": site.base})
    return Fetcher(there, patience).fetch(SOURCE, 2020, only=only)


def put(site: Site, body: bytes = ONE, etag: str = '"one"', name: str = "alpha") -> None:
    site.files[f"/files/2020/{name}20.zip"] = (body, etag)


def test_a_file_comes_whole_and_is_written_down(site: Site, settings: Settings) -> None:
    put(site)
    (got,) = get(site, settings)
    assert got.path == settings.downloads / "made_up" / "2020" / "alpha20.zip"
    assert got.path.read_bytes() == ONE
    manifest = json.loads((got.path.parent / "manifest.json").read_text())
    retrieved = manifest["alpha20.zip"].pop("retrieved")
    assert retrieved.endswith("+00:00")
    assert manifest == {
        "alpha20.zip": {
            "name": "alpha20.zip",
            "url": site.base + "2020/alpha20.zip",
            "etag": '"one"',
            "last_modified": "Sun, 17 Mar 2019 06:00:00 GMT",
            "sha256": hashlib.sha256(ONE).hexdigest(),
            "size": len(ONE),
        }
    }
    assert sorted(p.name for p in got.path.parent.iterdir()) == ["alpha20.zip", "manifest.json"]


def test_an_unchanged_file_is_not_fetched_again(site: Site, settings: Settings) -> None:
    put(site)
    (first,) = get(site, settings)
    (second,) = get(site, settings)
    assert site.asked[-1][3] == '"one"'
    assert second == replace(first, already=True)


def test_a_changed_file_is_fetched_again(site: Site, settings: Settings) -> None:
    put(site)
    get(site, settings)
    put(site, TWO, '"two"')
    (got,) = get(site, settings)
    assert (got.etag, got.already, got.path.read_bytes()) == ('"two"', False, TWO)


def test_where_there_are_no_tags_the_day_of_change_tells(site: Site, settings: Settings) -> None:
    put(site, etag="")
    (first,) = get(site, settings)
    assert first.etag is None
    assert get(site, settings) == (replace(first, already=True),)


def test_a_file_that_was_tampered_with_is_fetched_again(site: Site, settings: Settings) -> None:
    put(site)
    (got,) = get(site, settings)
    got.path.write_bytes(ONE[:100])
    assert get(site, settings)[0].path.read_bytes() == ONE


def test_the_same_tag_elsewhere_is_another_file(site: Site, settings: Settings) -> None:
    put(site)
    get(site, settings)
    site.files["/mirror/2020/alpha20.zip"] = (TWO, '"one"')
    mirror = site.base.replace("/files/", "/mirror")
    (got,) = Fetcher(settings).fetch(SOURCE, 2020, only=("alpha20.zip",), origin=mirror)
    assert got.path.read_bytes() == TWO


def test_a_transfer_that_breaks_off_is_gone_on_with(site: Site, settings: Settings) -> None:
    put(site)
    site.faults = ["cut"]
    (got,) = get(site, settings)
    (_, again) = site.asked
    assert again[1] == f"bytes={len(ONE) // 2}-"
    assert again[2] == '"one"'
    assert got.path.read_bytes() == ONE


def test_a_later_call_goes_on_too(site: Site, settings: Settings) -> None:
    put(site)
    site.faults = ["cut"] * 3
    with pytest.raises(FetchError, match="run the same command later; what has come is kept"):
        get(site, settings)
    folder = settings.downloads / "made_up" / "2020"
    assert sorted(p.name for p in folder.iterdir()) == ["alpha20.zip.part", "alpha20.zip.part.json"]
    assert get(site, settings)[0].path.read_bytes() == ONE
    assert sorted(p.name for p in folder.iterdir()) == ["alpha20.zip", "manifest.json"]


def test_two_versions_are_never_spliced(site: Site, settings: Settings) -> None:
    put(site)
    site.faults = ["cut"] * 3
    with pytest.raises(FetchError):
        get(site, settings)
    put(site, TWO, '"two"')
    (got,) = get(site, settings)
    assert (got.path.read_bytes(), got.etag) == (TWO, '"two"')


def test_nor_where_the_server_ignores_if_range(site: Site, settings: Settings) -> None:
    put(site)
    site.faults = ["cut"] * 3
    with pytest.raises(FetchError):
        get(site, settings)
    put(site, TWO, '"two"')
    site.faults = ["lie"]
    assert get(site, settings)[0].path.read_bytes() == TWO


def test_a_server_without_ranges_gives_it_from_the_start(site: Site, settings: Settings) -> None:
    put(site)
    site.ranges = False
    site.faults = ["cut"]
    assert get(site, settings)[0].path.read_bytes() == ONE


def test_a_weak_tag_is_never_gone_on_with(site: Site, settings: Settings) -> None:
    put(site, etag='W/"one"')
    site.faults = ["cut"]
    assert get(site, settings)[0].path.read_bytes() == ONE
    assert [asked[1] for asked in site.asked] == [None, None]


def test_a_part_longer_than_the_file_is_begun_again(site: Site, settings: Settings) -> None:
    put(site)
    site.faults = ["cut"] * 3
    with pytest.raises(FetchError):
        get(site, settings)
    part = settings.downloads / "made_up" / "2020" / "alpha20.zip.part"
    part.write_bytes(ONE + b"more")
    assert get(site, settings)[0].path.read_bytes() == ONE


def test_a_zip_that_is_short_at_the_publisher_is_refused(site: Site, settings: Settings) -> None:
    put(site, ONE[:-1000])
    with pytest.raises(FetchError, match=r"2020/alpha20\.zip.*cut short"):
        get(site, settings)
    assert not (settings.downloads / "made_up" / "2020" / "alpha20.zip").exists()


def test_a_web_page_is_refused(site: Site, settings: Settings) -> None:
    put(site)
    site.faults = ["page"]
    with pytest.raises(FetchError, match=r"2020/alpha20\.zip: a web page came, and no zip file"):
        get(site, settings)
    assert get(site, settings)[0].path.read_bytes() == ONE


def test_what_is_no_zip_is_refused(site: Site, settings: Settings) -> None:
    put(site, b"Rar!" * 100)
    with pytest.raises(FetchError, match="what came is no zip file"):
        get(site, settings)


def test_a_missing_file_names_address_and_way_out(site: Site, settings: Settings) -> None:
    with pytest.raises(FetchError, match=r"2020/alpha20\.zip: .*404.*; check the cycle or year"):
        get(site, settings)


def test_a_missing_optional_file_is_passed_over(site: Site, settings: Settings) -> None:
    site.files["/files/1998/alpha98.zip"] = (ONE, '"one"')
    got = Fetcher(settings).fetch(SOURCE, 1998, origin=site.base)
    assert [f.name for f in got] == ["alpha98.zip"]


@pytest.mark.parametrize("fault", ["429", "500", "503"])
def test_a_busy_server_is_asked_again_after_longer_and_longer(
    fault: str, site: Site, settings: Settings
) -> None:
    put(site)
    site.faults = [fault, fault]
    naps = Naps()
    assert get(site, settings, naps)[0].path.read_bytes() == ONE
    assert naps == [1.0, 2.0]


def test_retry_after_is_heeded(site: Site, settings: Settings) -> None:
    put(site)
    site.faults = ["wait 7", "wait Sun, 17 Mar 2019 06:00:00 GMT"]
    naps = Naps()
    assert get(site, settings, naps)[0].path.read_bytes() == ONE
    assert naps == [7.0, 0.0]


def test_too_long_a_wait_is_left_to_the_reader(site: Site, settings: Settings) -> None:
    put(site)
    site.faults = ["wait 86400"]
    naps = Naps()
    with pytest.raises(FetchError, match="answers 429 and asks to wait 86400 seconds"):
        get(site, settings, naps)
    assert naps == []


def test_it_gives_up_in_the_end(site: Site, settings: Settings) -> None:
    put(site)
    site.faults = ["503"] * 9
    with pytest.raises(FetchError, match=r"alpha20\.zip: .*the server answers 503"):
        get(site, settings)
    assert len(site.asked) == 3


def test_a_refusal_is_not_tried_again(site: Site, settings: Settings) -> None:
    put(site)
    site.faults = ["403"]
    with pytest.raises(FetchError, match="the server answers 403; fetch the file by hand"):
        get(site, settings)
    assert len(site.asked) == 1


def test_no_server_at_all(settings: Settings) -> None:
    with pytest.raises(FetchError, match=r"127\.0\.0\.1:9/2020/alpha20\.zip: could not be fetched"):
        Fetcher(settings, Patience(tries=2, sleep=Naps())).fetch(SOURCE, 2020)


@pytest.mark.parametrize("origin", ["http://127.0.0.1:9x/", "http://[1::2::3]/"])
def test_an_address_that_is_none(origin: str, settings: Settings) -> None:
    with pytest.raises(FetchError, match="check the address"):
        fetch(SOURCE, 2020, settings, origin=origin)


def test_progress_counts_the_bytes(site: Site, settings: Settings) -> None:
    put(site)
    seen: list[tuple[str, int, int | None, str]] = []
    fetch(SOURCE, 2020, settings, lambda *told: seen.append(told), ("alpha",), site.base)
    assert seen[-1] == ("alpha20.zip", len(ONE), len(ONE), "bytes")
    assert [done for _, done, _, _ in seen] == sorted(done for _, done, _, _ in seen)


@pytest.mark.parametrize("layout", ["{0}", "2020/{0}"])
@pytest.mark.parametrize("as_url", [False, True])
def test_a_folder_stands_in_for_the_site(
    layout: str, as_url: bool, tmp_path: Path, settings: Settings
) -> None:
    there = tmp_path / "a mirror" / layout.format("alpha20.zip")
    there.parent.mkdir(parents=True)
    there.write_bytes(ONE)
    folder = tmp_path / "a mirror"
    origin = folder.as_uri() if as_url else str(folder)
    (got,) = fetch(SOURCE, 2020, settings, origin=origin)
    assert (got.path.read_bytes(), got.url, got.already) == (ONE, there.as_uri(), False)
    assert fetch(SOURCE, 2020, settings, origin=origin) == (replace(got, already=True),)
    there.write_bytes(TWO)
    assert fetch(SOURCE, 2020, settings, origin=origin)[0].path.read_bytes() == TWO


def test_a_folder_with_nothing_of_it(tmp_path: Path, settings: Settings) -> None:
    with pytest.raises(FetchError, match="no file of cycle 2020 is published there"):
        fetch(SOURCE, 2020, settings, origin=str(tmp_path))
    with pytest.raises(FetchError, match="is neither a folder nor an address"):
        fetch(SOURCE, 2020, settings, origin=str(tmp_path / "none"))


def test_a_page_in_the_folder_is_refused(tmp_path: Path, settings: Settings) -> None:
    (tmp_path / "alpha20.zip").write_bytes(b"\n <html>")
    with pytest.raises(FetchError, match="a web page came"):
        fetch(SOURCE, 2020, settings, origin=str(tmp_path))


def test_names_that_are_none(settings: Settings) -> None:
    with pytest.raises(UsageError, match=r"made_up publishes no gamma; it publishes alpha20\.zip"):
        fetch(SOURCE, 2020, settings, only=("gamma",))
    with pytest.raises(UsageError, match="has no address to fetch from"):
        fetch(replace(SOURCE, downloads=lambda _: ()), 2020, settings)


def test_a_folder_that_cannot_be_written(site: Site, settings: Settings) -> None:
    put(site)
    settings.downloads.parent.mkdir(exist_ok=True)
    settings.downloads.write_text("a file, not a folder")
    with pytest.raises(FetchError, match="cannot be written to"):
        get(site, settings)


def test_a_broken_manifest_is_no_reason_to_stop(site: Site, settings: Settings) -> None:
    put(site)
    (got,) = get(site, settings)
    (got.path.parent / "manifest.json").write_text('{"alpha20.zip": {"nam')
    assert get(site, settings)[0].already is False
    (got.path.parent / "manifest.json").write_text('{"alpha20.zip": {"colour": "red"}}')
    assert get(site, settings)[0].already is False
