"""Statements about the made-up world in pairs: one that is right and one that differs from it in a
known thing. What is right is counted here over the raw files, by nothing that is under test.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest

from itemized import world as made_up
from itemized.desk import Desk
from itemized.model import Finding, Verdict

AGREES = {Verdict.MATCH, Verdict.MATCH_WITH_CAVEAT, Verdict.HELD_THEN_STILL_HOLDS}
FAILS = {Verdict.DIFFERS, Verdict.DID_NOT_HOLD_THEN, Verdict.NO_MATCHING_RECORD}
OPEN = {Verdict.NOT_CHECKABLE, Verdict.AMBIGUOUS, Verdict.OUT_OF_SCOPE}
OH, LS = "Marguerite Okonkwo-Hale", "Lantern Street PAC"
WD, BH = "Alaric Wexcombe-Dray", "Bright Harbor Fund"
AS, VF = "Delphine Arkwright-Sole", "Quillfeather Victory Fund"
GUILD, MS, QS = "Coopers and Chandlers Guild PAC", "Marrowby for Senate", "Quillfeather for Senate"
FEC, IRS = "Federal Election Commission", "Internal Revenue Service"
VL = "Friends of Ines Varga-Lund"
_BH, _VF, _MARROWBY = "C99000005", "C99000008", "C99000003"

PUBLISHED = date(2021, 9, 27)  # the day of the world's article

Checked = Callable[..., list[Finding]]


@pytest.fixture
def checked(story: Desk, tmp_path: Path) -> Checked:
    """The findings on a text of its own, of one kind where one is named."""

    def findings(text: str, kind: str = "", on: date = PUBLISHED) -> list[Finding]:
        article = tmp_path / "article.txt"
        article.write_text(f"Campaign money, filing by filing\n\n{text}\n", encoding="utf-8")
        found = story.check(str(article), published=on).findings
        return [f for f in found if not kind or f.claim.kind == kind]

    return findings


@cache
def _rows(folder: Path) -> list[list[str]]:
    """The raw rows of receipts, field by field."""
    with zipfile.ZipFile(folder / "indiv22.zip") as held, held.open("itcont.txt") as raw:
        text = io.TextIOWrapper(raw, encoding="latin-1")
        return [line.rstrip("\n").split("|") for line in text]


@pytest.fixture
def given(story_files: made_up.World) -> Callable[..., Decimal]:
    """What a giver gave a committee by the article's day, memos left out: a loop over raw rows."""

    def total(family: str, *committees: str) -> Decimal:
        day = PUBLISHED.strftime("%Y%m%d")
        return sum(
            (
                Decimal(row[14])
                for row in _rows(story_files.paths[0].parent)
                if row[0] in committees and row[7].upper().startswith(family) and row[18] != "X"
                if row[13][4:] + row[13][:4] <= day
            ),
            Decimal(0),
        )

    return total


# ---------------------------------------------------------------- shares


@pytest.mark.parametrize(
    ("part", "verdicts"),
    [
        ("Two-thirds", AGREES),
        ("Sixty-seven percent", AGREES),
        ("66.7 percent", AGREES),
        ("Ninety percent", FAILS | OPEN),
        ("Fifteen percent", FAILS | OPEN),
    ],
)
def test_a_share_in_digits_or_in_words(
    checked: Checked, given: Callable[..., Decimal], part: str, verdicts: set[Verdict]
) -> None:
    assert (100 * given("WEXCOMBE-DRAY", _BH) / given("", _BH)).quantize(1) == 67
    (it,) = checked(
        f"{part} of the money {BH} raised in the first half of 2021 came from {WD}.", "share"
    )
    assert it.verdict in verdicts, it.because


# ---------------------------------------------------------------- what was not given


