"""Pages of rows: lists of them, one with all it says, and the filing it stands in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from typing import Any

from fastapi import APIRouter, Depends, Request
from fastapi.responses import HTMLResponse

from itemized import questions
from itemized.desk import Desk
from itemized.errors import NotFoundError
from itemized.model import Kind
from itemized.model_rows import NONE, ListAsked, Row, Rows, RowsAsked
from itemized.model_sums import SIDES, Summed
from itemized.money import show_dollars
from itemized.web import _asked
from itemized.web._choose import choices, choose
from itemized.web._grounds import grounds
from itemized.web._listed import desk
from itemized.web._shown import again, page

router = APIRouter(include_in_schema=False, dependencies=[Depends(_asked.only_known)])
#: What a filing's cover may state, in words.
_STATES = {
    "receipts": "Receipts",
    "itemized_individuals": "From individuals, itemized",
    "unitemized_individuals": "From individuals, too small to be itemized",
    "disbursements": "Spent",
    "independent_expenditures": "Independent expenditures",
    "cash_start": "Cash on hand at the beginning",
    "cash_end": "Cash on hand at the end",
    "debts": "Debts",
}
#: What sums of sides are called: of parties, and of anyone.
_SUMS = {
    "given": "Given",
    "received": "Received",
    "spent": "Spent",
    "paid_besides": "Paid besides",
    "received_besides": "Received besides",
}
_OF_ANYONE = {"given": "Gifts", "spent": "Spending", "paid_besides": "Other payments"}


@router.get("/rows")
def rows(
    request: Request,
    asked: _asked.AskedRows,
    after: _asked.Cursor = None,
    per_page: _asked.PerPage = 50,
) -> HTMLResponse:
    """A list of rows; every filter stands in the address."""
    held = desk(request)
    try:
        asked, names = _asked.known(held, asked)
    except NotFoundError:
        of = [("of", each) for each in asked.entities]
        of += [("giver", each) for each in asked.givers or ()]
        of += [("recipient", each) for each in asked.recipients or ()]
        of += [("candidate", each) for each in asked.targets or ()]
        named = [(way, each) for way, each in of if each != NONE]
        open_ones = choices(request, held, named, asked.as_of, ids=True)
        if not open_ones:
            raise
        return choose(request, open_ones, heading="Whose rows?")
    answer = held.rows_of(asked, after=after, limit=per_page)
    rests = grounds(answer.basis, answer.rows, question=_question(asked, names))
    return page(
        request,
        "rows.html.j2",
        answer=answer,
        as_filed=_as_filed(held, asked),
        wider=[] if answer.n else _wider(request, held, asked),
        sums=_sums(request, answer),
        wanted=asked,
        last=asked.end and asked.end - timedelta(days=1),
        names=names,
        grounds=rests,
        kinds=[kind.value for kind in Kind],
        sides=SIDES,
        sources=sorted({c.source for c in answer.basis.about().coverage}),
    )


def _question(asked: RowsAsked, names: Mapping[str, str]) -> str:
    """The rows asked for, as they are cited: parties by name and id."""

    def called(several: tuple[str, ...] | None) -> tuple[str, ...] | None:
        return several and tuple(
            i if names[i] == i else f"{questions.short(names[i])} ({i})" for i in several
        )

    of = replace(
        asked,
        givers=called(asked.givers),
        recipients=called(asked.recipients),
        targets=called(asked.targets),
    )
    return questions.rows(called(asked.entities) or (), of)


def _sums(request: Request, answer: Rows) -> list[tuple[str, Summed, str]]:
    """What rows come to on each side, with the address of these; of loans and such only where
    there are any."""
    words = _SUMS if answer.asked.entities else _OF_ANYONE
    return [
        (words[of.side], of, again(request, side=of.side, counted="true", after=None))
        for of in answer.sums
        if of.n or not of.side.endswith("besides")
    ]


#: What narrows rows, taken away by itself: which parameters, what the question is then, in words.
_WIDER: Sequence[tuple[tuple[str, ...], Mapping[str, Any], str]] = (
    (("counted",), {"counted_only": False}, "that count toward no total, and why"),
    (("why_not",), {"why": None}, "whatever they count toward"),
    (("from", "to"), {"start": None, "end": None}, "on other days, or without one"),
    (("undated",), {"undated": False}, "that have a day"),
    (("as_of",), {"as_of": None}, "filed later"),
    (("least", "most"), {"least": None, "most": None}, "of other amounts"),
    (("kind",), {"kinds": None}, "of other kinds"),
    (("side",), {"side": "all"}, "on another side"),
    (("giver",), {"givers": None}, "paid by others"),
    (("recipient",), {"recipients": None}, "paid to others"),
    (
        ("giver_kind", "recipient_kind"),
        {"giver_kind": None, "recipient_kind": None},
        "from or to others than such",
    ),
    (("source",), {"source": None}, "in the records of other agencies"),
)


def _wider(request: Request, held: Desk, asked: RowsAsked) -> list[tuple[str, int, str]]:
    """Why there are no rows: how many there are without one of the filters, and where. Of anyone it
    is not looked up, since that may be all that is loaded."""
    found = []
    for names, without, said in _WIDER:
        of = replace(asked, **without)
        narrow = of.entities or of.givers or of.recipients or of.filing or of.entry_keys
        if narrow and of != asked and (n := held.rows_of(of, limit=1).n):
            found.append((said, n, again(request, after=None, **dict.fromkeys(names))))
    return found


def _as_filed(held: Desk, asked: RowsAsked) -> tuple[str, Decimal] | None:
    """Of rows behind a figure that adds them up by rules of its own: what it is, and it."""
    if asked.stated:
        filer = asked.stated.split("|")[2]
        for of in held.listed_of(ListAsked("stated", by=filer), limit=1000).rows:
            if of["stated_key"] == asked.stated:
                return f"go into {of['what']} of {of['period']}", of["itemized"]
    shown = held.filing(asked.filing, asked.as_of) if asked.filing else None
    if shown is None:
        return None
    for line in shown.lines:
        if line.line == asked.summary:
            return f"stand behind line {line.line}", line.itemized
    for schedule, on_line, _, total in shown.schedules:
        here = (schedule or NONE,), on_line or NONE
        if asked.memo is False and (asked.schedules, asked.line) == here:
            return "are on that line and no memos", total
    return None


@router.get("/record/{entry_key:path}")
def record(request: Request, entry_key: str, as_of: _asked.AsOf = None) -> HTMLResponse:
    """One row of a filing, with all it says."""
    held = desk(request)
    found = held.rows_of(RowsAsked(entry_keys=(entry_key,), as_of=as_of), limit=1)
    # where there is none, why that is
    row = found.rows[0] if found.rows else held.row(entry_key, as_of)
    return page(
        request,
        "record.html.j2",
        row=row,
        grounds=grounds(found.basis, [row], question=_titled(row)),
    )


def _titled(row: Row) -> str:
    day = f", {row.date}" if row.date else ""
    payer, payee = questions.short(row.payer), questions.short(row.payee)
    return f"{payer} to {payee}, {show_dollars(row.amount)}{day} (row {row.entry_key})"


@router.get("/filing/{filing_key:path}")
def filing(request: Request, filing_key: str, as_of: _asked.AsOf = None) -> HTMLResponse:
    """One filing: its summary page beside its rows, and what it changed."""
    held = desk(request)
    shown = held.filing(filing_key, as_of)
    if shown is None:
        raise NotFoundError(
            f"no loaded filing goes by {filing_key}", way_out="search for its filer"
        )
    of: Mapping[str, Any] = shown.filing
    asked = RowsAsked(filing=of["filing_key"], as_of=as_of)
    basis = held.rows_of(asked, limit=1).basis
    by = of.get("filer_name") or of.get("filer_id") or "an unnamed filer"
    question = f"Filing {of['filing_id']} of {questions.short(by)}"
    return page(
        request,
        "filing.html.j2",
        shown=shown,
        filing=of,
        states=[(said, of[name]) for name, said in _STATES.items() if of[name] is not None],
        grounds=grounds(basis, read=shown.files, question=question),
    )
