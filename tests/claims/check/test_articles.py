"""Short articles about spending, balances and totals: from the text to the verdict.

Expected figures are counted here once more, by loops over the raw files: of the made-up world, and
of the FEC's real records of January 2019, where the names too are read from the files.
"""

from __future__ import annotations

import io
import zipfile
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from itemized.desk import Desk
from itemized.model import Check, Finding, Verdict
from itemized.world import World

RAW = Path(__file__).resolve().parents[4] / "shared" / "data" / "fec" / "bulk" / "2020-early"

LAST = "The campaigns and their donors report to the Federal Election Commission."


def lines(paths: Any, stem: str) -> Iterator[list[str]]:
    """The rows of the table whose files begin with a stem, field by field."""
    for path in paths:
        if not path.name.startswith(stem) or path.suffix != ".zip":
            continue
        with zipfile.ZipFile(path) as held:
            for member in held.namelist():
                with held.open(member) as raw:
                    for line in io.TextIOWrapper(raw, encoding="latin-1"):
                        yield line.rstrip("\n").split("|")


def checked(desk: Desk, folder: Path, text: str, published: date) -> Check:
    article = folder / "article.txt"
    article.write_text(f"The season's campaign money\n\n{text}\n\n{LAST}\n", encoding="utf-8")
    return desk.check(str(article), published=published)


def one(check: Check, kind: str) -> Finding:
    """The one finding on claims of that kind."""
    (finding,) = [f for f in check.findings if f.claim.kind == kind]
    return finding


def dollars(amount: Decimal) -> str:
    return f"${amount:,.2f}".removesuffix(".00")


# ---------------------------------------------------------------- the made-up world

DAY = date(2021, 9, 27)
LANTERN, HARBOR, MARROWBY, QUILLFEATHER = "C99000001", "C99000005", "S2NM99902", "S2NM99901"


def outside(world: World, by: str, code: str, on: str, month: str) -> Decimal:
    """What a committee spent on a candidate in a month (MM), by the raw rows."""
    return sum(
        (
            Decimal(row[14])
            for row in lines(world.paths, "oth")
            if row[0] == by
            and row[5] == code
            and on in row[15]
            and row[13][:2] == month
            and row[18] != "X"
        ),
        Decimal(0),
    )


def test_spending_for_and_against(story: Desk, story_files: World, tmp_path: Path) -> None:
    for_her = outside(story_files, LANTERN, "24E", MARROWBY, "08")
    against = outside(story_files, LANTERN, "24A", QUILLFEATHER, "08")
    assert (for_her, against) == (180_000, 95_000)
    right = (
        f"Lantern Street PAC spent {dollars(for_her)} on ads supporting Isolde Marrowby in August."
        f"\n\nThe PAC spent {dollars(against)} opposing Tobias Quillfeather in August 2021."
    )
    findings = [
        f for f in checked(story, tmp_path, right, DAY).findings if f.claim.kind == "ie_spending"
    ]
    assert [f.verdict for f in findings] == [Verdict.MATCH] * 2, [f.because for f in findings]
    assert all(f.records for f in findings)


def test_spending_told_the_other_way(story: Desk, story_files: World, tmp_path: Path) -> None:
    assert outside(story_files, HARBOR, "24E", QUILLFEATHER, "06") == 40_000
    text = "Bright Harbor Fund spent $40,000 attacking Tobias Quillfeather in June 2021."
    it = one(checked(story, tmp_path, text, DAY), "ie_spending")
    assert (it.verdict, it.differs) == (Verdict.DIFFERS, ("side",)), it.because


def test_outside_spending_retold_as_a_gift(story: Desk, tmp_path: Path) -> None:
    text = "Lantern Street PAC gave $180,000 to the campaign of Isolde Marrowby in August 2021."
    it = one(checked(story, tmp_path, text, DAY), "transfer")
    assert (it.verdict, it.differs) == (Verdict.DIFFERS, ("recipient",)), it.because
    assert any(s.startswith("Outside spending is not a contribution") for s in it.because)