@pytest.mark.parametrize(
    ("text", "verdicts"),
    [
        # of the speaker, and of nobody else who gave
        (f"\u201cI never gave to {BH},\u201d {AS} said.", AGREES),
        (f"\u201cI never gave to {BH},\u201d {WD} said.", FAILS),
        (f"\u201cI have never donated to {BH},\u201d said {AS}, who owns a ropeworks.", AGREES),
        (f"\u201cI have never donated to {BH},\u201d said {WD}, who owns a ship.", FAILS),
        (f"\u201cI did not give $75,000 to {BH},\u201d {WD} said.", FAILS),
        (f"\u201cI did not give $60,000 to {BH},\u201d {AS} said.", AGREES),
        (f"\u201cWe never took a penny from {AS},\u201d said a spokesman for {BH}.", AGREES),
        (f"\u201cWe never took a penny from {WD},\u201d said a spokesman for {BH}.", FAILS),
        # whose words they are, or whom "we" means, the text does not say
        (f"\u201cWe never took a penny from {WD},\u201d said Titus Mossgrove.", OPEN),
        (f"\u201cI have not donated to {BH},\u201d he said. {AS} gives to campaigns.", OPEN),
        (f"I have never donated to {BH}.", OPEN),
        (f"\u201cNobody at our ropeworks gave to {BH},\u201d {AS} said.", OPEN),
        (f"Nobody at the ropeworks gave to {BH}.", OPEN),
        # nothing of one, and something of another
        (f"{BH} got none from {AS}, but {WD} gave it $75,000 in April.", AGREES),
        (f"{BH} got none of its money from {WD}, but {AS} gave.", FAILS),
        (f"{WD} gave none to {VF}.", FAILS),
        ("Silas Thornbury-Vex gave none to Bright Harbor Fund.", AGREES),
    ],
)
def test_nothing_is_said_of_the_one_who_says_it(
    checked: Checked, given: Callable[..., Decimal], text: str, verdicts: set[Verdict]
) -> None:
    assert (given("WEXCOMBE-DRAY", _BH), given("ARKWRIGHT-SOLE", _BH)) == (75_000, 0)
    assert given("THORNBURY-VEX", _BH) == given("MOSSGROVE", _VF) == 0
    assert given("WEXCOMBE-DRAY", _VF) == 50_000
    (it,) = checked(text, "absence")
    assert it.verdict in verdicts, (it.claim, it.because)
    assert not checked(text, "first_time")


def test_each_of_two_denials_is_held_against_its_own(checked: Checked) -> None:
    text = f"\u201cI never gave to {LS}, and I have never donated to {BH},\u201d said {WD}."
    one, two = checked(text, "absence")
    assert one.verdict in AGREES
    assert (two.verdict, two.differs) == (Verdict.DIFFERS, ("amount",))


# ---------------------------------------------------------------- a sum that several share


@pytest.mark.parametrize(
    ("text", "verdicts"),
    [
        (f"{WD} split $125,000 between {BH} and {VF} in April 2021.", AGREES),
        (f"{WD} gave $125,000, split between {BH} and {VF}, in April 2021.", AGREES),
        (f"Dividing $125,000 between {BH} and {VF}, {WD} gave in April 2021.", AGREES),
        (f"{WD} split $300,000 between {BH} and {VF} in April 2021.", FAILS),
        (f"{WD} split $50,000 between {BH} and {VF} in April 2021.", FAILS),
        # 75,000 and 50,000 are no halves
        (f"{WD} split $125,000 evenly between {BH} and {VF} in April 2021.", FAILS),
        (f"{AS} split $60,000 between {BH} and {VF} in April 2021.", FAILS),
        (f"The {GUILD} split $7,500 between {MS} and {QS} in May 2021.", AGREES),
        (f"The {GUILD} split $15,000 between {MS} and {QS} in May 2021.", FAILS),
    ],
)
def test_a_sum_split_between_two(
    checked: Checked, given: Callable[..., Decimal], text: str, verdicts: set[Verdict]
) -> None:
    assert (given("WEXCOMBE-DRAY", _BH), given("WEXCOMBE-DRAY", _VF)) == (75_000, 50_000)
    assert given("ARKWRIGHT-SOLE", _BH, _VF) == 60_000
    (it,) = (f for f in checked(text) if f.claim.amounts)
    assert it.verdict in verdicts, (it.claim, it.because)


# ---------------------------------------------------------------- gifts set against each other


