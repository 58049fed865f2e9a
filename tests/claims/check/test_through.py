"""Claims that A paid C through B, over files in FEC's layout: gifts, spending, refunds and times."""

from __future__ import annotations

from datetime import date

import pytest

from itemized.desk import Desk
from itemized.model import Finding, Verdict
from itemized.settings import Settings
from itemized.sources import _fec_layouts as fec

KESTREL, DELTA, GAMMA, HEDGE = "C90000001", "C90000002", "C90000003", "C90000004"
ROWAN, BIRCH = "C90000005", "C90000006"
ELM, NUTMEG, OAK = "C90000007", "C90000008", "C90000009"
OLIVE, GEORGE = "S2OH00002", "S2OH00001"
#: filer, type, other party, its name, day, amount
PAID = (
    (KESTREL, "10", "", "QUILL, ADA", "03012021", "100000"),
    (KESTREL, "24E", OLIVE, "A PRINTER LLC", "04012021", "50000"),
    (KESTREL, "24A", OLIVE, "A PRINTER LLC", "05012021", "7000"),
    (KESTREL, "24A", GEORGE, "A PRINTER LLC", "07012021", "20000"),
    (DELTA, "15", "", "FERN, BEA", "02012021", "9000"),
    (DELTA, "24K", GAMMA, "GAMMA FOR SENATE", "03052021", "5000"),
    (GAMMA, "18K", DELTA, "DELTA COUNCIL PAC", "03052021", "5000"),
    (KESTREL, "18K", GAMMA, "GAMMA FOR SENATE", "01102021", "6000"),
    (GAMMA, "24K", HEDGE, "HEDGE ROW PAC", "04152021", "2000"),
    (KESTREL, "22Z", GAMMA, "GAMMA FOR SENATE", "06102021", "6000"),
    (KESTREL, "15E", HEDGE, "MOSS, CAL", "07112021", "700"),
    (ROWAN, "15", "", "DALE, DAN", "02012021", "3000"),
    (GAMMA, "18K", ROWAN, "ROWAN ROAD PAC", "02102021", "2000"),
    (BIRCH, "15", "", "DALE, DAN", "02012021", "4000"),
    (GAMMA, "18K", BIRCH, "BIRCH LANE PAC", "02112021", "3500"),
    (GAMMA, "15E", BIRCH, "DALE, DAN", "01152021", "100"),  # earmarked: it is a conduit too
    (ELM, "15", "", "IVES, IDA", "02012021", "3000"),
    (ELM, "15", "", "KANE, KIM", "02022021", "1500"),
    (GAMMA, "18K", ELM, "ELM STREET PAC", "02152021", "4000"),
    (NUTMEG, "15", "", "LANE, LOU", "02012021", "5000"),
    (NUTMEG, "24K", OAK, "OAK HOLLOW PAC", "02102021", "4500"),
    (OAK, "18K", NUTMEG, "NUTMEG PAC", "03202021", "4500"),  # booked after it had paid Gamma
    (GAMMA, "18K", OAK, "OAK HOLLOW PAC", "03012021", "4200"),
)


def _row(columns: tuple[str, ...], **cells: str) -> str:
    assert set(cells) <= set(columns)
    return "|".join(cells.get(name, "") for name in columns) + "\n"


def _of_people(paid: tuple[str, ...]) -> bool:
    return not paid[2] or paid[1] == "15E"


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    folder = tmp_path_factory.mktemp("through")
    names = (
        (KESTREL, "KESTREL PAC"),
        (DELTA, "DELTA COUNCIL PAC"),
        (GAMMA, "GAMMA FOR SENATE"),
        (HEDGE, "HEDGE ROW PAC"),
        (ROWAN, "ROWAN ROAD PAC"),
        (BIRCH, "BIRCH LANE PAC"),
        (ELM, "ELM STREET PAC"),
        (NUTMEG, "NUTMEG PAC"),
        (OAK, "OAK HOLLOW PAC"),
    )
    people = ((OLIVE, "OMEGARD, OLIVE"), (GEORGE, "GAMMASON, GEORGE"))
    lines = [
        _row(
            fec.ITEMIZED,
            CMTE_ID=filer,
            AMNDT_IND="N",
            RPT_TP="M9",
            TRANSACTION_PGI="P2022",
            IMAGE_NUM=f"20210920990000{n:04d}",
            TRANSACTION_TP=code,
            ENTITY_TP="IND"
            if code == "15E"
            else "COM"
            if other.startswith("C")
            else "ORG"
            if other
            else "IND",
            NAME=name,
            STATE="OH",
            TRANSACTION_DT=day,
            TRANSACTION_AMT=amount,
            OTHER_ID=other,
            TRAN_ID=f"T{n}",
            FILE_NUM=str(1500000 + n),
            SUB_ID=f"40920202110000{n:05d}",
        )
        for n, (filer, code, other, name, day, amount) in enumerate(PAID)
    ]
    files = {
        "cm22.txt": [
            _row(fec.COMMITTEE, CMTE_ID=i, CMTE_NM=name, CMTE_ST="OH") for i, name in names
        ],
        "cn22.txt": [_row(fec.CANDIDATE, CAND_ID=i, CAND_NAME=name) for i, name in people],
        "itcont22.txt": [line for line, paid in zip(lines, PAID, strict=True) if _of_people(paid)],
        "itoth22.txt": [
            line for line, paid in zip(lines, PAID, strict=True) if not _of_people(paid)
        ],
    }
    files["oppexp22.txt"] = [  # a row that has the committee's name, and not its id
        _row(
            fec.OPERATING,
            CMTE_ID=HEDGE,
            AMNDT_IND="N",
            RPT_YR="2021",
            RPT_TP="M9",
            IMAGE_NUM="202109209900009999",
            NAME="ROWAN ROAD PAC",
            STATE="OH",
            TRANSACTION_DT="08/02/2021",
            TRANSACTION_AMT="250",
            ENTITY_TP="COM",
            SUB_ID="4092020211000099999",
            FILE_NUM="1599999",
            TRAN_ID="T999",
        )
    ]
    for name, rows in files.items():
        (folder / name).write_text("".join(rows))
    desk = Desk(Settings(ledger=folder / "ledger", downloads=folder))
    desk.load("fec_bulk", [folder / name for name in files], cycle=2022, fewer=True)
    return desk


