"""Commands: what they ask of the Desk, what they print, and how they end."""

from __future__ import annotations

import errno
import io
import json
import os
import subprocess
import sys
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from rich.console import Console

from export import samples
from itemized import _discover
from itemized.cli import _shared
from itemized.errors import InputError, NoLedgerError, UsageError
from itemized.model_filings import Damage

NAMES = _discover.names("itemized.cli")
#: What each command is typed with at the least; a new command takes its line here or nowhere.
WORDS = {
    "fetch": ["fec_bulk", "--cycle", "2022"],
    "load": ["fec_bulk", "cm22.zip", "--cycle", "2022"],
    "status": [],
    "find": ["plumtree"],
    "show": ["plumtree"],
    "claims": ["article.txt"],
    "check": ["article.txt"],
    "sql": ["select 1"],
    "trace": ["plumtree"],
    "verify": [],
}
TYPED = sorted(WORDS)
#: Those whose JSON is made by what they show alone.
OWN_JSON = ("fetch", "load", "status", "find", "show", "sql", "trace", "verify")


@pytest.mark.parametrize("name", NAMES)
def test_every_command_has_help_and_json(name: str, run: Any) -> None:
    shown = run(name, "--help")
    assert shown.exit_code == 0
    assert "--json" in shown.stdout
    first = shown.stdout.split("\n\n")[1].strip()
    assert first.endswith(".")
    assert len(first) < 60