@pytest.mark.parametrize(
    ("text", "verdicts"),
    [
        (f"{AS} gave $10,000 more than {WD} to {VF} in April 2021.", AGREES),
        (f"{AS} gave $20,000 more than {WD} to {VF} in April 2021.", FAILS),
        (f"{WD} gave $10,000 more to {VF} than {AS} did in April 2021.", FAILS),
        (f"{WD} gave $10,000 less to {VF} than {AS} did in April 2021.", AGREES),
        (f"{WD} gave more to {BH} than to {VF} in April 2021.", AGREES),
        (f"{WD} gave more to {VF} than to {BH} in April 2021.", FAILS),
        (f"{WD} gave $25,000 more to {BH} than to {VF} in April 2021.", AGREES),
        (f"{WD} gave {BH} $25,000 more than {VF} in April 2021.", AGREES),
        (f"{WD} gave twice as much to {BH} as to {VF} in April 2021.", FAILS),
        (f"The {GUILD} gave twice as much to {MS} as to {QS} in May 2021.", AGREES),
        (f"{WD} gave more than {AS} in the first half of 2021.", AGREES),
    ],
)
def test_gifts_set_against_each_other(
    checked: Checked, given: Callable[..., Decimal], text: str, verdicts: set[Verdict]
) -> None:
    assert (given("WEXCOMBE-DRAY", _BH), given("WEXCOMBE-DRAY", _VF)) == (75_000, 50_000)
    assert given("ARKWRIGHT-SOLE", _VF) == 60_000
    (it,) = checked(text, "comparison")
    assert it.verdict in verdicts, (it.claim, it.because)


def test_who_raised_more_by_one_figure_and_not_by_another_is_ambiguous(checked: Checked) -> None:
    # webk: 100,855 and 100,136.09 in all, of which 70,855 and 71,636.09 from individuals
    later = date(2023, 3, 1)
    (more,) = checked(f"{MS} raised more than {QS} in the 2022 cycle.", "comparison", later)
    assert more.verdict is Verdict.MATCH, more.because
    (less,) = checked(f"{QS} raised more than {MS} in the 2022 cycle.", "comparison", later)
    assert less.verdict is Verdict.AMBIGUOUS, less.because
    assert less.because[-1].startswith("By another figure it is otherwise")


# ---------------------------------------------------------------- gifts given back


@pytest.mark.parametrize(
    ("text", "verdicts"),
    [
        (f"{VL} refunded $2,900 to {OH} in May 2021.", AGREES),
        (f"{VL} gave back $2,900 to {OH} this year.", AGREES),
        (f"{VL} refunded $5,800 to {OH} in May 2021.", FAILS),
        (f"{VL} refunded $2,900 to {OH} in June 2021.", FAILS),
        (f"{QS} refunded $2,900 to {OH} in May 2021.", FAILS),
        # 22Y of 500, and of -500: the check was voided
        (f"{QS} refunded $500 to Corwin Tallisker-Boone Jr. in March 2021.", FAILS),
        (f"{VL} should return $2,900 to {OH}, critics said.", OPEN),
        (f"{VL} refunded $2,900 to Ottoline Fairweather in May 2021.", OPEN),
    ],
)
def test_a_gift_given_back(
    story_files: made_up.World, checked: Checked, text: str, verdicts: set[Verdict]
) -> None:
    back = [
        (row[0], row[7].partition(",")[0], Decimal(row[14]))
        for row in _rows(story_files.paths[0].parent)
        if row[5] == "22Y" and row[0] in ("C99000002", "C99000004")
    ]
    assert ("C99000004", "OKONKWO-HALE", Decimal(2_900)) in back
    assert sum(a for c, _, a in back if c == "C99000002") == 0
    found = checked(text, "refund")
    assert all(it.verdict in verdicts for it in found), [it.because for it in found]
    assert found or verdicts == OPEN


# ---------------------------------------------------------------- near, and not the payment told


