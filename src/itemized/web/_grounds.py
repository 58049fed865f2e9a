"""What a page's answer rests on: the records, the files and lines, and how it is cited."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from itemized.answers import Basis
from itemized.export._about import STYLES, cite
from itemized.model import Coverage
from itemized.model_rows import Row


@dataclass(frozen=True)
class Grounds:
    """What an answer rests on.

    content: one sha256 of all that is loaded. files: every loaded file's sha256 → its name. read:
    those that rows shown or summed were read from. sql: empty where there is no one query.
    """

    citation: Mapping[str, str]
    snapshot: str
    content: str
    as_of: date | None
    files: Mapping[str, str]
    read: Mapping[str, str]
    sql: str


def grounds(
    basis: Basis,
    rows: Iterable[Row] = (),
    *,
    read: Iterable[str] = (),
    question: str = "",
    sql: str | None = None,
) -> Grounds:
    """Those of an answer. rows: that its page shows. read: files of rows that it only sums, by
    sha256. question: in place of the answer's own."""
    about = basis.about()
    about = replace(about, question=question) if question else about
    files = _files(about.coverage)
    shown = dict.fromkeys([*(_place(row)[0] for row in rows), *read])
    return Grounds(
        citation={style: cite(about, style) for style in STYLES},
        snapshot=about.snapshot,
        content=about.content,
        as_of=about.as_of,
        files=files,
        read={sha256: files[sha256] for sha256 in shown if sha256 in files},
        sql=basis.sql if sql is None else sql,
    )


def read_from(row: Row, files: Mapping[str, str]) -> str:
    """The file and line of a row; files: by sha256."""
    sha256, line = _place(row)
    named = files.get(sha256, f"the file with sha256 {sha256}")
    return f"{named.rpartition('/')[2]}, line {line}" if line else named


def _place(row: Row) -> tuple[str, str]:
    sha256, _, line = row.ref.partition(":")
    return sha256, line


def _files(coverage: Iterable[Coverage]) -> dict[str, str]:
    """Names by sha256; of an archive with several files in it, its own name."""
    found: dict[str, list[str]] = {}
    for each in coverage:
        found.setdefault(each.sha256, []).append(each.file)
    return {
        sha256: names[0] if len(set(names)) == 1 else names[0].partition("/")[0]
        for sha256, names in found.items()
    }
