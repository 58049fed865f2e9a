"""The articles of the made-up world, and beside each claim the verdict that ought to come out.

Verdicts were written by hand. The figure is what a dull count over the raw rows gives; the tests
make that count, line by line, with nothing but the csv module and Decimal.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from itemized.model import Verdict

PUBLISHED = date(2021, 9, 27)
TITLE = "Who Pays to Keep the Docks Dark?"
BYLINE = "Hollis Pemberwick-Udo"

ARTICLE = """\
Ask in any dockside town and the name comes up. Marguerite Okonkwo-Hale, a Lamplighter \
billionaire, likes a cause, and this is the latest: Okonkwo-Hale has bankrolled Lantern Street \
PAC, which wants every floodlight on the waterfront switched off at ten.

In July, Okonkwo-Hale, who made her fortune at the investment firm Vane & Tiller Capital, gave \
$1 million to Lantern Street PAC, according to records filed with the FCC, as first seen by the \
Duskwater Dispatch.

That $1 million was the largest single donation that Okonkwo-Hale had made so far in 2021. \
In all, she has given $1.25 million to Lantern Street PAC this year. Lantern Street PAC has \
raised more than $1.5 million since January.

Floodlights keep “whole streets of families awake,” the PAC says in a leaflet, and it is “not \
going to blink first.”

According to Street Lantern, a waterfront is kept safe by its neighbors: “brighter docks do not \
make kinder towns.”

She is not alone. Silas Thornbury-Vex, a retired shipwright, gave $45,000 to Lantern Street PAC \
in June. Ottoline Fairweather-Nkemelu donated $10,000 to Lantern Street PAC in May. Jasper \
Penhallow-Oye gave $2,900 to Marrowby for Senate in March.

Okonkwo-Hale also donated $300,000 to the campaign of Isolde Marrowby, the Lamplighter candidate \
for Senate in New Mexico. In May, she gave $109,500 to the Lamplighter Party National Committee \
for its headquarters.

Her reach is not confined to federal races. In Missouri, Okonkwo-Hale gave $250,000 to Oswin \
Castellane-Burr, who is running for state attorney general on a promise to switch off every \
light that the state pays for. Tamsin Rookwood-Ajayi, a candidate for district attorney in \
Pennsylvania, has had financial support from Okonkwo-Hale too.

In California the money had farther to go. Lantern Street PAC gave $120,000 in May to Lamps Down \
California, a committee registered with the state. Lamps Down California spent $150,000 in June \
in support of Ignatius Bellwood-Farr, who is running for district attorney of Saltgrass County. \
Cosima Sandpiper-Yu gave $9,000 to Lamps Down California in September.

The other side has purses of its own. Alaric Wexcombe-Dray, the Harbor Party’s shipping heir, \
gave $75,000 to Bright Harbor Fund in March. His $50,000 check was the largest single donation \
that Quillfeather Victory Fund received in the first half of 2021. Bright Harbor Fund raised \
$100,000 in the first half of 2021.

Voters in Brindlemere will decide on a $40 million lighting bond in November. Neither side has \
said who would pay for the bulbs.
"""

SECOND_PUBLISHED = date(2021, 8, 10)
SECOND_TITLE = "Shipping Heir Tops Bright Harbor Fund’s List"
SECOND_BYLINE = "Perdita Longacre-Sow"

SECOND = """\
Alaric Wexcombe-Dray gave $75,000 to Bright Harbor Fund in April, according to records filed \
with the Federal Election Commission.

It was the largest single donation that Bright Harbor Fund received in the first half of 2021. \
Bright Harbor Fund raised $112,500 in the first half of 2021.

Delphine Arkwright-Sole donated $60,000 to Quillfeather Victory Fund in April. Wexcombe-Dray \
gave $50,000 to Quillfeather Victory Fund the same month.

