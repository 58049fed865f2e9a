"""What is loaded, through when, and how it stands beside the filers' own totals."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date

from itemized.ledger.read import Reader
from itemized.model import Status
from itemized.model_files import Loaded
from itemized.model_filings import Reconciled
from itemized.model_loads import CoverageDated
from itemized.sources._base import Source

_OPEN = (
    "Of the records of the {agency}{years}, {file} is not loaded, and only it tells {tells}: sums"
    " may hold the same money more than once."
)
_THIN = (
    "{file} ({scope}) holds {n}, and a whole one at least {least:,} for the days that its reports"
    " reach: it makes no day complete, so that a row it lacks is no answer. If it is all that there"
    " is, load it again with --fewer."
)
_SHOWN = 20  # gaps listed, largest first
_AS_OF = (
    "Days reach as far as reports had been due by {day}; files and their rows are those loaded"
    " today, and the filers' own totals are compared only as of today."
)


def status(reader: Reader, sources: Mapping[str, Source], as_of: date | None = None) -> Status:
    """The state of a snapshot. sources: the publishers that are asked about. as_of: the day that
    the reader is opened as of."""
    asked = {"sources": list(sources)}
    held = reader.rows(
        'SELECT source, table_name, scope, "from", through, file, sha256, retrieved, rows, holds,'
        " dated_from, dated_through, entries, merged, rejects FROM coverage"
        " WHERE list_contains($sources, source)"
        " ORDER BY source, period, table_name",
        asked,
    )
    gaps = reader.rows(
        "SELECT source, period, filer_id, name, what, itemized, stated, through, false AS fits,"
        " file, table_name, file_line FROM reconciled"
        " WHERE abs(stated - itemized) >= 1 AND NOT expected AND list_contains($sources, source)"
        " ORDER BY abs(stated - itemized) DESC, filer_id, what LIMIT $shown",
        {"shown": _SHOWN, **asked},
    )
    compared, agreeing = reader.rows(
        "SELECT count(*), count(*) FILTER (abs(stated - itemized) < 1 OR expected) FROM reconciled"
        " WHERE list_contains($sources, source)",
        asked,
    )[0]
    return Status(
        snapshot=reader.snapshot,
        coverage=tuple(CoverageDated(*row[:12]) for row in held),
        loads=tuple(
            Loaded(r[5], r[1], r[8], r[12], r[13], r[14], seconds=0.0, already=True) for r in held
        ),
        reconciled=tuple(Reconciled(*row) for row in gaps),
        compared=compared,
        agreeing=agreeing,
        never=tuple(
            (name, sentence) for name in sorted(sources) for sentence in sources[name].never
        ),
        absent=tuple(sorted(set(sources) - {row[0] for row in held})),
        as_of=as_of,
        caveats=(
            *((_AS_OF.format(day=as_of),) if as_of else ()),
            *_thin(reader, sources),
            *(said for _, told in sorted(unsettled(reader, sources).items()) for said in told),
        ),
    )


def _thin(reader: Reader, sources: Collection[str]) -> tuple[str, ...]:
    """A sentence for each loaded file that holds fewer rows than a whole one does."""
    query = "SELECT source, file, scope, rows, whole_has FROM thin ORDER BY ALL"
    return tuple(
        f"{source}: "
        + _THIN.format(file=file, scope=scope, n="1 row" if n == 1 else f"{n:,} rows", least=least)
        for source, file, scope, n, least in reader.rows(query)
        if source in sources
    )


def unsettled(reader: Reader, sources: Mapping[str, Source]) -> dict[str, tuple[str, ...]]:
    """By source, a sentence for each table that the loaded rows need beside them and that is not
    loaded, of the same period where its files are of one."""
    held: dict[str, dict[str, set[int]]] = {}
    query = "SELECT source, table_name, period FROM coverage WHERE rows > 0"
    for source, table, period in reader.rows(query):
        held.setdefault(source, {}).setdefault(table, set()).add(period)
    told: dict[str, tuple[str, ...]] = {}
    for name in held.keys() & sources.keys():
        source = sources[name]
        for need in source.settling:
            rows = set[int]().union(*(held[name].get(table, ()) for table in need.of))
            if lacking := sorted(rows - held[name].get(need.table, set())):
                years = f" for {', '.join(map(str, lacking))}" if any(lacking) else ""
                said = _OPEN.format(
                    agency=source.agency, years=years, file=need.file, tells=need.tells
                )
                told[name] = (*told.get(name, ()), said)
    return told
