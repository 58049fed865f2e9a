"""How each peer of bench/peers.py makes the rows ready and is asked.

Amounts are exact where the peer keeps them so (DECIMAL, NUMERIC); sqlite and pandas add up in
floating point, as their users do, and what comes is rounded to cents.
"""

from __future__ import annotations

import sqlite3
import subprocess
import time
from abc import ABC, abstractmethod
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

import duckdb

if TYPE_CHECKING:
    from generate import Made

# As in FEC's own description of the file.
COLUMNS = (
    "CMTE_ID AMNDT_IND RPT_TP TRANSACTION_PGI IMAGE_NUM TRANSACTION_TP ENTITY_TP NAME CITY STATE ZIP_CODE"
    " EMPLOYER OCCUPATION TRANSACTION_DT TRANSACTION_AMT OTHER_ID TRAN_ID FILE_NUM MEMO_CD MEMO_TEXT SUB_ID"
).split()
YEAR = 2021
MOST = 50


def cents(amount: Any) -> int:
    """Dollars as whole cents, whatever they are kept in."""
    return round(Decimal(str(amount)) * 100)


def sums(rows: Iterable[Sequence[Any]]) -> list[Any]:
    """What a donor gave: gifts, cents; cents by year and by committee. rows: year, committee,
    gifts, dollars."""
    n, total = 0, 0
    years: Counter[str] = Counter()
    takers: Counter[str] = Counter()
    for year, taker, gifts, dollars in rows:
        n, total = n + gifts, total + cents(dollars)
        years[str(int(year))] += cents(dollars)
        takers[taker] += cents(dollars)
    return [n, total, dict(sorted(years.items())), dict(sorted(takers.items()))]


class Peer(ABC):
    """One way of answering. `rest` lets what runs beside it end, `open` begins it again."""

    how = ""
    package = ""

    def __init__(self, out: Path) -> None:
        self.out = out

    def version(self) -> str:
        """The version that was measured."""
        return version(self.package)

    @abstractmethod
    def ready(self, made: Made) -> None:
        """From the file to where questions are answered."""

    def rest(self) -> None:  # noqa: B027  most have nothing to end
        """Let what was started end."""

    def open(self) -> None:  # noqa: B027
        """Begin it again."""

    def disk(self) -> int | None:
        """Bytes of what was made ready; None where it lies in memory."""
        return None

    def cpu(self) -> float:
        """Seconds of processor time until now of what answers."""
        return time.process_time()

    @abstractmethod
    def donor(self, name: str) -> list[Any]:
        """See `sums`."""

    @abstractmethod
    def largest(self, name: str) -> int | None:
        """Cents of the largest gift of the year."""

    @abstractmethod
    def top(self, committee: str) -> list[Any]:
        """Cents of all gifts to a committee, and of its largest givers, from the largest on."""


class Sql(Peer):
    """One that is asked in SQL; all say the same, in their own names for it."""

    mark = "?"
    names: ClassVar[dict[str, str]]

    @abstractmethod
    def rows(self, sql: str, given: Sequence[str]) -> list[tuple[Any, ...]]:
        """Put one query."""

    def _asked(self, sql: str, *given: str) -> list[tuple[Any, ...]]:
        return self.rows(sql.format(**self.names).replace("<name>", self.mark), given)

    def donor(self, name: str) -> list[Any]:
        sql = "SELECT {year}, {taker}, count(*), sum({net}) FROM {table} WHERE {named} AND {counted} GROUP BY 1, 2"
        return sums(self._asked(sql, *[name] * self.names["named"].count("<name>")))

    def largest(self, name: str) -> int | None:
        sql = "SELECT max({net}) FROM {table} WHERE {named} AND {counted} AND {in_year}"
        (most,) = self._asked(sql, *[name] * self.names["named"].count("<name>"))[0]
        return None if most is None else cents(most)

    def top(self, committee: str) -> list[Any]:
        sql = (
            "SELECT {giver}, {zip}, sum({net}) AS total, sum(sum({net})) OVER () FROM {table}"
            " WHERE {taker} = <name> AND {counted}"
            f" GROUP BY 1, 2 ORDER BY 3 DESC LIMIT {MOST}"
        )
        found = self._asked(sql, committee)
        return [cents(found[0][3]), [cents(row[2]) for row in found]]


