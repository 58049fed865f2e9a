"""Rows page by page, one by one and as a stream: each once, and the same sums as `show`."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from itemized.desk import Desk
from itemized.errors import NotFoundError, UsageError
from itemized.model_rows import COLUMNS, ORDERS, Row, RowsAsked

LANTERN = "C99000001"
GIVER = "okonkwo-hale, marguerite t"


def _walk(desk: Desk, asked: RowsAsked, limit: int) -> list[Row]:
    rows: list[Row] = []
    after = None
    while True:
        page = desk.rows_of(asked, after=after, limit=limit)
        rows += page.rows
        after = page.next
        if after is None:
            return rows


@pytest.mark.parametrize("order", ORDERS)
def test_pages_give_each_row_once(desk: Desk, order: str):
    every = {key for (key,) in desk.sql("SELECT entry_key FROM entries").rows}
    walked = [row.entry_key for row in _walk(desk, RowsAsked(order=order), 997)]
    assert len(walked) == len(every)
    assert set(walked) == every


def test_pages_are_in_order_and_end_on_a_full_page(desk: Desk):
    asked = RowsAsked((LANTERN,), side="received", order="largest")
    n = desk.rows_of(asked, limit=1).n
    whole = desk.rows_of(asked, limit=n)
    assert whole.next is None
    assert len(whole.rows) == n
    assert [row.amount for row in whole.rows] == sorted(
        (r.amount for r in whole.rows), reverse=True
    )
    assert _walk(desk, asked, 7) == list(whole.rows)


def test_rows_without_a_date_are_paged_too(desk: Desk):
    dates = [row.date for row in _walk(desk, RowsAsked(order="oldest"), 1000)]
    known = [day for day in dates if day]
    assert dates == sorted(known) + [None] * (len(dates) - len(known))


@pytest.mark.parametrize("as_of", [None, date(2021, 9, 27)])
@pytest.mark.parametrize("name", [LANTERN, GIVER])
@pytest.mark.parametrize("side", ["given", "received", "spent"])
def test_counted_rows_sum_to_what_is_shown(desk: Desk, name: str, side: str, as_of: date | None):
    shown = getattr(desk.show([name], as_of=as_of), side)
    page = desk.rows([name], side=side, as_of=as_of, counted_only=True, limit=1)
    assert (page.total, page.n) == (shown.total, shown.n)
    both = desk.rows([name], side=side, as_of=as_of, limit=1)
    assert both.total == shown.total
    assert both.n >= shown.n


def test_narrowing_is_as_in_show(desk: Desk):
    start, end = date(2021, 3, 1), date(2021, 9, 1)
    shown = desk.show([GIVER], start=start, end=end, recipient=LANTERN).given
    page = desk.rows([GIVER], side="given", start=start, end=end, recipient=LANTERN)
    assert (page.total, sum(row.counted for row in page.rows)) == (shown.total, shown.n)
    turned = desk.rows([LANTERN], side="received", start=start, end=end, giver=GIVER)
    assert {row.entry_key for row in turned.rows} == {row.entry_key for row in page.rows}


def test_the_query_and_the_stream_give_the_same_rows(desk: Desk):
    page = desk.rows([GIVER], as_of=date(2021, 9, 27), limit=1000)
    assert page.n == len(page.rows) > 0
    again = desk.sql(page.sql)
    assert again.columns == tuple(COLUMNS)
    with desk.stream(page.asked) as batches:
        streamed = batches.read_all()
    assert streamed.column_names == list(COLUMNS)
    assert [tuple(row.values()) for row in streamed.to_pylist()] == list(again.rows)
    assert [row[0] for row in again.rows] == [row.entry_key for row in page.rows]


def test_one_row_by_its_key(desk: Desk):
    (row,) = desk.rows([GIVER], limit=1).rows
    assert desk.row(row.entry_key) == row
    assert row.payer_city
    assert len(row.payer_zip or "") <= 5
    with pytest.raises(NotFoundError, match="fec_bulk:0"):
        desk.row("fec_bulk:0")


@pytest.mark.parametrize(
    "cursor", ["", "x", "é", "W10", "bnVsbA", "WyJuZXdlc3QiLDEsMl0", "[" * 9999]
)
def test_a_cursor_from_elsewhere_is_refused(desk: Desk, cursor: str):
    with pytest.raises(UsageError, match="begin with the first page"):
        desk.rows([GIVER], after=cursor)


def test_a_cursor_of_another_order_is_refused(desk: Desk):
    after = desk.rows([LANTERN], limit=1).next
    with pytest.raises(UsageError):
        desk.rows([LANTERN], order="largest", after=after)


def test_what_cannot_be_asked_is_said(desk: Desk):
    for wrong in (RowsAsked(side="lost"), RowsAsked(order="random")):
        with pytest.raises(UsageError, match="one of: "):
            desk.rows_of(wrong)
    with pytest.raises(UsageError, match="a page has 1 to 1000 rows"):
        desk.rows([], limit=0)


def test_amounts_narrow_by_size_so_that_what_was_taken_back_stays_in_sight(desk: Desk):
    candidate, void, refund = "C99000002", Decimal("-500.00"), Decimal("-2900.00")
    for least, most in ((500, None), (None, 500), (500, 500), (501, 999), (2900, 2900)):
        bounds = {
            "least": None if least is None else Decimal(least),
            "most": None if most is None else Decimal(most),
        }
        for of in (candidate, "C99000004"):
            whole = desk.rows_of(RowsAsked((of,)), limit=1000).rows
            answer = desk.rows_of(RowsAsked((of,), **bounds), limit=1000)
            kept = {
                r.entry_key
                for r in whole
                if (least or 0) <= abs(r.amount) <= (10**9 if most is None else most)
            }
            assert {row.entry_key for row in answer.rows} == kept
            paid = desk.rows_of(RowsAsked((of,), "given", **bounds), limit=1000)
            assert paid.total == sum((r.amount for r in paid.rows if r.counted), Decimal(0))
            assert {side: total for side, _, total in answer.sums}["given"] == paid.total
            assert set(answer.df()["entry_key"]) == kept
    amounts = {r.amount for r in desk.rows_of(RowsAsked((candidate,), least=Decimal(500))).rows}
    assert void in amounts
    small = desk.rows_of(RowsAsked(("C99000004",), most=Decimal(2899)), limit=1000)
    assert refund not in {row.amount for row in small.rows}


def test_values_are_written_out_as_sql(desk: Desk):
    hostile = "x'); DROP TABLE entries; --$ids"
    page = desk.rows_of(RowsAsked((hostile,), least=Decimal("1.50")))
    assert page.n == 0
    assert desk.sql(page.sql).rows == ()


def test_a_source_that_does_not_exist_is_refused(desk: Desk):
    with pytest.raises(
        UsageError, match="there is no source 'elsewhere'; choose among: california, "
    ):
        desk.rows_of(RowsAsked(source="elsewhere"))
