"""Rows that only name a candidate whom the agency's registry has: one candidate, whatever is loaded."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from itemized.desk import Desk
from itemized.model import Verdict
from loaded import settings_in

SAMPLE = Path(__file__).parents[1] / "samples" / "illinois"
NAMES = "ID LastName FirstName Address1 Address2 City State Zip Office DistrictType District ResidenceCounty PartyAffiliation RedactionRequested".split()
ASHBY = (51, "Ashby", "Nell", "State's Attorney")
SPENT = "Citizens for Larch spent $4,499 supporting Nell Ashby in 2020, Illinois records show."


def desk_with(folder: Path, *candidates: tuple[int, str, str, str]) -> Desk:
    """A desk with the sample, and these candidates in its registry."""
    lines = ["\t".join(NAMES)]
    for number, last, first, office in candidates:
        said = {"ID": str(number), "LastName": last, "FirstName": first, "Office": office}
        lines.append("\t".join(said.get(name, "") for name in NAMES))
    registry = folder / "Candidates.txt"
    registry.write_text("\n".join(lines) + "\n", encoding="utf-8")
    others = [path for path in SAMPLE.glob("*.txt") if path.name != registry.name]
    desk = Desk(settings_in(folder))
    desk.load("illinois", [*others, registry], fewer=True)
    return desk


def targets(desk: Desk) -> set[str]:
    rows = desk.sql("SELECT DISTINCT target FROM entries WHERE target LIKE '%ASHBY%' OR target LIKE 'IL-CAN%'").rows  # fmt: skip
    return {row[0] for row in rows}


@pytest.mark.parametrize(
    ("candidates", "target"),
    [
        ([ASHBY], "IL-CAN-51"),
        ([], "IL:NELL ASHBY"),
        ([(52, "Ashby", "Nellie", "State's Attorney")], "IL:NELL ASHBY"),
        ([ASHBY, (53, "Ashby", "Nell", "Sheriff")], "IL-CAN-51"),  # the office tells
        ([ASHBY, (53, "Ashby", "Nell", "State's Attorney")], "IL:NELL ASHBY"),  # nothing does
        ([(53, "Ashby", "Nell", "Prosecutor")], "IL-CAN-53"),  # other words for an office
        # another office of the registry's own words
        ([(53, "Ashby", "Nell", "Sheriff"), (54, "Fern", "Ida", "State's Attorney")], "IL:NELL ASHBY"),
    ],
)  # fmt: skip
def test_whom_a_name_in_a_row_means(
    tmp_path: Path, candidates: list[tuple[int, str, str, str]], target: str
) -> None:
    desk = desk_with(tmp_path, *candidates)
    assert targets(desk) == {target}
    registered = [f"IL-CAN-{number}" for number, *_ in candidates]
    known = {row[0] for row in desk.sql("SELECT candidate_id FROM candidates").rows}
    assert known == {target, "IL:OTTO PELL", *registered}
    article = tmp_path / "article.txt"
    other = "Friends of Nell Ashby raised money in 2020."
    article.write_text(f"Spending\n\n{other}\n\n{SPENT}\n", encoding="utf-8")
    found = desk.check(article, published=date(2020, 12, 31)).findings
    (spent,) = (f for f in found if f.claim.kind == "ie_spending")
    assert spent.verdict is Verdict.MATCH_WITH_CAVEAT
    assert [r.amount for r in spent.records if r.counted] == [4499]
