"""A check as one file that anyone can replay: a zip in RO-Crate form, and the replaying of it.

What a replay shows, and what it does not, is said in docs/decisions/0040-replaying-a-check.md.
"""

from __future__ import annotations

import json
import platform
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256
from importlib.metadata import version as version_of
from pathlib import Path
from typing import Any

from itemized.claims._check.terms import Exhibit, Terms
from itemized.claims._text.known import Index, Known
from itemized.claims.checking import check as check_claims
from itemized.claims.checking import to_json
from itemized.claims.reading import is_about_money
from itemized.claims.reading import to_json as reading_to_json
from itemized.errors import InputError
from itemized.export import _crate, _zip
from itemized.export._values import dump, dump_rows, freeze, table_document, table_of, thaw
from itemized.ledger import Reader
from itemized.ledger.evidence import Brought
from itemized.ledger.read import Asked
from itemized.ledger.replay import MOST_ROWS, TABLES, Held, Recorded, Recorder, Replayer
from itemized.model import Check, Reading

_TABLES = {name: f"tables/{name}.json" for name in TABLES}
#: What every bundle holds, besides its manifest.
MEMBERS = (
    "article.json",
    "claims.json",
    "evidence.json",
    "names.json",
    "queries.json",
    _crate.DESCRIPTOR,
    "verdicts.json",
    "versions.json",
    *_TABLES.values(),
)
#: What reading values of the wrong shape ends in; a bundle can hold anything and fit its manifest.
_UNFIT = (
    ArithmeticError,
    AttributeError,
    LookupError,
    RecursionError,
    TypeError,
    ValueError,
)


