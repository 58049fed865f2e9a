"""Commands that decide on who is who."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest


@pytest.mark.parametrize("verb", ["same", "different"])
def test_deciding_asks_the_desk_and_says_what_was_taken(verb: str, run: Any, desk: Any) -> None:
    done = run(verb, "p-1", "p-2", "--because", "asked her")
    assert done.exit_code == 0
    assert desk.asked == [("decide", (verb, "p-1", "p-2"), {"because": "asked her"})]
    assert done.stdout.startswith("decision 1: ARDEN, PAT")
    told = json.loads(run(verb, "p-1", "p-2", "--because", "asked her", "--json").stdout)
    assert (told["number"], told["because"], told["a"]["city"]) == (1, "asked her", "OSTER")


def test_a_decision_without_a_reason_is_wrong_usage(run: Any) -> None:
    assert run("same", "p-1", "p-2").exit_code == 2


def test_listing_undoing_exporting_importing(run: Any, desk: Any, tmp_path: Path) -> None:
    listed = run("decisions").stdout.splitlines()
    assert listed == [
        "1. 2021-07-26 ARDEN, PAT · OSTER  =  ARDEN, P: asked her",
        "2. 2021-07-27 undoes 1: a slip",
    ]
    assert [d["number"] for d in json.loads(run("decisions", "--json").stdout)["decisions"]] == [
        1,
        2,
    ]
    run("decisions", "--undo", "1", "--because", "a slip")
    assert ("undo", (1,), {"because": "a slip"}) in desk.asked
    file = tmp_path / "ours.csv"
    run("decisions", "--export", str(file))
    assert file.read_text() == "number,day\n"
    assert run("decisions", "--import", str(file)).stdout == "2 decisions were new\n"
    assert run("decisions", "--undo", "1", "--import", str(file)).exit_code == 2
