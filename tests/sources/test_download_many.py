"""Several files: what is asked of a source, several at once, days, filings, folders, what to load."""

from __future__ import annotations

import errno
import shutil
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from filelock import FileLock

from itemized.errors import FetchError, UsageError
from itemized.settings import Settings
from itemized.sources import fec_bulk, fec_efile
from itemized.sources._base import Download, Source
from itemized.sources._download import Fetcher, FetchReport, Patience, Wish, _kept, fetch
from sources.site import Clock, Site, zipped

ONE, TWO = zipped(1), zipped(2)
FILING = b"HDR\x1cFEC\x1c8.3\x1cMade up\x1c1.0\nF99\x1cC97000001\x1cNOBODY PAC\n"
JUNE = (date(2018, 6, 15), date(2018, 6, 18))
SOURCE = Source(
    name="made_up",
    title="Made up",
    agency="Nobody",
    base_url="http://127.0.0.1:9/",
    tables=(),
    period_word="year",
    downloads=lambda y: tuple(Download(f"{y}/{n}.zip", f"{n}.zip") for n in "abcdef"),
)
WHOLE = replace(SOURCE, period_word="", downloads=lambda _: (Download("lists.zip", "lists.zip"),))


def get(site: Site, settings: Settings, source: Source, wish: Wish) -> FetchReport:
    clock = Clock()
    patience = Patience(tries=2, now=clock.now, ticks=clock.ticks, sleep=clock.sleep)
    there = replace(
        settings, addresses={source.name: site.base, f"{source.name}_filings": site.base + "posted"}
    )
    return Fetcher(there, patience).fetch(source, wish)


def put(site: Site, *paths: str, body: bytes = ONE) -> None:
    site.files |= {f"/files/{path}": (body, f'"{path}"') for path in paths}


# ---------------------------------------------------------------- FEC's electronic filings


def test_days_are_fetched_and_days_without_filings_said(site: Site, settings: Settings) -> None:
    put(site, "20180615.zip", "20180618.zip")
    report = get(site, settings, fec_efile.SOURCE, Wish(days=JUNE))
    folder = settings.downloads / "fec_efile" / "2018"
    assert [f.path for f in report.files] == [folder / "20180615.zip", folder / "20180618.zip"]
    assert report.absent == ("20180616.zip", "20180617.zip")
    assert report.load == ("itemized", "load", "fec_efile", str(folder))


def test_days_with_nothing_at_all_are_a_no(site: Site, settings: Settings) -> None:
    with pytest.raises(FetchError, match=r"published there \(20180615\.zip to 20180618\.zip\)"):
        get(site, settings, fec_efile.SOURCE, Wish(days=JUNE))
    day = Wish(days=(JUNE[0], JUNE[0]))
    with pytest.raises(FetchError, match=r"\(20180615\.zip\); check the days"):
        get(site, settings, fec_efile.SOURCE, day)


def test_a_year_is_all_its_days(site: Site, settings: Settings) -> None:
    put(site, "20160101.zip", "20160229.zip", "20161231.zip")
    report = get(site, settings, fec_efile.SOURCE, Wish(2016))
    assert [f.name for f in report.files] == ["20160101.zip", "20160229.zip", "20161231.zip"]
    assert len(report.absent) == 363


def test_this_year_ends_today(site: Site, settings: Settings) -> None:
    put(site, "20180103.zip")
    early = replace(settings, today=date(2018, 1, 3))
    assert len(get(site, early, fec_efile.SOURCE, Wish(2018)).absent) == 2
    with pytest.raises(UsageError, match="2018-01-04 is yet to come; ask up to 2018-01-03"):
        get(site, early, fec_efile.SOURCE, Wish(days=(date(2018, 1, 1), date(2018, 1, 4))))
    with pytest.raises(UsageError, match="2019-01-01 is later than 2018-01-03"):
        get(site, early, fec_efile.SOURCE, Wish(2019))


def test_days_across_years_lie_in_two_folders(site: Site, settings: Settings) -> None:
    put(site, "20181231.zip", "20190101.zip")
    days = (date(2018, 12, 31), date(2019, 1, 1))
    report = get(site, settings, fec_efile.SOURCE, Wish(days=days))
    home = settings.downloads / "fec_efile"
    assert report.load[3:] == (str(home / "2018"), str(home / "2019"))