def _finding(desk: Desk, text: str) -> Finding:
    article = desk.article(f"{text}\n".encode(), published=date(2021, 12, 31))
    findings = desk.check(article).findings
    return next((f for f in findings if f.claim.kind != "other"), findings[0])


@pytest.mark.parametrize(
    ("text", "verdict", "says"),
    [
        ("Bea Fern financed Gamma for Senate through Delta Council PAC.", "MATCH_WITH_CAVEAT", "at most $5,000 of what reached"),
        ("Bea Fern financed Gamma for Senate through Delta Council PAC in 2021.", "MATCH_WITH_CAVEAT", "at most $5,000"),
        ("Bea Fern financed Gamma for Senate through Delta Council PAC in 2020.", "DIFFERS", "none of them is within 2020"),
        ("Ada Quill financed Olive Omegard through Kestrel PAC.", "MATCH_WITH_CAVEAT", "at most $50,000 of what was spent on"),
        ("Ada Quill financed Olive Omegard through Kestrel PAC.", "MATCH_WITH_CAVEAT", "no candidate receives it"),
        ("Ada Quill gave $50,000 to Olive Omegard through Kestrel PAC.", "DIFFERS", "no candidate receives it"),
        ("Ada Quill gave $57,000 to Olive Omegard through Kestrel PAC.", "DIFFERS", "no candidate receives it"),
        ("Ada Quill financed George Gammason through Kestrel PAC.", "DIFFERS", "against GAMMASON, GEORGE"),
        ("Ada Quill gave $20,000 to George Gammason through Kestrel PAC.", "DIFFERS", "against GAMMASON, GEORGE"),
        ("Ada Quill financed Gamma for Senate through Kestrel PAC.", "DIFFERS", "(a refund). What is given back is no gift"),
        ("Ada Quill gave $6,000 to Gamma for Senate through Kestrel PAC.", "DIFFERS", "What is given back is no gift"),
    ],
)  # fmt: skip
def test_what_is_spent_or_given_back_is_no_gift(
    desk: Desk, text: str, verdict: str, says: str
) -> None:
    found = _finding(desk, text)
    assert found.verdict is Verdict[verdict]
    assert says in " ".join(found.because)
    assert found.records


@pytest.mark.parametrize(
    ("text", "verdict", "way"),
    [
        ("Delta Council PAC gave $5,000 to Gamma for Senate in March 2021.", "MATCH", ""),
        ("Delta Council PAC gave $5,000 to Gamma for Senate through March 2021.", "MATCH", ""),
        ("Delta Council PAC gave $5,000 to Gamma for Senate through Juniper PAC.", "NOT_CHECKABLE", "through Juniper PAC"),
        ("Through the Juniper Fund, Delta Council PAC gave $5,000 to Gamma for Senate.", "NOT_CHECKABLE", "through Juniper Fund"),
        ("Delta Council PAC gave $5,000 to Gamma for Senate through A Printer LLC.", "NOT_CHECKABLE", "through A Printer LLC"),
        ("Delta Council PAC gave $5,000 to Gamma for Senate through a shell company.", "NOT_CHECKABLE", "through a shell company"),
        ("Delta Council PAC financed Gamma for Senate through an unnamed firm.", "NOT_CHECKABLE", "through an unnamed firm"),
        ("Ada Quill gave $100,000 to Kestrel PAC through her husband.", "NOT_CHECKABLE", "through her husband"),
        ("Ada Quill gave $100,000 to Kestrel PAC through a lawyer in Ohio.", "NOT_CHECKABLE", "through a lawyer"),
        ("Cal Moss gave $700 to Kestrel PAC through Hedge Row PAC.", "MATCH", ""),
        ("Ada Quill gave $100,000 to Kestrel PAC through ActBlue.", "NOT_CHECKABLE", "through ActBlue"),
    ],
)  # fmt: skip
def test_a_stop_on_the_way_that_no_record_shows_is_told(
    desk: Desk, text: str, verdict: str, way: str
) -> None:
    found = _finding(desk, text)
    assert found.verdict is Verdict[verdict]
    told = f"The text has it go another way, \u201c{way}\u201d, which was not understood."
    assert (told in found.because) is bool(way)


def test_a_conduit_is_one_only_of_the_rows_that_name_it(desk: Desk) -> None:
    text = "Cal Moss and Ada Quill gave $700 and $100,000 to Kestrel PAC through Hedge Row PAC."
    found = _finding(desk, text)
    assert found.verdict not in (Verdict.MATCH, Verdict.MATCH_WITH_CAVEAT)


