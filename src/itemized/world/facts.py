"""The planted facts, one by one, each with the trap it sets. Filler rows are made elsewhere.

Committees named here get no filler where an article counts their money: LANTERN STREET PAC, BRIGHT
HARBOR FUND, SALT & CEDAR COALITION, MARROWBY FORWARD and QUILLFEATHER VICTORY FUND.
"""

from __future__ import annotations

from datetime import date

from itemized.world import beyond, cast
from itemized.world._shapes import Committee, Expense, Person, Row

OH = cast.OKONKWO_HALE
EARMARK = "* EARMARKED CONTRIBUTION: SEE BELOW"
JOINT = "JFC ATTRIB: QUILLFEATHER VICTORY FUND"


def _day(text: str) -> date:
    return date.fromisoformat(text)


def _gift(to: Committee, day: str, type_: str, who: Person, amount: int) -> Row:
    return Row(to.id, _day(day), type_, who, amount)


def _local(name: str, town: str = "BRINDLEMERE", state: str = "VT", zip_: str = "00101") -> Person:
    return Person(name, town, state, zip_, "SELF", "MERCHANT")


# ---------------------------------------------------------------- a super PAC (type 10)

LANTERN_RECEIPTS = (
    Row(cast.LANTERN.id, _day("2021-01-19"), "10", cast.NIGHTJAR, 25_000),
    _gift(cast.LANTERN, "2021-02-11", "10", _local("FERRANTE-LOWE, AUGUSTIN"), 60_000),
    _gift(cast.LANTERN, "2021-03-02", "10", OH[1], 250_000),
    _gift(cast.LANTERN, "2021-04-27", "10", _local("DUNMORROW, BEATRIX"), 100_000),
    _gift(cast.LANTERN, "2021-05-18", "10", _local("GREYLING-ASSAD, FESTUS"), 40_000),
    # Trap: the article says $45,000, ten times as much.
    _gift(cast.LANTERN, "2021-06-09", "10", cast.THORNBURY_VEX, 4_500),
    _gift(cast.LANTERN, "2021-06-23", "10", _local("IVERSTROM, HESTIA"), 33_000),
    # The gift the article is about, reported on August 20.
    _gift(cast.LANTERN, "2021-07-14", "10", OH[0], 1_000_000),
    _gift(cast.LANTERN, "2021-08-03", "10", _local("JUNIPER-KAO, LEOPOLD"), 50_000),
    # Given before the article came out and reported after it (October 20).
    _gift(cast.LANTERN, "2021-09-15", "10", _local("DUNMORROW, BEATRIX"), 15_000),
    _gift(cast.LANTERN, "2022-03-08", "10", OH[0], 80_000),
)

# Trap: larger than the article's "largest", given before the article came out and reported four
# months after it, because this committee reports twice a year. The claim held then and not now.
LARGER_LATER = (_gift(cast.SALT_CEDAR, "2021-08-12", "10", OH[0], 1_500_000),)

SALT_CEDAR_RECEIPTS = (
    *LARGER_LATER,
    _gift(cast.SALT_CEDAR, "2021-02-16", "10", _local("KESTREL-OBI, ROSAMUND"), 20_000),
)

# Trap: a gift to a PAC that helps a candidate, retold as a gift to the candidate.
MARROWBY_FORWARD_RECEIPTS = (
    _gift(cast.MARROWBY_FORWARD, "2021-04-22", "10", OH[0], 300_000),
    _gift(cast.MARROWBY_FORWARD, "2021-06-02", "10", _local("LARKSPUR-DIAZ, ENOCH"), 12_000),
)

