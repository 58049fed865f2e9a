"""Lines of a loaded file that are no payments and no registry: what each says, as it was read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from itemized.errors import NotFoundError
from itemized.ledger.read import Reader
from itemized.model_loads import FileLine, FileLines
from itemized.sources._columns import COLUMNS, Holds

if TYPE_CHECKING:
    from pathlib import Path

    import pyarrow.dataset as ds

    from itemized.ledger._snapshot import Part

#: What is listed line by line here: the rest has lists of its own, where it stands with all else.
LISTED = frozenset(
    (Holds.LINKS, Holds.SUMMARIES, Holds.FILINGS, Holds.DETAILS, Holds.STATED, Holds.CODES)
)
_WHOSE = ("filer_id", "committee_id", "candidate_id")
_UNREAD = (
    "SELECT line, reason, raw FROM rejects WHERE sha256 = $file AND table_name = $table"
    " AND line > $after ORDER BY line LIMIT $most"
)


def file_lines(  # noqa: PLR0913  keywords, one for each way to ask
    reader: Reader,
    ledger: Path,
    file: str,
    table: str,
    *,
    unread: bool = False,
    after: int = 0,
    limit: int = 100,
) -> FileLines:
    """A page of the lines of a table of a loaded file, in the file's order; `after` is the `next`
    of the page before. unread: those that could not be used, each with why.

    NotFoundError where no such file is loaded, or its rows stand in a list of their own.
    """
    parts = reader.parts_of(file, table)
    if not parts or not (unread or parts[0].holds in LISTED):
        raise NotFoundError(
            f"no loaded file {file!r} has lines of {table!r}", way_out="itemized status lists them"
        )
    if unread:
        asked = {"file": file, "table": table, "after": after, "most": limit + 1}
        found = [FileLine(n, reason=why, text=raw) for n, why, raw in reader.rows(_UNREAD, asked)]
    else:
        found = _read(parts, ledger, after, limit + 1)
    first = parts[0]
    return FileLines(
        source=first.source,
        table=table,
        scope=first.scope,
        holds=first.holds,
        file=first.file,
        sha256=file,
        rows=tuple(found[:limit]),
        next=found[limit - 1].line if len(found) > limit else None,
        n=sum(p.rejects if unread else p.rows - p.rejects for p in parts),
    )


def _read(parts: Sequence[Part], ledger: Path, after: int, most: int) -> list[FileLine]:
    """The first lines behind `after`: a line may say several things, and need not lie in order."""
    import pyarrow.dataset as ds

    held = [(part, ds.dataset(ledger / part.path, format="parquet")) for part in parts]
    numbers = sorted({n for _, data in held for n in _numbers(data, after)})[:most]
    if not numbers:
        return []
    said: dict[int, list[Mapping[str, Any]]] = {n: [] for n in numbers}
    for part, data in held:
        columns = [name for name in COLUMNS[Holds(part.holds)] if name in data.schema.names]
        here = (ds.field("line") >= numbers[0]) & (ds.field("line") <= numbers[-1])
        rows = data.to_table(columns=["line", *columns], filter=here & _usable(data))
        for row in rows.to_pylist():
            said[row.pop("line")].append({k: v for k, v in row.items() if v is not None})
    return [_line(parts[0].source, n, said[n]) for n in numbers]


def _numbers(data: ds.Dataset, after: int) -> Iterable[int]:
    import pyarrow.dataset as ds

    behind = (ds.field("line") > after) & _usable(data)
    found: list[int] = data.to_table(columns=["line"], filter=behind).column("line").to_pylist()
    return found


def _usable(data: ds.Dataset) -> ds.Expression:
    import pyarrow.dataset as ds

    return ds.field("reason").is_null()


def _line(source: str, line: int, said: Sequence[Mapping[str, Any]]) -> FileLine:
    """A line with whose it is and what filing it is of, where it says so."""
    first = said[0]
    filing, whose = first.get("filing_id"), [first[name] for name in _WHOSE if name in first]
    return FileLine(
        line,
        filing_key=f"{source}:{filing}" if filing else None,
        party_id=whose[0] if whose else None,
        said=tuple(said),
    )