@pytest.mark.parametrize("name", TYPED)
def test_every_command_answers(
    name: str, run: Any, desk: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("some/where").mkdir(parents=True)
    done = run(name, *WORDS[name], "--ledger", "some/where")
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout.strip()
    assert max(len(line) for line in done.stdout.splitlines()) <= 80
    assert "\x1b" not in done.stdout
    assert name in [asked for asked, _, _ in desk.asked]
    assert desk.settings.ledger == Path("some/where")


@pytest.mark.parametrize("name", ["show 9900101", "status --reconcile"])
def test_filings_in_words_and_as_json(name: str, run: Any, desk: Any) -> None:
    desk.answers["filing"] = samples.FILING
    done = run(*name.split())
    assert (done.exit_code, done.stderr) == (0, "")
    assert "$0.50" in done.stdout
    document = json.loads(run(*name.split(), "--json").stdout)
    line = (document.get("lines") or document["gaps"])[0]
    assert (line["stated"], line["itemized"], line["gap"]) == ("1250.50", "1250.00", "0.50")
    assert "system" not in document.get("filing", {})


def test_no_period_narrows_a_filing(run: Any, desk: Any) -> None:
    desk.answers["filing"] = samples.FILING
    done = run("show", "9900101", "--from", "2021-05-01")
    assert done.exit_code == 2
    assert done.stderr == (
        "itemized: 9900101 is one filing, which no period or recipient narrows; show it alone\n"
    )
    assert run("show", "9900101", "--as-of", "2021-05-01").exit_code == 0


def test_totals_are_compared_as_of_today_alone(run: Any) -> None:
    assert run("status", "--as-of", "2021-05-01").exit_code == 0
    done = run("status", "--reconcile", "--as-of", "2021-05-01")
    assert done.exit_code == 2
    assert "as of today alone; leave --as-of out" in done.stderr


@pytest.mark.parametrize("name", OWN_JSON)
def test_json_is_one_document_and_nothing_else(name: str, run: Any) -> None:
    done = run(name, *WORDS[name], "--json")
    assert done.exit_code == 0
    assert done.stderr == ""
    assert isinstance(json.loads(done.stdout), dict)


@pytest.mark.parametrize("name", TYPED)
@pytest.mark.parametrize(
    ("error", "code", "line"),
    [
        (InputError("is empty", where="a\nb.zip"), 1, "itemized: a b.zip: is empty\n"),
        (
            NoLedgerError("nothing loaded", way_out="load it"),
            1,
            "itemized: nothing loaded; load it\n",
        ),
        (UsageError("say --cycle"), 2, "itemized: say --cycle\n"),
        (
            OSError(errno.ENOSPC, "No space left on device", "lake/x.parquet"),
            1,
            (
                "itemized: lake/x.parquet: no space left on device; free some space, or choose "
                "another disk (--ledger DIR, ITEMIZED_DOWNLOADS)\n"
            ),
        ),
        (
            PermissionError(errno.EACCES, "Permission denied", "x.zip"),
            1,
            (
                "itemized: x.zip: permission denied; check who may read and write there, or choose "
                "another place\n"
            ),
        ),
        (OSError("odd"), 1, "itemized: odd; try again, or choose another place\n"),
        (
            KeyboardInterrupt(),
            130,
            "itemized: stopped; the ledger is as it was, and the same command starts again\n",
        ),
        (BrokenPipeError(errno.EPIPE, "Broken pipe"), 141, ""),
        (InputError("\x1b[31mred\u202e"), 1, "itemized: [31mred\n"),
    ],
)
def test_what_goes_wrong_is_one_line(
    name: str, error: BaseException, code: int, line: str, run: Any, desk: Any
) -> None:
    desk.error = error
    done = run(name, *WORDS[name])
    assert (done.exit_code, done.stderr, done.stdout) == (code, line, "")


@pytest.mark.parametrize("words", [[], ["--json"]])
def test_a_damaged_ledger_ends_with_1(words: list[str], run: Any, desk: Any) -> None:
    damage = Damage("hot/4.duckdb", "is missing", "itemized verify --rebuild")
    desk.answers |= {"verify": replace(samples.VERIFIED, damaged=(damage,)), "rebuild": None}
    done = run("verify", *words)
    assert done.exit_code == 1
    assert "hot/4.duckdb" in done.stdout
    assert done.stderr.endswith("not as they were written; itemized verify --rebuild\n")
    assert [name for name, _, _ in desk.asked] == ["verify"]
    run("verify", "--rebuild")
    assert [name for name, _, _ in desk.asked] == ["verify", "rebuild", "verify"]


@pytest.mark.parametrize("words", [[], ["--json"]])
def test_find_as_of_a_day_says_what_was_not_yet_due(words: list[str], run: Any, desk: Any) -> None:
    run("find", "plumtree", *words)
    assert desk.asked[-1] == ("beside", ("plumtree", None, None), {})
    desk.answers["beside"] = ("The next report was due on 2021-10-20.",)
    shown = run("find", "plumtree", "--as-of", "2021-09-27", *words)
    assert "The next report was due on 2021-10-20." in shown.stdout
    assert desk.asked[-1] == ("beside", ("plumtree", date(2021, 9, 27), None), {})


def test_find_without_a_match_ends_with_1(run: Any, desk: Any) -> None:
    desk.answers["find"] = ()
    done = run("find", "nobody", "at", "all")
    assert done.exit_code == 1
    assert done.stdout == ""
    assert done.stderr == (
        "itemized: no party in the loaded records goes by 'nobody at all'; try fewer words, or see "
        "what is loaded with: itemized status\n"
    )
    as_json = run("find", "nobody", "--json")
    assert as_json.exit_code == 1
    assert json.loads(as_json.stdout)["matches"] == []


def test_find_without_a_match_tells_of_documents_that_name_it(run: Any, desk: Any) -> None:
    desk.answers |= {"find": (), "beside": ("3 documents in stations' political files.",)}
    done = run("find", "friends", "of", "nobody")
    assert (done.exit_code, done.stdout) == (1, "")
    assert done.stderr == (
        "itemized: no party in the loaded records goes by 'friends of nobody'; 3 documents in"
        ' stations\' political files; itemized sql "select filer_id, text, filed, url from filings"'
        " lists them\n"
    )


def test_dates_reach_the_desk_with_the_last_day_in(run: Any, desk: Any) -> None:
    run("show", "a", "b", "--from", "2019-01-01", "--to", "2019-01-31", "--as-of", "2019-05-01")
    assert desk.asked == [
        (
            "show",
            (["a", "b"],),
            {
                "start": date(2019, 1, 1),
                "end": date(2019, 2, 1),
                "as_of": date(2019, 5, 1),
                "recipient": None,
            },
        )
    ]


def test_one_day_is_a_period(run: Any, desk: Any) -> None:
    run("find", "a", "--from", "2019-01-01", "--to", "2019-01-01")
    assert desk.asked[0][2]["end"] == date(2019, 1, 2)


@pytest.mark.parametrize(
    "words",
    [
        ["show"],
        ["show", "a", "--from", "yesterday"],
        ["show", "a", "--to", "9999-12-31"],
        ["show", "a", "--from", "2020-01-02", "--to", "2020-01-01"],
        ["load", "fec_bulk"],
        ["claims", "a.txt", "--text", "--json"],
        ["frobnicate"],
        ["find", "a", "--no-such-option"],
    ],
)
def test_wrong_usage_ends_with_2(words: list[str], run: Any) -> None:
    done = run(*words)
    assert done.exit_code == 2
    assert done.stdout == ""
    assert done.stderr.startswith("itemized: ")
    assert done.stderr.count("\n") == 1


def test_wrong_usage_names_the_option_and_the_way_out(run: Any) -> None:
    assert run("trace", "a", "--limit", "0").stderr == (
        "itemized: invalid value for '--limit': 0 is not in the range x>=1;"
        " see itemized trace --help\n"
    )
    assert run("check").stderr == (
        "itemized: missing argument 'ARTICLE'; see itemized check --help\n"
    )
    alone = run()
    assert alone.exit_code == 2
    assert "Usage: itemized" in alone.stdout + alone.stderr


def test_load_json_is_the_contract(run: Any) -> None:
    assert json.loads(run("load", *WORDS["load"], "--json").stdout) == {
        "loads": [
            {
                "file": "indiv22.zip",
                "table": "indiv",
                "rows": 1203,
                "entries": 1200,
                "merged": 0,
                "rejects": 3,
                "seconds": 0.25,
                "already": False,
                "cut_short": False,
                "unknown_codes": [],
            }
        ],
        "snapshot": "7",
        "passed_over": [],
        "replaced": [],
    }


def test_find_json_is_the_contract(run: Any) -> None:
    (match,) = json.loads(run("find", "plumtree", "--json").stdout)["matches"]
    assert match == {
        "entity_id": "p1",
        "name": "PLUMTREE, WILHELMINA",
        "kind": "person",
        "place": "Quillmere, OH",
        "from": "2019-01-04",
        "to": "2021-05-14",
        "given": "1086300.00",
        "received": "0.00",
        "match": {
            "tier": "same name and place",
            "because": "the cleaned name is the same, and so is the city",
        },
        "spellings": ["PLUMTREE, WILHELMINA", "PLUMTREE, W"],
    }


def test_show_json_is_the_contract(run: Any) -> None:
    shown = json.loads(run("show", "plumtree", "--json").stdout)
    assert shown["entity"]["entity_id"] == "p1"
    assert shown["given"] == {
        "total": "1086300.00",
        "n": 3,
        "by_year": [
            {"year": 2019, "total": "86300.00", "n": 2},
            {"year": 2021, "total": "1000000.00", "n": 1},
        ],
        "by_recipient": [
            {
                "entity_id": "C99900001",
                "name": "CLEAR RIVERS ACTION",
                "total": "1000000.00",
                "n": 1,
            },
            {"entity_id": "C99900002", "name": "FRIENDS OF THE FERRY", "total": "86300.00", "n": 2},
        ],
    }
    assert shown["received"] == {"total": "0.00", "n": 0, "by_year": [], "by_donor": []}
    assert shown["left_out"] == [{"why_not": "memo", "n": 2, "total": "20000.00"}]
    assert shown["as_of"] is None
    assert shown["coverage"][0]["through"] == "2022-12-31"


def test_sql_shows_and_gives_values(run: Any) -> None:
    assert "A [bold]b[/bold]" in run("sql", "select 1").stdout
    assert json.loads(run("sql", "select 1", "--json").stdout) == {
        "columns": ["name", "amount", "day", "note"],
        "rows": [["A [bold]b[/bold]", "12.50", "2021-07-26", None]],
    }


def test_check_writes_the_page(run: Any, tmp_path: Path) -> None:
    page = tmp_path / "out.html"
    done = run("check", "article.txt", "--published", "2021-07-26", "--html", str(page))
    assert done.exit_code == 0
    assert "Clear Rivers Action" in page.read_text(encoding="utf-8")


def test_a_page_that_cannot_be_written_is_one_line(run: Any, tmp_path: Path) -> None:
    done = run("check", "article.txt", "--html", str(tmp_path))
    assert done.exit_code == 1
    assert done.stderr.count("\n") == 1
    assert "name a file, not a folder" in done.stderr


def test_text_is_the_text_that_offsets_count_in(run: Any, desk: Any) -> None:
    assert run("claims", "a.html", "--text").stdout == desk.answers["claims"].article.text


def test_a_demo_stays_out_of_other_folders(run: Any, tmp_path: Path) -> None:
    (tmp_path / "ledger").mkdir()
    done = run("demo", "--into", str(tmp_path))
    assert done.exit_code == 2
    assert done.stderr.endswith("holds other things already; name a new folder\n")


def test_the_version(run: Any) -> None:
    assert run("--version").stdout.startswith("itemized ")


def _python(code: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env=os.environ
    )
    return done.stdout.strip()


@pytest.mark.parametrize(
    ("command", "holds"),
    [("show", "all rows"), ("find", "matches"), ("check", "findings"), ("trace", "hops")],
)
def test_help_of_files_says_what_is_in_them(
    command: str, holds: str, run: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    told = " ".join(run(command, "--help").stdout.split())
    for form in ("Parquet", "JSON, one a line"):
        assert f"{holds} as {form}, too." in told
    assert ("all rows as" in told) == (command == "show")


def test_help_waits_for_nothing_heavy() -> None:
    code = (
        "import sys, itemized.cli\n"
        "heavy = ('duckdb', 'pyarrow', 'trafilatura', 'rich', 'jinja2', 'httpx', 'numpy')\n"
        "print([name for name in heavy if name in sys.modules])"
    )
    assert _python(code) == "[]"


GUARDED = (
    "import sys; from itemized.cli import _shared\n"
    "import typer\n"
    "def run() -> None: print('x' * 200_000)\n"
    "try: _shared.guarded(run)()\n"
    "except typer.Exit as end: sys.exit(end.exit_code)"
)


def test_a_closed_pipe_is_quiet() -> None:
    started = subprocess.Popen(
        [sys.executable, "-c", GUARDED], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert started.stdout
    assert started.stderr
    started.stdout.close()
    with started.stderr:
        assert started.stderr.read() == b""
    assert started.wait() == 141


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no always full disk here")
def test_a_full_disk_behind_stdout_is_one_line() -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-c", GUARDED], stdout=full, stderr=subprocess.PIPE, check=False
        )
    assert done.returncode == 1
    assert done.stderr.count(b"\n") == 1
    assert done.stderr.startswith(b"itemized: no space left on device; free some space")


def test_json_survives_a_terminal_without_unicode() -> None:
    code = (
        "import sys; sys.stdout.reconfigure(encoding='ascii', errors='backslashreplace')\n"
        "from itemized.cli import _shared; _shared.print_json({'name': 'Zoé \\udc80'})"
    )
    assert json.loads(_python(code)) == {"name": "Zoé \udc80"}


def test_progress_is_one_line_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    from itemized.cli import _progress

    out = io.StringIO()
    monkeypatch.setattr(
        _progress, "Console", lambda **_: Console(file=out, width=80, force_terminal=True)
    )
    with _progress.bars() as report:
        report("reading a very long name of a file.txt", 10, 2000, "bytes")
        report("counting [red]rows[/]", 1, None, "rows")
        report("building", 7, 7, "steps")
    shown = out.getvalue()
    assert "building" in shown
    assert "7 of 7 steps" in shown
    assert "reading" not in shown[shown.rindex("building") :]


def test_files_that_come_together_each_have_a_line(monkeypatch: pytest.MonkeyPatch) -> None:
    from itemized.cli import _progress

    out = io.StringIO()
    monkeypatch.setattr(
        _progress, "Console", lambda **_: Console(file=out, width=80, force_terminal=True)
    )
    with _progress.bars(together=True) as report:
        report("first.zip", 5, 9, "bytes")
        report("second.zip", 2_000, 4_000_000, "bytes")
        report("first.zip", 9, 9, "bytes")
        report("files of fec_bulk", 1, 2, "files")
    last = out.getvalue()
    last = last[last.rindex("second.zip") :]
    assert "2.0 kB of 4.0 MB" in last
    assert "1 of 2 files" in last
    assert "first.zip" not in last


def test_progress_is_silent_where_stderr_is_no_terminal(capsys: Any) -> None:
    with _shared.progress() as report:
        report("stage", 1, 2, "rows")
    assert capsys.readouterr() == ("", "")


def test_trace_draws_what_it_shows(run: Any, desk: Any, tmp_path: Path) -> None:
    svg, html, line = tmp_path / "r.svg", tmp_path / "r.html", tmp_path / "line.svg"
    files = ("--svg", str(svg), "--html", str(html), "--timeline", str(line))
    done = run("trace", "a", "b", *files, "--hops", "2", "--json")
    assert done.exit_code == 0
    assert line.read_text(encoding="utf-8").startswith("<svg")
    assert line.read_text(encoding="utf-8") == desk.answers["trace"].timeline_svg()
    assert set(json.loads(done.stdout)["routes"][0]) >= {"hops", "at_most", "at_least"}
    assert svg.read_text(encoding="utf-8").startswith("<svg")
    assert "<table" in html.read_text(encoding="utf-8")
    ((_, (start, to, wanted), _),) = desk.asked
    assert (start, to, wanted.hops) == ("a", "b", 2)


def test_trace_passes_its_filters_on(run: Any, desk: Any) -> None:
    words = (
        "--into b --from 2021-01-01 --to 2021-06-30 --kind transfer --least $1,000.50 --system x"
    )
    assert run("trace", *words.split(), "--as-of", "2021-09-01").exit_code == 0
    ((_, (start, to, wanted), _),) = desk.asked
    assert (start, to) == ((), "b")
    assert (wanted.start, wanted.end) == (date(2021, 1, 1), date(2021, 7, 1))
    assert (wanted.kinds, wanted.sources) == (("transfer",), ("x",))
    assert (wanted.least, wanted.as_of) == (Decimal("1000.50"), date(2021, 9, 1))


def test_trace_behind_shows_the_undisclosed(run: Any, desk: Any) -> None:
    shown = run("trace", "--behind", "a").stdout
    assert "$60 (30.0 %) and at most $100 (50.0 %)" in " ".join(shown.split())
    assert "[bold]QUILL, ADA[/bold]" in shown
    document = json.loads(run("trace", "--behind", "a", "--json").stdout)
    assert document["undisclosed"]["share_at_most"] == "0.5000"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("a b --into c", "TO and --into"),
        ("a --least many", "amount"),
        ("a --behind c", "question of its own"),
        ("--behind c --into a", "question of its own"),
        ("--behind c --svg x.svg", "question of its own"),
        ("--behind c --timeline x.svg", "question of its own"),
        ("a --from 2021-02-02 --to 2021-01-01", "later"),
        ("a --svg a.svg --html nowhere/a.html", "nowhere: there is no such folder"),
        ("a --svg a.svg --html a.svg", "a.svg: two outputs would be this one file"),
    ],
)
def test_trace_refuses_in_one_line(words: str, said: str, run: Any, desk: Any) -> None:
    done = run("trace", *words.split())
    assert done.exit_code == 2
    assert said in done.stderr


def test_a_ledger_folder_that_is_missing_is_said_to_be(run: Any, desk: Any, tmp_path: Path) -> None:
    missing = tmp_path / "missing"
    result = run("check", "article.txt", "--ledger", str(missing))
    assert (result.exit_code, result.stdout) == (1, "")
    line = result.stderr.strip()
    assert f"{missing}: there is no such folder; load records into it" in line
    assert "\n" not in line


def test_without_a_ledger_an_article_is_read_all_the_same(
    run: Any, desk: Any, tmp_path: Path
) -> None:
    assert run("claims", "article.txt", "--ledger", str(tmp_path / "missing")).exit_code == 0
    assert run("check", "article.txt").exit_code == 0