@pytest.mark.parametrize(
    ("text", "verdicts"),
    [
        (f"Nightjar Gardens LLC gave $25,000 to {LS} in January 2021.", AGREES),
        ("Marl & Ossifer gave $2,000 to Marrowby for Senate in June 2021.", AGREES),
        ("Marl & Ossifer gave $4,000 to Marrowby for Senate in June 2021.", FAILS),
        # so a person may be called, whose firm it would be
        (f"Nightjar Gardens gave $25,000 to {LS} in January 2021.", {Verdict.AMBIGUOUS}),
        (f"Nightjar Gardens Inc. gave $25,000 to {LS} in January 2021.", FAILS),
    ],
)
def test_a_firm_without_its_legal_form(
    checked: Checked, given: Callable[..., Decimal], text: str, verdicts: set[Verdict]
) -> None:
    assert (given("NIGHTJAR", "C99000001"), given("MARL &", _MARROWBY)) == (25_000, 2_000)
    (it,) = checked(text, "donation")
    assert it.verdict in verdicts, (it.claim, it.because)
    assert any("$2" in reason for reason in it.because)


def test_a_payment_the_other_way_round_is_near(checked: Checked) -> None:
    national = "the Harbor Party National Committee"
    (right,) = checked(f"{VF} transferred $95,000 to {national} in May 2021.", "transfer")
    assert right.verdict in AGREES
    (it,) = checked(f"{national} transferred $95,000 to {VF} in May 2021.", "transfer")
    assert it.verdict is Verdict.NO_MATCHING_RECORD
    assert any("the other way round" in reason and "$95,000" in reason for reason in it.because)


# ---------------------------------------------------------------- what a part of the money went for


@pytest.mark.parametrize(
    ("text", "verdicts"),
    [
        (f"{LS} spent $180,000 for Isolde Marrowby in August 2021.", AGREES),
        (f"{LS} spent $275,000 for Isolde Marrowby in August 2021.", FAILS),
        (f"{LS} spent $180,000 for Tobias Quillfeather in August 2021.", FAILS),
        (f"{LS} spent $95,000 on Tobias Quillfeather in August 2021.", AGREES),
        (f"$180,000 was spent by {LS} to help Isolde Marrowby in August 2021.", AGREES),
        (f"$180,000 was spent by {LS} to help Tobias Quillfeather in August 2021.", FAILS),
        # in all it spent more; which rows are for the race, or for stamps, no column says
        (f"{LS} spent $180,000 in August 2021 on the Senate race.", OPEN),
        (f"{LS} spent $50,000 on mailers in August 2021.", OPEN),
        (f"{QS} spent $100 on stamps in 2021.", OPEN),
        # the purpose of a row says so
        (f"{LS} spent $12,345.67 on printing in 2021.", {Verdict.MATCH_WITH_CAVEAT}),
        (f"{QS} spent $891.05 on yard signs in 2021.", {Verdict.MATCH_WITH_CAVEAT}),
        # the whole
        (f"{LS} spent $275,000 in August 2021.", AGREES),
        (f"{LS} spent $675,000 in August 2021.", FAILS | OPEN),
    ],
)
def test_a_part_of_what_was_spent(checked: Checked, text: str, verdicts: set[Verdict]) -> None:
    # `facts`: 24E $180,000 for Marrowby, 24A $95,000 against Quillfeather, both in August
    (it,) = (f for f in checked(text) if f.claim.amounts)
    assert it.verdict in verdicts, (it.claim, it.because)


@pytest.mark.parametrize("words", range(9))
def test_a_time_is_read_whole_wherever_the_words_of_a_denial_end(
    checked: Checked, words: int
) -> None:
    """Of "in April 2021" no form may read "April 2", nor of a name its beginning alone."""
    so = " ".join(["so", "it", "is", "said", "by", "all", "who", "know", "her"][:words])
    (it,) = checked(f"{WD} has given nothing {so} to {BH} in April 2021.", "absence")
    assert it.verdict is Verdict.DIFFERS, (it.claim, it.because)
    assert it.claim.quote.endswith((BH, f"{BH} in", "in April 2021"))


