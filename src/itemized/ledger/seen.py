"""What a watch has seen: its rows at the last two looks, beside the ledger.

LEDGER/watch/<id>/<n>.parquet   the rows of a look
LEDGER/watch/<id>/state.json    which look is which, and earlier news; replaced by one rename

A ledger never rests on any of it; removing the folder begins to watch anew.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, fields
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

import duckdb

from itemized.errors import LedgerError
from itemized.ledger._database import Connection, duckdb_errors, quoted, sql
from itemized.ledger._snapshot import _write_whole
from itemized.model_sums import Summed
from itemized.model_watch import SIDES as WATCHED_SIDES
from itemized.model_watch import Item, Lot, News, Watch, from_json, to_json

if TYPE_CHECKING:
    import pyarrow as pa

    from itemized.ledger.read import Reader

_FORMAT = 1
_LISTED = 50  # rows of one sort that are listed, the largest first
_KEPT = 50  # earlier news of one watch


class Seen:
    """The looks of one watch."""

    def __init__(self, ledger: Path, watch: Watch) -> None:
        of = {name: value for name, value in asdict(watch).items() if name != "title"}
        told = json.dumps(of, sort_keys=True, default=str)
        self.folder = ledger / "watch" / hashlib.sha256(told.encode()).hexdigest()[:16]
        self._watch = watch
        self._state = self._read()

    def looked_at(self, reader: Reader) -> bool:
        """Whether the reader's ledger is the last one that was looked at."""
        return bool(self._state["now"]) and self._state["now"]["mark"] == _mark(reader)

    def look(self, rows: pa.RecordBatchReader, reader: Reader, day: date) -> None:
        """Keep the rows of a ledger, and forget those of the look before the last.

        A question's own rows are kept as JSON, each of which is its own key.
        """
        import pyarrow.parquet as pq

        from itemized.ledger.arrow import as_json_rows

        if self._watch.kind == "question":
            rows = as_json_rows(rows, _schema())
        before, now = self._state["now"], self._state["number"] + 1
        self.folder.mkdir(parents=True, exist_ok=True)
        beside = self.folder / f"{now}.parquet.new"
        with pq.ParquetWriter(beside, rows.schema, compression="zstd") as writer:
            for batch in rows:
                writer.write_batch(batch)
        beside.replace(self.folder / f"{now}.parquet")
        earlier = [to_json(news) for news in self.news() if news.any]
        history = [*earlier, *self._state["history"]][:_KEPT]
        at = {"mark": _mark(reader), "snapshot": reader.snapshot, "day": str(day)}
        told = {"number": now, **at}
        self._state = {"before": before, "now": told, "number": now, "history": history}
        text = json.dumps({"format": _FORMAT, **self._state}, ensure_ascii=False, indent=1)
        _write_whole(self.folder / "state.json", text)
        for path in self.folder.glob("*.parquet*"):
            if path.name not in {f"{n['number']}.parquet" for n in (before, told) if n}:
                path.unlink()

    def news(self, caveats: Iterable[str] = ()) -> tuple[News, ...]:
        """What the last look shows that the one before did not; none before the first look."""
        before, now = self._state["before"], self._state["now"]
        if not now:
            return ()
        with duckdb.connect() as db, duckdb_errors(str(self.folder)):
            _table(db, "now", self._watch, self.folder / f"{now['number']}.parquet")
            ((rows,),) = db.execute("SELECT count(*) FROM now").fetchall()
            until, said = _told(now), tuple(caveats)
            if not before:
                return (News(self._watch, None, until, rows, caveats=said),)
            _table(db, "before", self._watch, self.folder / f"{before['number']}.parquet")
            db.execute(sql("seen"))
            changed = _lot(db, "changed", self._watch)
            was = _items(db, "was SEMI JOIN changed USING (key)")
            held = {item.key: item for item in was}
            news = News(
                self._watch,
                _told(before),
                until,
                rows,
                _lot(db, "added", self._watch),
                changed,
                _lot(db, "gone", self._watch),
                tuple(held[item.key] for item in changed.items),
                said,
            )
        return (news,)

    @property
    def history(self) -> tuple[News, ...]:
        """Earlier news, the newest first."""
        return tuple(from_json(told) for told in self._state["history"])

    def _read(self) -> dict[str, Any]:
        try:
            text = (self.folder / "state.json").read_text(encoding="utf-8")
        except FileNotFoundError:
            return {"before": None, "now": None, "number": 0, "history": []}
        try:
            held: dict[str, Any] = json.loads(text)
            if held.pop("format") != _FORMAT:
                raise ValueError(text)
            for name in ("before", "now"):
                if held[name] and not (self.folder / f"{held[name]['number']}.parquet").exists():
                    raise ValueError(name)
            for each in held["history"]:
                from_json(each)
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise LedgerError(
                "what was seen at the last look is damaged",
                where=str(self.folder),
                way_out="remove this folder; what is watched then begins anew",
            ) from error
        return held


def _mark(reader: Reader) -> str:
    return f"{reader.snapshot} {reader.content}"


def _schema() -> pa.Schema:
    """Of rows as they are kept: the fields of an Item."""
    import pyarrow as pa

    types = {"date": pa.date32(), "filed": pa.date32(), "amount": pa.decimal128(14, 2)}
    types["counted"] = pa.bool_()
    return pa.schema([(field.name, types.get(field.name, pa.string())) for field in fields(Item)])


def _table(db: Connection, name: str, watch: Watch, path: Path) -> None:
    text = sql("seen_look").replace("{path}", quoted(path))
    text = text.replace("{sides}", "'given'" if watch.one_way else "''")
    db.execute(f"CREATE TEMP VIEW {name} AS {text}")


def _told(look: Mapping[str, Any]) -> tuple[str, date]:
    return str(look["snapshot"]), date.fromisoformat(look["day"])


_SUMS = """
    SELECT side, count(*), coalesce(sum(amount), 0)::DECIMAL(18, 2)
    FROM (SELECT amount, unnest(string_split(sides, ' ')) AS side FROM {name} WHERE counted)
    WHERE side <> '' GROUP BY side
"""


def _lot(db: Connection, name: str, watch: Watch) -> Lot:
    ((n,),) = db.execute(f"SELECT count(*) FROM {name}").fetchall()
    found = db.execute(_SUMS.replace("{name}", name)).fetchall()
    sums = tuple(Summed(*of) for of in sorted(found, key=lambda of: WATCHED_SIDES.index(of[0])))
    total = sum((of.total for of in sums), Decimal("0.00")) if watch.one_way else None
    largest = f"{name} ORDER BY abs(amount) DESC NULLS LAST, key LIMIT {_LISTED}"
    return Lot(n, total, tuple(_items(db, largest)), sums)


def _items(db: Connection, which: str) -> list[Item]:
    names = ", ".join(field.name for field in fields(Item))
    return [Item(*row) for row in db.execute(f"SELECT {names} FROM {which}").fetchall()]