@pytest.mark.parametrize(
    "text",
    [
        "Bea Fern gave $5,000 to Gamma for Senate through Delta Council PAC.",
        "Bea Fern gave $5,000 through Delta Council PAC to Gamma for Senate.",
        "Bea Fern sent $5,000 via the Delta Council PAC to Gamma for Senate.",
        "Through Delta Council PAC, Bea Fern gave $5,000 to Gamma for Senate.",
        "Bea Fern gave, via Delta Council PAC, $5,000 to Gamma for Senate.",
        "Bea Fern sent, through Delta Council PAC, $5,000 to Gamma for Senate.",
        "Bea Fern gave Gamma for Senate, via Delta Council PAC, $5,000.",
        "Bea Fern gave Gamma for Senate through Delta Council PAC $5,000.",
        "Bea Fern gave, by way of Delta Council PAC, Gamma for Senate $5,000.",
        "Bea Fern used Delta Council PAC to finance Gamma for Senate.",
        "Bea Fern gave $5,000 to Gamma for Senate through “Delta Council PAC.”",
        "Bea Fern used a super PAC called Delta Council PAC to bankroll Gamma for Senate.",
        "Bea Fern funneled money through Delta Council PAC to Gamma for Senate.",
        "Bea Fern gave $5,000 to Gamma for Senate through either Delta Council PAC or Birch Lane PAC.",
        "Bea Fern routed money, via her group Delta Council PAC, to Gamma for Senate.",
        "Bea Fern paid $5,000 to Gamma for Senate through Delta Council PAC.",
        "Delta Council PAC served as a conduit for Bea Fern's $5,000 to Gamma for Senate.",
        "Delta Council PAC acted as a pass-through for $5,000 from Bea Fern to Gamma for Senate.",
        "The Delta Council PAC passed $5,000 from Bea Fern to Gamma for Senate.",
        "Delta Council PAC passed on $5,000 from Bea Fern to Gamma for Senate.",
        "The Delta Council PAC funneled Bea Fern's $5,000 to Gamma for Senate.",
        "Bea Fern's money reached Gamma for Senate through Delta Council PAC.",
        "Money from Bea Fern went to Gamma for Senate through the Delta Council PAC.",
        "Using the Delta Council PAC, Bea Fern gave $5,000 to Gamma for Senate.",
        "Delta Council PAC served as a pass-through for Bea Fern's money to Gamma for Senate.",
        "The Delta Council PAC acted as a conduit for money from Bea Fern to Gamma for Senate.",
        "With the help of the Delta Council PAC, Bea Fern gave $5,000 to Gamma for Senate.",
        "Delta Council PAC was used as a vehicle for Bea Fern’s $5,000 gift to Gamma for Senate.",
    ],
)
def test_whom_it_went_through_is_read_wherever_it_stands(desk: Desk, text: str) -> None:
    found = _finding(desk, text)
    assert found.verdict is Verdict.MATCH_WITH_CAVEAT
    assert found.routed is not None


@pytest.mark.parametrize(
    ("text", "verdict", "says"),
    [
        ("{fern} financed Gamma for Senate, but not through Delta Council PAC.", "NOT_CHECKABLE", "did not go through Delta Council PAC"),
        ("{fern} financed Gamma for Senate, never through Delta Council PAC.", "NOT_CHECKABLE", "did not go through Delta Council PAC"),
        ("{delta} gave $5,000 to Gamma for Senate rather than through Kestrel PAC.", "NOT_CHECKABLE", "did not go through Kestrel PAC"),
        ("{delta} gave $5,000 to Gamma for Senate not only through March.", "MATCH", ""),
        ("Without going through Delta Council PAC, {fern} gave $5,000 to Gamma for Senate.", "NOT_CHECKABLE", "did not go through Delta Council PAC"),
        ("{fern} gave $5,000 to Gamma for Senate other than through Delta Council PAC.", "NOT_CHECKABLE", "did not go through Delta Council PAC"),
        ("{fern} gave $5,000 to Gamma for Senate, bypassing Delta Council PAC.", "NOT_CHECKABLE", "did not go through Delta Council PAC"),
        ("Kestrel PAC never served as a conduit for {delta}'s $5,000 to Gamma for Senate.", "NOT_CHECKABLE", "did not go through Kestrel PAC"),
    ],
)  # fmt: skip
def test_a_way_that_the_text_denies_bears_nothing_out(
    desk: Desk, text: str, verdict: str, says: str
) -> None:
    found = _finding(desk, text.format(fern="Bea Fern", delta="Delta Council PAC"))
    assert found.verdict is Verdict[verdict]
    assert says in " ".join(found.because)
    assert found.routed is None


