"""Ways of writing, grouped in a database of their own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import duckdb

from itemized.entities import identify


@dataclass(frozen=True)
class Way:
    """One way a party is written."""

    name: str | None
    city: str | None = "OSTER"
    state: str | None = "ME"
    zip: str | None = "04101"
    employer: str | None = "MILL CO"
    occupation: str | None = None
    id: str | None = None
    kind: str | None = "person"


def group(written: Sequence[Way]) -> list[str]:
    """The entity of each, in their order."""
    with duckdb.connect() as db:
        db.execute(
            "CREATE TABLE party (party_key UBIGINT, name VARCHAR, city VARCHAR, state VARCHAR, zip VARCHAR,"
            " employer VARCHAR, occupation VARCHAR, id VARCHAR, kind VARCHAR, n BIGINT, registered INTEGER, first DATE)"
        )
        db.executemany(
            "INSERT INTO party VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 1, 0, NULL)",
            [
                (i, w.name, w.city, w.state, w.zip, w.employer, w.occupation, w.id, w.kind)
                for i, w in enumerate(written)
            ],
        )
        identify(lambda query, params=None: db.execute(query, params).fetchall())
        found = dict(db.execute("SELECT party_key, entity_id FROM identified").fetchall())
    return [found[i] for i in range(len(written))]


def same(a: Way, b: Way) -> bool:
    """Whether two ways alone are taken for one."""
    x, y = group([a, b])
    return x == y
