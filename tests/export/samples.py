"""Answers made by hand, one of each sort, for reports to show. All names are made up."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from itemized.model import (
    Amount,
    Answer,
    Article,
    Check,
    Claim,
    Coverage,
    Finding,
    Match,
    Mention,
    Period,
    Question,
    Reading,
    Record,
    Shown,
    Span,
    Status,
    Totals,
    Verdict,
)
from itemized.model_files import Loaded
from itemized.model_filings import (
    Change,
    Difference,
    Reconciled,
    Reconciliation,
    ShownFiling,
    StatedLine,
    Verified,
)
from itemized.model_loads import LoadReport

TEXT = (
    "Orchard heir gave $1 million to river group\n\n"
    "Wilhelmina Plumtree, the orchard heir, gave $1 million to Clear Rivers Action in May, "
    "records filed with the FCC show. It was her largest gift of 2021.\n\n"
    "The group raised $2.5 million this spring & spent all of it. Plumtree also gave $2 million "
    "to the campaign of District Attorney Ottoline Fernsby.\n\n"
    'Friends say she will give more. The rivers are "not for sale", she said.'
)


def claim(number: int, quote: str, kind: str = "donation", **more: object) -> Claim:
    """A claim on the first place where the text says `quote`."""
    start = TEXT.index(quote)
    end = start + len(quote)
    return Claim(
        id=f"c{number}",
        kind=kind,
        direction="gave",
        start=start,
        end=end,
        quote=quote,
        sentence=Span(start, end),
        **more,  # type: ignore[arg-type]
    )


def record(key: str = "1", **more: object) -> Record:
    """A row of the made-up world."""
    values: dict[str, object] = {
        "entry_key": f"fec_bulk:{key}",
        "payer": "PLUMTREE, WILHELMINA",
        "payee": "CLEAR RIVERS ACTION",
        "amount": Decimal("1000000.00"),
        "date": date(2021, 5, 14),
        "filed": date(2021, 7, 31),
        "filed_basis": "due date",
        "counted": True,
        "why_not": None,
        "url": f"https://docquery.fec.gov/cgi-bin/fecimg/?20210731900000000{key}",
    }
    return Record(**(values | more))  # type: ignore[arg-type]


def answer(value: Decimal | int | None, n: int, measure: str = "sum", **more: object) -> Answer:
    """What the ledger gave for the sum of one donor's gifts to one committee."""
    return Answer(
        question=Question(measure, ("p1",), ("C99900001",), **more),  # type: ignore[arg-type]
        sentence="How much did Wilhelmina Plumtree give to Clear Rivers Action from 2021-05-01 "
        "to 2021-05-31?",
        sql="SELECT sum(amount) FROM entries WHERE payer_key = $payer AND payee_key = $payee",
        params={"payer": "p1", "payee": "C99900001"},
        value=value,
        n=n,
    )


COVERAGE = (
    Coverage(
        "fec_bulk",
        "indiv",
        "2022 cycle",
        date(2021, 1, 1),
        date(2022, 12, 31),
        "indiv22.zip",
        "ab" * 32,
        date(2023, 2, 1),
        1200,
    ),
    Coverage(
        "fec_bulk",
        "cm",
        "2022 cycle",
        date(2021, 1, 1),
        date(2022, 12, 31),
        "cm22.zip",
        "cd" * 32,
        date(2023, 2, 1),
        1,
    ),
)

GIFT = claim(
    1,
    "gave $1 million to Clear Rivers Action in May",
    donor=Mention("Wilhelmina Plumtree", "Wilhelmina Plumtree", 46, 65),
    recipient=Mention("Clear Rivers Action", "Clear Rivers Action", 104, 123),
    amounts=(Amount("$1 million", Decimal(1000000), "exact", Decimal(500000), Decimal(1500000)),),
    period=Period("in May", date(2021, 5, 1), date(2021, 6, 1)),
)
FINDINGS = (
    Finding(
        claim(4, "raised $2.5 million this spring", "raised_total"),
        Verdict.DIFFERS,
        ("The filings show $1,250,000 raised from March through May 2021, half of it.",),
        fields={"amount": Verdict.DIFFERS, "recipient": Verdict.MATCH},
        now=answer(Decimal("1250000.00"), 3),
        records=(record("3", amount=Decimal("250000.50")),),
        differs=("amount",),
    ),
    Finding(
        GIFT,
        Verdict.HELD_THEN_NOT_NOW,
        (
            "As filed by July 26, 2021, the gift was $1,000,000.",
            "An amendment filed on September 3, 2021 lowers it to $100,000.",
        ),
        fields={"amount": Verdict.HELD_THEN_NOT_NOW, "donor": Verdict.MATCH},
        then=answer(Decimal("1000000.00"), 1, as_of=date(2021, 7, 26)),
        by_then=answer(Decimal("100000.00"), 1, end=date(2021, 7, 27)),
        now=answer(Decimal("100000.00"), 1),
        records=(
            record("1", counted=False, why_not="replaced"),
            record("2", amount=Decimal("100000.00"), filed=date(2021, 9, 3), filed_basis="stated"),
        ),
    ),
    Finding(
        claim(2, "records filed with the FCC", "attribution"),
        Verdict.DIFFERS,
        ("Gifts to a federal committee are filed with the FEC. The FCC keeps no such records.",),
        differs=("agency",),
    ),
    Finding(
        claim(3, "It was her largest gift of 2021", "superlative"),
        Verdict.MATCH,
        ("No other gift of hers in 2021 is as large.",),
        then=answer(1, 4, measure="rank", as_of=date(2021, 7, 26)),
        records=(record("1"),),
    ),
    Finding(
        claim(5, "gave $2 million to the campaign of District Attorney Ottoline Fernsby"),
        Verdict.NOT_CHECKABLE,
        ("Her campaign files with the state, whose records are not loaded.",),
        missing=("California campaign filings: itemized fetch california --year 2021",),
    ),
    Finding(
        claim(6, "she will give more", "forecast"),
        Verdict.OUT_OF_SCOPE,
        ("It speaks of what is to come.",),
    ),
)


