"""Shares, comparisons, averages, counts, first times, absences, ranks of givers, other readings."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from itemized.claims import checking
from itemized.model import Check, Finding, Mention, Span, Verdict

SURE = {Verdict.MATCH, Verdict.MATCH_WITH_CAVEAT, Verdict.HELD_THEN_STILL_HOLDS}
JANUARY = ("2019-01-01", "2019-02-01")


@pytest.fixture
def ledger(world: Any) -> Any:
    """Two committees with January's rows and summaries of their own."""
    world.covers("2018-01-01", "2020-12-31", "itcont", "itoth", "itpas2", "oppexp")
    world.entity("p-ruth", "ADLER, RUTH")
    world.entity("p-otto", "BERG, OTTO")
    world.committee("C1", "HARBOR FUND")
    world.committee("C2", "LANTERN PAC")
    world.committee("C3", "GUILD PAC")
    world.gift("p-ruth", "C1", "6000", "2019-01-14")
    world.gift("p-otto", "C1", "3000", "2019-01-20")
    world.gift("C3", "C1", "1000", "2019-01-21", kind="transfer")
    world.gift("p-ruth", "C2", "2500", "2019-01-21")
    world.gift("p-ruth", "C2", "500", "2018-05-02")
    world.gift("C3", "C2", "700", "2019-01-05")
    world.gift("C3", "C2", "800", "2019-01-06")
    world.gift("p-otto", "C2", "5000", "2019-01-07", why_not="memo")
    world.summary("C1", "2019-01-31", receipts="12000", cash_end="9000")
    world.summary("C2", "2019-01-31", receipts="4000", cash_end="3000")
    return world


def checked(ledger: Any, make: Any, text: str, claim: Any, published: str) -> Check:
    return checking.check(make.reading(claim, published=published, text=text), ledger)


def found(ledger: Any, make: Any, kind: str, text: str, **more: Any) -> Finding:
    """The finding on a claim that is the whole text."""
    published = more.pop("published", "2019-03-25")
    claim = make.claim(kind, text, **more)
    return checked(ledger, make, text, claim, published).findings[0]


def january(make: Any) -> Any:
    return make.period(*JANUARY)


# ---------------------------------------------------------------- shares


@pytest.mark.parametrize(
    ("extra", "verdict"),
    [
        ({"pct": "50"}, Verdict.MATCH),  # 6,000 of the 12,000 that it states
        ({"pct": "60"}, Verdict.DIFFERS),  # 6,000 of the 10,000 in rows is no reading beside that
        ({"share_word": "half"}, Verdict.MATCH),
        ({"share_word": "most"}, Verdict.MATCH),
        ({"share_word": "three-quarters"}, Verdict.DIFFERS),
        ({"share_word": "much"}, Verdict.NOT_CHECKABLE),
    ],
)
def test_a_share_is_of_the_filers_own_total(
    ledger: Any, make: Any, extra: dict[str, str], verdict: Verdict
) -> None:
    it = found(
        ledger,
        make,
        "share",
        "the money of Harbor Fund came from Ruth Adler in January 2019",
        donor="Ruth Adler",
        recipient="Harbor Fund",
        period=january(make),
        extra=extra,
    )
    assert it.verdict is verdict, it.because
    if verdict is Verdict.DIFFERS:
        assert it.differs == ("share",)
    assert (it.by_then is not None) == (extra != {"share_word": "much"})


def test_a_share_in_the_template_is_that_of_a_loop(ledger: Any, make: Any) -> None:
    it = found(
        ledger,
        make,
        "share",
        "of the money of Harbor Fund came from Ruth Adler",
        donor="Ruth Adler",
        recipient="Harbor Fund",
        period=january(make),
        extra={"pct": "50"},
    )
    rows = [(6000, "p-ruth"), (3000, "p-otto"), (1000, "C3")]
    part = Decimal(100) * sum(a for a, who in rows if who == "p-ruth") / sum(a for a, _ in rows)
    assert it.by_then is not None
    assert it.by_then.value == part
    assert it.by_then.sentence.startswith("What percent of the payments to HARBOR FUND (C1)")


# ---------------------------------------------------------------- comparisons and averages