_FEC_NAMES = {
    "table": "itcont",
    "taker": "CMTE_ID",
    "giver": "NAME",
    "zip": "ZIP_CODE",
    "named": "NAME = <name>",
    "net": "CASE WHEN TRANSACTION_TP = '22Y' THEN -TRANSACTION_AMT ELSE TRANSACTION_AMT END",
    "counted": "coalesce(MEMO_CD, '') <> 'X' AND TRANSACTION_TP <> '24T'",
}


class DuckDB(Sql):
    """The file read once into a table, with types and nothing else."""

    how = "CREATE TABLE AS read_csv(FILE), amounts DECIMAL, days DATE; no index"
    package = "duckdb"
    names: ClassVar[dict[str, str]] = _FEC_NAMES | {
        "year": "year(TRANSACTION_DT)",
        "in_year": f"TRANSACTION_DT >= DATE '{YEAR}-01-01' AND TRANSACTION_DT < DATE '{YEAR + 1}-01-01'",
    }

    def ready(self, made: Made) -> None:
        columns = ", ".join(f"'{name}': 'VARCHAR'" for name in COLUMNS)
        with duckdb.connect(str(self.out / "itcont.duckdb")) as db:
            db.execute(
                f"""CREATE TABLE itcont AS SELECT * REPLACE (
                    CAST(TRANSACTION_AMT AS DECIMAL(14, 2)) AS TRANSACTION_AMT,
                    CAST(strptime(TRANSACTION_DT, '%m%d%Y') AS DATE) AS TRANSACTION_DT)
                FROM read_csv('{made.plain}', delim = '|', header = false, quote = '', escape = '',
                    encoding = 'latin-1', auto_detect = false, columns = {{{columns}}})"""
            )

    def open(self) -> None:
        self.db = duckdb.connect(str(self.out / "itcont.duckdb"), read_only=True)

    def disk(self) -> int:
        return (self.out / "itcont.duckdb").stat().st_size

    def rows(self, sql: str, given: Sequence[str]) -> list[tuple[Any, ...]]:
        return self.db.execute(sql, list(given)).fetchall()


class Sqlite(Sql):
    """The file imported by sqlite's own shell, then an index on who gave and one on who got."""

    how = "sqlite3 .import into a table with a NUMERIC amount, CREATE INDEX on NAME and on CMTE_ID"
    names: ClassVar[dict[str, str]] = _FEC_NAMES | {
        "year": "substr(TRANSACTION_DT, 5)",
        "in_year": f"substr(TRANSACTION_DT, 5) = '{YEAR}'",
    }

    def version(self) -> str:
        told = subprocess.run(["sqlite3", "--version"], capture_output=True, check=True)
        return told.stdout.decode().split()[0]

    def ready(self, made: Made) -> None:
        columns = ", ".join(
            f"{name} {'NUMERIC' if name == 'TRANSACTION_AMT' else 'TEXT'}" for name in COLUMNS
        )
        script = f"""
            CREATE TABLE itcont ({columns});
            .mode ascii
            .separator "|" "\\n"
            .import '{made.plain}' itcont
            CREATE INDEX by_giver ON itcont (NAME);
            CREATE INDEX by_taker ON itcont (CMTE_ID);
        """
        lines = "\n".join(line.strip() for line in script.splitlines())
        command = ["sqlite3", "-bail", str(self.out / "itcont.db")]
        subprocess.run(command, check=True, input=lines.encode())

    def open(self) -> None:
        self.db = sqlite3.connect(self.out / "itcont.db")

    def disk(self) -> int:
        return (self.out / "itcont.db").stat().st_size

    def rows(self, sql: str, given: Sequence[str]) -> list[tuple[Any, ...]]:
        return self.db.execute(sql, given).fetchall()


