"""Random ledgers as the ledger's own tables, in memory."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

import duckdb
import pyarrow
import random_ledgers as ledgers

from itemized.ledger._database import filled, sql
from itemized.trace.bounds import Payment


class Rows:
    """A database in memory that answers as the ledger's reader does."""

    def __init__(self, db: duckdb.DuckDBPyConnection | None) -> None:
        self._db = db
        self.aside: dict[str, Any] = {}

    def rows(self, sql: str, params: Mapping[str, Any] | None = None) -> list[tuple[Any, ...]]:
        return self._db.execute(sql, params).fetchall()


def _row(seed: int, p: Payment) -> tuple[str, str, date, date | None, str]:
    day, own = (date.fromordinal(d) for d in (ledgers.receivers_day(p), ledgers.payers_day(p)))
    paid = None if p.came is None else own
    return f"{seed}-{p.payer}", f"{seed}-{p.payee}", day, paid, f"{p.cents / 100:.2f}"


def _entries() -> Iterator[tuple[str, str, date, date | None, str]]:
    for seed in range(2 * ledgers.WORLDS):
        for p in ledgers.made(seed).payments:
            yield _row(seed, p)
        for p, back in ledgers.voided(seed):
            yield _row(seed, p)
            yield _row(seed, p._replace(day=back, cents=-p.cents))


def _statements() -> Iterator[tuple[str, str, str, str, str]]:
    for seed in range(2 * ledgers.WORLDS):
        for name, account in ledgers.made(seed).accounts.items():
            came, went = sum(account.came.values()), sum(account.went.values())
            cents = (account.opening, account.opening + came - went, came, went)
            yield f"{seed}-{name}", *(f"{c / 100:.2f}" for c in cents)  # type: ignore[misc]


def _table(columns: str, rows: Iterator[tuple[Any, ...]]) -> pyarrow.Table:
    return pyarrow.table(dict(zip(columns.split(), zip(*rows, strict=True), strict=True)))


def reader() -> Rows:
    """All ledgers in one database, and what tracing derives from them."""
    db = duckdb.connect(config={"threads": 1})
    db.register("paid", _table("payer_id payee_id date paid amount", _entries()))
    db.register(
        "said", _table("filer_id cash_start cash_end receipts disbursements", _statements())
    )
    db.execute(
        """CREATE TABLE entry_rows AS SELECT * REPLACE (amount::DECIMAL(14, 2) AS amount), 'contribution' AS kind, 'receipt' AS side,
            NULL::VARCHAR AS target, NULL::VARCHAR AS support_oppose, NULL::VARCHAR AS conduit_id, 's' AS source,
            true AS counted, NULL::DATE AS counted_until,
            NULL::DATE AS uncounted_from, NULL::DATE AS uncounted_until, date AS paid_filed, date AS filed, 'stated' AS filed_basis,
            NULL::VARCHAR AS why_not, '' AS source_id, NULL::VARCHAR AS url, NULL::VARCHAR AS type_code, row_number() OVER () AS entry FROM paid;
        CREATE TABLE summaries AS SELECT filer_id, 's' AS source, 1 AS period, 'committee' AS filer_kind,
            DATE '0001-12-31' AS through, COLUMNS(* EXCLUDE filer_id)::DECIMAL(14, 2) FROM said;
        CREATE TABLE filings AS SELECT * EXCLUDE (source, period, filer_kind, through), through AS period_start,
            through AS period_end, NULL AS replaced_by FROM summaries WHERE false;
        CREATE TABLE coverage AS SELECT 's' AS source, 1 AS period, 'summaries' AS holds, DATE '0001-01-01' AS "from";
        CREATE TABLE parties AS SELECT filer_id AS id, filer_id AS entity_id FROM summaries;
        CREATE TABLE stretch AS SELECT entity_id, row_number() OVER (ORDER BY entity_id) AS low
            FROM (SELECT payer_id AS entity_id FROM paid UNION SELECT payee_id FROM paid);
        CREATE TABLE belongs AS SELECT low AS party_key, low FROM stretch;
        CREATE TABLE entities AS SELECT *, entity_id AS name, CASE WHEN entity_id LIKE '%-source' THEN 'person'
            WHEN entity_id LIKE '%-e' THEN 'organization' ELSE 'committee' END AS kind FROM stretch;
        CREATE TABLE numbered_rows AS SELECT e.*, payer.low AS payer_key, payee.low AS payee_key
            FROM entry_rows e JOIN stretch payer ON payer.entity_id = payer_id JOIN stretch payee ON payee.entity_id = payee_id;
        DROP TABLE entry_rows;
        ALTER TABLE numbered_rows RENAME TO entry_rows;
        CREATE TABLE received AS SELECT *, payee_key AS payee_no, payer_key AS payer_no, false AS about FROM entry_rows"""
    )
    db.execute(filled(sql("moves")))
    return Rows(db)