@pytest.mark.parametrize(
    ("words", "amount", "extra", "verdict"),
    [
        ("outraised Lantern PAC by $8,000", "8000", {}, Verdict.MATCH),
        ("outraised Lantern PAC by $6,000", "6000", {}, Verdict.DIFFERS),
        ("raised three times as much as Lantern PAC", None, {"multiple": "three"}, Verdict.MATCH),
        ("raised twice as much as Lantern PAC", None, {"multiple": "twice"}, Verdict.DIFFERS),
        ("raised seven times as much", None, {"multiple": "seven"}, Verdict.NOT_CHECKABLE),
    ],
)
def test_two_sums_set_against_each_other(
    ledger: Any, make: Any, words: str, amount: str | None, extra: Any, verdict: Verdict
) -> None:
    amounts = make.amount(f"${int(amount):,}", amount) if amount else ()
    parties: Any = make.mention("Harbor Fund")
    if amount:
        parties = (make.mention("Harbor Fund"), make.mention("Lantern PAC"))
    it = found(
        ledger,
        make,
        "comparison",
        f"Harbor Fund {words} in January 2019",
        direction="received",
        recipient=parties,
        amounts=amounts,
        period=january(make),
        extra=extra,
    )
    assert it.verdict is verdict, it.because


def test_less_is_not_more(ledger: Any, make: Any) -> None:
    less = found(
        ledger,
        make,
        "comparison",
        "Lantern PAC had $6,000 less in the bank than Harbor Fund as of Jan. 31, 2019",
        direction="has",
        donor="Lantern PAC",
        amounts=make.amount("$6,000", "6000"),
        period=january(make),
    )
    assert less.verdict is Verdict.MATCH, less.because
    more = found(
        ledger,
        make,
        "comparison",
        "Lantern PAC had $6,000 more in the bank than Harbor Fund as of Jan. 31, 2019",
        direction="has",
        donor="Lantern PAC",
        amounts=make.amount("$6,000", "6000"),
        period=january(make),
    )
    assert more.verdict is Verdict.DIFFERS, more.because


@pytest.mark.parametrize(
    ("amount", "per", "verdict"),
    [
        ("12000", "a month", Verdict.MATCH),
        ("20000", "a month", Verdict.DIFFERS),
        ("387", "a day", Verdict.MATCH),  # 12,000 over 31 days
        ("50", "per donation", Verdict.NOT_CHECKABLE),
    ],
)
def test_an_average_over_days(
    ledger: Any, make: Any, amount: str, per: str, verdict: Verdict
) -> None:
    it = found(
        ledger,
        make,
        "average",
        f"Harbor Fund raised ${amount} {per} in January 2019",
        direction="received",
        recipient="Harbor Fund",
        amounts=make.amount(f"${amount}", amount, unit="1"),
        period=january(make),
        extra={"per": per},
    )
    assert it.verdict is verdict, it.because


# ---------------------------------------------------------------- counts and first times


@pytest.mark.parametrize(
    ("n", "verdict"), [("two", Verdict.MATCH), ("one", None), ("5", Verdict.DIFFERS)]
)
def test_committees_gifts_are_counted_whatever_their_size(
    ledger: Any, make: Any, n: str, verdict: Verdict | None
) -> None:
    it = found(
        ledger,
        make,
        "count",
        f"Guild PAC made {n} contributions to Lantern PAC in January 2019",
        donor="Guild PAC",
        recipient="Lantern PAC",
        period=january(make),
        extra={"n": n},
    )
    assert it.verdict is (verdict or Verdict.NOT_CHECKABLE), it.because


def test_peoples_small_gifts_may_be_more_than_rows(ledger: Any, make: Any) -> None:
    def of(n: str) -> Finding:
        return found(
            ledger,
            make,
            "count",
            f"Harbor Fund received {n} contributions in January 2019",
            direction="received",
            recipient="Harbor Fund",
            period=january(make),
            extra={"n": n},
        )

    # the transfer is one of them, and small ones may be more
    assert of("3").verdict is Verdict.MATCH_WITH_CAVEAT
    assert of("40").verdict is Verdict.NOT_CHECKABLE
    assert of("2").differs == ("count",)


def test_a_first_time_is_taken_back_by_an_earlier_row(ledger: Any, make: Any) -> None:
    it = found(
        ledger,
        make,
        "first_time",
        "Ruth Adler gave to Lantern PAC for the first time in January 2019",
        donor="Ruth Adler",
        recipient="Lantern PAC",
        period=january(make),
    )
    assert (it.verdict, it.differs) == (Verdict.DIFFERS, ("date",)), it.because
    assert [r.amount for r in it.records] == [Decimal(500)]


