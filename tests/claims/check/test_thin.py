"""A file of a few rows settles nothing by what it lacks; one that is said to be whole does."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from itemized.desk import Desk
from itemized.model import Finding, Verdict
from loaded import settings_in

ILLINOIS = sorted((Path(__file__).parents[2] / "samples" / "illinois").glob("*.txt"))
STATEMENTS = """Ansel Quill gave $1,500 to Friends of Nell Ashby in February 2020, Illinois records show.

Ansel Quill gave $9,000 to Citizens for Larch in February 2020, Illinois records show.

Nobody Atall gave $7,000 to Friends of Nell Ashby in February 2020, Illinois records show.
"""


def checked(folder: Path, *, fewer: bool) -> tuple[Desk, tuple[Finding, ...]]:
    desk = Desk(settings_in(folder))
    desk.load("illinois", ILLINOIS, fewer=fewer)
    article = folder / "article.txt"
    article.write_text(f"A season of committees\n\n{STATEMENTS}", encoding="utf-8")
    found = desk.check(article, published=date(2020, 3, 15)).findings
    return desk, tuple(f for f in found if f.claim.kind == "donation")


@pytest.mark.parametrize("fewer", [False, True])
def test_what_a_file_of_twelve_rows_settles(tmp_path: Path, fewer: bool) -> None:
    desk, (given, *lacking) = checked(tmp_path, fewer=fewer)
    assert given.verdict in (Verdict.MATCH, Verdict.MATCH_WITH_CAVEAT)  # a row is a row
    thin = [said for said in desk.status().caveats if "--fewer" in said]
    assert bool(thin) is not fewer
    if fewer:
        assert {f.verdict for f in lacking} == {Verdict.NO_MATCHING_RECORD}
        return
    assert {f.verdict for f in lacking} == {Verdict.NOT_CHECKABLE}
    for finding in lacking:
        said = " ".join(finding.because)
        assert "fewer rows are loaded than a whole file holds" in said
        assert "No row shows it" not in said
        assert "Illinois State Board of Elections" in " ".join(finding.missing)
