"""ClickHouse (chdb) answers as DuckDB does, over the same Parquet: a third opinion on each query."""

from __future__ import annotations

import re
from collections import Counter
from contextlib import ExitStack
from dataclasses import replace
from datetime import date

from asking import Heard, Listener, same

from itemized.ledger.read import Reader
from itemized.settings import Settings

#: What ClickHouse says where it cannot answer → why that is not ours to mend. Whatever else it says is
#: a failure, and so is a reason that no query has any more.
CANNOT = {
    r"Correlated subqueries are not supported as IN function arguments yet": "the list of parties"
    " that may be related asks, for each committee, whether another is IN a query about the first",
}


def test_every_query_is_answered_alike_or_why_not_is_stated(
    settings: Settings, heard: Listener
) -> None:
    from clickhouse import CannotError, HouseReader  # needs sqlglot

    wrong: list[tuple[str, Heard]] = []
    reasons: Counter[str] = Counter()
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
                known = [why for why in CANNOT if re.search(why, str(e))]
                reasons.update(known)
                said = "" if known else str(e)
            if said:
                wrong.append((said, each))
    print(f"{len(heard.heard)} queries, {sum(reasons.values())} of which it cannot answer:")
    for why, n in reasons.items():
        print(f"  {n} {CANNOT[why]}")
    for told, each in wrong:
        print(told, each.sql, each.params, sep="\n  ")
    assert not wrong
    assert set(reasons) == set(CANNOT)