@pytest.mark.parametrize(
    ("text", "verdict", "says"),
    [
        ("{ada} gave $100,000 to {gamma} through {kestrel} and {delta}.", "DIFFERS", ""),
        ("{bea} financed {gamma} through {delta} and {kestrel}.", "MATCH_WITH_CAVEAT", "also has it go through Kestrel PAC; that was not looked at"),
        ("{bea} financed {gamma} through {delta} and through {kestrel}.", "MATCH_WITH_CAVEAT", "also has it go through Kestrel PAC"),
        ("{bea} financed {gamma} through {delta}, Juniper PAC and {kestrel} in 2021.", "MATCH_WITH_CAVEAT", "also has it go through Kestrel PAC"),
        ("{bea} financed {gamma} through {delta}, not through {kestrel}.", "MATCH_WITH_CAVEAT", "did not go through Kestrel PAC"),
        ("{bea} financed {gamma} through {delta} on March 5, 2021.", "MATCH_WITH_CAVEAT", "The way began before; a later payment of it was on March 5, 2021"),
        ("{bea} financed {gamma} through {delta} before March 1, 2021.", "MATCH_WITH_CAVEAT", "The way began before March 1, 2021; the first payment to the last party was on 2021-03-05."),
        ("{bea} financed {gamma} through {delta} on March 6, 2021.", "DIFFERS", "none of them is on March 6, 2021"),
    ],
)  # fmt: skip
def test_every_stop_and_any_payment_of_the_way_is_told(
    desk: Desk, text: str, verdict: str, says: str
) -> None:
    names = {"gamma": "Gamma for Senate", "delta": "Delta Council PAC", "kestrel": "Kestrel PAC"}
    found = _finding(desk, text.format(ada="Ada Quill", bea="Bea Fern", **names))
    assert found.verdict is Verdict[verdict]
    assert says in " ".join(found.because)
    assert ("also" in " ".join(found.because)) == ("also" in says)


@pytest.mark.parametrize(
    "stop",
    [
        "the super PAC Delta Council PAC",
        "her super PAC, Delta Council PAC",
        "a super PAC called Delta Council PAC",
        "a little-known political committee, the Delta Council PAC",
        "an affiliated group named Delta Council PAC",
    ],
)
def test_a_stop_may_be_told_by_what_it_is_before_its_name(desk: Desk, stop: str) -> None:
    for text in ("Bea Fern financed Gamma for Senate", "Bea Fern gave $5,000 to Gamma for Senate"):
        found = _finding(desk, f"{text} through {stop}.")
        assert found.verdict is Verdict.MATCH_WITH_CAVEAT
        assert found.routed is not None


@pytest.mark.parametrize(
    "text",
    [
        "Nothing in the filings shows that Bea Fern financed Gamma for Senate through Delta Council PAC.",
        "Nobody can say that Bea Fern financed Gamma for Senate through Delta Council PAC.",
        "Filings fail to show that Bea Fern financed Gamma for Senate through Delta Council PAC.",
        "Bea Fern allegedly financed Gamma for Senate through Delta Council PAC.",
        "Bea Fern rarely financed Gamma for Senate through Delta Council PAC.",
        "Bea Fern hardly financed Gamma for Senate through Delta Council PAC.",
        "Bea Fern rejected the claim that she financed Gamma for Senate through Delta Council PAC.",
        "Bea Fern financed neither Gamma for Senate nor Kestrel PAC through Delta Council PAC.",
        "Critics accuse Bea Fern of financing Gamma for Senate through Delta Council PAC.",
    ],
)
def test_what_is_denied_or_doubted_is_not_borne_out(desk: Desk, text: str) -> None:
    assert _finding(desk, text).routed is None
    assert _finding(desk, text).verdict not in (Verdict.MATCH, Verdict.MATCH_WITH_CAVEAT)


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("{gamma} received no money from Bea Fern via {delta}.", "NOT_CHECKABLE"),
        ("Bea Fern gave nothing to {gamma} through {delta}.", "NOT_CHECKABLE"),
        ("No money from Bea Fern reached {gamma} through {delta}.", "NOT_CHECKABLE"),
        ("Bea Fern never financed {gamma} through {delta}.", "NOT_CHECKABLE"),
        ("Ada Quill never financed {gamma} through {delta} in March 2021.", "MATCH_WITH_CAVEAT"),
        ("No record shows that Bea Fern gave $5,000 to {gamma} through {delta}.", "NOT_CHECKABLE"),
        (
            "{gamma} received no money from Ada Quill via {delta} in March 2021.",
            "MATCH_WITH_CAVEAT",
        ),
        ("Ada Quill gave nothing to {gamma} through {delta} in March 2021.", "MATCH_WITH_CAVEAT"),
    ],
)
def test_that_nothing_went_a_way_is_asked_of_the_way(desk: Desk, text: str, verdict: str) -> None:
    """Where payments lead that way, none of which need be hers, nothing is borne out."""
    found = _finding(desk, text.format(gamma="Gamma for Senate", delta="Delta Council PAC"))
    assert found.claim.kind == "absence"
    assert found.verdict is Verdict[verdict]


@pytest.mark.parametrize(
    ("text", "verdict", "says"),
    [
        ("$5,000", "MATCH_WITH_CAVEAT", "at most $5,000"),
        ("$5,500", "DIFFERS", "The text says $5,500"),
        ("$6,000", "DIFFERS", "The text says $6,000"),
        ("about $6,000", "DIFFERS", "The text says $6,000"),
        ("less than $2,000", "NOT_CHECKABLE", "it can have been more that way"),
        ("at most $2,000", "NOT_CHECKABLE", "it can have been more that way"),
        ("at most $5,000", "MATCH_WITH_CAVEAT", "at most $5,000"),
        ("between $1,000 and $2,000", "MATCH_WITH_CAVEAT", "at most $5,000"),
    ],
)
def test_a_sum_above_the_most_is_held_against_it_as_any_other(
    desk: Desk, text: str, verdict: str, says: str
) -> None:
    found = _finding(desk, f"Bea Fern gave {text} to Gamma for Senate through Delta Council PAC.")
    assert found.verdict is Verdict[verdict]
    assert says in " ".join(found.because)