def test_filings_come_by_number(site: Site, settings: Settings) -> None:
    put(site, "posted/1238407.fec", "posted/27789.fec", body=FILING)
    wish = Wish(filings=("1238407", "FEC-27789", "1238407"))
    report = get(site, settings, fec_efile.SOURCE, wish)
    folder = settings.downloads / "fec_efile" / "filings"
    assert [f.path.relative_to(folder).name for f in report.files] == ["1238407.fec", "27789.fec"]
    assert report.load[3:] == (str(folder),)
    again = get(site, settings, fec_efile.SOURCE, Wish(filings=("27789",)))
    assert again.files[0].already
    assert again.load[3:] == (str(folder / "27789.fec"),)


def test_a_filing_that_is_not_there_fails_and_the_others_come(
    site: Site, settings: Settings
) -> None:
    put(site, "posted/2.fec", body=FILING)
    with pytest.raises(
        FetchError,
        match=r"posted/1\.fec: .*\(404\) \(1 of 2 are here\); check the number",
    ):
        get(site, settings, fec_efile.SOURCE, Wish(filings=("1", "2")))
    assert (settings.downloads / "fec_efile" / "filings" / "2.fec").read_bytes() == FILING


@pytest.mark.parametrize("number", ["", "12a", "../1", "-5", "0", "1234567890", "٣"])
def test_numbers_that_are_none(number: str, settings: Settings) -> None:
    with pytest.raises(UsageError, match="is no number of a filing"):
        fetch(fec_efile.SOURCE, Wish(filings=(number,)), settings)


def test_addresses_are_the_agencys() -> None:
    # FEC publishes zips a day under bulk-downloads/electronic and filings on docquery
    source = fec_efile.SOURCE
    assert source.day is not None
    assert source.filing is not None
    assert source.base_url + source.day(date(2018, 6, 6)).path == (
        "https://www.fec.gov/files/bulk-downloads/electronic/20180606.zip"
    )
    filing = source.filing("1238407")
    assert filing is not None
    assert source.filings_url + filing.path == ("https://docquery.fec.gov/dcdev/posted/1238407.fec")


# ---------------------------------------------------------------- periods and standing files


def test_a_period_lies_in_a_folder_of_its_own(site: Site, settings: Settings) -> None:
    put(site, *(f"2020/{n}.zip" for n in "abcdef"))
    report = get(site, settings, SOURCE, Wish(2020))
    home = settings.downloads / "made_up"
    assert [f.path for f in report.files] == [home / "2020" / f"{n}.zip" for n in "abcdef"]
    assert report.load == ("itemized", "load", "made_up", str(home / "2020"), "--year", "2020")


def test_files_of_all_years_need_no_period(site: Site, settings: Settings) -> None:
    put(site, "lists.zip")
    report = get(site, settings, WHOLE, Wish())
    home = settings.downloads / "made_up"
    assert [f.path for f in report.files] == [home / "lists.zip"]
    assert report.load == ("itemized", "load", "made_up", str(home))
    with pytest.raises(UsageError, match="by other means; name no cycle or year"):
        get(site, settings, WHOLE, Wish(2020))


def test_only_some_files(site: Site, settings: Settings) -> None:
    put(site, "2020/a.zip", "2020/c.zip")
    report = get(site, settings, SOURCE, Wish(2020, only=("c", "a.zip")))
    assert [f.name for f in report.files] == ["a.zip", "c.zip"]
    with pytest.raises(UsageError, match=r"made_up publishes no g; it publishes a\.zip, b\.zip"):
        get(site, settings, SOURCE, Wish(2020, only=("g",)))


def test_what_a_source_does_not_offer_names_what_it_does(settings: Settings) -> None:
    bulk, filings = fec_bulk.SOURCE, fec_efile.SOURCE
    cases = {
        "fec_bulk is fetched by other means; say which cycle with --cycle": (bulk, Wish()),
        "fec_bulk is not published by days; say which cycle": (bulk, Wish(days=JUNE)),
        "does not publish filings one by one; say which cycle": (bulk, Wish(filings=("1",))),
        "fec_efile is fetched by other means; say which days": (filings, Wish()),
        "a period, days and filings are fetched one by": (filings, Wish(2018, filings=("1",))),
        "made_up has no address to fetch from; get its files from Nobody": (
            replace(SOURCE, downloads=lambda _: ()),
            Wish(2020),
        ),
    }
    for words, (source, wish) in cases.items():
        with pytest.raises(UsageError, match=words):
            fetch(source, wish, settings)