def test_a_first_time_is_borne_out_by_no_ledger(ledger: Any, make: Any) -> None:
    it = found(
        ledger,
        make,
        "first_time",
        "Ruth Adler gave to Harbor Fund for the first time in January 2019",
        donor="Ruth Adler",
        recipient="Harbor Fund",
        period=january(make),
    )
    assert it.verdict is Verdict.NOT_CHECKABLE
    assert "cycle 2016" in " ".join(it.missing)


def test_the_first_of_a_kind_is_left_open(ledger: Any, make: Any) -> None:
    it = found(
        ledger,
        make,
        "first_time",
        "the first time that Ruth Adler has given to a super PAC",
        donor="Ruth Adler",
        period=january(make),
    )
    assert it.verdict is Verdict.NOT_CHECKABLE, it.because


# ---------------------------------------------------------------- absences


def absent(ledger: Any, make: Any, text: str, **more: Any) -> Finding:
    return found(ledger, make, "absence", text, **{"period": january(make), **more})


def test_nothing_on_record_between_committees(ledger: Any, make: Any) -> None:
    ledger.committee("C4", "MILL PAC")
    text = "there is no record of Mill PAC giving to Harbor Fund in January 2019"
    it = absent(ledger, make, text, donor="Mill PAC", recipient="Harbor Fund")
    assert it.verdict is Verdict.MATCH, it.because
    other = absent(ledger, make, text, donor="Guild PAC", recipient="Lantern PAC")
    assert (other.verdict, len(other.records)) == (Verdict.DIFFERS, 2)


def test_small_gifts_of_people_need_not_be_listed(ledger: Any, make: Any) -> None:
    ledger.entity("p-mia", "HOLT, MIA")
    text = "there is no record of Mia Holt giving to Harbor Fund in January 2019"
    it = absent(ledger, make, text, donor="Mia Holt", recipient="Harbor Fund")
    assert it.verdict is Verdict.MATCH_WITH_CAVEAT
    assert "Gifts of $200 and less need not be itemized." in it.because


def test_a_memo_is_no_gift(ledger: Any, make: Any) -> None:
    text = "Otto Berg never gave to Lantern PAC in January 2019"
    it = absent(ledger, make, text, donor="Otto Berg", recipient="Lantern PAC")
    assert it.verdict is Verdict.MATCH_WITH_CAVEAT, it.because


def test_filings_of_the_day_did_not_show_what_came_later(ledger: Any, make: Any) -> None:
    text = "filings do not show any gift of Ruth Adler to Harbor Fund in January 2019"
    it = absent(
        ledger, make, text, donor="Ruth Adler", recipient="Harbor Fund", published="2019-02-10"
    )
    assert it.verdict is Verdict.HELD_THEN_NOT_NOW, it.because


def test_rows_without_a_day_of_filing_say_nothing_of_what_was_shown_then(
    ledger: Any, make: Any
) -> None:
    ledger.rows("UPDATE entries SET filed = NULL, filed_basis = NULL")
    text = "filings do not show any gift of Ruth Adler to Harbor Fund in January 2019"
    it = absent(ledger, make, text, donor="Ruth Adler", recipient="Harbor Fund")
    assert (it.verdict, it.differs) == (Verdict.DIFFERS, ("amount",))
    assert it.because[0].startswith("These records give no day of filing")


@pytest.mark.parametrize(
    "text",
    [
        "Guild PAC has never given to a candidate",
        "Harbor Fund has taken no corporate money",
        "Harbor Fund has not received money from any union",
    ],
)
def test_words_that_leave_out_only_some_are_left_open(ledger: Any, make: Any, text: str) -> None:
    who = {"donor": "Guild PAC"} if "Guild" in text else {"recipient": "Harbor Fund"}
    direction = "gave" if "Guild" in text else "received"
    assert absent(ledger, make, text, direction=direction, **who).verdict is Verdict.NOT_CHECKABLE