# Its largest gift in the first half of 2021 is still that; the article has the wrong month.
BRIGHT_HARBOR_RECEIPTS = (
    _gift(cast.BRIGHT_HARBOR, "2021-02-03", "10", _local("MOSSGROVE, TITUS"), 18_000),
    _gift(cast.BRIGHT_HARBOR, "2021-04-20", "10", cast.WEXCOMBE_DRAY, 75_000),
    _gift(cast.BRIGHT_HARBOR, "2021-05-11", "10", _local("NETHERCOTE-RAI, VIOLA"), 12_000),
    _gift(cast.BRIGHT_HARBOR, "2021-06-17", "10", _local("OSTLER-QUAYE, HORATIO"), 7_500),
    _gift(cast.BRIGHT_HARBOR, "2021-10-05", "10", _local("MOSSGROVE, TITUS"), 90_000),
)

# ---------------------------------------------------------------- joint fundraising

VICTORY_RECEIPTS = (
    # First hop of a route of three: a person, the joint committee, the party, the candidate.
    _gift(cast.VICTORY, "2021-04-10", "15", cast.WEXCOMBE_DRAY, 50_000),
    _gift(cast.VICTORY, "2021-04-28", "15", cast.ARKWRIGHT_SOLE, 60_000),
    _gift(cast.VICTORY, "2021-06-05", "15", _local("PELLWORTHY, CORDELIA"), 12_000),
)


def _share(partner: Committee, who: Person, amount: int, memo: str = "X") -> Row:
    day = _day("2021-05-20")
    return Row(partner.id, day, "15J", who, amount, memo=memo, text=JOINT)


# Trap: the partners tell of the same gifts again, as memos (15J); counted at the joint committee.
JOINT_MEMOS = (
    _share(cast.QUILLFEATHER, cast.WEXCOMBE_DRAY, 5_800),
    _share(cast.QUILLFEATHER, cast.ARKWRIGHT_SOLE, 5_800),
    _share(cast.HARBOR_NATIONAL, cast.ARKWRIGHT_SOLE, 54_200),
    # Trap: the X is missing; a 15J is a memo all the same.
    _share(cast.HARBOR_NATIONAL, cast.WEXCOMBE_DRAY, 44_200, memo=""),
)


def _moved(
    payer: Committee, payee: Committee, day: str, amount: int, out: str, into: str
) -> list[Row]:
    """A payment told twice: by the one who paid and by the one who was paid."""
    when = _day(day)
    candidate = payee.candidate if out == "24K" else ""
    return [
        Row(payer.id, when, out, payee.written(), amount, payee.id, candidate=candidate),
        Row(payee.id, when, into, payer.written(), amount, payer.id),
    ]


# Trap: each of these stands in the books of both sides and is one payment.
MIRRORED = (
    *_moved(cast.VICTORY, cast.QUILLFEATHER, "2021-05-20", 11_000, "24G", "18G"),
    # Second hop of the route.
    *_moved(cast.VICTORY, cast.HARBOR_NATIONAL, "2021-05-20", 95_000, "24G", "18G"),
    # Third hop.
    *_moved(cast.HARBOR_NATIONAL, cast.QUILLFEATHER, "2021-06-15", 5_000, "24K", "18K"),
    *_moved(cast.GUILD, cast.MARROWBY, "2021-05-04", 5_000, "24K", "18K"),
    *_moved(cast.GUILD, cast.QUILLFEATHER, "2021-05-04", 2_500, "24K", "18K"),
)

# Trap: told by the payer alone. With no receipt to mirror, it counts.
UNMIRRORED = (
    Row(
        cast.GUILD.id,
        _day("2021-06-08"),
        "24K",
        cast.VARGA_LUND.written(),
        1_500,
        cast.VARGA_LUND.id,
        candidate=cast.VARGA_LUND.candidate,
    ),
)

# ---------------------------------------------------------------- earmarks


def _earmark(to: Committee, day: str, who: Person, amount: int, out: str = "24T") -> list[Row]:
    """A gift through the conduit: the recipient's 15E counts, the conduit's row is a copy."""
    when = _day(day)
    return [
        Row(to.id, when, "15E", who, amount, cast.CONDUIT.id, text=EARMARK),
        Row(cast.CONDUIT.id, when, out, who, amount, to.id),
    ]