def check(text: str = TEXT, findings: tuple[Finding, ...] = FINDINGS) -> Check:
    """The made-up article, checked."""
    article = Article(
        text=text,
        title=text.partition("\n")[0],
        published=date(2021, 7, 26),
        url="https://www.example.org/rivers",
        sha256="ef" * 32,
    )
    claims = tuple(finding.claim for finding in findings)
    return Check(Reading(article, claims), findings, COVERAGE, "7")


def match(**more: object) -> Match:
    """A donor with two spellings."""
    values: dict[str, object] = {
        "entity_id": "p1",
        "name": "PLUMTREE, WILHELMINA",
        "kind": "person",
        "place": "Quillmere, OH",
        "first": date(2019, 1, 4),
        "last": date(2021, 5, 14),
        "given": Decimal("1086300.00"),
        "received": Decimal("0.00"),
        "tier": "same name and place",
        "because": "the cleaned name is the same, and so is the city",
        "spellings": ("PLUMTREE, WILHELMINA", "PLUMTREE, W"),
    }
    return Match(**(values | more))  # type: ignore[arg-type]


def shown(**more: object) -> Shown:
    """What that donor gave."""
    values: dict[str, object] = {
        "entities": (match(),),
        "given": Totals(
            Decimal("1086300.00"),
            3,
            ((2019, Decimal("86300.00"), 2), (2021, Decimal("1000000.00"), 1)),
            (
                ("C99900001", "CLEAR RIVERS ACTION", Decimal("1000000.00"), 1),
                ("C99900002", "FRIENDS OF THE FERRY", Decimal("86300.00"), 2),
            ),
        ),
        "received": Totals(Decimal("0.00"), 0),
        "spent": Totals(Decimal("0.00"), 0),
        "left_out": (("memo", 2, Decimal("20000.00")),),
        "spellings": (
            {
                "name": "PLUMTREE, WILHELMINA",
                "city": "QUILLMERE",
                "state": "OH",
                "zip": "43000",
                "employer": "PLUMTREE ORCHARDS",
                "n": 4,
            },
        ),
        "records": (record(),),
        "as_of": None,
        "coverage": COVERAGE,
        "caveats": ("The day of filing is the report's due date.",),
    }
    return Shown(**(values | more))  # type: ignore[arg-type]


STATUS = Status(
    snapshot="7",
    coverage=COVERAGE,
    loads=(Loaded("indiv22.zip", "indiv", 1203, 1200, 0, 3, 0.25),),
    reconciled=(
        Reconciled(
            "fec_bulk",
            2022,
            "C99900001",
            "CLEAR RIVERS ACTION",
            "from individuals",
            Decimal("1250000.50"),
            Decimal("1300000.00"),
        ),
    ),
    compared=12,
    agreeing=11,
)
LINE = StatedLine(
    filing_key="fec_efile:9900101",
    filer_id="C99900001",
    filer="CLEAR RIVERS ACTION",
    form="F3X",
    line="11AI",
    what="individuals, itemized",
    stated=Decimal("1250.50"),
    itemized=Decimal("1250.00"),
    rows=2,
    whole=True,
    gap=Decimal("0.50"),
)
RECONCILED = Reconciliation(12, 11, (LINE,))
VERIFIED = Verified("4", "5e" * 32, 31, 9_100_000, ())
FILING = ShownFiling(
    filing={
        "filing_key": "fec_efile:9900101",
        "source": "fec_efile",
        "system": "fec",
        "filing_id": "9900101",
        "filer_id": "C99900001",
        "filer_name": "CLEAR RIVERS ACTION",
        "form": "F3X",
        "amendment": "A",
        "report_type": "Q1",
        "period_start": date(2021, 1, 1),
        "period_end": date(2021, 3, 31),
        "filed": date(2021, 4, 15),
        "filed_basis": "stated",
        "replaced_by": None,
        "amends": "9900100",
        "url": "https://docquery.fec.gov/cgi-bin/forms/C99900001/9900101/",
    },
    lines=(LINE,),
    schedules=(("SA", "11AI", 2, Decimal("1250.00")),),
    difference=Difference(
        "fec_efile:9900100",
        1,
        0,
        1,
        (
            Change(
                *("added", "A4", "SA", "11AI", "PLUMTREE, WILHELMINA", None, Decimal("400.00")),
                *(None, date(2021, 2, 1)),
                fields={},
            ),
            Change(
                *("changed", "A2", "SA", "11AI", "PLUMTREE, W"),
                *(Decimal("200.00"), Decimal("250.00"), date(2021, 2, 1), date(2021, 2, 1)),
                fields={"amount": ("200.00", "250.00"), "employer": (None, "PLUMTREE ORCHARDS")},
            ),
        ),
    ),
)
REPORT = LoadReport(STATUS.loads, "7")
