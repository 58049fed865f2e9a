"""FollowTheMoney: parties and payments as the entities that investigators' tools read."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import AbstractContextManager
from importlib import resources
from pathlib import Path
from typing import IO, TYPE_CHECKING

from itemized.export._about import About
from itemized.export._sheet import Written, manifest_of, write_manifest, write_whole
from itemized.ledger import quoted

if TYPE_CHECKING:
    import pyarrow as pa

Run = Callable[[str], AbstractContextManager["pa.RecordBatchReader"]]

_SAID = (
    "Entities of the schemata Person, Organization, LegalEntity and Payment. Only rows that count"
    " toward totals are payments here, since FollowTheMoney has no place for the others; a refund"
    " runs from whom the gift had gone to, back to the giver."
)
#: FollowTheMoney's ids are letters, digits, dots and dashes; any other id is told by its hash.
_ID = (
    "CASE WHEN regexp_full_match({0}, '[0-9a-zA-Z]([0-9a-zA-Z.\\-]{{0,98}}[0-9a-zA-Z])?') THEN {0}"
    " ELSE 'party-' || left(sha256({0}), 40) END"
)
_TIDY = "nullif(trim(regexp_replace({0}, '[\\s\\p{{Z}}\\p{{C}}]+', ' ', 'g'), ' ,'), '')"


def write(path: Path, rows: str, run: Run, about: About) -> Written:
    """The parties and payments of a query of rows, one entity a line, and the manifest beside.

    run: gives the batches of a query put to the ledger.
    """
    agencies = {c.source: about.agency(c.source) for c in about.coverage}
    cases = " ".join(f"WHEN {quoted(s)} THEN {quoted(a)}" for s, a in sorted(agencies.items()))
    agency = f"CASE source {cases} ELSE source END" if cases else "source"
    put = {
        "{rows}": rows,
        "{id}": _ID.format("id"),
        "{payer}": _ID.format("payer_id"),
        "{payee}": _ID.format("payee_id"),
        "{agency}": agency,
    }

    def filled(file: IO[bytes]) -> int:
        from itemized.ledger.arrow import text_of

        n = 0
        for name in ("ftm_parties", "ftm_payments"):
            with run(_put(name, put)) as batches:
                for batch in batches:
                    file.write(text_of(batch))
                    n += batch.num_rows
        return n

    file = write_whole(path, filled)
    write_manifest(manifest_of(path), about, [file], describes=_SAID)
    return file


def _put(name: str, put: dict[str, str]) -> str:
    where = resources.files("itemized.export").joinpath("sql", f"{name}.sql")
    lines = where.read_text(encoding="utf-8").splitlines(keepends=True)
    text = "".join(line for line in lines if not line.startswith("--"))
    text = re.sub(r"\{tidy:([\w.]+)\}", lambda found: _TIDY.format(found[1]), text)
    for mark, value in put.items():
        text = text.replace(mark, value)
    return text