EARMARKS = (
    *_earmark(cast.MARROWBY, "2021-02-17", OH[4], 500),
    *_earmark(cast.MARROWBY, "2021-03-30", _local("QUENBY-SORREL, ANSELM"), 250),
    *_earmark(cast.MARROWBY, "2021-05-26", _local("RIVENHALL, DOROTHEA"), 1_000, "24I"),
    *_earmark(cast.VARGA_LUND, "2021-06-29", _local("QUENBY-SORREL, ANSELM"), 100),
)

# ---------------------------------------------------------------- refunds, memos, accounts

REFUNDS = (
    _gift(cast.VARGA_LUND, "2021-02-20", "15", OH[3], 2_900),
    _gift(cast.VARGA_LUND, "2021-03-01", "15", OH[3], 2_900),
    # Trap: a refund is a positive amount that takes a gift back.
    _gift(cast.VARGA_LUND, "2021-05-28", "22Y", OH[3], 2_900),
    _gift(cast.QUILLFEATHER, "2021-02-08", "15", cast.TALLIS_SON, 2_900),
    _gift(cast.QUILLFEATHER, "2021-03-03", "22Y", cast.TALLIS_SON, 500),
    # Trap: a negative refund is one that was voided; the gift stands.
    _gift(cast.QUILLFEATHER, "2021-03-19", "22Y", cast.TALLIS_SON, -500),
    _gift(cast.QUILLFEATHER, "2021-02-09", "15", cast.TALLIS_FATHER, 1_000),
    # Trap: a negative gift is a check that bounced.
    _gift(cast.QUILLFEATHER, "2021-04-06", "15", cast.TALLIS_FATHER, -1_000),
)

MEMOS = (
    Row(
        cast.MARROWBY.id,
        _day("2021-06-21"),
        "15",
        cast.PARTNERSHIP,
        2_000,
        text="SEE ATTRIBUTION BELOW",
    ),
    # Trap: who of the partnership gave. Not money a second time.
    Row(
        cast.MARROWBY.id,
        _day("2021-06-21"),
        "15",
        cast.PARTNER,
        2_000,
        memo="X",
        text="PARTNERSHIP ATTRIBUTION",
    ),
)

# Trap: a gift to the account for headquarters has its own code and its own limit, and is a gift.
HEADQUARTERS = (
    Row(
        cast.LAMPLIGHTER_NATIONAL.id,
        _day("2021-05-05"),
        "31",
        OH[2],
        109_500,
        text="HEADQUARTERS ACCOUNT",
    ),
)

# Trap: two people of one name. Only one of them gave what the article says.
NAMESAKES = (
    _gift(cast.MARROWBY, "2021-03-09", "15", cast.PENHALLOW_DRIVER, 2_900),
    _gift(cast.MARROWBY, "2021-03-22", "15", cast.PENHALLOW_DOCTOR, 500),
)

ODD_NAMES = (
    _gift(cast.QUILLFEATHER, "2021-03-11", "15", cast.NED, 750),
    _gift(cast.MARROWBY, "2021-03-12", "15", cast.DOC, 400),
    _gift(cast.VARGA_LUND, "2021-03-13", "15", cast.ELODIE, 300),
    # Trap: a committee whose name is much like another's.
    _gift(cast.NEIGHBORS, "2021-04-01", "15", OH[5], 5_000),
)

ODD_DATES = (
    # Trap: a month 13, a year a century off, and no date at all. The money counts; the day is lost.
    Row(
        cast.VARGA_LUND.id,
        _day("2021-02-05"),
        "15",
        _local("SEDGEWICK-MBA, ABNER"),
        600,
        day_text="13452021",
    ),
    Row(
        cast.VARGA_LUND.id,
        _day("2021-03-15"),
        "15",
        _local("THISTLEDOWN, IDA"),
        700,
        day_text="03151922",
    ),
    Row(
        cast.VARGA_LUND.id, _day("2021-03-16"), "15", _local("UNDERLEIGH, MOSES"), 800, day_text=""
    ),
)

