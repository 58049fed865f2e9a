"""Bundles, Markdown and ClaimReview from the command line, and replaying."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from export import samples
from itemized.claims.checking import to_json
from itemized.errors import InputError
from itemized.export import bundle
from itemized.export.claimreview import claimreview_text
from itemized.export.markdown import check_markdown


@pytest.fixture
def replayed(desk: Any) -> bundle.Replay:
    """What the Desk answers a replay with."""
    replay = bundle.Replay(samples.check(), "ab" * 32, 12, 3, {"itemized": "0.1.0"}, ())
    desk.answers |= {"replay": replay, "bundle": (samples.check(), b"zip")}
    return replay


def test_a_check_writes_what_it_is_asked_for(
    run: Any, desk: Any, replayed: bundle.Replay, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    words = ["--bundle", "b.zip", "--md", "r.md", "--claimreview", "r.json", "--html", "r.html"]
    done = run("check", "article.txt", *words, "--published", "2021-07-26")
    assert (done.exit_code, done.stderr) == (0, "")
    assert [name for name, _, _ in desk.asked] == ["bundle"]
    assert Path("b.zip").read_bytes() == b"zip"
    assert Path("r.md").read_text(encoding="utf-8") == check_markdown(
        samples.check(), version="0.1.0"
    )
    assert Path("r.json").read_text(encoding="ascii") == claimreview_text(samples.check())
    assert Path("r.html").exists()
    plain = run("check", "article.txt", "--published", "2021-07-26")
    assert done.stdout == plain.stdout


def test_a_bundle_that_cannot_be_written_is_one_line(run: Any, replayed: bundle.Replay) -> None:
    done = run("check", "article.txt", "--bundle", "no/such/folder/b.zip")
    assert done.exit_code == 2
    assert done.stderr.startswith("itemized: no/such/folder: there is no such folder")
    assert done.stderr.count("\n") == 1


def test_a_replay_says_what_it_did(run: Any, desk: Any, replayed: bundle.Replay) -> None:
    done = run("replay", "b.zip", "--article", "a.txt")
    assert (done.exit_code, done.stderr) == (0, "")
    assert desk.asked == [("replay", (Path("b.zip"),), {"article": "a.txt"})]
    for said in ("Replayed", "12 queries", "3 were answered", "not read again", "ab" * 32):
        assert said in done.stdout
    assert max(len(line) for line in done.stdout.splitlines()) <= 80


def test_a_replay_as_json_is_the_check_as_json(run: Any, replayed: bundle.Replay) -> None:
    done = run("replay", "b.zip", "--json")
    assert done.exit_code == 0
    assert json.loads(done.stdout) == to_json(replayed.check)
    assert done.stdout == run("check", "article.txt", "--json").stdout


def test_a_bundle_that_was_changed_is_refused_in_one_line(
    run: Any, desk: Any, replayed: bundle.Replay
) -> None:
    desk.error = InputError("its a.json was changed", where="b.zip", way_out="get it anew")
    done = run("replay", "b.zip")
    assert (done.exit_code, done.stdout) == (1, "")
    assert done.stderr == "itemized: b.zip: its a.json was changed; get it anew\n"


def test_replay_needs_a_bundle(run: Any, replayed: bundle.Replay) -> None:
    assert run("replay").exit_code == 2
