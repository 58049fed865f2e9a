"""Watching: what a load brought for a donor, a committee, a race or a saved question."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from itemized.entities import _sides
from itemized.entities._conditions import bounds_of, used
from itemized.entities.identify import bare, sql
from itemized.entities.named import named, told
from itemized.entities.rows import query
from itemized.errors import AmbiguousError, InputError, NotFoundError, QueryError
from itemized.ledger import Reader, filled, written_out
from itemized.ledger.seen import Seen
from itemized.model_rows import RowsAsked
from itemized.model_watch import News, Watch, Watched
from itemized.money import read_dollars

_NAMED = ("donor", "committee", "party")
_KINDS = (*_NAMED, "race", "question")
_KEYS = frozenset({*_KINDS, "title", "least"})
_RACE = frozenset({"office", "state", "district", "year"})
_WAY_OUT = "see docs/how-to/watch.md"


def watch(reader: Reader, watches: Sequence[Watch], ledger: Path, day: date) -> Watched:
    """What the ledger has that it had not at the last look, for each watch.

    Asked again of the same ledger, the news is the same: a look counts once for each load.
    """
    news: list[News] = []
    history: list[News] = []
    for each in watches:
        text, caveats = _query(reader, each)
        seen = Seen(ledger, each)
        if not seen.looked_at(reader):
            _look(seen, reader, each, text, day)
        news += seen.news(caveats)
        history += seen.history
    history.sort(key=lambda n: (n.until[1], int(n.until[0])), reverse=True)
    return Watched(tuple(news), tuple(history), reader.snapshot, reader.content)


def _look(seen: Seen, reader: Reader, watch: Watch, text: str, day: date) -> None:
    try:
        seen.look(reader.batches(text), reader, day)
    except QueryError as error:
        raise QueryError(error.what, where=watch.title, way_out="correct the question") from error


def _query(reader: Reader, watch: Watch) -> tuple[str, tuple[str, ...]]:
    """The query of a watch's rows, and what is to be minded."""
    if watch.kind == "question":
        return watch.question, ()
    try:
        asks, caveats = _asked(reader, watch)
    except AmbiguousError as error:
        by_id = f'{watch.kind} = "{error.choices[0].entity_id}"'
        said = f"{error.what}. Nothing is watched until one is named by its id, as in {by_id}"
        return _union([RowsAsked(("",))]), (said,)
    except NotFoundError as error:
        # it may come with a later load, and is news then
        return _union([RowsAsked(("",))]), (error.what,)
    if not asks:
        return _union([RowsAsked(("",))]), ("no candidate of the race is in the loaded records",)
    return _union(asks), caveats


def _union(asks: Sequence[RowsAsked]) -> str:
    """Each row of several questions once."""
    text = bare("watched_rows")
    parts = [
        text.replace("{rows}", query(asked)).replace("{sides}", _sides_of(asked, asks))
        for asked in asks
    ]
    if len(parts) == 1:
        return parts[0]
    return bare("watched_together").replace("{every}", "\nUNION ALL\n".join(parts))


#: Spending about candidates: what was for and against them is no one sum. What their own committees
#: paid or got is in a sum of those, and a gift to others is no spending, whomever it names.
_ABOUT = filled(
    "CASE WHEN list_contains($ids, payer_id) OR list_contains($ids, payee_id) OR kind IN ({given})"
    " THEN NULL"
    " WHEN support_oppose = 'support' THEN 'supporting'"
    " WHEN support_oppose = 'oppose' THEN 'opposing' ELSE 'about' END"
)


def _sides_of(asked: RowsAsked, among: Iterable[RowsAsked]) -> str:
    """In which sums a row is, as text."""
    if asked.side != "all":
        return f"'{asked.side}'"
    text = _ABOUT if asked.targets else _sides.told_sql(asked)
    ids = tuple(i for each in among for i in each.entities)
    return written_out(text, used(text, bounds_of(replace(asked, entities=ids))))


def _asked(reader: Reader, watch: Watch) -> tuple[list[RowsAsked], tuple[str, ...]]:
    asked = RowsAsked(least=watch.least)
    matches, caveats = named(reader, watch.names)
    found = tuple(match.entity_id for match in matches)
    just_so = {name.strip().casefold() for name in watch.names}
    if taken := [m for m in matches if not {m.name.casefold(), m.entity_id.casefold()} & just_so]:
        caveats += (f"Taken to be meant: {told(taken)}. Somebody else is named by an id.",)
    if watch.kind == "race":
        return _of_race(reader, watch, asked, found), caveats
    side = "given" if watch.kind == "donor" else "all"
    return [replace(asked, entities=found, side=side)], caveats