# Trap: a bulk file keeps only the newest form of a report. What the original said, and on April 15
# it said something, cannot be told from it.
AMENDED = (
    Row(
        cast.MARROWBY.id,
        _day("2021-03-25"),
        "15",
        _local("VETCHLING-ROY, PERCIVAL"),
        1_200,
        amended=_day("2021-12-02"),
    ),
)

CANDIDATE_MONEY = (
    Row(
        cast.QUILLFEATHER.id,
        _day("2021-01-25"),
        "15C",
        Person("QUILLFEATHER, TOBIAS", "DUSKWATER", "NM", "00118", entity="CAN"),
        10_000,
        "S2NM99901",
    ),
    Row(
        cast.MARROWBY.id,
        _day("2021-01-28"),
        "16C",
        Person("MARROWBY, ISOLDE", "SALTMARSH BEND", "NM", "00119", entity="CAN"),
        25_000,
        "S2NM99902",
    ),
)

# ---------------------------------------------------------------- outside spending


def _outside(by: Committee, day: str, side: str, candidate: str, amount: int) -> Row:
    return Row(
        by.id,
        _day(day),
        side,
        cast.BELLWETHER,
        amount,
        candidate,
        election="G",
        candidate=candidate,
    )


# Trap: spending for (24E) and against (24A) a candidate reaches no candidate. These rows stand in
# itpas2 and in itoth, under one SUB_ID.
OUTSIDE = (
    _outside(cast.LANTERN, "2021-08-05", "24E", "S2NM99902", 180_000),
    _outside(cast.LANTERN, "2021-08-18", "24A", "S2NM99901", 95_000),
    _outside(cast.BRIGHT_HARBOR, "2021-06-10", "24E", "S2NM99901", 40_000),
    _outside(cast.MARROWBY_FORWARD, "2021-06-24", "24E", "S2NM99902", 210_000),
)

#: Payments to committees that report to other agencies (see `beyond`).
BEYOND = tuple(
    Expense(
        cast.LANTERN.id, _day(day), payee, dollars * 100, "CONTRIBUTION", line="29",
        category="011", category_text="Political Contributions",
    )
    for day, payee, dollars in beyond.PAID
)  # fmt: skip

EXPENSES = (
    *BEYOND,
    Expense(cast.LANTERN.id, _day("2021-03-15"), cast.PRINTER, 1_234_567, "PRINTING"),
    Expense(cast.VICTORY.id, _day("2021-05-25"), cast.BELLWETHER, 400_000, "EVENT EXPENSES"),
    Expense(cast.QUILLFEATHER.id, _day("2021-06-11"), cast.PRINTER, 89_105, "YARD SIGNS"),
    Expense(cast.MARROWBY.id, _day("2021-06-12"), cast.PRINTER, 89_105, "YARD SIGNS"),
)

#: Rows of itcont: receipts from people and firms, their refunds, and the conduit's copies.
INDIVIDUAL = (
    *LANTERN_RECEIPTS,
    *SALT_CEDAR_RECEIPTS,
    *MARROWBY_FORWARD_RECEIPTS,
    *BRIGHT_HARBOR_RECEIPTS,
    *VICTORY_RECEIPTS,
    *EARMARKS,
    *REFUNDS,
    *MEMOS,
    *HEADQUARTERS,
    *NAMESAKES,
    *ODD_NAMES,
    *ODD_DATES,
    *AMENDED,
    CANDIDATE_MONEY[0],
)

#: Rows of itoth: between committees, joint-fundraising memos, loans, outside spending.
OTHER = (*MIRRORED, *UNMIRRORED, *JOINT_MEMOS, *OUTSIDE, CANDIDATE_MONEY[1])