class Pandas(Peer):
    """One frame of text, the amount a number and the day a day."""

    how = "read_csv(dtype=str), to_numeric, to_datetime; boolean masks and groupby"
    package = "pandas"

    def ready(self, made: Made) -> None:
        import pandas as pd

        frame = pd.read_csv(
            made.plain, sep="|", names=COLUMNS, dtype=str, quoting=3, encoding="latin-1"
        )
        frame["TRANSACTION_AMT"] = pd.to_numeric(frame["TRANSACTION_AMT"])
        frame["TRANSACTION_DT"] = pd.to_datetime(frame["TRANSACTION_DT"], format="%m%d%Y")
        refund = frame["TRANSACTION_TP"] == "22Y"
        frame["NET"] = frame["TRANSACTION_AMT"].where(~refund, -frame["TRANSACTION_AMT"])
        self.frame = frame[(frame["MEMO_CD"] != "X") & (frame["TRANSACTION_TP"] != "24T")]

    def donor(self, name: str) -> list[Any]:
        gifts = self.frame[self.frame["NAME"] == name]
        by = gifts.groupby([gifts["TRANSACTION_DT"].dt.year, "CMTE_ID"])["NET"].agg(
            ["count", "sum"]
        )
        return sums((*key, int(n), float(dollars)) for key, n, dollars in by.itertuples())

    def largest(self, name: str) -> int | None:
        gifts = self.frame[self.frame["NAME"] == name]
        most = gifts.loc[gifts["TRANSACTION_DT"].dt.year == YEAR, "NET"].max()
        return None if most != most else cents(most)

    def top(self, committee: str) -> list[Any]:
        got = self.frame[self.frame["CMTE_ID"] == committee]
        most = got.groupby(["NAME", "ZIP_CODE"])["NET"].sum().nlargest(MOST)
        return [cents(got["NET"].sum()), [cents(each) for each in most]]


class Itemized(Peer):
    """A ledger, of the zip as published; asked by name, which it looks up first."""

    how = "itemized load fec_bulk ZIPS; show NAME, largest, show COMMITTEE with 50 givers"
    package = "itemized"

    def ready(self, made: Made) -> None:
        from itemized.desk import Desk

        report = Desk(self._settings()).load("fec_bulk", made.zips, cycle=made.cycle)
        assert made.rows in [loaded.rows for loaded in report.loads]

    def _settings(self) -> Any:
        from itemized.settings import Settings

        return Settings(ledger=self.out / "ledger", downloads=self.out / "downloads")

    def open(self) -> None:
        from itemized.ledger import Reader

        self.reader = Reader(self._settings())

    def disk(self) -> int:
        files = (
            each for name in ("lake", "hot") for each in (self.out / "ledger" / name).rglob("*")
        )
        return sum(each.stat().st_size for each in files if each.is_file())

    def donor(self, name: str) -> list[Any]:
        from itemized import entities

        given = entities.show(self.reader, [name]).given
        years = {str(year): cents(total) for year, total, _ in given.by_year}
        takers = {taker: cents(total) for taker, _, total, _ in given.by_counterpart}
        return [
            given.n,
            cents(given.total),
            dict(sorted(years.items())),
            dict(sorted(takers.items())),
        ]

    def largest(self, name: str) -> int | None:
        from itemized.claims._check.question import ask
        from itemized.entities import ids_of
        from itemized.model import Question

        year = {"start": date(YEAR, 1, 1), "end": date(YEAR + 1, 1, 1)}
        most = ask(self.reader, Question("largest", payers=ids_of(self.reader, name) or (), **year))
        return None if most.value is None else cents(most.value)

    def top(self, committee: str) -> list[Any]:
        from itemized import entities

        received = entities.show(self.reader, [committee], most=MOST).received
        most = [cents(total) for _, _, total, _ in received.by_counterpart[:MOST]]
        return [cents(received.total), most]