@pytest.mark.parametrize(
    ("text", "verdict", "caveat"),
    [
        ("Ada Quill financed Olive Omegard through {kestrel}.", "MATCH_WITH_CAVEAT", False),
        ("Bea Fern financed Hedge Row PAC through {delta} and {gamma}.", "MATCH_WITH_CAVEAT", False),
        ("Bea Fern financed Hedge Row PAC through {gamma} and {delta}.", "MATCH_WITH_CAVEAT", False),
        ("Bea Fern financed Gamma for Senate through {delta} and {kestrel}.", "MATCH_WITH_CAVEAT", True),
    ],
)  # fmt: skip
def test_several_stops_are_looked_for_on_one_way(
    desk: Desk, text: str, verdict: str, *, caveat: bool
) -> None:
    names = {"gamma": "Gamma for Senate", "delta": "Delta Council PAC", "kestrel": "Kestrel PAC"}
    found = _finding(desk, text.format(**names))
    assert found.verdict is Verdict[verdict]
    assert any("also has it go" in said for said in found.because) is caveat


@pytest.mark.parametrize(
    "text",
    [
        "{delta} gave $5,000 to {gamma}; Ada Quill financed Olive Omegard through {kestrel}.",
        "{delta} gave $5,000 to {gamma}, while Ada Quill financed Olive Omegard through {kestrel}.",
        "{delta} gave $5,000 to {gamma}, according to figures released through {kestrel}.",
        "{delta} gave $5,000 to {gamma}, a check that a reader leafing through {kestrel} filings found.",
        "{delta} gave $5,000 to {gamma}, which later supported candidates through {kestrel}.",
        "{delta}, which made its name through {kestrel}, gave $5,000 to {gamma}.",
        "{delta} gave $5,000 to {gamma} and Ada Quill gave $50,000 to Olive Omegard through {kestrel}.",
    ],
)
def test_a_way_is_said_of_the_payment_whose_statement_names_it(desk: Desk, text: str) -> None:
    names = {"gamma": "Gamma for Senate", "delta": "Delta Council PAC", "kestrel": "Kestrel PAC"}
    article = desk.article(f"{text.format(**names)}\n".encode(), published=date(2021, 12, 31))
    of = {f.claim.amounts[0].value: f for f in desk.check(article).findings if f.claim.amounts}
    assert of[5000].verdict is Verdict.MATCH
    assert of[5000].routed is None


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        (
            "Ada Quill spent $50,000 through {kestrel} to support Olive Omegard.",
            "MATCH_WITH_CAVEAT",
        ),
        (
            "Through {kestrel}, Ada Quill spent $20,000 against George Gammason.",
            "MATCH_WITH_CAVEAT",
        ),
        ("Ada Quill spent $20,000 through {kestrel} to support George Gammason.", "DIFFERS"),
        ("Ada Quill spent $70,000 through {kestrel} to support Olive Omegard.", "DIFFERS"),
    ],
)
def test_outside_spending_through_another_is_asked_of_the_ways(
    desk: Desk, text: str, verdict: str
) -> None:
    found = _finding(desk, text.format(kestrel="Kestrel PAC"))
    assert found.claim.kind == "ie_spending"
    assert found.verdict is Verdict[verdict]


@pytest.mark.parametrize(
    "text",
    [
        "George Gammason financed George Gammason through Kestrel PAC.",
        "Gamma for Senate gave $5,000 to Gamma for Senate through Kestrel PAC.",
        "Olive Omegard gave $11,000 to herself through Kestrel PAC.",
        "Olive Omegard financed her own campaign through Kestrel PAC.",
    ],
)
def test_a_party_at_both_ends_stops_no_other_statement(desk: Desk, text: str) -> None:
    both = f"Delta Council PAC gave $5,000 to Gamma for Senate in March 2021. {text}\n"
    found = desk.check(desk.article(both.encode(), published=date(2021, 12, 31))).findings
    assert found[0].verdict is Verdict.MATCH
    assert all(f.routed is None for f in found)


@pytest.mark.parametrize(
    ("words", "verdict"),
    [("thousands of dollars", "MATCH_WITH_CAVEAT"), ("millions of dollars", "NO_MATCHING_RECORD")],
)
def test_a_word_for_a_sum_is_held_against_the_most(desk: Desk, words: str, verdict: str) -> None:
    found = _finding(desk, f"Bea Fern gave {words} to Gamma for Senate through Delta Council PAC.")
    assert found.verdict is Verdict[verdict]


def test_a_sum_that_differs_is_told_by_how_much(desk: Desk) -> None:
    found = _finding(desk, "Bea Fern gave $8,000 to Gamma for Senate through Delta Council PAC.")
    assert "The text says $8,000, $3,000 above the most that can have come." in found.because