def test_a_vendor_and_own_money(story: Desk, story_files: World, tmp_path: Path) -> None:
    printed = sum(
        Decimal(row[13])
        for row in lines(story_files.paths, "oppexp")
        if row[0] == LANTERN and row[8].startswith("INKWELL") and row[12][:2] == "03"
    )
    assert printed == Decimal("12345.67")
    text = (
        f"Lantern Street PAC paid Inkwell Print Cooperative {dollars(Decimal(printed))} in March"
        " 2021.\n\nIsolde Marrowby lent her campaign $25,000 in January 2021.\n\nTobias"
        " Quillfeather put $10,000 of his own money into his campaign in January 2021."
    )
    check = checked(story, tmp_path, text, DAY)
    for kind in ("payment", "loan", "self_funding"):
        it = one(check, kind)
        assert it.verdict is Verdict.MATCH, (kind, it.because)
        assert it.records


def test_balances_and_totals_of_a_filers_own(
    story: Desk, story_files: World, tmp_path: Path
) -> None:
    (row,) = [row for row in lines(story_files.paths, "webk") if row[0] == LANTERN]
    cash, spent = Decimal(row[19]), Decimal(row[12])
    text = (
        f"Lantern Street PAC had {dollars(cash)} in cash on hand as of Dec. 31, 2022."
        f"\n\nLantern Street PAC spent {dollars(spent)} in 2021 and 2022."
    )
    late = checked(story, tmp_path, text, date(2023, 2, 20))
    it = one(late, "cash_on_hand")
    assert it.verdict is Verdict.MATCH, it.because
    assert "webk" in it.because[0]
    early = checked(story, tmp_path, f"Lantern Street PAC had {dollars(cash)} on hand.", DAY)
    assert one(early, "cash_on_hand").verdict is Verdict.NOT_CHECKABLE


# ---------------------------------------------------------------- real records

MARCH = date(2019, 3, 25)


def summary(committee: str) -> list[str]:
    """The line of a committee in webk."""
    (row,) = [row for row in lines(sorted(RAW.glob("*.zip")), "webk") if row[0] == committee]
    return row


def test_a_party_committees_own_totals(real: Desk, tmp_path: Path) -> None:
    row = summary("C00075820")
    name, raised, spent, cash, debts = row[1], *(Decimal(row[i]) for i in (5, 12, 19, 20))
    assert row[26] == "01/31/2019"
    text = (
        f"The {name} raised {dollars(raised)} in January 2019.\n\n"
        f"The {name} spent {dollars(spent)} in January 2019.\n\n"
        f"The {name} had {dollars(cash)} in cash on hand as of Jan. 31, 2019.\n\n"
        f"The {name} had {dollars(debts)} in debt as of Jan. 31, 2019."
    )
    check = checked(real, tmp_path, text, MARCH)
    for kind in ("raised_total", "spent_total", "cash_on_hand", "debt"):
        it = one(check, kind)
        assert it.verdict is Verdict.MATCH, (kind, it.because)
        assert "FEC's webk, cycle 2020, line " in " ".join(it.because)
    wrong = text.replace("$", "$1")
    for finding in checked(real, tmp_path, wrong, MARCH).findings:
        if finding.claim.kind in ("raised_total", "spent_total", "cash_on_hand", "debt"):
            assert (finding.verdict, finding.differs) == (Verdict.DIFFERS, ("amount",)), finding


def test_what_a_committee_spent_on_a_candidate(real: Desk, tmp_path: Path) -> None:
    """The committee and the candidate with the most such rows in January, whichever they are."""
    paths = sorted(RAW.glob("*.zip"))
    totals: dict[tuple[str, str], Decimal] = defaultdict(Decimal)
    for row in lines(paths, "oth"):
        if row[5] == "24E" and row[18] != "X" and row[13][:2] + row[13][4:] == "012019":
            totals[row[0], row[15]] += Decimal(row[14])
    (by, on), total = max(totals.items(), key=lambda pair: pair[1])
    committee = next(row[1] for row in lines(paths, "cm") if row[0] == by)
    family, given = next(row[1] for row in lines(paths, "cn") if row[0] == on).split(", ")
    person = f"{given.split()[0]} {family}".title()
    text = f"{committee} spent {dollars(total)} on ads supporting {person} in January 2019."
    it = one(checked(real, tmp_path, text, MARCH), "ie_spending")
    assert it.verdict is Verdict.MATCH, (text, it.because, it.claim.extra)
    assert it.by_then is not None
    assert it.by_then.value == total
