"""`itemized fetch` as a process of its own: killed, interrupted, twice at once, and its words."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from sources.site import Site, serving, zipped

DAY = zipped(7, name="1.fec")
OTHER = zipped(8, name="2.fec")
WORDS = ("fetch", "fec_efile", "--from-day", "2018-06-15", "--to-day", "2018-06-17")
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs Unix signals")


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as held:
        held.files["/files/20180615.zip"] = (DAY, '"day"')
        yield held


class Home:
    """A user's folders, and the shell."""

    def __init__(self, folder: Path, site: Site) -> None:
        self.downloads = folder / "downloads"
        self.env = {
            **{k: v for k, v in os.environ.items() if not k.startswith("ITEMIZED_")},
            "ITEMIZED_ADDRESS_FEC_EFILE": site.base,
            "ITEMIZED_DOWNLOADS": str(self.downloads),
            "ITEMIZED_LEDGER": str(folder / "ledger"),
            "PYTHONUTF8": "1",
            "COLUMNS": "80",
        }

    @property
    def year(self) -> Path:
        return self.downloads / "fec_efile" / "2018"

    def start(self, *words: str) -> subprocess.Popen[str]:
        # a shell that runs the tests in the background has them, and what they start, pass over
        # interrupts
        heard = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler); "
        return subprocess.Popen(
            [sys.executable, "-c", f"{heard}from itemized.cli import main; main()", *words],
            env=self.env,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def run(self, *words: str) -> tuple[int, str, str]:
        process = self.start(*words)
        out, err = process.communicate(timeout=120)
        return process.returncode, out, err

    def half_way(self, site: Site, *words: str) -> subprocess.Popen[str]:
        """A fetch that has half of the first day, and waits for the rest."""
        site.slow = "/files/20180615.zip"
        process = self.start(*words)
        part = self.year / "20180615.zip.part"
        half, deadline = len(DAY) // 2, time.monotonic() + 60
        while not (part.exists() and part.stat().st_size == half):
            assert process.poll() is None, process.communicate()
            assert time.monotonic() < deadline
            time.sleep(0.01)
        return process


@pytest.fixture
def home(tmp_path: Path, site: Site) -> Home:
    return Home(tmp_path, site)


def test_it_says_what_came_what_did_not_and_how_to_load_it(home: Home, site: Site) -> None:
    code, out, err = home.run(*WORDS)
    assert (code, err) == (0, "")  # no word on progress where nobody watches
    assert out == (
        "file            bytes\n"
        f"20180615.zip  {len(DAY):,}  fetched\n"
        "\n"
        "Not published there: 20180616.zip, 20180617.zip.\n"
        "\n"
        "To load:\n"
        f"  itemized load fec_efile {home.year}\n"
    )
    code, out, _ = home.run(*WORDS, "--json")
    told = json.loads(out)
    assert (code, told["files"][0]["already"], told["files"][0]["how"]) == (0, True, "unchanged")
    assert told["absent"] == ["20180616.zip", "20180617.zip"]
    assert told["load"] == ["itemized", "load", "fec_efile", str(home.year)]


def test_killed_half_way_nothing_is_taken_for_whole_and_it_goes_on(home: Home, site: Site) -> None:
    process = home.half_way(site, *WORDS)
    process.send_signal(signal.SIGKILL)
    process.communicate(timeout=60)
    assert sorted(p.name for p in home.year.iterdir()) == [
        "20180615.zip.part",
        "20180615.zip.part.json",
    ]
    code, _, err = home.run("load", "fec_efile", str(home.year))
    assert (code, "no file of fec_efile lies in this folder" in err) == (1, True)
    site.go_on.set()
    site.asked.clear()
    assert home.run(*WORDS)[0] == 0
    assert (home.year / "20180615.zip").read_bytes() == DAY
    first = next(headers for path, headers in site.asked if path.endswith("15.zip"))
    assert (first["Range"], first["If-Range"]) == (f"bytes={len(DAY) // 2}-", '"day"')
    assert sorted(p.name for p in home.year.iterdir()) == ["20180615.zip", "manifest.json"]


def test_killed_half_way_and_changed_at_the_publisher_it_begins_again(
    home: Home, site: Site
) -> None:
    process = home.half_way(site, *WORDS)
    process.send_signal(signal.SIGKILL)
    process.communicate(timeout=60)
    site.go_on.set()
    site.files["/files/20180615.zip"] = (OTHER, '"other"')
    assert home.run(*WORDS)[0] == 0
    assert (home.year / "20180615.zip").read_bytes() == OTHER


def test_interrupted_it_says_one_line_at_once(home: Home, site: Site) -> None:
    process = home.half_way(site, *WORDS)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=60)
    assert not site.go_on.is_set()  # the server still has not sent the rest
    assert (process.returncode, out) == (130, "")
    assert err.count("\n") == 1
    assert err.startswith("itemized: stopped;")
    assert not (home.year / "20180615.zip").exists()
    site.go_on.set()
    assert home.run(*WORDS)[0] == 0
    assert (home.year / "20180615.zip").read_bytes() == DAY


def test_two_at_once_do_not_mix(home: Home, site: Site) -> None:
    first = home.half_way(site, *WORDS)
    code, out, err = home.run(*WORDS)
    assert (code, out) == (1, "")
    assert err.count("\n") == 1
    assert "another fetch is writing there; wait until that one is done" in err
    site.go_on.set()
    first.communicate(timeout=60)
    assert first.returncode == 0
    assert (home.year / "20180615.zip").read_bytes() == DAY


@pytest.mark.parametrize(
    ("words", "code", "line"),
    [
        (("fetch", "fec_efile", "--to-day", "2018-06-15"), 2, "--to-day needs a first day"),
        (("fetch", "fec_efile"), 2, "say which days with --from-day and --to-day, or --year"),
        (("fetch", "fec_efile", "--filing", "x"), 2, "'x' is no number of a filing"),
        (("fetch", "fec_efile", "--from-day", "2018-06-16", "--to-day", "2018-06-16"), 1, "none"),
        (("fetch", "fec_bulk"), 2, "say which cycle with --cycle"),
    ],
)
def test_what_cannot_be_fetched_is_one_line(
    words: tuple[str, ...], code: int, line: str, home: Home, site: Site
) -> None:
    got, out, err = home.run(*words)
    assert (got, out, err.count("\n"), line in err) == (code, "", 1, True), err


def test_a_setting_that_is_none_is_one_line(home: Home, site: Site) -> None:
    home.env["ITEMIZED_CONNECTIONS"] = "lots"
    code, _, err = home.run(*WORDS)
    assert (code, err) == (
        2,
        (
            "itemized: ITEMIZED_CONNECTIONS: 'lots' is no number of files to fetch at once; "
            "set it from 1 to 8\n"
        ),
    )
