"""An article of what stations filed with the FCC, before documents of their political files."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from itemized.desk import Desk
from itemized.model import Finding, Verdict
from itemized.settings import Settings

SAMPLES = Path(__file__).parents[2] / "samples" / "fcc_political_files"


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    folder = tmp_path_factory.mktemp("stations")
    desk = Desk(Settings(ledger=folder / "ledger", downloads=folder))
    desk.load("fcc_political_files", sorted(SAMPLES.iterdir()))
    return desk


def _credited(desk: Desk, payer: str, station: str) -> Finding:
    text = (
        f"{payer} spent $12,500 on advertising at {station} in September, according to documents"
        " the station filed with the Federal Communications Commission.\n"
    )
    article = desk.article(text.encode(), published=date(2018, 10, 4))
    [found] = [f for f in desk.check(article).findings if f.claim.kind == "attribution"]
    return found


def test_documents_that_may_be_of_the_payer_are_listed(desk: Desk) -> None:
    found = _credited(desk, "The Nobody for Senate committee", "KZZZ-TV")
    assert found.verdict is Verdict.NOT_CHECKABLE
    assert not found.missing  # they are loaded: what is left is to open them
    said = " ".join(found.because)
    assert "Nobody for Senate: Order 7, revised (KZZZ-TV, 2018-09-01): https://" in said
    assert "not payments" in said
    assert not found.records


@pytest.mark.parametrize(
    ("payer", "station", "says"),
    [
        ("Birch for Senate", "KZZZ-TV", "None of them names Birch for Senate"),
        ("The Nobody for Senate committee", "KYYY", "None of them names"),
        ("The Nobody for Senate committee", "WXXX", "Of the political files of WXXX no document"),
    ],
)
def test_where_none_names_the_payer_the_file_is_missing(
    desk: Desk, payer: str, station: str, says: str
) -> None:
    found = _credited(desk, payer, station)
    assert any(says in sentence for sentence in found.because)
    assert any("fcc_political_files" in way for way in found.missing)


def _attributed(desk: Desk, text: str) -> list[Finding]:
    article = desk.article(f"{text}\n".encode(), published=date(2018, 10, 4))
    return [f for f in desk.check(article).findings if f.claim.kind == "attribution"]


LISTED = "Nobody for Senate: Order 7, revised (KZZZ-TV, 2018-09-01): https://"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("Records filed with the FCC show that Nobody for Senate bought ads on KZZZ in 2018.", LISTED),
        ("According to records filed with the FCC, Nobody for Senate bought advertising on KZZZ-TV.", LISTED),
        ("Nobody for Senate paid $5,000 for ads on KZZZ in 2018, according to records filed with the FCC.", LISTED),
        ("FCC records show that the station KZZZ sold TV spots to Nobody for Senate.", LISTED),
        ("Records filed with the FCC show that an unnamed group's ads ran on KZZZ.", "The newest: "),
        ("Records filed with the FCC show that Acme Nails bought ads on KZZZ in 2018.", "None of them names Acme Nails"),
    ],
)  # fmt: skip
def test_advertising_without_a_payment_that_was_read_lists_the_stations_documents(
    desk: Desk, text: str, says: str
) -> None:
    [found] = _attributed(desk, text)
    assert (found.verdict, found.fields["agency"]) == (Verdict.NOT_CHECKABLE, Verdict.MATCH)
    assert says in " ".join(found.because)


def test_advertising_and_a_gift_credited_to_the_fcc_are_judged_as_each_alone(desk: Desk) -> None:
    ads = "Records filed with the FCC show that Nobody for Senate bought ads on KZZZ in 2018."
    gift = "According to records filed with the FCC, Otto Pell donated $5,000 to Friends of Nobody."
    for texts in ((ads, gift), (gift, ads)):
        alone = [found for text in texts for found in _attributed(desk, text)]
        both = _attributed(desk, "\n\n".join(texts))
        told = [[(f.verdict, f.fields, f.because) for f in every] for every in (alone, both)]
        assert len(alone) == 2
        assert told[0] == told[1]