@pytest.mark.parametrize(
    ("way", "told"),
    [
        ("through the Council PAC", "through Council PAC"),
        ("through Fern\u2019s Council Fund", "through Fern\u2019s Council Fund"),
        ("through the Delta Party", "through Delta Party"),
        ("through his friend", "through his friend"),
        ("through a little-known web of shell companies", "through a little-known web of shell companies"),
        ("through Ida Roe", "through Ida Roe"),
        ("with the help of the Juniper Fund", "through Juniper Fund"),
        ("by means of the Juniper Fund", "through Juniper Fund"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("gift", ["{} gave $5,000 to {}", "{1} received no money from {0}"])
def test_a_gift_is_not_asked_about_without_the_way_that_is_named(
    desk: Desk, gift: str, way: str, told: str
) -> None:
    """Bea Fern gave Gamma nothing herself: that is no answer where a way is named."""
    gave = gift.format("Bea Fern", "Gamma for Senate")
    found = _finding(desk, f"{gave} in March 2021 {way}.")
    assert found.verdict is Verdict.NOT_CHECKABLE
    said = f"The text has it go another way, \u201c{told}\u201d, which was not understood."
    assert found.because[0] == said


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("Bea Fern gave $5,000 to Gamma for Senate in February 2021, through Tuesday.", "NO_MATCHING_RECORD"),
        ("Through Election Day, Bea Fern gave $5,000 to Gamma for Senate in March 2021.", "NO_MATCHING_RECORD"),
        ("Bea Fern gave $5,000 to Gamma for Senate in March 2021, through the Ohio primary.", "NO_MATCHING_RECORD"),
        ("Cal Moss gave $900 to Kestrel PAC in July 2021 through Hedge Row PAC.", "DIFFERS"),
    ],
)  # fmt: skip
def test_a_time_is_no_way_and_a_conduit_on_the_rows_is_looked_at(
    desk: Desk, text: str, verdict: str
) -> None:
    assert _finding(desk, text).verdict is Verdict[verdict]


def test_a_part_of_a_name_is_the_committee_that_the_article_names_in_full(desk: Desk) -> None:
    text = "Bea Fern gave $5,000 to Gamma for Senate through the Delta Council."
    assert _finding(desk, text).routed is None
    named = "Delta Council PAC has an office in Ohio."
    found = _finding(desk, f"{text} {named}")
    assert found.verdict is Verdict.MATCH_WITH_CAVEAT
    said = "Delta Council is read as Delta Council PAC, which the article names in full."
    assert said in found.because


def test_a_stop_whose_name_other_rows_have_without_an_id_is_the_committee(desk: Desk) -> None:
    found = _finding(desk, "Dan Dale gave $2,000 to Gamma for Senate through Rowan Road PAC.")
    assert found.verdict is Verdict.MATCH_WITH_CAVEAT
    assert any(f"This rests on ROWAN ROAD PAC (OH, {ROWAN}); none" in s for s in found.because)


@pytest.mark.parametrize(
    ("sum_", "verdict", "says", "routed"),
    [
        ("$3,500", "MATCH_WITH_CAVEAT", "at most $3,500", True),
        ("$100", "MATCH", "DALE, DAN to GAMMA FOR SENATE: $100", False),
        ("$9,000", "DIFFERS", "$5,500 above the most that can have come", True),
        ("$9,000", "DIFFERS", "the records show $100", True),
    ],
)
def test_gifts_earmarked_through_a_committee_and_ways_through_its_account_are_looked_at(
    desk: Desk, sum_: str, verdict: str, says: str, *, routed: bool
) -> None:
    gamma = "Gamma for Senate through Birch Lane PAC"
    found = _finding(desk, f"In the first quarter of 2021, Dan Dale gave {sum_} to {gamma}.")
    assert found.verdict is Verdict[verdict]
    assert says in " ".join(found.because)
    assert (found.routed is not None) is routed


def test_a_gift_earmarked_through_a_committee_speaks_against_a_denial(desk: Desk) -> None:
    """Of a time in which there is no such gift, what may have gone through its account decides."""
    text = "Gamma for Senate received no money from Dan Dale through Birch Lane PAC"
    assert _finding(desk, f"{text} in January 2021.").verdict is Verdict.DIFFERS
    assert _finding(desk, f"{text} in February 2021.").verdict is Verdict.NOT_CHECKABLE


def test_several_givers_are_each_asked_of_the_way(desk: Desk) -> None:
    both = "{} and Dan Dale financed Gamma for Senate through Rowan Road PAC."
    alone = _finding(desk, "Dan Dale financed Gamma for Senate through Rowan Road PAC.")
    assert alone.verdict is Verdict.MATCH_WITH_CAVEAT
    found = _finding(desk, both.format("Ada Quill"))
    assert found.verdict in (Verdict.NO_MATCHING_RECORD, Verdict.NOT_CHECKABLE)
    assert "from QUILL, ADA through ROWAN ROAD PAC to" in " ".join(found.because)


@pytest.mark.parametrize(
    ("sum_", "verdict", "says"),
    [
        ("$4,000", "MATCH_WITH_CAVEAT", "at most $4,000 of what reached"),
        ("$4,400", "DIFFERS", "$400 above the most that can have come"),
        ("$1,400 each", "MATCH_WITH_CAVEAT", "at most $1,500 of what reached"),
        ("$2,000 each", "DIFFERS", "$500 above the most that can have come"),
    ],
)
def test_a_sum_of_several_givers_is_held_against_all_together_or_each(
    desk: Desk, sum_: str, verdict: str, says: str
) -> None:
    """Ives can stand for $3,000 of the $4,000, Kane for $1,500."""
    found = _finding(
        desk, f"Ida Ives and Kim Kane gave {sum_} to Gamma for Senate through Elm Street PAC."
    )
    assert found.verdict is Verdict[verdict]
    assert says in " ".join(found.because)


def test_a_sum_of_several_givers_needs_a_way_from_each(desk: Desk) -> None:
    text = "Ida Ives and Dan Dale gave $4,000 to Gamma for Senate through Elm Street PAC."
    found = _finding(desk, text)
    assert found.verdict in (Verdict.NO_MATCHING_RECORD, Verdict.NOT_CHECKABLE)
    assert "from DALE, DAN through ELM STREET PAC to" in " ".join(found.because)


@pytest.mark.parametrize("giver", ["Lou Lane", "Nutmeg PAC"])
def test_a_way_that_is_one_by_the_payers_day_is_a_way(desk: Desk, giver: str) -> None:
    found = _finding(desk, f"{giver} financed Gamma for Senate through Oak Hollow PAC.")
    assert found.verdict is Verdict.MATCH_WITH_CAVEAT
    said = " ".join(found.because)
    assert "1 payment of this way the payer reports on another day than the receiver" in said
    assert "(2021-02-10 in place of 2021-03-20)" in said


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Bea Fern financed Olive Omegard through Delta Council PAC.", True),
        ("Bea Fern financed Olive Omegard through the Harbor Party.", True),
        ("Bea Fern funded Olive Omegard, through the Acme Committee.", True),
        ("Bea Fern funded Gamma for Senate via Acme Holdings.", True),
        ("Bea Fern funded Olive Omegard through Acme Holdings.", False),
        ("Bea Fern funded Brookvale Library through the Acme Committee.", False),
        ("Bea Fern financed her studies through the Acme Committee.", False),
        ("Acme Holdings LLC funded Gamma for Senate through Delta Council PAC.", True),
    ],
)
def test_who_financed_a_committee_or_through_one_is_read_without_more(
    desk: Desk, text: str, *, read: bool
) -> None:
    found = desk.check(desk.article(f"{text}\n".encode(), published=date(2021, 12, 31))).findings
    assert [f.claim.kind for f in found] == (["relation"] if read else ["other"])


