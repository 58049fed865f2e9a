"""Questions: one template a measure, counted rows only, as of a day, and runnable again."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from itemized.claims._check import question
from itemized.errors import QueryError
from itemized.model import Question


@pytest.fixture
def asked(world: Any) -> Any:
    world.entity("p-1", "ADLER, RUTH", place="RENO NV")
    world.committee("C1", "HARBOR FUND")
    world.committee("C2", "LANTERN PAC")
    world.gift("p-1", "C1", "1000", "2019-01-05")
    world.gift("p-1", "C1", "500", "2019-02-05")
    world.gift("p-1", "C1", "-200", "2019-02-09", kind="refund")
    world.gift("p-1", "C1", "1000", "2019-01-05", memo=True, why_not="memo")
    world.gift("p-1", "C2", "5000", "2019-03-05")
    return world


@pytest.mark.parametrize(
    ("measure", "value", "n"), [("sum", 1300, 3), ("largest", 1000, 2), ("count", 2, 2)]
)
def test_measures_leave_out_what_does_not_count(
    asked: Any, measure: str, value: int, n: int
) -> None:
    answer = question.ask(asked, Question(measure, payers=("p-1",), payees=("C1",)))
    assert (answer.value, answer.n) == (value, n)
    assert [r.why_not for r in answer.records] == [*[None] * n, "memo"]


def test_rank_and_exists(asked: Any) -> None:
    place = Question("rank", payers=("p-1",), amount=Decimal(1000))
    assert question.ask(asked, place).value == 2
    assert question.ask(asked, Question("exists", payers=("p-1",))).value == 1
    assert question.ask(asked, Question("exists", payers=("p-9",))).value == 0


def test_as_of_a_day_only_what_had_been_filed(asked: Any) -> None:
    whole = Question("sum", payers=("p-1",), as_of=date(2019, 2, 20))
    assert question.ask(asked, whole).value == 1000


def test_a_replaced_row_counted_until_its_filing_was_replaced(asked: Any) -> None:
    asked.filing("f1", "2019-05-20", replaced_by="f2")
    asked.filing("f2", "2019-08-01")
    asked.gift(
        "p-1",
        "C2",
        "900",
        "2019-04-02",
        filing_key="f1",
        why_not="replaced",
        filed="2019-05-20",
        counted_until="2019-08-01",
    )
    asked.gift("p-1", "C2", "400", "2019-04-02", filing_key="f2", filed="2019-08-01")
    april = {"payers": ("p-1",), "start": date(2019, 4, 1), "end": date(2019, 5, 1)}
    assert question.ask(asked, Question("sum", **april)).value == 400
    assert question.ask(asked, Question("sum", **april, as_of=date(2019, 6, 1))).value == 900
    assert question.ask(asked, Question("sum", **april, as_of=date(2019, 9, 1))).value == 400


@pytest.mark.parametrize("measure", question.MEASURES)
def test_the_pasted_query_gives_the_same(asked: Any, measure: str) -> None:
    asked.entity("p-O'Neil", "O'NEIL, PAT")
    full = Question(
        measure,
        payers=("p-1", "p-O'Neil"),
        payees=("C1",),
        start=date(2019, 1, 1),
        end=date(2020, 1, 1),
        as_of=date(2019, 12, 31),
        amount=Decimal("500.00"),
    )
    answer = question.ask(asked, full)
    again = asked.rows(question.inlined(answer.sql, answer.params))[0]
    assert again == (answer.value, answer.n)


def test_values_never_stand_in_the_sql(asked: Any) -> None:
    hostile = "x'; DROP TABLE entries; --"
    answer = question.ask(asked, Question("sum", payers=(hostile,), target=hostile))
    assert hostile not in answer.sql
    assert (answer.value, answer.n) == (0, 0)
    assert asked.rows(question.inlined(answer.sql, answer.params))[0][1] == 0


def test_records_are_the_nearest_to_the_amount(asked: Any) -> None:
    near = Question("sum", payers=("p-1",), payees=("C1",), amount=Decimal(480), limit=1)
    assert [r.amount for r in question.ask(asked, near).records] == [500, 1000]


def test_what_was_left_out_is_counted(asked: Any) -> None:
    assert question.left_out(asked, Question("sum", payers=("p-1",))) == [("memo", 1, 1000)]


@pytest.mark.parametrize("bad", [Question("guess"), Question("rank")])
def test_what_cannot_be_asked(bad: Question) -> None:
    with pytest.raises(QueryError):
        question.query(bad)


def test_a_question_explains_itself() -> None:
    whole = Question(
        "rank",
        payers=("p-1",),
        kinds=("independent_expenditure",),
        start=date(2019, 1, 1),
        end=date(2020, 1, 1),
        as_of=date(2019, 7, 1),
        target="H1",
        support_oppose="oppose",
        amount=Decimal(1000),
    )
    assert question.explain(whole, {"p-1": "ADLER, RUTH", "H1": "DOE, JANE"}) == (
        "What place does a payment of $1,000 take among those from ADLER, RUTH to anyone, counting "
        "only independent expenditures, against DOE, JANE (H1), from 2019-01-01 until before "
        "2020-01-01, by what had been filed by 2019-07-01?"
    )