def test_early_cycles_lack_files(site: Site, settings: Settings) -> None:
    put(site, "bulk-downloads/1998/indiv98.zip", "bulk-downloads/1998/pas298.zip")
    some = Wish(1998, only=("indiv", "pas2", "ccl"))
    report = get(site, settings, fec_bulk.SOURCE, some)
    assert [f.name for f in report.files] == ["indiv98.zip", "pas298.zip"]
    assert report.absent == ("ccl98.zip",)


# ---------------------------------------------------------------- several at once


@pytest.mark.parametrize("connections", [1, 3])
def test_as_many_at_once_as_the_setting_says(
    connections: int, site: Site, settings: Settings
) -> None:
    put(site, *(f"2020/{n}.zip" for n in "abcdef"))
    report = get(site, replace(settings, connections=connections), SOURCE, Wish(2020))
    assert len(report.files) == 6
    assert site.most_at_once <= connections


def test_a_wait_asked_of_one_holds_back_all(site: Site, settings: Settings) -> None:
    put(site, *(f"2020/{n}.zip" for n in "abcdef"))
    site.faults = ["wait 30"]
    clock = Clock()
    patience = Patience(now=clock.now, ticks=clock.ticks, sleep=clock.sleep)
    there = replace(settings, connections=1)
    report = Fetcher(there, patience).fetch(SOURCE, Wish(2020, origin=site.base))
    assert (len(report.files), clock.naps) == (6, [30.0])


def test_one_bad_file_does_not_stop_the_others(site: Site, settings: Settings) -> None:
    put(site, *(f"2020/{n}.zip" for n in "bcdef"))
    put(site, "2020/a.zip", body=ONE[:-100])
    with pytest.raises(FetchError, match=r"a\.zip: .*damaged \(5 of 6 are here\)"):
        get(site, settings, SOURCE, Wish(2020))
    names = sorted(p.name for p in (settings.downloads / "made_up" / "2020").iterdir())
    assert names == ["b.zip", "c.zip", "d.zip", "e.zip", "f.zip", "manifest.json"]


def test_where_everything_fails_it_stops_asking(site: Site, settings: Settings) -> None:
    site.faults = ["403"] * 50
    one = replace(settings, connections=1)
    with pytest.raises(
        FetchError, match=r"a\.zip: .*403 \(b\.zip, c\.zip failed too, 0 of 6 are here\)"
    ):
        get(site, one, SOURCE, Wish(2020))
    assert len(site.asked) == 3