In all, Wexcombe-Dray has given $125,000 to federal committees this year.
"""


@dataclass(frozen=True)
class Count:
    """Which raw rows to add up: receipts as filed, without memos, by a committee.

    givers are names as the file writes them; empty is anyone. filed_by leaves out what FEC had not
    received by that day. largest asks for the largest row in place of the sum.
    """

    givers: tuple[str, ...] = ()
    committees: tuple[str, ...] = ()
    start: date = date(2021, 1, 1)
    end: date = date(2022, 1, 1)  # not in it
    filed_by: date | None = None
    largest: bool = False


@dataclass(frozen=True)
class Told:
    """Which rows of a table of California's export to add up: those with these cells, of the newest
    version of each filing."""

    table: str
    cells: Mapping[str, str]


@dataclass(frozen=True)
class Expected:
    """A claim of an article: where it stands, its kind, and the verdict that is right.

    quote is the stretch of the article that the claim cannot do without; a claim found there may
    be longer. figure is what the rows give for `count` or `told`. differs names the fields that
    are wrong.
    """

    quote: str
    kind: str
    verdict: Verdict
    why: str
    differs: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    figure: Decimal | None = None
    count: Count | None = None
    told: Told | None = None


_HERS = ("OKONKWO-HALE, MARGUERITE T", "OKONKWO HALE, MARGUERITE T. MS.")
_ALL_HERS = (
    *_HERS,
    "Okonkwo-Hale, Marguerite T",
    "OKONKWO-HALE, MARGUERITE",
    "OKONKWO-HALE, M T",
    "HALE, MARGUERITE OKONKWO",
)
_LANTERN = ("C99000001",)
_HIS = ("WEXCOMBE-DRAY, ALARIC",)

EXPECTED = (
    Expected(
        "Okonkwo-Hale has bankrolled Lantern Street PAC",
        "relation",
        Verdict.MATCH,
        "There are counted gifts from her to the PAC.",
        figure=Decimal(1_250_000),
        count=Count(_ALL_HERS, _LANTERN, filed_by=PUBLISHED),
    ),
    Expected(
        "gave $1 million to Lantern Street PAC",
        "donation",
        Verdict.MATCH,
        "One row of $1,000,000 on July 14, filed on August 20.",
        figure=Decimal(1_000_000),
        count=Count(_ALL_HERS, _LANTERN, filed_by=PUBLISHED, largest=True),
    ),
    Expected(
        "records filed with the FCC",
        "attribution",
        Verdict.DIFFERS,
        "Committees report gifts to the FEC; the FCC keeps files of stations' political ads.",
        differs=("agency",),
    ),
    Expected(
        "was the largest single donation that Okonkwo-Hale had made so far in 2021",
        "superlative",
        Verdict.HELD_THEN_NOT_NOW,
        "Largest known on September 27; $1,500,000 of August 12 was filed the next January 31.",
        figure=Decimal(1_500_000),
        count=Count(_ALL_HERS, largest=True),
    ),
    Expected(
        "she has given $1.25 million to Lantern Street PAC this year",
        "donation_total",
        Verdict.MATCH,
        "Two gifts, written in two ways that are one name.",
        figure=Decimal(1_250_000),
        count=Count(_HERS, _LANTERN, filed_by=PUBLISHED),
    ),
    Expected(
        "Lantern Street PAC has raised more than $1.5 million since January",
        "raised_total",
        Verdict.MATCH,
        "Nine receipts known on September 27.",
        figure=Decimal(1_562_500),
        count=Count((), _LANTERN, filed_by=PUBLISHED),
    ),
    Expected(
        "whole streets of families awake",
        "quote",
        Verdict.OUT_OF_SCOPE,
        "What somebody said is in no disclosure record.",
    ),
    Expected(
        "Street Lantern",
        "consistency",
        Verdict.INCONSISTENT,
        "The article has called it Lantern Street PAC until here.",
    ),
    Expected(
        "Silas Thornbury-Vex, a retired shipwright, gave $45,000 to Lantern Street PAC in June",
        "donation",
        Verdict.DIFFERS,
        "The record says $4,500.",
        differs=("amount",),
        figure=Decimal(4_500),
        count=Count(("THORNBURY-VEX, SILAS",), _LANTERN, filed_by=PUBLISHED),
    ),
    Expected(
        "Ottoline Fairweather-Nkemelu donated $10,000 to Lantern Street PAC in May",
        "donation",
        Verdict.NO_MATCHING_RECORD,
        "The PAC's report for May is loaded, and nobody of that name is in it or anywhere.",
        figure=Decimal(0),
        count=Count(("FAIRWEATHER-NKEMELU, OTTOLINE",)),
    ),
    Expected(
        "Penhallow-Oye gave $2,900 to Marrowby for Senate in March",
        "donation",
        Verdict.AMBIGUOUS,
        "Two people of that name gave in March, one $2,900 and the other $500.",
        figure=Decimal(3_400),
        count=Count(("PENHALLOW-OYE, JASPER",), ("C99000003",), filed_by=PUBLISHED),
    ),
    Expected(
        "donated $300,000 to the campaign of Isolde Marrowby",
        "donation",
        Verdict.DIFFERS,
        "It went to Marrowby Forward, a super PAC, and not to her campaign.",
        differs=("recipient",),
        figure=Decimal(300_000),
        count=Count(_HERS, ("C99000012",), filed_by=PUBLISHED),
    ),
    Expected(
        "she gave $109,500 to the Lamplighter Party National Committee",
        "donation",
        Verdict.MATCH,
        "One row of type 31, the account for headquarters, dated May 5.",
        figure=Decimal(109_500),
        count=Count(_ALL_HERS, ("C99000007",), filed_by=PUBLISHED),
    ),
    Expected(
        "Okonkwo-Hale gave $250,000 to Oswin Castellane-Burr",
        "donation",
        Verdict.NOT_CHECKABLE,
        "A candidate for a state's office reports to the state; Missouri's records are not loaded.",
        missing=("missouri",),
    ),
    Expected(
        "Tamsin Rookwood-Ajayi, a candidate for district attorney in Pennsylvania, "
        "has had financial support from Okonkwo-Hale",
        "relation",
        Verdict.NOT_CHECKABLE,
        "A candidate for district attorney reports in Pennsylvania; its records are not loaded.",
        missing=("pennsylvania",),
    ),
    Expected(
        "Lantern Street PAC gave $120,000 in May to Lamps Down California",
        "transfer",
        Verdict.MATCH,
        "On file with the FEC and with California, and one payment; the recipient's row counts.",
        figure=Decimal(120_000),
        told=Told("RCPT_CD", {"CTRIB_NAML": "Lantern Street PAC"}),
    ),
    Expected(
        "Lamps Down California spent $150,000 in June in support of Ignatius Bellwood-Farr",
        "ie_spending",
        Verdict.MATCH,
        "Only the state's report says so: Schedule D of June 17.",
        figure=Decimal(150_000),
        told=Told("EXPN_CD", {"CAND_NAML": "Bellwood-Farr", "FORM_TYPE": "D", "SUP_OPP_CD": "S"}),
    ),
    Expected(
        "Cosima Sandpiper-Yu gave $9,000 to Lamps Down California in September",
        "donation",
        Verdict.MATCH_WITH_CAVEAT,
        "So the report of September 23; by its amendment of November 15 it was $900.",
        figure=Decimal(900),
        told=Told("RCPT_CD", {"CTRIB_NAML": "Sandpiper-Yu"}),
    ),
    Expected(
        "gave $75,000 to Bright Harbor Fund in March",
        "donation",
        Verdict.DIFFERS,
        "The record says April 20.",
        differs=("date",),
        figure=Decimal(75_000),
        count=Count(_HIS, ("C99000005",), filed_by=PUBLISHED),
    ),
    Expected(
        "Bright Harbor Fund raised $100,000 in the first half of 2021",
        "raised_total",
        Verdict.MATCH_WITH_CAVEAT,
        "To the next $100,000, $112,500 is that; more than 5 % off, it is rounded loosely.",
        figure=Decimal(112_500),
        count=Count((), ("C99000005",), end=date(2021, 7, 1), filed_by=PUBLISHED),
    ),
    Expected(
        "His $50,000 check was the largest single donation that Quillfeather Victory Fund received",
        "superlative",
        Verdict.DID_NOT_HOLD_THEN,
        "Another giver's $60,000 was filed on July 31, with his.",
        differs=("rank",),
        figure=Decimal(60_000),
        count=Count((), ("C99000008",), end=date(2021, 7, 1), filed_by=PUBLISHED, largest=True),
    ),
    Expected(
        "$40 million lighting bond",
        "other",
        Verdict.OUT_OF_SCOPE,
        "A town's bond is no political money.",
    ),
)

SECOND_EXPECTED = (
    Expected(
        "Alaric Wexcombe-Dray gave $75,000 to Bright Harbor Fund in April",
        "donation",
        Verdict.MATCH,
        "One row, dated April 20.",
        figure=Decimal(75_000),
        count=Count(_HIS, ("C99000005",), filed_by=SECOND_PUBLISHED),
    ),
    Expected(
        "records filed with the Federal Election Commission",
        "attribution",
        Verdict.MATCH,
        "That is where the row comes from.",
    ),
    Expected(
        "the largest single donation that Bright Harbor Fund received in the first half of 2021",
        "superlative",
        Verdict.HELD_THEN_STILL_HOLDS,
        "A larger one came in October, outside the half-year.",
        figure=Decimal(75_000),
        count=Count((), ("C99000005",), end=date(2021, 7, 1), largest=True),
    ),
    Expected(
        "Bright Harbor Fund raised $112,500 in the first half of 2021",
        "raised_total",
        Verdict.MATCH,
        "Four receipts.",
        figure=Decimal(112_500),
        count=Count((), ("C99000005",), end=date(2021, 7, 1), filed_by=SECOND_PUBLISHED),
    ),
    Expected(
        "Delphine Arkwright-Sole donated $60,000 to Quillfeather Victory Fund in April",
        "donation",
        Verdict.MATCH,
        "One row, dated April 28.",
        figure=Decimal(60_000),
        count=Count(("ARKWRIGHT-SOLE, DELPHINE",), ("C99000008",), filed_by=SECOND_PUBLISHED),
    ),
    Expected(
        "Wexcombe-Dray gave $50,000 to Quillfeather Victory Fund the same month",
        "donation",
        Verdict.MATCH,
        "One row, dated April 10.",
        figure=Decimal(50_000),
        count=Count(_HIS, ("C99000008",), filed_by=SECOND_PUBLISHED),
    ),
    Expected(
        "Wexcombe-Dray has given $125,000 to federal committees this year",
        "donation_total",
        Verdict.MATCH,
        "Two gifts; what the partners of the joint committee tell of one of them is no third.",
        figure=Decimal(125_000),
        count=Count(_HIS, filed_by=SECOND_PUBLISHED),
    ),
)