def _of_race(
    reader: Reader, watch: Watch, asked: RowsAsked, found: tuple[str, ...]
) -> list[RowsAsked]:
    """What the candidates' own committees give and get, and what is spent for and against them."""
    race = {"office": None, "state": None, "district": None, "year": None, **dict(watch.race)}
    told = {**race, "named": list(found), "by_name": bool(watch.names)}
    rows = reader.rows(sql("watched_race"), told)
    candidates = tuple(sorted({i for kind, i in rows if kind == "candidate"}))
    parties = tuple(sorted({i for _, i in rows}))
    if not candidates:
        return []
    return [replace(asked, entities=parties), replace(asked, targets=candidates)]


# ---------------------------------------------------------------- the file


def read_watches(path: Path) -> tuple[Watch, ...]:
    """What a file asks to be told of; InputError, in one line, where it asks for nothing."""
    try:
        document = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise InputError("there is no such file", where=str(path), way_out=_WAY_OUT) from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise InputError(f"is no TOML ({error})", where=str(path), way_out=_WAY_OUT) from error
    return watches_of(document, str(path))


def watches_of(document: Mapping[str, Any], where: str) -> tuple[Watch, ...]:
    """The watches of a TOML document.

    >>> watches_of({"watch": [{"donor": "arden, pat", "least": "1000"}]}, "watch.toml")[0].title
    'arden, pat'
    """
    unknown = sorted(set(document) - {"watch"})
    told = document.get("watch")
    if unknown or not isinstance(told, list) or not told:
        what = f"has {unknown[0]!r}" if unknown else "asks for nothing"
        raise InputError(f"{what}; it holds [[watch]] tables", where=where, way_out=_WAY_OUT)
    return tuple(_watch(each, f"{where}, watch {n}") for n, each in enumerate(told, 1))


def _watch(told: Any, where: str) -> Watch:
    def refuse(what: str) -> InputError:
        return InputError(what, where=where, way_out=_WAY_OUT)

    if not isinstance(told, dict):
        raise refuse("is no table")
    if unknown := sorted(set(told) - _KEYS):
        raise refuse(f"has {unknown[0]!r}, which is none of {', '.join(sorted(_KEYS))}")
    kinds = [kind for kind in _KINDS if kind in told]
    if len(kinds) != 1:
        raise refuse(f"needs one of {', '.join(_KINDS)}")
    (kind,) = kinds
    value, title = told[kind], told.get("title", "")
    if not isinstance(title, str):
        raise refuse("has a title that is no text")
    least = _least(told.get("least"), refuse)
    if kind == "question":
        return _question(value, title, least, refuse)
    if kind == "race" and isinstance(value, dict):
        return _race(value, title, least, refuse)
    names = (value,) if isinstance(value, str) else tuple(value) if isinstance(value, list) else ()
    if not names or not all(isinstance(name, str) and name.strip() for name in names):
        raise refuse(f"has a {kind} that is no name, id or list of them")
    return Watch(title or ", ".join(names), kind, names, least=least)


def _question(value: Any, title: str, least: Decimal | None, refuse: Any) -> Watch:
    if not isinstance(value, str) or not value.strip():
        raise refuse("has a question that is no query")
    if least is not None:
        raise refuse("has both a question and least; ask for it in the question")
    return Watch(title or value.strip(), "question", question=value.strip())


def _race(value: dict[str, Any], title: str, least: Decimal | None, refuse: Any) -> Watch:
    if not value or set(value) - _RACE or not {"office", "year"} <= set(value):
        raise refuse("has a race without office and year; state and district may be added")
    for name, held in value.items():
        if not isinstance(held, int if name == "year" else str):
            raise refuse(f"has a race whose {name} is no {'number' if name == 'year' else 'text'}")
    told = " ".join(str(value[k]) for k in ("office", "state", "district", "year") if k in value)
    return Watch(title or told, "race", race=tuple(sorted(value.items())), least=least)


def _least(value: Any, refuse: Any) -> Decimal | None:
    if value is None:
        return None
    try:
        if isinstance(value, bool) or not isinstance(value, (str, int)):
            raise ValueError(value)
        return read_dollars(str(value))
    except ValueError:
        raise refuse(f"has least = {value!r}, which is no amount of dollars") from None
