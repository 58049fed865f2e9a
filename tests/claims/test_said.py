"""What is said, and by whom: denials, known committees, and words that are nobody."""

from __future__ import annotations

from datetime import date

import pytest

from itemized.claims._text.known import NameIndex
from itemized.claims.reading import read
from itemized.model import Article, Claim, Mention

SUM = "$250,000 to the Better Roads PAC"


def claims(text: str, index: NameIndex | None = None) -> list[Claim]:
    return list(read(Article(text, None, date(2022, 9, 15), None, ""), index).claims)


@pytest.mark.parametrize(
    "text",
    [
        f"Ada Quill never gave {SUM}.",
        f"Ada Quill did not donate {SUM}.",
        f"Ada Quill didn\u2019t donate {SUM}.",
        f"Ada Quill has never given {SUM}.",
        "Ada Quill never contributed to the Better Roads PAC.",
        f"Ada Quill is not known to have given {SUM}.",
        "The Better Roads PAC did not receive $250,000 from Ada Quill.",
        "No one at the Better Roads PAC received $250,000 from Ada Quill.",
    ],
)
def test_what_is_negated_is_an_absence(text: str) -> None:
    assert [c.kind for c in claims(text)] == ["absence"]


@pytest.mark.parametrize(
    "text",
    [
        f"Ada Quill denied giving {SUM}.",
        f"Ada Quill denied that she gave {SUM}.",
        f"Ada Quill refused to donate {SUM}.",
        f"It is not true that Ada Quill gave {SUM}.",
        f"The claim that Ada Quill gave {SUM} is false.",
        f"If Ada Quill gave {SUM}, nobody knows.",
        f"Ada Quill may have given {SUM}.",
        f"Donors asked Ada Quill to give {SUM}.",
        f"Ada Quill was accused of giving {SUM}.",
        "There was no $250,000 donation from Ada Quill to the Better Roads PAC.",
    ],
)
def test_what_is_not_asserted_is_no_claim_about_money(text: str) -> None:
    assert {c.kind for c in claims(text)} <= {"other"}


@pytest.mark.parametrize(
    "text",
    [
        f"Ada Quill, who never ran for office, gave {SUM} in May.",
        f"It is true that Ada Quill gave {SUM}.",
        f"Nobody was surprised that Ada Quill gave {SUM}.",
        f"Ada Quill not only gave {SUM} but chaired it.",
        f"Asked why he would give, Ada Quill donated {SUM}.",
        f"The mayor decided whether to run after Ada Quill gave {SUM}.",
    ],
)
def test_a_denial_beside_it_leaves_a_gift(text: str) -> None:
    assert "donation" in {c.kind for c in claims(text)}


def test_committees_of_the_records_are_a_cue() -> None:
    text = "Quill Victory 22 gave $40,000 to Tarrant Forward in January 2019."
    assert not [c for c in claims(text) if c.amounts]
    index = NameIndex(
        [("QUILL VICTORY 22", "C1", "committee"), ("TARRANT FORWARD", "C2", "committee")]
    )
    (gift,) = [c for c in claims(text, index) if c.amounts]
    assert gift.kind in {"donation", "transfer"}
    assert isinstance(gift.donor, Mention)
    assert isinstance(gift.recipient, Mention)
    assert (gift.donor.entity_id, gift.recipient.entity_id) == ("C1", "C2")


@pytest.mark.parametrize("acronym", ["RNC", "NRCC", "NRSC", "DNC", "DCCC", "DSCC"])
def test_either_partys_committees_read_alike(acronym: str) -> None:
    (gift,) = claims(f"Ada Quill gave $40,000 to the {acronym} in January 2019.")
    assert gift.kind == "donation"
    assert isinstance(gift.recipient, Mention)
    assert gift.recipient.name == acronym


@pytest.mark.parametrize("odd", ["=SUM(A1)", "<b>", "{x}", '"', "12,000", "was", "check"])
def test_what_is_no_name_is_no_party(odd: str) -> None:
    for text in (
        f"{odd} gave {SUM}.",
        f"The Better Roads PAC received $250,000 from {odd} in May.",
    ):
        for claim in claims(text):
            for side in (claim.donor, claim.recipient):
                for party in (side,) if isinstance(side, Mention) else side or ():
                    assert not party.name.startswith(odd)