class Noted:
    """An index of names that notes which ones a text has, so that it can be read again so."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._found: dict[tuple[str, str | None, str | None], None] = {}

    def find(self, text: str) -> Iterator[Known]:
        """The known names of the text, each noted."""
        for known in self._index.find(text):
            self._found[known.name, known.entity_id, known.kind] = None
            yield known

    @property
    def found(self) -> tuple[tuple[str, str | None, str | None], ...]:
        """Every name found so far, with its entity id and kind, in order."""
        return tuple(sorted(self._found, key=repr))


@dataclass(frozen=True)
class Replay:
    """A bundle replayed: its verdicts, computed again and found to be those it holds.

    check: as `itemized check` gave it, but for the text of the article, which is hidden where it is
    not quoted. anew and told: queries run over the rows held, and answered from the record alone.
    sha256: of the bundle. names: what the ledger knew of the names in the article, as an index of
    names takes them. exhibits: the user's tables in it. reread: whether the article
    itself was read again and says the same.
    """

    check: Check
    sha256: str
    anew: int
    told: int
    versions: Mapping[str, str]
    names: tuple[tuple[str, str, str | None], ...]
    exhibits: tuple[Exhibit, ...] = ()
    reread: bool = False

    @property
    def verdicts(self) -> bytes:
        """The document of the verdicts, as the bundle holds it."""
        return dump(to_json(self.check))


def make(
    reading: Reading,
    reader: Reader | None,
    names: Iterable[tuple[str, str | None, str | None]] = (),
    exhibits: tuple[Exhibit, ...] = (),
    *,
    version: str,
) -> tuple[Check, bytes]:
    """Check the claims of an article, and give the check with the bundle that replays it.

    What an article says besides, its quotations and its politics, is no part of a bundle, whose
    `also` is empty: it is somebody's text, and no verdict rests on it.

    names: the registered names that reading met (Noted.found). version: itemized's. InputError
    where what a bundle keeps would not give the same verdicts: none is made that does not replay.
    """
    checked = check_claims(reading, reader, exhibits)
    held = lean(checked)
    reading, verdicts = held.reading, dump(to_json(held))
    for wide in (False, True):
        spans = _crate.stretches(reading, wide=wide)
        shown = _crate.hide(reading.article.text, spans)
        part = replace(reading, article=replace(reading.article, text=shown))
        recorder = Recorder(reader) if reader is not None else None
        if dump(to_json(check_claims(part, recorder, exhibits))) == verdicts:
            break
    else:
        raise InputError("the verdicts rest on more of the article than a bundle may hold")
    members = {
        "article.json": dump(_crate.article_document(reading.article, spans)),
        "claims.json": dump([freeze(claim) for claim in reading.claims]),
        "evidence.json": dump_rows({"tables": [_exhibit_document(each) for each in exhibits]}),
        "names.json": dump([list(name) for name in names]),
        "verdicts.json": verdicts,
        "versions.json": dump(_versions(version)),
        **_recorded_members(recorder.recorded() if recorder is not None else None),
    }
    description = _crate.crate(checked, {*members, _zip.MANIFEST}, version)
    packed = _zip.pack({**members, _crate.DESCRIPTOR: dump(description)})
    if replay(packed, "the bundle", version).verdicts != verdicts:
        raise InputError("the bundle would not replay to its verdicts")
    return checked, packed


def replay(data: bytes, where: str, version: str) -> Replay:
    """Compute a bundle's verdicts again from what it holds, with no ledger and no network.

    data: the bundle's bytes. where: what an error calls it. version: itemized's. InputError, in
    one line, where the bundle is not whole or not as it was made, or where its verdicts are not
    what its rows give.
    """
    members = _zip.unpack(data, where, MEMBERS)
    with _read(where):
        versions = {str(k): str(v) for k, v in _json(members, "versions.json").items()}
        names = tuple(_known(_json(members, "names.json")))
        article = _crate.article_of(_json(members, "article.json"))
        reading = Reading(article, tuple(thaw(each) for each in _json(members, "claims.json")))
        recorded = _recorded(members)
        exhibits = tuple(map(_exhibit, _json(members, "evidence.json")["tables"]))
        try:
            checked, anew, told = _again(reading, recorded, exhibits)
            verdicts = dump(to_json(checked))
        except InputError as error:
            raise InputError(
                error.what, where=where, way_out=_made_by(versions, version)
            ) from error
    if verdicts != members["verdicts.json"]:
        raise InputError(
            "what it holds does not give the verdicts it holds",
            where=where,
            way_out=_made_by(versions, version),
        )
    return Replay(checked, sha256(data).hexdigest(), anew, told, versions, names, exhibits)


def reread(replayed: Replay, reading: Reading, version: str) -> Replay:
    """The replay, where the article itself was read again and says what the bundle says.

    reading: of the article, with `replayed.names` known. InputError where it is another article or
    its claims are read otherwise.
    """
    reading = kept(reading)
    article = reading.article
    if article.sha256 != replayed.check.reading.article.sha256:
        raise InputError(
            "the article is not the one that was checked: its sha256 is another",
            way_out="give the very file that was checked",
        )
    again, held = reading_to_json(reading), reading_to_json(replayed.check.reading)
    if any(again[part] != held[part] for part in ("claims", "also")):
        raise InputError(
            "the article is read otherwise than in the bundle",
            way_out=_made_by(replayed.versions, version),
        )
    return replace(replayed, reread=True)


def kept(reading: Reading) -> Reading:
    """The reading with only the claims that a bundle holds: those that a record or a table of the
    user's could settle."""
    claims = (c for c in reading.claims if is_about_money(c) or "evidence" in c.extra)
    return replace(reading, claims=tuple(claims))


def lean(check: Check) -> Check:
    """The check as a bundle holds it: only of the claims that it keeps."""
    reading = kept(check.reading)
    ids = {claim.id for claim in reading.claims}
    findings = tuple(f for f in check.findings if f.claim.id in ids)
    return replace(check, reading=reading, findings=findings)


def opened(path: Path) -> bytes:
    """A bundle's bytes, of which no more are read than a bundle can have; OSError as `open`."""
    with path.open("rb") as file:
        return file.read(_zip.MOST + 1)


def _known(names: Iterable[tuple[str, str | None, str | None]]) -> Iterator[tuple[str, str, Any]]:
    """Names as an index takes them: one that several go by stands under two ids, so that neither
    is taken."""
    for name, entity_id, kind in names:
        ids = ("1", "2") if entity_id is None else (str(entity_id),)
        yield from ((str(name), each, kind) for each in ids)


