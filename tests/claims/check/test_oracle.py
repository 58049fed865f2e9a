"""The templates against plain loops over the same rows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from itemized.claims._check import question
from itemized.model import Question

DAY = date(2019, 1, 1)
days = st.integers(0, 60).map(lambda n: DAY + timedelta(days=n))


@dataclass(frozen=True)
class Row:
    """payer, payee, cents, and days; why_not: None for a row that counts."""

    payer: str
    payee: str
    cents: int
    day: date
    filed: date
    why_not: str | None

    @property
    def amount(self) -> Decimal:
        return Decimal(self.cents) / 100


rows_of = st.lists(
    st.builds(
        Row,
        st.sampled_from(["p-1", "p-2"]),
        st.sampled_from(["C1", "C2"]),
        st.integers(-500_000, 900_000),
        days,
        days,
        st.sampled_from([None, None, "memo", "mirror"]),
    ),
    max_size=12,
)
questions = st.builds(
    Question,
    st.sampled_from(["sum", "largest", "count", "rank", "exists"]),
    payers=st.sampled_from([(), ("p-1",), ("p-1", "p-2")]),
    payees=st.sampled_from([(), ("C1",)]),
    start=st.none() | days,
    end=st.none() | days,
    as_of=st.none() | days,
    amount=st.just(Decimal("1000.00")),
)


def dull(asked: Question, rows: list[Row]) -> tuple[Any, int]:
    """The answer by a loop."""
    kept = [
        row.amount
        for row in rows
        if row.why_not is None
        and (not asked.payers or row.payer in asked.payers)
        and (not asked.payees or row.payee in asked.payees)
        and (asked.start is None or row.day >= asked.start)
        and (asked.end is None or row.day < asked.end)
        and (asked.as_of is None or row.filed <= asked.as_of)
    ]
    measures: dict[str, Callable[[], Any]] = {
        "sum": lambda: sum(kept, Decimal(0)),
        "largest": lambda: max(kept, default=None),
        "count": lambda: len(kept),
        "rank": lambda: 1 + sum(1 for amount in kept if amount > Decimal(1000)),
        "exists": lambda: int(bool(kept)),
    }
    return measures[asked.measure](), len(kept)


@pytest.fixture
def parties(world: Any) -> Any:
    for name in ("p-1", "p-2", "C1", "C2"):
        world.entity(name, name)
    return world


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(rows=rows_of, asked=questions)
def test_answers_are_those_of_a_loop(parties: Any, rows: list[Row], asked: Question) -> None:
    parties.rows("DELETE FROM entries")
    for row in rows:
        parties.gift(
            row.payer,
            row.payee,
            str(row.amount),
            row.day.isoformat(),
            filed=row.filed,
            why_not=row.why_not,
        )
    answer = question.ask(parties, asked)
    assert (answer.value, answer.n) == dull(asked, rows)
    assert sum(1 for record in answer.records if record.counted) == answer.n