@pytest.mark.parametrize(
    ("text", "verdicts"),
    [
        ("$180,000 for ads supporting Isolde Marrowby", AGREES),
        ("$180,000 for ads attacking Isolde Marrowby", FAILS),
        ("$180,000 for ads supporting Tobias Quillfeather", FAILS),
        ("$95,000 for ads attacking Tobias Quillfeather", AGREES),
        ("$275,000 for ads supporting Isolde Marrowby", FAILS),  # 180,000 and the other side's
        ("$275,000 for ads", AGREES),
    ],
)
def test_a_bill_for_ads_is_of_the_candidate_and_the_side(
    checked: Checked, text: str, verdicts: set[Verdict]
) -> None:
    (it,) = checked(f"{LS} paid Bellwether & Gantry Media {text} in August 2021.", "payment")
    assert it.verdict in verdicts, (it.claim, it.because)
    if it.verdict is Verdict.DIFFERS:
        assert it.differs == ("target",)


def test_a_loan_is_not_donated(checked: Checked) -> None:
    # `facts`: 16C of 25,000 for Marrowby, 15C of 10,000 for Quillfeather
    (lent,) = checked("Isolde Marrowby donated $25,000 to her own campaign in January 2021.")
    assert (lent.verdict, lent.differs) == (Verdict.DIFFERS, ("kind",))
    (given,) = checked("Tobias Quillfeather donated $10,000 to his own campaign in January 2021.")
    assert given.verdict is Verdict.MATCH


# ---------------------------------------------------------------- told by a noun, or to an agency


@pytest.mark.parametrize(
    ("text", "kind", "verdicts"),
    [
        (f"{WD}\u2019s gift to {BH} was $75,000.", "donation", AGREES),
        (f"{WD}\u2019s gift to {BH} was $25,000.", "donation", FAILS),
        (f"{WD}\u2019s first gift to {BH} was $75,000 in April.", "donation", AGREES),
        (f"{WD} made an in-kind contribution of $75,000 to {BH} in April.", "in_kind", AGREES),
        (f"{WD} made an in-kind contribution of $7,500 to {BH} in April.", "in_kind", FAILS),
        (
            f"{OH} accounted for 80 percent of {LS}\u2019s receipts through August 2021.",
            "share",
            AGREES,
        ),
        (
            f"{OH} accounted for 30 percent of {LS}\u2019s receipts through August 2021.",
            "share",
            OPEN,
        ),
        (f"{LS} told the {FEC} of $1 million.", "attribution", AGREES | OPEN),
        (f"Lamps Down California told the {FEC} that it spent $150,000.", "attribution", FAILS),
        (f"Night Watch League told the {IRS} that it got $25,000.", "attribution", AGREES | OPEN),
    ],
)
def test_told_by_a_noun_or_to_an_agency(
    checked: Checked, text: str, kind: str, verdicts: set[Verdict]
) -> None:
    found = checked(text, kind)
    assert found, text
    assert {it.verdict for it in found} <= verdicts, [(it.claim, it.because) for it in found]


# ---------------------------------------------------------------- the only one, and none of several


@pytest.mark.parametrize(
    ("text", "verdicts"),
    [
        (f"{WD} was the only donor to {BH} in April 2021.", {Verdict.MATCH_WITH_CAVEAT}),
        (f"{WD} was the sole donor to {BH} in the first half of 2021.", FAILS),
        (f"{WD} was the largest donor to {BH} in the first half of 2021.", AGREES),
        (
            f"{WD}\u2019s $75,000 was the only gift that {BH} received in April 2021.",
            {Verdict.MATCH_WITH_CAVEAT},
        ),
        (
            f"{WD}\u2019s $75,000 was the only gift that {BH} received in the first half of 2021.",
            FAILS,
        ),
        (f"Neither Silas Thornbury-Vex nor {AS} has given to {BH}.", AGREES),
        (f"Neither Silas Thornbury-Vex nor {WD} has given to {BH}.", FAILS),
        (f"{WD} never gave to {LS} or {BH}.", FAILS),
        (f"{AS} never gave to {LS} or {BH}.", AGREES),
    ],
)
def test_the_only_one_and_none_of_several(
    checked: Checked, given: Callable[..., Decimal], text: str, verdicts: set[Verdict]
) -> None:
    assert given("", _BH) == 112_500  # of four, one of them in April
    assert given("ARKWRIGHT-SOLE", _BH, "C99000001") == given("WEXCOMBE-DRAY", "C99000001") == 0
    (it,) = (f for f in checked(text) if f.claim.kind in ("superlative", "absence"))
    assert it.verdict in verdicts, (it.claim, it.because)
