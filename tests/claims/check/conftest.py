"""A small made-up ledger in memory, with the tables that checking reads."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import duckdb
import pytest

from itemized import world as made_up
from itemized.desk import Desk
from itemized.model import Amount, Article, Claim, Match, Mention, Period, Reading, Span
from loaded import early_records, settings_in, whole_world

#: The FEC's real files of January 2019, beside this checkout where they are there at all.
RAW = Path(__file__).resolve().parents[4] / "shared" / "data" / "fec" / "bulk" / "2020-early"

TABLES = """
CREATE TABLE entries (entry_key VARCHAR, source VARCHAR, source_id VARCHAR, period INTEGER,
  filing_key VARCHAR, filer_id VARCHAR, type_code VARCHAR, kind VARCHAR, side VARCHAR,
  payer_key UBIGINT, payee_key UBIGINT, payer_id VARCHAR, payee_id VARCHAR, conduit_id VARCHAR,
  target VARCHAR, support_oppose VARCHAR, amount DECIMAL(14,2), amount_filed DECIMAL(14,2),
  date DATE, date_text VARCHAR, memo BOOLEAN, memo_text VARCHAR, counted BOOLEAN, why_not VARCHAR,
  filed DATE, filed_basis VARCHAR, amendment VARCHAR, ref VARCHAR, url VARCHAR,
  counted_until DATE, uncounted_from DATE, uncounted_until DATE);
CREATE TABLE perhaps_twice AS SELECT 0 AS pair, 0 AS days, * FROM entries LIMIT 0;
CREATE TABLE deadlines (source VARCHAR, agency VARCHAR, pace VARCHAR, code VARCHAR, closes DATE, due DATE);
CREATE TABLE paces (source VARCHAR, filer_id VARCHAR, pace VARCHAR);
CREATE TABLE parties (party_key UBIGINT, name VARCHAR, kind VARCHAR, entity_id VARCHAR,
  employer VARCHAR, state VARCHAR, city VARCHAR);
CREATE TABLE entities (entity_id VARCHAR, kind VARCHAR, name VARCHAR, clean VARCHAR,
  ids VARCHAR[], place VARCHAR);
CREATE TABLE filings (filing_key VARCHAR, filer_id VARCHAR,
  period_end DATE, filed DATE, replaced_by VARCHAR, url VARCHAR);
CREATE TABLE committees (source VARCHAR, period INTEGER, committee_id VARCHAR, name VARCHAR,
  type VARCHAR, designation VARCHAR, frequency VARCHAR, party VARCHAR, candidate_id VARCHAR);
CREATE TABLE candidates (source VARCHAR, period INTEGER, candidate_id VARCHAR, name VARCHAR,
  party VARCHAR, office VARCHAR, state VARCHAR, principal_committee VARCHAR);
CREATE TABLE links (source VARCHAR, period INTEGER, link_id VARCHAR, candidate_id VARCHAR,
  committee_id VARCHAR, committee_type VARCHAR, committee_designation VARCHAR);
CREATE TABLE summaries (source VARCHAR, period INTEGER, filer_id VARCHAR, filer_kind VARCHAR,
  name VARCHAR, through DATE, receipts DECIMAL(14,2), from_individuals DECIMAL(14,2),
  disbursements DECIMAL(14,2), cash_start DECIMAL(14,2), cash_end DECIMAL(14,2),
  debts DECIMAL(14,2), file VARCHAR, table_name VARCHAR, file_line BIGINT);
CREATE TABLE coverage (source VARCHAR, table_name VARCHAR, period INTEGER, scope VARCHAR,
  "from" DATE, through DATE, file VARCHAR, sha256 VARCHAR, retrieved DATE, "rows" INTEGER, holds VARCHAR);