#: Whose money it was, told in these words of Delta's gift to Gamma.
OWNED = (
    "Delta Council PAC gave $5,000 of {}'s money to Gamma for Senate",
    "Delta Council PAC passed on $5,000 of {}\u2019s money to Gamma for Senate",
    "With money from {}, Delta Council PAC gave $5,000 to Gamma for Senate",
    "Using a donation from {}, Delta Council PAC gave $5,000 to Gamma for Senate",
    "Delta Council PAC used {}'s money to give $5,000 to Gamma for Senate",
    "Delta Council PAC gave $5,000 from {} to Gamma for Senate",
    "Delta Council PAC gave $5,000 to Gamma for Senate on behalf of {}",
    "{} used Delta Council PAC to give $5,000 to Gamma for Senate",
    "{} had Delta Council PAC give $5,000 to Gamma for Senate",
    "The $5,000 that Delta Council PAC gave to Gamma for Senate came from {}",
    "The $5,000 that Delta Council PAC gave to Gamma for Senate originated with {}",
    "{} was the real source of the $5,000 that Delta Council PAC gave to Gamma for Senate",
)


@pytest.mark.parametrize("text", OWNED)
def test_whose_money_a_committee_paid_with_is_asked_of_the_ways(desk: Desk, text: str) -> None:
    hers = _finding(desk, f"{text.format('Bea Fern')} in March 2021.")
    assert (hers.verdict, hers.routed is None) == (Verdict.MATCH_WITH_CAVEAT, False)
    assert "at most $5,000 of what reached GAMMA FOR SENATE" in " ".join(hers.because)
    other = _finding(desk, f"{text.format('Ada Quill')} in March 2021.")
    assert other.verdict is Verdict.NO_MATCHING_RECORD
    assert "from QUILL, ADA through DELTA COUNCIL PAC to" in other.because[0]
    itself = "The payment itself: DELTA COUNCIL PAC to GAMMA FOR SENATE"
    assert text.startswith("Delta Council PAC used") or itself in " ".join(other.because)
    nobodys = _finding(desk, f"{text.format('Zed Noone')} in March 2021.")
    assert nobodys.verdict in (Verdict.NOT_CHECKABLE, Verdict.NO_MATCHING_RECORD)


@pytest.mark.parametrize(
    "text",
    [
        "Delta Council PAC gave $5,000 of its money to Gamma for Senate in March 2021.",
        "Delta Council PAC gave $5,000 of Delta Council PAC's money to Gamma for Senate in March 2021.",
        "Delta Council PAC gave $5,000 from Ohio to Gamma for Senate in March 2021.",
        "Delta Council PAC gave $5,000 to Gamma for Senate in March 2021; Ada Quill's money stayed away.",
    ],
)  # fmt: skip
def test_a_committees_own_money_is_asked_of_no_way(desk: Desk, text: str) -> None:
    found = _finding(desk, text)
    assert found.verdict is Verdict.MATCH
    assert found.routed is None


def test_whose_money_was_spent_on_a_candidate_is_asked_of_the_ways(desk: Desk) -> None:
    text = "Kestrel PAC spent $50,000 of {}'s money in support of Olive Omegard in 2021."
    assert _finding(desk, text.format("Ada Quill")).verdict is Verdict.MATCH_WITH_CAVEAT
    found = _finding(desk, text.format("Bea Fern"))
    assert found.verdict not in (Verdict.MATCH, Verdict.MATCH_WITH_CAVEAT)
    assert "from FERN, BEA through KESTREL PAC to OMEGARD, OLIVE" in found.because[0]