def test_a_mistake_of_ours_is_not_hidden(
    site: Site, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(site, *(f"2020/{n}.zip" for n in "abcdef"))

    def broken(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(_kept, "_note", broken)
    with pytest.raises(ZeroDivisionError):
        get(site, settings, SOURCE, Wish(2020))


# ---------------------------------------------------------------- the folder it goes to


def test_one_fetch_of_a_source_at_a_time(site: Site, settings: Settings) -> None:
    put(site, "lists.zip")
    home = settings.downloads / "made_up"
    home.mkdir(parents=True)
    with (
        FileLock(home / ".lock"),
        pytest.raises(FetchError, match=r"another fetch is writing there; wait until"),
    ):
        get(site, settings, WHOLE, Wish())
    assert site.asked == []
    assert get(site, settings, WHOLE, Wish()).files


def test_a_folder_that_cannot_be_written(site: Site, settings: Settings) -> None:
    settings.downloads.write_text("a file, not a folder")
    with pytest.raises(FetchError, match=r"cannot be written to .*set ITEMIZED_DOWNLOADS"):
        get(site, settings, WHOLE, Wish())
    assert site.asked == []


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_disk_is_one_line_and_ends_it(site: Site, settings: Settings) -> None:
    put(site, *(f"2020/{n}.zip" for n in "abcdef"))
    folder = settings.downloads / "made_up" / "2020"
    folder.mkdir(parents=True)
    (folder / "a.zip.part").symlink_to("/dev/full")
    with pytest.raises(FetchError, match=r"cannot be written to .no space left on device.") as e:
        get(site, replace(settings, connections=1), SOURCE, Wish(2020))
    assert "\n" not in str(e.value)
    assert [path for path, _ in site.asked] == ["/files/2020/a.zip"]
    assert not (folder / "a.zip").exists()
    (folder / "a.zip.part").unlink()  # room was made
    assert len(get(site, settings, SOURCE, Wish(2020)).files) == 6


def test_a_full_disk_for_the_manifest(
    site: Site, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(site, "lists.zip")

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(_kept, "_note", full)
        with pytest.raises(FetchError, match="no space left on device"):
            get(site, settings, WHOLE, Wish())
    assert not (settings.downloads / "made_up" / "lists.zip").exists()
    site.asked.clear()
    report = get(site, settings, WHOLE, Wish())
    assert report.files[0].path.read_bytes() == ONE
    assert site.headers_asked("If-None-Match") == ['"lists.zip"']  # all of it lay there


# ---------------------------------------------------------------- a folder in place of the site


@pytest.mark.parametrize("layout", ["{0}", "2020/{0}"])
@pytest.mark.parametrize("as_url", [False, True])
def test_a_folder_stands_in_for_the_site(
    layout: str, as_url: bool, tmp_path: Path, settings: Settings
) -> None:
    there = tmp_path / "a mirror" / layout.format("b.zip")
    there.parent.mkdir(parents=True)
    there.write_bytes(ONE)
    folder = tmp_path / "a mirror"
    wish = Wish(2020, origin=folder.as_uri() if as_url else str(folder))
    report = fetch(SOURCE, wish, settings)
    (got,) = report.files
    assert (got.path.read_bytes(), got.url, got.how) == (ONE, there.as_uri(), "new")
    assert report.absent == ("a.zip", "c.zip", "d.zip", "e.zip", "f.zip")
    assert fetch(SOURCE, wish, settings).files == (replace(got, how="unchanged"),)
    there.write_bytes(TWO)
    (third,) = fetch(SOURCE, wish, settings).files
    assert (third.path.read_bytes(), third.how) == (TWO, "renewed")
    third.path.write_bytes(ONE)
    assert fetch(SOURCE, wish, settings).files[0].how == "mended"


def test_a_folder_in_the_settings_serves_days_and_filings(
    tmp_path: Path, settings: Settings
) -> None:
    (tmp_path / "20180615.zip").write_bytes(ONE)
    (tmp_path / "27789.fec").write_bytes(FILING)
    addresses = {"fec_efile": str(tmp_path), "fec_efile_filings": tmp_path.as_uri()}
    there = replace(settings, addresses=addresses)
    assert len(fetch(fec_efile.SOURCE, Wish(days=JUNE), there).files) == 1
    assert len(fetch(fec_efile.SOURCE, Wish(filings=("27789",)), there).files) == 1


def test_a_folder_with_nothing_of_it(tmp_path: Path, settings: Settings) -> None:
    with pytest.raises(FetchError, match="none of the files asked for is published there"):
        fetch(SOURCE, Wish(2020, origin=str(tmp_path)), settings)
    with pytest.raises(FetchError, match="is neither a folder nor an address"):
        fetch(SOURCE, Wish(2020, origin=str(tmp_path / "none")), settings)


@pytest.mark.parametrize(
    ("body", "why"), [(b"\n <html>", "a web page came"), (ONE[:-9], "cut short or damaged")]
)
def test_what_is_bad_in_the_folder_is_refused(
    body: bytes, why: str, tmp_path: Path, settings: Settings
) -> None:
    (tmp_path / "lists.zip").write_bytes(body)
    with pytest.raises(FetchError, match=why):
        fetch(WHOLE, Wish(origin=str(tmp_path)), settings)
    assert not (settings.downloads / "made_up" / "lists.zip").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="needs a Unix file name")
def test_names_for_a_shell(tmp_path: Path, settings: Settings) -> None:
    from itemized.export.terminal import as_text, fetch_report

    there = tmp_path / "there"
    there.mkdir()
    shutil.copyfile(__file__, there / "27789.fec")
    odd = replace(settings, downloads=tmp_path / "two words")
    report = fetch(fec_efile.SOURCE, Wish(filings=("27789",), origin=str(there)), odd)
    text = as_text(fetch_report(report), width=60)
    assert f"  itemized load fec_efile '{tmp_path}/two words/fec_efile/filings'\n" in text