CREATE TABLE thin (source VARCHAR, table_name VARCHAR);
"""


def _clean(name: str) -> str:
    family, _, given = name.partition(",")
    return " ".join(f"{given} {family}".upper().replace(".", "").split())


@dataclass
class World:
    """The ledger, its entities, and what is said to be loaded."""

    connection: duckdb.DuckDBPyConnection
    names: dict[str, tuple[str, str, str]] = field(default_factory=dict)
    snapshot: str = "made-up"
    day: date | None = None

    def rows(self, sql: str, params: Mapping[str, Any] | None = None) -> list[tuple[Any, ...]]:
        return self.connection.execute(sql, dict(params or {})).fetchall()

    def has(self, table: str) -> bool:
        return (table,) in self.rows("SELECT table_name FROM duckdb_tables()")

    def dicts(self, sql: str, params: Mapping[str, Any] | None = None) -> list[dict[str, Any]]:
        done = self.connection.execute(sql, dict(params or {}))
        columns = [c[0] for c in done.description or ()]
        return [dict(zip(columns, row, strict=True)) for row in done.fetchall()]

    def covers(self, start: str, through: str, *tables: str) -> None:
        """Say that the federal tables are loaded for these days."""
        for table in tables or ("cm", "cn", "ccl", "itcont", "itoth", "itpas2"):
            self.rows(
                "INSERT INTO coverage VALUES ('fec_bulk', $table, NULL, '', $start, $through,"
                " $table, repeat('0', 64), NULL, 1, 'entries')",
                {"table": table, "start": start, "through": through},
            )

    def entity(self, entity_id: str, name: str, kind: str = "person", place: str = "") -> str:
        self.names[entity_id] = (name, kind, place)
        self.rows(
            "INSERT INTO entities VALUES ($id, $kind, $name, $clean, [$id], $place)",
            {"id": entity_id, "kind": kind, "name": name, "clean": _clean(name), "place": place},
        )
        self.rows(
            "INSERT INTO parties VALUES ($key, $name, $kind, $id, NULL, NULL, NULL)",
            {"key": len(self.names), "name": name, "kind": kind, "id": entity_id},
        )
        return entity_id

    def committee(self, entity_id: str, name: str, **more: str) -> str:
        self.rows(
            "INSERT INTO committees VALUES ('fec_bulk', 2020, $id, $name, $type, $designation,"
            " $frequency, $party, $candidate)",
            {
                "id": entity_id,
                "name": name,
                "type": more.get("type", "Q"),
                "designation": more.get("designation", "U"),
                "frequency": more.get("frequency", "M"),
                "party": more.get("party"),
                "candidate": more.get("candidate"),
            },
        )
        return self.entity(entity_id, name, "committee")

    def candidate(self, entity_id: str, name: str, committee: str) -> str:
        self.rows(
            "INSERT INTO candidates VALUES ('fec_bulk', 2020, $id, $name, 'XXX', 'H', 'AZ', $c)",
            {"id": entity_id, "name": name, "c": committee},
        )
        self.rows(
            "INSERT INTO links VALUES ('fec_bulk', 2020, $c, $id, $c, 'H', 'P')",
            {"id": entity_id, "c": committee},
        )
        return self.entity(entity_id, name, "candidate")

    def gift(self, payer: str, payee: str, amount: str, day: str, **more: Any) -> str:
        """A row; `filed` defaults to the 20th of the month after, as stated by the filing."""
        number = self.rows("SELECT count(*) FROM entries")[0][0]
        on = date.fromisoformat(day)
        due = date(on.year + on.month // 12, on.month % 12 + 1, 20)
        keys = list(self.names)
        row = {
            "entry_key": f"e{number}",
            "source": "fec_bulk",
            "kind": "contribution",
            "payer_key": keys.index(payer) + 1,
            "payee_key": keys.index(payee) + 1,
            "payer_id": payer,
            "payee_id": payee,
            "amount": Decimal(amount),
            "date": on,
            "memo": False,
            "counted": more.get("why_not") is None,
            "filed": due,
            "filed_basis": "stated",
            "amendment": "N",
            "ref": f"file:{number}",
            "url": f"https://example.org/{number}",
            **more,
        }
        columns = ", ".join(row)
        values = ", ".join(f"${name}" for name in row)
        self.rows(f"INSERT INTO entries ({columns}) VALUES ({values})", row)
        return str(row["entry_key"])

    def filing(self, key: str, filed: str, replaced_by: str | None = None) -> str:
        self.rows(
            "INSERT INTO filings VALUES ($key, NULL, NULL, $filed, $by, NULL)",
            {"key": key, "filed": date.fromisoformat(filed), "by": replaced_by},
        )
        return key

    def summary(self, filer: str, through: str, **amounts: str) -> None:
        """A filer's own totals of the cycle 2020, as FEC's webk has them."""
        row = {
            "source": "fec_bulk",
            "period": 2020,
            "filer_id": filer,
            "filer_kind": "committee",
            "name": self.names[filer][0],
            "through": date.fromisoformat(through),
            "file": "0" * 64,
            "table_name": "webk",
            "file_line": 7,
            **{column: Decimal(amount) for column, amount in amounts.items()},
        }
        columns, values = ", ".join(row), ", ".join(f"${name}" for name in row)
        self.rows(f"INSERT INTO summaries ({columns}) VALUES ({values})", row)

    def find(self, name: str) -> list[Match]:
        """What looking up a name gives: the same words, or a name that has more."""
        wanted = _clean(name)
        found = []
        for entity_id, (written, kind, place) in self.names.items():
            if entity_id == name:
                tier = "same id"
            elif _clean(written) == wanted:
                tier = "same name"
            elif set(wanted.split()) <= set(_clean(written).split()):
                tier = "name within"
            else:
                continue
            zero = Decimal(0)
            found.append(
                Match(entity_id, written, kind, place, None, None, zero, zero, tier, "made up")
            )
        return sorted(found, key=lambda m: (m.tier != "same name", m.entity_id))


@pytest.fixture
def world(monkeypatch: pytest.MonkeyPatch) -> World:
    connection = duckdb.connect()
    connection.execute("SET threads = 1")
    connection.execute(TABLES)
    made = World(connection)

    def look_up(_reader: object, name: str) -> list[Match]:
        return made.find(name)

    monkeypatch.setattr("itemized.claims._check.resolve._find", look_up)
    return made


def amount(text: str, value: str, qualifier: str = "exact", unit: str = "0") -> Amount:
    """An amount; unit is that of its last significant digit, which gives the interval."""
    dollars, half = Decimal(value), Decimal(unit) / 2
    if qualifier in ("more_than", "at_least"):
        return Amount(text, dollars, qualifier, dollars, None)
    if qualifier in ("less_than", "up_to"):
        return Amount(text, dollars, qualifier, Decimal(0), dollars)
    return Amount(text, dollars, qualifier, dollars - half, dollars + half)


def mention(name: str | None, kind: str | None = None) -> Mention | None:
    return None if name is None else Mention(name, name, 0, len(name), kind)


def claim(kind: str, quote: str = "", **more: Any) -> Claim:
    """A claim about made-up parties; donor and recipient may be given as names."""
    for role in ("donor", "recipient"):
        if isinstance(more.get(role), str):
            more[role] = mention(more[role], more.pop(f"{role}_kind", None))
    if isinstance(more.get("amounts"), Amount):
        more["amounts"] = (more["amounts"],)
    text = quote or kind
    number = more.pop("id", "c1")
    direction = more.pop("direction", "gave")
    return Claim(number, kind, direction, 0, len(text), text, Span(0, len(text)), **more)


def period(start: str, end: str) -> Period:
    return Period(f"{start} to {end}", date.fromisoformat(start), date.fromisoformat(end))


def reading(*claims: Claim, published: str | None = "2019-06-01", text: str = "") -> Reading:
    """An article of the claims' own quotes, unless its text is given."""
    day = None if published is None else date.fromisoformat(published)
    whole = text or " ".join(c.quote for c in claims)
    return Reading(Article(whole, "Made up", day, None, "0" * 64), claims)


@pytest.fixture
def make() -> SimpleNamespace:
    """The functions above, for tests."""
    return SimpleNamespace(
        amount=amount, mention=mention, claim=claim, period=period, reading=reading
    )


@pytest.fixture(scope="session")
def real(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """A desk with the FEC's real files of January 2019."""
    return Desk(settings_in(early_records(tmp_path_factory)))


@pytest.fixture(scope="session")
def story_files(tmp_path_factory: pytest.TempPathFactory) -> made_up.World:
    """The made-up world's raw files."""
    return made_up.write(tmp_path_factory.mktemp("world"))


@pytest.fixture(scope="session")
def story(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """A desk with the made-up world."""
    return Desk(whole_world(tmp_path_factory))
