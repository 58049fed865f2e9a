"""One file over HTTP, against a server of our own: gone on with, never spliced, never half."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from pathlib import Path

import pytest

from itemized.errors import FetchError
from itemized.settings import Settings
from itemized.sources._base import Download, Source
from itemized.sources._download import Fetched, Fetcher, Patience, Wish, fetch
from sources.site import CHANGED, Clock, Site, zipped

ONE, TWO = zipped(1), zipped(2)
TEXT = b"HDR\x1cFEC\x1c8.3\n" + b"SA11AI\x1cC00000001\n" * 5000


def offers(cycle: int) -> tuple[Download, ...]:
    """A zip and a text a cycle."""
    yy = f"{cycle % 100:02}"
    return (
        Download(f"{cycle}/alpha{yy}.zip", f"alpha{yy}.zip"),
        Download(f"{cycle}/notes{yy}.txt", f"notes{yy}.txt", optional=cycle < 2000),
    )


SOURCE = Source("made_up", "Made up", "Nobody", "http://127.0.0.1:9/", (), downloads=offers)


def get(site: Site, settings: Settings, clock: Clock | None = None, only: str = "alpha") -> Fetched:
    """Fetch a file of cycle 2020 from the server, never sleeping."""
    clock = clock or Clock()
    patience = Patience(tries=3, now=clock.now, ticks=clock.ticks, sleep=clock.sleep)
    there = replace(settings, addresses={"made_up": site.base})
    (got,) = Fetcher(there, patience).fetch(SOURCE, Wish(2020, only=(only,))).files
    return got


def put(site: Site, body: bytes = ONE, etag: str = '"one"', name: str = "alpha20.zip") -> None:
    site.files[f"/files/2020/{name}"] = (body, etag)


def folder(settings: Settings) -> Path:
    return settings.downloads / "made_up" / "2020"


def names(settings: Settings) -> list[str]:
    return sorted(p.name for p in folder(settings).iterdir())


def break_off(site: Site, settings: Settings) -> None:
    """Leave a part behind, as a line that goes dead does."""
    site.faults = ["cut", "503", "503", "503"]
    with pytest.raises(FetchError, match="run the same command later; what has come is kept"):
        get(site, settings)
    assert names(settings) == ["alpha20.zip.part", "alpha20.zip.part.json"]
    site.asked.clear()
    site.faults.clear()


def test_a_file_comes_whole_and_is_written_down(site: Site, settings: Settings) -> None:
    put(site)
    got = get(site, settings)
    assert got.path == folder(settings) / "alpha20.zip"
    assert got.path.read_bytes() == ONE
    manifest = json.loads((folder(settings) / "manifest.json").read_text())
    retrieved = manifest["alpha20.zip"].pop("retrieved")
    assert retrieved.endswith("+00:00")
    assert manifest == {
        "alpha20.zip": {
            "name": "alpha20.zip",
            "url": site.base + "2020/alpha20.zip",
            "etag": '"one"',
            "last_modified": CHANGED,
            "sha256": hashlib.sha256(ONE).hexdigest(),
            "size": len(ONE),
        }
    }
    assert names(settings) == ["alpha20.zip", "manifest.json"]
    assert site.headers_asked("Accept-Encoding") == ["identity"]
    assert str(site.headers_asked("User-Agent")[0]).startswith("itemized/")


# ---------------------------------------------------------------- here already


def test_an_unchanged_file_is_not_fetched_again(site: Site, settings: Settings) -> None:
    put(site)
    first = get(site, settings)
    second = get(site, settings)
    assert site.headers_asked("If-None-Match") == [None, '"one"']
    assert (second, second.already) == (replace(first, how="unchanged"), True)


def test_a_changed_file_is_fetched_again(site: Site, settings: Settings) -> None:
    put(site)
    get(site, settings)
    put(site, TWO, '"two"')
    got = get(site, settings)
    assert (got.etag, got.how, got.path.read_bytes()) == ('"two"', "renewed", TWO)


def test_where_there_are_no_tags_the_day_of_change_tells(site: Site, settings: Settings) -> None:
    put(site, etag="")
    first = get(site, settings)
    assert first.etag is None
    assert get(site, settings) == replace(first, how="unchanged")
    assert site.headers_asked("If-Modified-Since") == [None, CHANGED]


def test_where_there_is_neither_the_bytes_tell(site: Site, settings: Settings) -> None:
    put(site, etag="")
    site.changed = ""
    first = get(site, settings)
    assert get(site, settings) == replace(first, how="unchanged")
    put(site, TWO, etag="")
    assert get(site, settings).how == "renewed"


@pytest.mark.parametrize("other", [ONE[:100], TWO, ONE[:-1] + b"!"])
def test_a_file_that_is_no_longer_what_it_was_is_fetched_again(
    other: bytes, site: Site, settings: Settings
) -> None:
    put(site)
    get(site, settings).path.write_bytes(other)
    got = get(site, settings)
    assert (got.how, got.path.read_bytes()) == ("mended", ONE)
    assert site.headers_asked("If-None-Match") == [None, None]


def test_a_file_that_was_taken_away_is_fetched_again(site: Site, settings: Settings) -> None:
    put(site)
    get(site, settings).path.unlink()
    got = get(site, settings)
    assert (got.how, got.path.read_bytes()) == ("new", ONE)


def test_the_same_tag_elsewhere_is_another_file(site: Site, settings: Settings) -> None:
    put(site)
    get(site, settings)
    site.files["/mirror/2020/alpha20.zip"] = (TWO, '"one"')
    mirror = site.base.replace("/files/", "/mirror")
    wish = Wish(2020, only=("alpha20.zip",), origin=mirror)
    (got,) = Fetcher(settings).fetch(SOURCE, wish).files
    assert got.path.read_bytes() == TWO


def test_a_broken_manifest_is_no_reason_to_stop(site: Site, settings: Settings) -> None:
    put(site)
    got = get(site, settings)
    for text in ('{"alpha20.zip": {"nam', '{"alpha20.zip": {"colour": "red"}}', "[]"):
        (folder(settings) / "manifest.json").write_text(text)
        assert get(site, settings).already is False
    assert get(site, settings).sha256 == got.sha256


# ---------------------------------------------------------------- broken off


def test_a_transfer_that_breaks_off_is_gone_on_with(site: Site, settings: Settings) -> None:
    put(site)
    site.faults = ["cut"]
    assert get(site, settings).path.read_bytes() == ONE
    assert site.headers_asked("Range") == [None, f"bytes={len(ONE) // 2}-"]
    assert site.headers_asked("If-Range") == [None, '"one"']


def test_a_line_that_breaks_often_gets_there(site: Site, settings: Settings) -> None:
    put(site)
    site.faults = ["cut"] * 8
    clock = Clock()
    assert get(site, settings, clock).path.read_bytes() == ONE
    assert clock.naps == [1.0] * 8


def test_a_later_call_goes_on_too(site: Site, settings: Settings) -> None:
    put(site)
    break_off(site, settings)
    got = get(site, settings)
    assert site.headers_asked("Range") == [f"bytes={len(ONE) // 2}-"]
    assert (got.path.read_bytes(), got.etag) == (ONE, '"one"')
    assert names(settings) == ["alpha20.zip", "manifest.json"]


def test_two_versions_are_never_spliced(site: Site, settings: Settings) -> None:
    put(site)
    break_off(site, settings)
    put(site, TWO, '"two"')
    got = get(site, settings)
    assert site.headers_asked("If-Range") == ['"one"']
    assert (got.path.read_bytes(), got.etag) == (TWO, '"two"')


@pytest.mark.parametrize("etag", ['"two"', ""])
def test_nor_where_the_server_ignores_if_range(etag: str, site: Site, settings: Settings) -> None:
    put(site, TEXT, name="notes20.txt")
    site.faults = ["cut", "503", "503", "503"]
    with pytest.raises(FetchError):
        get(site, settings, only="notes")
    other = TEXT.replace(b"00000001", b"00000002")
    put(site, other, etag, name="notes20.txt")
    site.faults = ["lie"]
    assert get(site, settings, only="notes").path.read_bytes() == other


@pytest.mark.parametrize("fault", ["elsewhere", "no tag", "no such range"])
def test_a_part_that_does_not_go_on_is_begun_again(
    fault: str, site: Site, settings: Settings
) -> None:
    put(site)
    break_off(site, settings)
    site.faults = [fault]
    assert get(site, settings).path.read_bytes() == ONE
    assert site.headers_asked("Range") == [f"bytes={len(ONE) // 2}-", None]


def test_a_server_without_ranges_gives_it_from_the_start(site: Site, settings: Settings) -> None:
    put(site)
    site.ranges = False
    site.faults = ["cut"]
    assert get(site, settings).path.read_bytes() == ONE
    assert site.headers_asked("Range")[1] is not None


def test_a_weak_tag_is_never_gone_on_with(site: Site, settings: Settings) -> None:
    put(site, etag='W/"one"')
    site.faults = ["cut"]
    assert get(site, settings).path.read_bytes() == ONE
    assert site.headers_asked("Range") == [None, None]


def test_without_a_tag_an_old_day_of_change_will_do(site: Site, settings: Settings) -> None:
    put(site, etag="")
    site.faults = ["cut"]
    assert get(site, settings).path.read_bytes() == ONE
    assert site.headers_asked("If-Range") == [None, CHANGED]


def test_a_day_of_change_just_now_will_not(site: Site, settings: Settings) -> None:
    put(site, etag="")
    site.changed = "Fri, 01 Jan 2100 00:00:00 GMT"
    site.faults = ["cut"]
    assert get(site, settings).path.read_bytes() == ONE
    assert site.headers_asked("Range") == [None, None]


@pytest.mark.parametrize("tail", [b"more than there is", b""])
def test_a_part_as_long_as_the_file_or_longer(tail: bytes, site: Site, settings: Settings) -> None:
    put(site)
    break_off(site, settings)
    (folder(settings) / "alpha20.zip.part").write_bytes(ONE + tail)
    assert get(site, settings).path.read_bytes() == ONE
    assert site.headers_asked("Range") == [None]
    assert site.headers_asked("If-None-Match") == [None if tail else '"one"']


def test_a_part_that_was_spoiled_is_noticed_and_begun_again(site: Site, settings: Settings) -> None:
    put(site)
    break_off(site, settings)
    part = folder(settings) / "alpha20.zip.part"
    part.write_bytes(b"PK" + bytes(part.stat().st_size - 2))
    assert get(site, settings).path.read_bytes() == ONE
    assert site.headers_asked("Range") == [f"bytes={len(ONE) // 2}-", None]


@pytest.mark.parametrize("note", ['{"note', "{}", '{"note": {"url": "x"}, "validator": "y"}'])
def test_a_part_of_unknown_version_is_begun_again(
    note: str, site: Site, settings: Settings
) -> None:
    put(site)
    break_off(site, settings)
    (folder(settings) / "alpha20.zip.part.json").write_text(note)
    assert get(site, settings).path.read_bytes() == ONE
    assert site.headers_asked("Range") == [None]


# ---------------------------------------------------------------- not what was asked for


@pytest.mark.parametrize("cut", [1, 22, 1000])
def test_a_zip_that_is_short_at_the_publisher_is_refused(
    cut: int, site: Site, settings: Settings
) -> None:
    put(site, ONE[:-cut])
    with pytest.raises(FetchError, match=r"2020/alpha20\.zip: it came cut short or damaged"):
        get(site, settings)
    assert names(settings) == []
    assert len(site.asked) == 1


def test_a_zip_whose_checksum_is_wrong_is_refused(site: Site, settings: Settings) -> None:
    put(site, ONE[:5000] + bytes([ONE[5000] ^ 1]) + ONE[5001:])
    with pytest.raises(FetchError, match="cut short or damaged"):
        get(site, settings)
    assert names(settings) == []


def test_a_web_page_is_refused_whatever_it_calls_itself(site: Site, settings: Settings) -> None:
    put(site)
    put(site, TEXT, name="notes20.txt")
    site.faults = ["page"]
    with pytest.raises(FetchError, match=r"2020/alpha20\.zip: a web page came, and no zip file"):
        get(site, settings)
    site.faults = ["page"]
    with pytest.raises(FetchError, match=r"notes20\.txt: a web page came, and no records"):
        get(site, settings, only="notes")
    assert names(settings) == []
    assert get(site, settings).path.read_bytes() == ONE


def test_a_page_in_place_of_an_update_leaves_the_file(site: Site, settings: Settings) -> None:
    put(site)
    got = get(site, settings)
    site.faults = ["page"]
    with pytest.raises(FetchError, match="a web page came"):
        get(site, settings)
    assert got.path.read_bytes() == ONE
    assert get(site, settings).already


def test_what_is_no_zip_is_refused(site: Site, settings: Settings) -> None:
    put(site, b"Rar!" * 100)
    with pytest.raises(FetchError, match="what came is no zip file"):
        get(site, settings)


def test_nothing_is_no_file(site: Site, settings: Settings) -> None:
    put(site, b"", name="notes20.txt")
    with pytest.raises(FetchError, match="nothing came"):
        get(site, settings, only="notes")


def test_fewer_bytes_than_said_are_asked_for_again(site: Site, settings: Settings) -> None:
    put(site, TEXT, name="notes20.txt")
    site.faults = ["long"] * 50
    with pytest.raises(FetchError, match="could not be fetched"):
        get(site, settings, only="notes")
    assert "notes20.txt" not in names(settings)
    assert len(site.asked) < 9


def test_a_text_of_no_said_length_could_be_cut_unseen(site: Site, settings: Settings) -> None:
    put(site, TEXT, name="notes20.txt")
    site.faults = ["unsaid"]
    with pytest.raises(FetchError, match="the server does not say how long it is"):
        get(site, settings, only="notes")
    site.faults = ["chunked"]
    assert get(site, settings, only="notes").path.read_bytes() == TEXT


def test_a_zip_of_no_said_length_tells_its_end_itself(site: Site, settings: Settings) -> None:
    put(site)
    site.faults = ["unsaid"]
    assert get(site, settings).path.read_bytes() == ONE


def test_a_file_packed_unasked_is_refused(site: Site, settings: Settings) -> None:
    put(site, TEXT, name="notes20.txt")
    site.faults = ["packed"]
    with pytest.raises(FetchError, match="it came packed, though it was asked for as it is"):
        get(site, settings, only="notes")


# ---------------------------------------------------------------- redirected, busy, not there


def test_a_redirection_is_followed_also_to_go_on(site: Site, settings: Settings) -> None:
    site.files["/elsewhere/a.zip"] = (ONE, '"one"')
    site.faults = ["to /elsewhere/a.zip", "cut", "to /elsewhere/a.zip"]
    got = get(site, settings)
    assert got.path.read_bytes() == ONE
    assert got.url == site.base + "2020/alpha20.zip"
    assert site.headers_asked("Range")[2:] == [f"bytes={len(ONE) // 2}-"] * 2


def test_a_redirection_in_circles_ends(site: Site, settings: Settings) -> None:
    site.faults = ["to /files/2020/alpha20.zip"] * 50
    with pytest.raises(FetchError, match=r"redirects.*; check the address"):
        get(site, settings)


def test_a_redirection_to_a_page_is_no_zip(site: Site, settings: Settings) -> None:
    site.faults = ["to /sorry.html", "page"]
    with pytest.raises(FetchError, match="a web page came"):
        get(site, settings)


def test_a_missing_file_names_address_and_way_out(site: Site, settings: Settings) -> None:
    with pytest.raises(FetchError, match=r"2020/alpha20\.zip: .*404.*; check the cycle"):
        get(site, settings)
    assert len(site.asked) == 1


def test_a_file_withdrawn_by_the_publisher_stays(site: Site, settings: Settings) -> None:
    put(site)
    got = get(site, settings)
    site.files.clear()
    assert get(site, settings) == replace(got, how="unchanged")


@pytest.mark.parametrize("fault", ["429", "500", "503"])
def test_a_busy_server_is_asked_again_after_longer_and_longer(
    fault: str, site: Site, settings: Settings
) -> None:
    put(site)
    site.faults = [fault, fault]
    clock = Clock()
    assert get(site, settings, clock).path.read_bytes() == ONE
    assert clock.naps == [1.0, 2.0]


@pytest.mark.parametrize(
    ("asked", "slept"),
    [
        ("7", [7.0]),
        ("0", []),
        ("Sat, 02 Jan 2021 03:04:47 GMT", [42.0]),
        ("Sun, 17 Mar 2019 06:00:00 GMT", []),
        ("soon", [1.0]),
        ("Sat, 02 Jan 2021 03:04:47 -0000", [1.0]),  # a date without a zone says no moment
    ],
)
def test_retry_after_is_heeded(
    asked: str, slept: list[float], site: Site, settings: Settings
) -> None:
    put(site)
    site.faults = [f"wait {asked}"]
    clock = Clock()
    assert get(site, settings, clock).path.read_bytes() == ONE
    assert clock.naps == slept


def test_too_long_a_wait_is_left_to_the_reader(site: Site, settings: Settings) -> None:
    put(site)
    site.faults = ["wait 86400"]
    clock = Clock()
    with pytest.raises(FetchError, match="answers 429 and asks to wait 86400 seconds"):
        get(site, settings, clock)
    assert clock.naps == []


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
    clock = Clock()
    patience = Patience(tries=2, now=clock.now, ticks=clock.ticks, sleep=clock.sleep)
    with pytest.raises(FetchError, match=r"127\.0\.0\.1:9/2020/.*: could not be fetched"):
        Fetcher(settings, patience).fetch(SOURCE, Wish(2020))


@pytest.mark.parametrize("origin", ["http://127.0.0.1:9x/", "http://[1::2::3]/"])
def test_an_address_that_is_none(origin: str, settings: Settings) -> None:
    with pytest.raises(FetchError, match="check the address"):
        fetch(SOURCE, Wish(2020, origin=origin), settings)


def test_progress_counts_the_bytes(site: Site, settings: Settings) -> None:
    put(site)
    told: list[tuple[str, int, int | None, str]] = []
    wish = Wish(2020, only=("alpha",), origin=site.base)
    fetch(SOURCE, wish, settings, lambda *word: told.append(word))
    of_file = [word for word in told if word[0] == "alpha20.zip"]
    assert of_file[-1] == ("alpha20.zip", len(ONE), len(ONE), "bytes")
    assert [done for _, done, _, _ in of_file] == sorted(done for _, done, _, _ in of_file)
    assert ("checking alpha20.zip", len(ONE), len(ONE), "bytes") in told
    assert told[-1] == ("files of made_up", 1, 1, "files")