@pytest.mark.parametrize(
    ("text", "verdicts"),
    [
        ("Dan Dale gave Gamma for Senate $2,000 through {rowan} and $3,500 through {birch} in 2021.", ("MATCH_WITH_CAVEAT", "MATCH_WITH_CAVEAT")),
        ("Dan Dale gave Gamma for Senate $3,500 through {rowan} and $2,000 through {birch} in 2021.", ("DIFFERS", "MATCH_WITH_CAVEAT")),
        ("Dan Dale gave Gamma for Senate $3,500 through {birch} and $2,000 through {rowan} in 2021.", ("MATCH_WITH_CAVEAT", "MATCH_WITH_CAVEAT")),
        ("Dan Dale gave Gamma for Senate $3,500 through {birch} and $3,000 through {rowan} in 2021.", ("MATCH_WITH_CAVEAT", "DIFFERS")),
    ],
)  # fmt: skip
def test_each_of_several_sums_goes_the_way_that_is_told_with_it(
    desk: Desk, text: str, verdicts: tuple[str, ...]
) -> None:
    text = text.format(rowan="Rowan Road PAC", birch="Birch Lane PAC")
    article = desk.article(f"{text}\n".encode(), published=date(2021, 12, 31))
    found = [f for f in desk.check(article).findings if f.claim.amounts]
    assert tuple(f.verdict.name for f in found) == verdicts


@pytest.mark.parametrize(
    ("sum_", "verdict", "says"),
    [
        ("$5,500", "MATCH_WITH_CAVEAT", "Over 2 such ways taken together, at most $5,500"),
        ("$6,500", "NOT_CHECKABLE", "$1,000 above the most that can have come"),
    ],
)
def test_a_sum_through_several_is_held_against_the_ways_through_each(
    desk: Desk, sum_: str, verdict: str, says: str
) -> None:
    """Of Dale's money $2,000 can have gone through Rowan Road, $3,500 through Birch Lane, which is a
    conduit of his, too: whether that gift is meant with the larger sum stays open."""
    found = _finding(
        desk,
        f"In the first quarter of 2021, Dan Dale gave {sum_} to Gamma for Senate through Rowan Road"
        " PAC and Birch Lane PAC.",
    )
    assert found.verdict is Verdict[verdict]
    assert says in " ".join(found.because)
    assert "also has it go" not in " ".join(found.because)


@pytest.mark.parametrize(
    ("text", "verdict", "says"),
    [
        ("{delta} gave $7,000 to Hedge Row PAC and Gamma for Senate through {elm}.", "NOT_CHECKABLE", "No payments on file lead"),
        ("{nutmeg} gave $4,200 to Gamma for Senate and Hedge Row PAC through {oak}.", "MATCH_WITH_CAVEAT", "at most $4,200"),
        ("{nutmeg} gave $6,500 to Gamma for Senate and Hedge Row PAC through {oak}.", "DIFFERS", "$2,300 above the most that can have come"),
        ("{nutmeg} gave $2,000 each to Gamma for Senate and Hedge Row PAC through {oak}.", "MATCH_WITH_CAVEAT", "at most $2,000"),
        ("{nutmeg} gave $4,000 each to Gamma for Senate and Hedge Row PAC through {oak}.", "DIFFERS", "$2,000 above the most that can have come"),
    ],
)  # fmt: skip
def test_a_sum_to_several_takers_is_held_against_all_together_or_each(
    desk: Desk, text: str, verdict: str, says: str
) -> None:
    """Of Nutmeg's $4,500 Oak Hollow paid Gamma $4,200, of which $2,000 went on to Hedge Row: what went
    from the one to the other is no second gift."""
    names = {"nutmeg": "Nutmeg PAC", "oak": "Oak Hollow PAC", "elm": "Elm Street PAC"}
    found = _finding(desk, text.format(delta="Delta Council PAC", **names))
    assert found.verdict is Verdict[verdict]
    assert says in " ".join(found.because)


def test_whom_it_went_through_gives_nothing_with_who_is_named_next(desk: Desk) -> None:
    text = (
        "Bea Fern financed Gamma for Senate through Delta Council PAC and Dan Dale gave $100 more."
    )
    article = desk.article(f"{text}\n".encode(), published=date(2021, 12, 31))
    way, gift = desk.check(article).findings
    assert (way.verdict, way.routed is None) == (Verdict.MATCH_WITH_CAVEAT, False)
    assert getattr(gift.claim.donor, "name", None) == "Dan Dale"
    assert (gift.verdict, gift.routed) == (Verdict.MATCH, None)


@pytest.mark.parametrize("word", ["without using", "around"])
def test_a_committee_that_it_went_around_is_no_receiver(desk: Desk, word: str) -> None:
    text = f"Bea Fern gave $9,000 to Gamma for Senate {word} Delta Council PAC in 2021."
    found = _finding(desk, text)
    assert getattr(found.claim.recipient, "name", None) == "Gamma for Senate"
    assert found.verdict not in (Verdict.MATCH, Verdict.MATCH_WITH_CAVEAT)


def test_what_is_got_back_is_a_refund(desk: Desk) -> None:
    found = _finding(desk, "Gamma for Senate got back $6,000 from Kestrel PAC in June 2021.")
    assert (found.claim.kind, found.verdict) == ("refund", Verdict.MATCH)
