"""Spark answers as DuckDB does: each query by itself, and whole answers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import ExitStack
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from asking import ACCOUNTS, NAMES, Listener, same

from itemized import ledger
from itemized.desk import Desk
from itemized.errors import QueryError
from itemized.export import json
from itemized.settings import Settings
from itemized.trace import Wanted
from itemized.world import World, cast


def test_every_query_of_the_worlds_questions_gives_the_same_rows(
    settings: Settings, heard: Listener
) -> None:
    wrong = []
    with ExitStack() as open_:
        readers: dict[date | None, tuple[ledger.Reader, ledger.Reader]] = {}
        for each in heard.heard.values():
            if each.day not in readers:
                readers[each.day] = (
                    open_.enter_context(
                        ledger.reader(replace(settings, engine="duckdb"), each.day)
                    ),
                    open_.enter_context(ledger.reader(settings, each.day)),
                )
            one, other = readers[each.day]
            if said := same(one, other, each):
                wrong.append((said, each.sql, each.params))
    print(f"{len(heard.heard)} queries of {heard.templates()} templates")
    for told in wrong:
        print(*told, sep="\n  ")
    assert not wrong


ANSWERS: Mapping[str, Callable[[Desk], Any]] = {
    "show": lambda desk: json.show_document(desk.show(NAMES[0])),
    "show as of": lambda desk: json.show_document(desk.show(NAMES[0], as_of=date(2021, 7, 1))),
    "trace": lambda desk: json.trace_document(desk.trace(NAMES[0])),
    "trace to": lambda desk: json.trace_document(desk.trace(to=cast.QUILLFEATHER.id)),
    "behind": lambda desk: json.behind_document(desk.behind(ACCOUNTS[1], Wanted())),
    "status": lambda desk: json.status_document(desk.status()),
}


@pytest.mark.parametrize("asked", ANSWERS)
def test_whole_answers_are_the_same(asked: str, by_duckdb: Desk, by_spark: Desk) -> None:
    assert ANSWERS[asked](by_spark) == ANSWERS[asked](by_duckdb)


def test_checks_are_the_same(by_duckdb: Desk, by_spark: Desk, world: World) -> None:
    for told in (world, world.second):
        mine, theirs = (
            desk.check(str(told.article), published=told.published).findings
            for desk in (by_spark, by_duckdb)
        )
        assert len(mine) > 3
        assert mine == theirs


def test_a_query_of_ones_own(by_duckdb: Desk, by_spark: Desk) -> None:
    largest = (
        "SELECT payer_id, amount FROM entries WHERE counted ORDER BY amount DESC, payer_id LIMIT 5"
    )
    for sql in (largest, "SELECT count(*) FROM flows", "SELECT 40 + 2 AS n"):
        assert by_spark.sql(sql).rows == by_duckdb.sql(sql).rows


def test_what_spark_cannot_be_asked_is_said_in_one_line(by_spark: Desk) -> None:
    with pytest.raises(QueryError, match=r"cannot be said in Spark's SQL|Spark cannot answer"):
        by_spark.sql("SELECT count(*) FROM entries USING SAMPLE reservoir(5 ROWS)")
    with pytest.raises(QueryError, match="nothing_such"):
        by_spark.sql("SELECT nothing_such FROM entries")
