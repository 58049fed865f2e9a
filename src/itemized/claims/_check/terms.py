"""What a table of the user's own holds, in the words of a text: a few lines of TOML.

    title = "Lamp census of 2021"            # how a report calls it
    rows = ["lamps", "floodlights"]          # what one row is
    date = "counted"                         # the column of the day, if any
    names = ["town"]                         # columns whose values a text names
    [words]                                  # words of a text, and what they say of a row
    "switched off" = { state = "dark" }
    [sums]                                   # columns of dollars, and the words for them
    cost = ["cost", "spent"]

`file` names the table where the description is handed in alone, and `table` which one of a
database it is.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from itemized.errors import InputError

if TYPE_CHECKING:
    from itemized.ledger.evidence import Brought, EvidenceReader

_KEYS = frozenset({"title", "rows", "date", "names", "words", "sums", "file", "table"})


@dataclass(frozen=True)
class Terms:
    """The description of a table.

    words: phrase → (column, value), every one of which a row must have. sums: column → its words.
    """

    title: str
    rows: tuple[str, ...]
    date: str | None = None
    names: tuple[str, ...] = ()
    words: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = ()
    sums: tuple[tuple[str, tuple[str, ...]], ...] = ()

    @property
    def columns(self) -> dict[str, str]:
        """The columns that are spoken of, with what each is read as."""
        from itemized.ledger.evidence import DAY, DOLLARS, TEXT

        said = (column for _, each in self.words for column, _ in each)
        found = dict.fromkeys((*self.names, *said), TEXT)
        found |= dict.fromkeys((column for column, _ in self.sums), DOLLARS)
        return found | ({self.date: DAY} if self.date else {})


@dataclass(frozen=True)
class Exhibit:
    """A user's table with its description. held: its rows as read; file: its name, no path."""

    terms: Terms
    file: str
    held: Brought

    def reader(self) -> EvidenceReader:
        """The table, to be asked."""
        from itemized.ledger.evidence import EvidenceReader

        return EvidenceReader(self.held)

    @property
    def evidence(self) -> dict[str, Any]:
        """What a report says of it."""
        title, digest = self.terms.title, self.held.sha256
        return {"title": title, "file": self.file, "sha256": digest, "rows": len(self.held.rows)}


def bring(path: Path) -> Exhibit:
    """The table at a path with the description beside it, of its name and .toml; or the table
    that the description at the path names. InputError, in one line, where one does not fit."""
    from itemized.ledger.evidence import read_evidence

    scheme = path.parts[0].lower() if path.parts else ""
    if scheme in ("postgres:", "postgresql:"):  # an address may hold a password: it is not told
        raise InputError(
            "a Postgres table is not read where it lies",
            where="--evidence",
            way_out="hand it in as CSV (\\copy lamps to 'lamps.csv' csv header)",
        )
    alone = path.suffix.lower() == ".toml"
    described = path if alone else path.with_suffix(".toml")
    document = _document(described, path)
    terms = terms_of(document, str(described))
    if alone and not isinstance(document.get("file"), str):
        raise InputError(
            "does not say which file it describes",
            where=str(path),
            way_out='add file = "..." to it, or hand in the table itself',
        )
    table = described.parent / str(document["file"]) if alone else path
    held = read_evidence(table, terms.columns, str(document.get("table") or ""))
    return Exhibit(terms, table.name, held)


def _document(described: Path, path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(described.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise InputError(
            f"no description of it is there, {described.name}",
            where=str(path),
            way_out="write beside it what its columns mean (docs/reference/evidence.md)",
        ) from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise InputError(
            f"is no TOML ({error})", where=str(described), way_out="correct it"
        ) from error


def terms_of(document: dict[str, Any], where: str) -> Terms:
    """The description that a TOML document gives; InputError where it gives none.

    >>> terms_of({"title": "Lamps", "rows": ["lamps"]}, "lamps.toml").rows
    ('lamps',)
    """

    def refuse(what: str) -> InputError:
        return InputError(what, where=where, way_out="see docs/reference/evidence.md")

    unknown = sorted(set(document) - _KEYS)
    if unknown:
        raise refuse(f"has {unknown[0]}, which says nothing of a table")
    title, date = document.get("title"), document.get("date")
    if not isinstance(title, str) or not title.strip():
        raise refuse("gives the table no title")
    if date is not None and not isinstance(date, str):
        raise refuse("has a date that is no column's name")
    words, sums = document.get("words", {}), document.get("sums", {})
    if not isinstance(words, dict) or not isinstance(sums, dict):
        raise refuse("has words or sums that are no table of TOML")
    rows = _texts(document.get("rows"))
    names = _texts(document.get("names", []))
    if not rows or names is None:
        raise refuse("does not say what a row is, as a list of words (rows) or names no columns")
    found = Terms(
        title=title.strip(),
        rows=rows,
        date=date,
        names=names,
        words=tuple((str(phrase), _values(each)) for phrase, each in words.items()),
        sums=tuple((str(column), _texts(each) or ()) for column, each in sums.items()),
    )
    if not all(each for _, each in found.words) or not all(each for _, each in found.sums):
        raise refuse("has words or sums that stand for nothing")
    if not found.columns:
        raise refuse("names no column")
    return found


def _texts(value: Any) -> tuple[str, ...] | None:
    if not isinstance(value, list) or not all(isinstance(v, str) and v.strip() for v in value):
        return None
    return tuple(v.strip() for v in value)


def _values(value: Any) -> tuple[tuple[str, str], ...]:
    if not isinstance(value, dict):
        return ()
    return tuple((str(column), str(each)) for column, each in value.items())
