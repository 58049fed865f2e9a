"""What an answer rests on: the question, the day, the records; and how to cite it."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from itemized.errors import UsageError
from itemized.export._base import loaded, long_date, plain
from itemized.model import NOTICE, Coverage

STYLES = ("text", "bibtex", "csl")


@dataclass(frozen=True)
class About:
    """What was asked, of which records, and as of when.

    question: in one phrase. content: one hash of all that is loaded, the same wherever the same
    files are. day: on which it was asked. agency: a source's publisher by its name.
    """

    question: str
    as_of: date | None
    snapshot: str
    content: str
    coverage: tuple[Coverage, ...]
    day: date
    agency: Callable[[str], str]
    version: str
    sql: str = ""

    @property
    def query(self) -> str:
        """What tells the question from every other one: parties of one name, days and filters."""
        asked = "\n".join([self.question, str(self.as_of), self.sql])
        return hashlib.sha256(asked.encode("utf-8", "replace")).hexdigest()[:8]

    @property
    def agencies(self) -> tuple[str, ...]:
        """The agencies whose records are loaded, by name."""
        return tuple(sorted({self.agency(c.source) for c in self.coverage}))

    @property
    def retrieved(self) -> date | None:
        """The last day on which any of the loaded files was retrieved."""
        return max((c.retrieved for c in self.coverage if c.retrieved), default=None)

    def facts(self) -> dict[str, Any]:
        """The same as a manifest tells it."""
        return {
            "question": self.question,
            "as_of": str(self.as_of) if self.as_of else None,
            "asked_on": str(self.day),
            "snapshot": self.snapshot,
            "content_sha256": self.content,
            "itemized": self.version,
            "notice": NOTICE,
            "loaded": [
                {
                    "source": c.source,
                    "publisher": self.agency(c.source),
                    "table": c.table,
                    "file": c.file,
                    "sha256": c.sha256,
                    "retrieved": str(c.retrieved) if c.retrieved else None,
                    "from": str(c.start) if c.start else None,
                    "through": str(c.through) if c.through else None,
                    "rows": c.rows,
                }
                for c in self.coverage
            ],
        }


def cite(about: About, style: str = "text") -> str:
    """How to cite an answer: as plain text, as an entry of BibTeX, or as CSL-JSON."""
    if style == "text":
        return _text(about)
    if style == "bibtex":
        return _bibtex(about)
    if style == "csl":
        return json.dumps([_csl(about)], ensure_ascii=False, indent=2)
    raise UsageError(f"there is no style {style!r}", way_out=f"one of: {', '.join(STYLES)}")


def _text(about: About) -> str:
    agencies = _listed(about.agencies) or "No records"
    retrieved = f" Retrieved {long_date(about.retrieved)}." if about.retrieved else ""
    return (
        f"{agencies}. {_title(about)}. {_clock(about)}. {_records(about)}{retrieved} {_made(about)}"
    )


def _title(about: About) -> str:
    return plain(about.question)


def _clock(about: About) -> str:
    if about.as_of:
        return f"As filed by {long_date(about.as_of)}"
    return "As filings tell it in the records loaded"


def _records(about: About) -> str:
    return f"Records: {'; '.join(loaded(about.coverage))}."


def _made(about: About) -> str:
    return (
        f"Computed by itemized {about.version} on {long_date(about.day)} from ledger snapshot"
        f" {about.snapshot} (content sha256 {about.content}), query {about.query}."
    )


def _listed(names: Iterable[str]) -> str:
    held = list(names)
    return held[0] if len(held) == 1 else f"{', '.join(held[:-1])} and {held[-1]}" if held else ""


def _key(about: About) -> str:
    words = re.findall(r"[a-z0-9]+", about.question.lower())[:6]
    return "-".join(["itemized", *words, about.content[:8], about.query])


def _bibtex(about: About) -> str:
    day = about.retrieved or about.day
    fields = {
        "author": " and ".join(f"{{{_tex(name)}}}" for name in about.agencies),
        "title": f"{{{_tex(_title(about))}}}",
        "year": str(day.year),
        "month": str(day.month),
        "howpublished": _tex(_records(about)),
        "note": _tex(f"{_clock(about)}. {_made(about)}"),
        "urldate": str(about.retrieved) if about.retrieved else "",
    }
    told = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    return "\n".join([f"@misc{{{_key(about)},", *told, "}"])


_TEX: Mapping[str, str] = {
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{mark: f"\\{mark}" for mark in "{}%&$#_"},
}


def _tex(text: str) -> str:
    return "".join(_TEX.get(letter, letter) for letter in plain(text))


def _csl(about: About) -> dict[str, Any]:
    parts = about.retrieved and [[about.retrieved.year, about.retrieved.month, about.retrieved.day]]
    asked = [[about.day.year, about.day.month, about.day.day]]
    return {
        "id": _key(about),
        "type": "dataset",
        "title": _title(about),
        "author": [{"literal": name} for name in about.agencies],
        "issued": {"date-parts": parts or asked},
        "accessed": {"date-parts": asked},
        "version": f"snapshot {about.snapshot}, content sha256 {about.content}",
        "note": f"{_clock(about)}. {_records(about)} {_made(about)}",
    }
