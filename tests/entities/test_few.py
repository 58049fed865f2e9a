"""Few rows are summed and put in order apart from many: both ways the same is answered."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from itemized.answers import ShowAnswer
from itemized.desk import Desk
from itemized.entities import _lies, _summed
from itemized.entities import account as accounts
from itemized.entities import rows as listing
from itemized.entities._summed import Narrow
from itemized.export.json import show_document
from itemized.export.terminal import as_text, show_report
from itemized.ledger import Reader
from itemized.model_rows import ORDERS, RowsAsked
from itemized.model_sums import SIDES
from itemized.web import create_app
from loaded import settings_in, whole_world

SAMPLES = Path(__file__).parents[1] / "samples"

DAYS = (None, date(2021, 7, 1), date(2022, 2, 1))


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    return Desk(whole_world(tmp_path_factory))


@pytest.fixture(scope="module")
def parties(desk: Desk) -> list[str]:
    """Those with rows on both sides, or that do not count, first: whose answers have most to them."""
    found = desk.sql(
        "SELECT entity_id FROM entities ORDER BY (given <> 0)::INT + (received <> 0)::INT DESC,"
        " hash(entity_id) LIMIT 14"
    )
    left_out = desk.sql(
        "SELECT DISTINCT payer_id FROM entries WHERE NOT counted ORDER BY 1 LIMIT 8"
    )
    return [row[0] for row in (*found.rows, *left_out.rows)]


@contextmanager
def none_is_few() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(accounts, "FEW", -1)
        patch.setattr(listing, "FEW", -1)
        yield


def test_an_account_of_few_rows_is_that_of_many(desk: Desk, parties: list[str]) -> None:
    for number, party in enumerate(parties):
        as_of, most = DAYS[number % 3], (None, 0, 1)[number % 3]
        few = desk.show([party], as_of=as_of, most=most)
        with none_is_few():
            many = desk.show([party], as_of=as_of, most=most)
        for part in (
            "given",
            "received",
            "spent",
            "left_out",
            "records",
            "caveats",
            "unitemized",
            "besides",
        ):
            assert getattr(few, part) == getattr(many, part), (party, part)


def test_so_is_that_of_several_between_whom_money_went_and_of_some_days(
    desk: Desk, parties: list[str]
) -> None:
    ((payer, payee),) = desk.sql(
        "SELECT payer_id, payee_id FROM entries WHERE counted AND kind = 'contribution'"
        " GROUP BY ALL ORDER BY count(*) DESC, payer_id, payee_id LIMIT 1"
    ).rows
    asked = {"start": date(2020, 1, 1), "end": date(2021, 6, 1)}
    for names, recipient in (([payer, payee], None), ([payer], payee), (parties[:3], None)):
        few = desk.show(names, recipient=recipient, **asked)
        with none_is_few():
            many = desk.show(names, recipient=recipient, **asked)
        assert (few.given, few.received, few.spent) == (many.given, many.received, many.spent)
        assert (few.left_out, few.records) == (many.left_out, many.records)


@pytest.mark.parametrize("order", ORDERS)
def test_pages_of_few_rows_are_those_of_many(desk: Desk, parties: list[str], order: str) -> None:
    for number, party in enumerate(parties[:8]):
        asked = RowsAsked((party,), SIDES[number % 6], as_of=DAYS[number % 3], order=order)
        after = None
        for _ in range(2):
            few = desk.rows_of(asked, after=after, limit=3)
            with none_is_few():
                many = desk.rows_of(asked, after=after, limit=3)
            assert (few.rows, few.next, few.n, few.total, few.sums) == (
                many.rows,
                many.next,
                many.n,
                many.total,
                many.sums,
            )
            if (after := few.next) is None:
                break


def test_sums_of_sides_are_those_of_the_rows_of_each(desk: Desk, parties: list[str]) -> None:
    loans = desk.sql("SELECT payer_id, payee_id FROM entries WHERE counted AND kind = 'loan'").rows
    vendors = desk.sql("SELECT payee_id FROM entries WHERE counted AND kind = 'operating' LIMIT 2")
    of = [(party,) for party in (*parties, *(row[0] for row in vendors.rows))]
    beside = set()
    for ids in (*of, *loans, *((one,) for both in loans for one in both)):
        few = desk.rows_of(RowsAsked(ids), limit=1)
        with none_is_few(), pytest.MonkeyPatch.context() as patch:
            assert desk.rows_of(RowsAsked(ids), limit=1).sums == few.sums
            patch.setattr(_lies, "_LISTED", 1)  # as of parties who were paid often
            assert desk.rows_of(RowsAsked(ids), limit=1).sums == few.sums
            for side, n, total in few.sums:
                page = desk.rows_of(RowsAsked(ids, side, counted_only=True), limit=1)
                assert (page.n, page.total) == (n, total)
        shown = desk.show(ids)
        want = [(t.n, t.total) for t in (shown.given, shown.received, shown.spent)]
        assert [(n, total) for _, n, total in few.sums[:3]] == want
        assert few.total is None
        for side, n, total in few.sums:
            alone = desk.rows_of(RowsAsked(ids, side, counted_only=True), limit=1000)
            assert (side, alone.n, alone.total, alone.sums) == (side, n, total, ())
            assert len(alone.arrow()) == n  # as a file has them
        beside |= {(side, n) for side, n, _ in few.sums[3:] if n}
        n = sum(n for _, n, _ in few.sums[3:])
        said = [c for c in shown.caveats if "in none of these sums" in c]
        assert [c.split(" more row")[0] for c in said] == ([f"{n:,}"] if n else [])
    assert {side for side, _ in beside} == {"paid_besides", "received_besides"}


def test_of_anyone_each_row_is_in_one_sum(desk: Desk) -> None:
    whole = desk.rows_of(RowsAsked(counted_only=True), limit=1)
    assert [side for side, *_ in whole.sums] == ["given", "spent", "paid_besides"]
    assert whole.n == sum(n for _, n, _ in whole.sums)
    assert whole.total == sum(total for *_, total in whole.sums)
    (loan,) = desk.rows_of(RowsAsked(kinds=("loan",))).rows
    for kinds, n in ((("loan",), 1), (("operating",), 0)):
        for side in ("paid_besides", "received_besides"):
            assert desk.rows_of(RowsAsked(side=side, kinds=kinds)).n == n
    one = desk.rows_of(RowsAsked(kinds=("loan",)))
    assert (one.total, one.sums[-1]) == (loan.amount, ("paid_besides", 1, loan.amount))


def test_a_filing_has_the_same_rows_where_the_database_does_not_tell_where_they_lie(
    desk: Desk,
) -> None:
    found = desk.sql(
        "SELECT filing_key FROM filings WHERE rows > 0 ORDER BY rows DESC, filing_key LIMIT 4"
    )
    for (key,) in found.rows:
        asked = RowsAsked(filing=key)
        told, page = desk.filing(key), desk.rows_of(asked, limit=20)
        assert page.n > 0
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(Reader, "has", lambda *_: False)
            assert desk.filing(key) == told
            before = desk.rows_of(asked, limit=20)
        assert (before.rows, before.n, before.total) == (page.rows, page.n, page.total)


def test_a_gift_that_stood_as_an_expense_by_then_is_said_to_have(desk: Desk) -> None:
    pac, league, day = "C99000001", "night watch league", date(2021, 7, 29)
    then = desk.show([pac], as_of=day)
    rows = desk.rows([pac], side="given").rows
    assert sum(row.amount for row in rows) == 420_000 == desk.show([pac]).given.total
    assert (then.given.n, then.spent.total) == (0, 420_000 + Decimal("12345.67"))
    said = "2 payments made, $420,000, stood by then in the payer's report alone, as operating"
    assert any(c.startswith(said) and c.endswith("makes gifts of them.") for c in then.caveats)
    (got,) = [c for c in desk.show([league], as_of=day).caveats if "payer's report" in c]
    assert got.startswith("1 payment received, $300,000, stood by then in the payer's report")
    for later in (desk.show([pac]), desk.show([pac], as_of=date(2100, 1, 1))):
        assert not any("payer's report" in caveat for caveat in later.caveats)
    narrowed = desk.show([pac], as_of=day, start=date(2021, 1, 1), end=date(2021, 1, 2))
    assert not any("payer's report" in caveat for caveat in narrowed.caveats)


def narrow(entry: int, other: str | None, amount: str | None, day: date | None) -> Narrow:
    told = None if amount is None else Decimal(amount)
    return Narrow(other, "contribution", told, day, "s", True, None, False, False, entry)


def test_rows_without_amount_day_or_counterpart_come_last() -> None:
    day = date(2020, 1, 2)
    rows = [
        narrow(1, "b", None, day),
        narrow(2, "a", "5.00", None),
        narrow(3, None, "5.00", day),
        narrow(4, "c", "-7.00", day),
    ]
    found = _summed.totals(rows, ["contribution"], 3, lambda of: {o: (o, o.upper()) for o in of})
    assert [(year, total) for year, total, _ in found.by_year] == [(2020, -2), (None, 5)]
    assert [(other, total) for other, _, total, _ in found.by_counterpart] == [
        ("a", 5),
        ("", 5),
        ("c", -7),
    ]
    assert found.others == (1, Decimal("0.00"), 1)  # without an amount, so the last
    assert (found.total, found.n) == (3, 4)
    assert _summed.largest(rows, 3) == [4, 3, 2]


def test_a_counterpart_that_no_row_names_is_said_to_be_none(tmp_path: Path) -> None:
    """Receipts without the covers that name their filers: the gifts stand, to nobody named."""
    desk = Desk(settings_in(tmp_path))
    desk.load("california", [SAMPLES / "california" / "RCPT_CD.TSV"], fewer=True)
    [[giver]] = desk.sql(
        "SELECT payer_id FROM entries WHERE payee_id IS NULL AND counted AND kind = 'contribution'"
        " AND payer_id IS NOT NULL ORDER BY amount DESC LIMIT 1"
    ).rows
    for shown in (desk.show([giver]), _by_many(desk, giver)):
        assert {(i, name) for i, name, *_ in shown.given.by_counterpart} == {_summed.NOBODY}
        assert "None" not in as_text(show_report(shown))
        assert show_document(shown)["given"]["by_recipient"][0]["entity_id"] is None
    page = TestClient(create_app(desk.settings)).get(f"/entity/{giver}")
    assert page.status_code == 200
    assert "not named in the loaded records" in page.text


def _by_many(desk: Desk, giver: str) -> ShowAnswer:
    with none_is_few():
        return desk.show([giver])