def test_support_that_is_denied_is_an_absence(ledger: Any, make: Any) -> None:
    it = found(
        ledger,
        make,
        "relation",
        "Lantern PAC had never received money from Guild PAC",
        donor="Guild PAC",
        recipient="Lantern PAC",
    )
    assert it.verdict is Verdict.DIFFERS, it.because


@pytest.mark.parametrize("before", ["There is no doubt that ", "Not only has "])
def test_what_is_not_denied_stays_support(ledger: Any, make: Any, before: str) -> None:
    text = f"{before}Guild PAC bankrolled Lantern PAC"
    at, quote = len(before), text[len(before) :]
    claim = make.claim("relation", quote, donor="Guild PAC", recipient="Lantern PAC")
    claim = replace(claim, start=at, end=len(text), sentence=Span(0, len(text)))
    (it,) = checked(ledger, make, text, claim, "2019-03-25").findings
    assert it.verdict is Verdict.MATCH, it.because


# ---------------------------------------------------------------- ranks of givers


@pytest.mark.parametrize(
    ("who", "rank", "verdict"),
    [
        ("Ruth Adler", "the largest", Verdict.HELD_THEN_STILL_HOLDS),
        ("Otto Berg", "the largest", Verdict.DID_NOT_HOLD_THEN),
        ("Otto Berg", "the second largest", Verdict.HELD_THEN_STILL_HOLDS),
        ("Guild PAC", "one of the largest", Verdict.MATCH_WITH_CAVEAT),
    ],
)
def test_who_gave_the_most_in_all(
    ledger: Any, make: Any, who: str, rank: str, verdict: Verdict
) -> None:
    it = found(
        ledger,
        make,
        "superlative",
        f"{who} was {rank} donor to Harbor Fund in January 2019",
        donor=who,
        recipient="Harbor Fund",
        period=january(make),
        extra={"rank": rank, "scope": "donor"},
    )
    assert it.verdict is verdict, it.because


# ---------------------------------------------------------------- readings


def test_other_readings_of_a_sum_are_shown_and_one_may_bear_it_out(ledger: Any, make: Any) -> None:
    ledger.rows("DELETE FROM summaries")

    def raised(value: str) -> Finding:
        return found(
            ledger,
            make,
            "raised_total",
            f"Harbor Fund raised ${value} in January 2019",
            direction="received",
            recipient="Harbor Fund",
            amounts=make.amount(f"${value}", value),
            period=january(make),
        )

    whole = raised("10000")
    assert whole.verdict in SURE
    assert [answer.value for answer in whole.readings] == [Decimal(9000)]
    part = raised("9000")
    assert part.verdict is Verdict.MATCH_WITH_CAVEAT, part.because
    assert part.because[0].startswith("It rests on this reading: without what committees pass on")
    assert raised("8000").verdict is Verdict.DIFFERS


# ---------------------------------------------------------------- a state's records, loaded


@pytest.mark.parametrize(
    ("through", "verdict"),
    [("2019-12-31", Verdict.NO_MATCHING_RECORD), ("2018-12-31", Verdict.NOT_CHECKABLE)],
)
def test_what_a_state_has_not_is_known_from_its_own_records_alone(
    ledger: Any, make: Any, through: str, verdict: Verdict
) -> None:
    """Federal records of those days are loaded, and say nothing of a state's race."""
    ledger.rows(
        "INSERT INTO coverage VALUES ('missouri', 'contributions', NULL, '', DATE '2017-01-01',"
        " $through, 'f', repeat('0', 64), NULL, 1, 'entries')",
        {"through": through},
    )
    ledger.entity("p-lee", "MOSS, LEE")
    ledger.rows(
        "INSERT INTO filings VALUES ('f', 'p-lee', DATE '2019-12-31', DATE '2020-01-15', NULL,"
        " NULL)"
    )
    text = (
        "Ruth Adler gave $5,000 in January 2019 to Lee Moss, who ran for state attorney general in"
        " Missouri"
    )
    start = text.index("Lee Moss")
    it = found(
        ledger,
        make,
        "donation",
        text,
        donor="Ruth Adler",
        recipient=Mention("Lee Moss", "Lee Moss", start, start + 8, "person"),
        amounts=make.amount("$5,000", "5000"),
        period=january(make),
    )
    assert it.verdict is verdict, it.because
    told = " ".join((*it.because, *it.missing))
    assert "missouri" in told.lower()
    assert "federal records" not in told
