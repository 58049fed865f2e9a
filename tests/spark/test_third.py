"""ClickHouse (chdb) answers as DuckDB does, over the same Parquet: a third opinion on each query."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import replace
from datetime import date

from asking import Heard, Listener, same

from itemized.ledger.read import Reader
from itemized.settings import Settings


def test_every_query_is_answered_alike(settings: Settings, heard: Listener) -> None:
    from clickhouse import CannotError, HouseReader  # needs sqlglot

    wrong: list[tuple[str, Heard]] = []
    with ExitStack() as open_:
        readers: dict[date | None, tuple[Reader, Reader]] = {}
        for each in heard.heard.values():
            if each.day not in readers:
                readers[each.day] = (
                    open_.enter_context(Reader(replace(settings, engine="duckdb"), each.day)),
                    open_.enter_context(HouseReader(settings, each.day)),
                )
            try:
                said = same(*readers[each.day], each)
            except CannotError as e:
                said = str(e)
            if said:
                wrong.append((said, each))
    print(f"{len(heard.heard)} queries")
    for told, each in wrong:
        print(told, each.sql, each.params, sep="\n  ")
    assert not wrong
