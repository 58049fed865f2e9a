"""Names that may mean several: the choices, each with the address that completes the question."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from fastapi import Request
from fastapi.responses import HTMLResponse

from itemized.desk import Desk
from itemized.model import Match
from itemized.web._shown import here, page

_MOST = 20  # parties to choose among; more are found by looking the name up


@dataclass(frozen=True)
class Choice:
    """A name that was asked for, and whom it may mean; nobody where matches is empty."""

    name: str
    matches: tuple[tuple[Match, str], ...]
    more: bool


def choices(
    request: Request, desk: Desk, asked: Sequence[tuple[str, str]], as_of: date | None, *, ids: bool
) -> list[Choice]:
    """A choice for each name that is not one party's. asked: parameter and name. ids: only an id
    says who is meant, and a name, however well it fits, is a choice."""
    found = []
    for parameter, name in asked:
        matches: Sequence[Match] = (
            desk.find(name, limit=_MOST + 1, as_of=as_of) if name.strip() else ()
        )
        if parameter == "candidate":
            matches = tuple(m for m in matches if m.kind == "candidate")
        sure = {"same id"} if ids else {"same id", "same name"}
        if not name.strip() or any(m.tier in sure for m in matches):
            continue
        if len(matches) == 1 and not ids:
            continue
        told = tuple((m, _completed(request, parameter, name, m)) for m in matches[:_MOST])
        found.append(Choice(name, told, len(matches) > _MOST))
    return found


def choose(request: Request, of: Sequence[Choice], heading: str) -> HTMLResponse:
    """The page that asks whom a name means: 300, or 404 where nobody goes by one of them."""
    status = 300 if all(choice.matches for choice in of) else 404
    return page(request, "choose.html.j2", status=status, choose=of, heading=heading)


def _completed(request: Request, parameter: str, name: str, match: Match) -> str:
    held = [
        (k, match.entity_id if (k, v.strip()) == (parameter, name.strip()) else v)
        for k, v in request.query_params.multi_items()
        if k != "after"
    ]
    return f"{here(request)}?{urlencode(held)}"
