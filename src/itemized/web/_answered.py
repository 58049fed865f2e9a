"""Answers of the API, each with its document: what it is as JSON, and what files are made of."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Annotated, Any, Literal

from fastapi import Body, Path, Request
from pydantic import BaseModel, ConfigDict, Field

from itemized.answers import (
    CheckAnswer,
    ClaimsAnswer,
    CompareAnswer,
    FindAnswer,
    ShowAnswer,
    StatusAnswer,
)
from itemized.answers_routes import BehindAnswer, TraceAnswer
from itemized.claims.checking import to_json
from itemized.export import json as documents
from itemized.export._json import json_value
from itemized.export._schemas import ACCOUNT, BESIDES
from itemized.model import NOTICE, Article
from itemized.model_rows import NONE
from itemized.trace import Wanted
from itemized.web import _asked, _asked_lists
from itemized.web._listed import desk, provenance

Told = dict[str, Any]
#: openFEC's schedules, by the ledger's names of them: only the FEC's begin with S. Form 5 itemizes
#: independent expenditures too (11 CFR 109.10), and openFEC has them on Schedule E.
SCHEDULES = {
    "schedule_a": ("SA",),
    "schedule_b": ("SB",),
    "schedule_e": ("SE", "F57"),
    "schedule_f": ("SF",),
}
ScheduleName = Annotated[
    Literal["schedule_a", "schedule_b", "schedule_e", "schedule_f"],
    Path(description="A schedule, by openFEC's name of it."),
]
TOLD = (
    "The FEC's bulk files name the schedule of operating expenditures only; of other rows it is"
    " told by their type. Rows of other forms and accounts (Levin funds, Forms 3L, 7, 9 and 13) are"
    " on none of these schedules, and are among /v1/entries."
)


class ArticleIn(BaseModel):
    """An article to be read."""

    model_config = ConfigDict(extra="forbid")

    text: str = Field(max_length=400_000, description="The article's text, or the page's HTML.")
    published: _asked.Day | None = Field(
        None, description="The day it came out; without it times such as “last year” stay open."
    )
    title: str | None = Field(None, max_length=400, description="In place of the text's own.")
    as_of: _asked.Day | None = Field(
        None, description="Hold it against only what had been filed by this day."
    )


AnArticle = Annotated[ArticleIn, Body()]


def coverage(request: Request, as_of: date | None) -> tuple[StatusAnswer, Told]:
    """What is loaded."""
    found = desk(request).status(as_of)
    told = documents.status_document(found)
    return found, {**told, "provenance": provenance(request, as_of)}


def find(request: Request, asked: _asked_lists.NameAsked) -> tuple[FindAnswer, Told]:
    """Who a name may mean."""
    held, as_of = desk(request), asked.as_of
    found = held.find(
        asked.q, limit=asked.limit, place=asked.place, employer=asked.employer, as_of=as_of
    )
    caveats = held.beside(asked.q, as_of)
    of = {"as_of": json_value(as_of), "provenance": provenance(request, as_of)}
    return found, {**documents.find_document(found, caveats), **of}


def entity(request: Request, asked: _asked_lists.PartyAsked) -> tuple[ShowAnswer, Told]:
    """What one party gave, received and spent."""
    held, days = desk(request), asked.days
    one = _asked.one_each(held, [asked.entity_id])
    to = asked.recipient
    if to and to != NONE:
        to = held.one(to).entity_id
    shown = held.show(
        one, start=days.start, end=days.end, as_of=asked.as_of, recipient=to, most=asked.limit
    )
    told = documents.show_document(shown)
    return shown, {**told, "provenance": provenance(request, shown.as_of)}


def compare(request: Request, asked: _asked_lists.SeveralAsked) -> tuple[CompareAnswer, Told]:
    """Parties side by side, each without its rows."""
    held, days, as_of = desk(request), asked.days, asked.as_of
    names = _asked.one_each(held, asked.names)
    found = held.compare(names, start=days.start, end=days.end, as_of=as_of, most=asked.limit)
    parts = ("entity", *ACCOUNT, "caveats")
    whole = [documents.show_document(shown) for shown in found.parties]
    parties = [{part: of[part] for part in parts} for of in whole]
    of_day = {"as_of": json_value(as_of), "provenance": provenance(request, as_of)}
    return found, {"parties": parties, **of_day, "notice": NOTICE}


def totals(request: Request, asked: _asked_lists.SumsAsked) -> tuple[ShowAnswer, Told]:
    """The sums of parties taken together."""
    held, days = desk(request), asked.days
    names = _asked.one_each(held, asked.names)
    shown = held.show(names, start=days.start, end=days.end, as_of=asked.as_of, most=0)
    whole = documents.show_document(shown)
    kept = {
        side: {part: whole[side][part] for part in ("total", "n", "by_year")}
        for side in ("given", "received", "spent")
    }
    more = (*BESIDES, "left_out", "unitemized", "as_of", "caveats", "notice")
    told = {
        "entity_ids": [m.entity_id for m in shown.entities],
        **kept,
        **{name: whole[name] for name in more},
        "provenance": provenance(request, shown.as_of),
    }
    return shown.sums(), told


def trace(request: Request, ends: _asked_lists.Ends, wanted: Wanted) -> tuple[TraceAnswer, Told]:
    """Routes of money."""
    held = desk(request)
    start, to = _asked.one_each(held, ends.giver), _asked.one_each(held, ends.recipient)
    traced = held.trace(start, to, wanted)
    told = documents.trace_document(traced)
    return traced, {**told, "provenance": provenance(request, wanted.as_of)}


def behind(request: Request, account: list[str], wanted: Wanted) -> tuple[BehindAnswer, Told]:
    """Who stands behind an account."""
    held = desk(request)
    stands = held.behind(_asked.one_each(held, account), wanted)
    told = documents.behind_document(stands)
    return stands, {**told, "provenance": provenance(request, wanted.as_of)}


def claims(request: Request, article: ArticleIn) -> tuple[ClaimsAnswer, Told]:
    """The statements of an article."""
    from itemized import _discover

    reading = desk(request).claims(_opened(request, article))
    told: Told = _discover.modules("itemized.claims")["reading"].to_json(reading)
    return reading, told


def check(request: Request, article: ArticleIn) -> tuple[CheckAnswer, Told]:
    """The statements of an article beside the records."""
    found = desk(request).check(_opened(request, article), as_of=article.as_of)
    of = {"as_of": json_value(article.as_of), "provenance": provenance(request, article.as_of)}
    return found, {**to_json(found), **of}


def _opened(request: Request, article: ArticleIn) -> Article:
    raw = article.text.encode("utf-8", "replace")
    opened = desk(request).article(raw, published=article.published)
    return replace(opened, title=article.title or opened.title)