def _again(
    reading: Reading, recorded: Recorded | None, exhibits: tuple[Exhibit, ...]
) -> tuple[Check, int, int]:
    if recorded is None:
        return check_claims(reading, None, exhibits), 0, 0
    with Replayer(recorded) as replayer:
        checked = check_claims(reading, replayer, exhibits)
        return checked, replayer.anew, replayer.told


def _versions(version: str) -> dict[str, str]:
    return {
        "itemized": version,
        "duckdb": version_of("duckdb"),
        "python": platform.python_version(),
    }


def _made_by(versions: Mapping[str, str], version: str) -> str:
    held = versions.get("itemized", "")
    if held == version:
        return "get the bundle anew from whoever made it"
    return f"replay it with itemized {held}, which made it; this is {version}"


# ---------------------------------------------------------------- the user's tables as a member


def _exhibit_document(exhibit: Exhibit) -> dict[str, Any]:
    """A user's table with its description: only the columns that this speaks of."""
    held = exhibit.held
    if len(held.rows) > MOST_ROWS:
        raise InputError(
            f"has {len(held.rows):,} rows, and a bundle holds {MOST_ROWS:,} of a table at most",
            where=exhibit.file,
            way_out="check without --bundle, or with a smaller table",
        )
    said = {name: freeze(value) for name, value in vars(exhibit.terms).items()}
    table = table_document(Held("evidence", held.columns, held.rows))
    return {"file": exhibit.file, "sha256": held.sha256, "terms": said, **table}


def _exhibit(document: Mapping[str, Any]) -> Exhibit:
    terms = Terms(**{name: thaw(value) for name, value in document["terms"].items()})
    held = table_of("evidence", document)
    return Exhibit(
        terms, str(document["file"]), Brought(held.columns, held.rows, str(document["sha256"]))
    )


# ---------------------------------------------------------------- a recording as members


def _recorded_members(recorded: Recorded | None) -> dict[str, bytes]:
    tables = {held.name: table_document(held) for held in recorded.tables} if recorded else {}
    queries = {
        "snapshot": recorded.snapshot if recorded else None,
        "queries": [_asked_document(asked) for asked in recorded.asked] if recorded else [],
    }
    if recorded and recorded.as_of:
        queries["as_of"] = str(recorded.as_of)
    empty: dict[str, Any] = {"columns": [], "rows": []}
    members = {path: dump_rows(tables.get(name, empty)) for name, path in _TABLES.items()}
    return {"queries.json": dump_rows(queries), **members}


def _asked_document(asked: Asked) -> dict[str, Any]:
    return {
        "sql": asked.sql,
        "params": {name: freeze(value) for name, value in asked.params.items()},
        "columns": list(asked.columns),
        "rows": [[freeze(value) for value in row] for row in asked.rows],
        "again": asked.again,
    }


def _recorded(members: Mapping[str, bytes]) -> Recorded | None:
    document = _json(members, "queries.json")
    if document["snapshot"] is None:
        return None
    tables = [table_of(name, _json(members, path)) for name, path in _TABLES.items()]
    asked = tuple(_asked(each) for each in document["queries"])
    day = document.get("as_of")  # of a check as of now there is none
    as_of = None if day is None else date.fromisoformat(day)
    return Recorded(str(document["snapshot"]), asked, tuple(tables), as_of)


def _asked(document: Mapping[str, Any]) -> Asked:
    return Asked(
        sql=document["sql"],
        params={name: thaw(value) for name, value in document["params"].items()},
        columns=tuple(document["columns"]),
        rows=tuple(tuple(thaw(value) for value in row) for row in document["rows"]),
        again=document["again"] is True,
    )


def _json(members: Mapping[str, bytes], name: str) -> Any:
    return json.loads(members[name].decode("utf-8"))


@contextmanager
def _read(where: str) -> Iterator[None]:
    try:
        yield
    except _UNFIT as error:
        raise InputError(
            "holds what no check could have written",
            where=where,
            way_out="get the bundle anew from whoever made it",
        ) from error
