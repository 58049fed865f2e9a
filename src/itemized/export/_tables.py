"""Answers that fit into memory as tables, with a word on each column."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from itemized.export._base import figure, plain
from itemized.export._sheet import Sheet
from itemized.model import Answer, Check, Claim, Match, Mention, Reading, Shown, Totals
from itemized.money import CENT

if TYPE_CHECKING:
    import pyarrow as pa

    from itemized.trace import Stands, Traced

#: column → its type (of _types) and what it says
Columns = Mapping[str, tuple[str, str]]

MATCHES: Columns = {
    "entity_id": ("text", "The ledger's id of the party."),
    "name": ("text", "Its name."),
    "kind": ("text", "person, organization, committee, candidate or party."),
    "place": ("text", "City and state that it is written with most."),
    "first": ("day", "The day of its first counted payment."),
    "last": ("day", "The day of its last counted payment."),
    "given": ("dollars", "What it gave, in counted rows."),
    "received": ("dollars", "What it received, in counted rows."),
    "tier": ("text", "How its name meets the one asked for."),
    "because": ("text", "The same in a sentence."),
    "spellings": ("text", "How it is written, one spelling a line."),
}
HOPS: Columns = {
    "route": ("number", "The route, from 1, the largest first."),
    "hop": ("number", "The hop of that route, from 1."),
    "payer": ("text", "Who paid."),
    "payer_id": (
        "text",
        "The ledger's id of that party; of several taken together all, with spaces between.",
    ),
    "payee": ("text", "Who was paid, or whom the spending is about."),
    "payee_id": (
        "text",
        "The ledger's id of that party; of several taken together all, with spaces between.",
    ),
    "kind": ("text", "What most of the money is, in the ledger's words."),
    "support_oppose": ("text", "Of spending about a candidate: support, oppose or about."),
    "n": ("number", "How many payments fit the route's order of time."),
    "total": ("dollars", "Their sum."),
    "at_most": (
        "dollars",
        (
            "Of the money followed, the most that can have come so far; of routes into a party, the"
            " most that can have gone all the way from here."
        ),
    ),
    "first": ("day", "The day of the first one."),
    "last": ("day", "The day of the last one."),
    "route_at_most": (
        "dollars",
        "The most of the first money that can have come all the way.",
    ),
    "route_at_least": ("dollars", "The least that must have; empty where the records do not tell."),
    "returns": ("flag", "Whether the route comes back to a party on it."),
}
TOTALS: Columns = {
    "side": (
        "text",
        (
            "given, received, spent; paid_besides and received_besides, what counts and is in none"
            " of these; left_out; or unitemized, as filers state it."
        ),
    ),
    "by": ("text", "all of that side, a year of it, or why rows were left out of totals."),
    "year": ("number", "The year; empty for rows without a day."),
    "why_not": ("text", "Why they were left out."),
    "total": ("dollars", "The sum."),
    "n": ("number", "Rows; of what is unitemized, reports that state some."),
}
COMPARED: Columns = {
    "entity_id": ("text", "The ledger's id of the party."),
    "name": ("text", "Its name."),
    **TOTALS,
    "by": (
        "text",
        (
            "all of that side, a year of it, a counterpart, others not listed, or why_not: the"
            " reason for which rows were left out of totals."
        ),
    ),
    "counterpart_id": ("text", "The ledger's id of the counterpart."),
    "counterpart": ("text", "Its name; of others how many they are."),
}
BEHIND: Columns = {
    "of": (
        "text",
        (
            "all that came, a class of givers, or one giver; unitemized, what the account states to"
            " have received besides and no row of its own itemizes; or stated, all receipts that it"
            " states."
        ),
    ),
    "name": ("text", "The class, as person or organization; or the giver's name."),
    "entity_id": ("text", "The ledger's id of the giver."),
    "kind": ("text", "Of a giver: person, organization, committee, candidate or party."),
    "direct": ("dollars", "What came straight from the class, in itemized payments; or all of it."),
    "at_least": (
        "dollars",
        "How much of all that came must have been theirs; empty where the records do not tell.",
    ),
    "at_most": ("dollars", "How much of it can have been; of a giver over all its routes."),
    "hops": ("number", "Of a giver: the hops of the largest route."),
    "routes": ("number", "Of a giver: by how many routes its money can have come."),
    "first": ("day", "Of what is stated: the first day that it is stated of."),
    "last": ("day", "Of what is stated: the last day."),
}
CLAIMS: Columns = {
    "claim": ("text", "The statement's id."),
    "kind": ("text", "The kind of statement."),
    "quote": ("text", "The words of the article."),
    "start": ("number", "Where they begin in the article's text, in Unicode code points."),
    "end": ("number", "Where they end, exclusive."),
    "donor": ("text", "Whose money, as resolved."),
    "recipient": ("text", "To whom, as resolved."),
    "amount": ("dollars", "The first amount of the statement."),
}
FINDINGS: Columns = {
    **CLAIMS,
    "verdict": ("text", "What the records say of the statement."),
    "differs": ("text", "What differs, with commas between."),
    "because": ("text", "The reasons, one sentence a line."),
    "stated": (
        "text",
        "Totals of filers' own that the verdict rests on, one a line; rows are then beside it.",
    ),
    "then": ("text", "What the rows of filings showed on the article's day."),
    "by_then": ("text", "What had happened by that day, as filings tell it now."),
    "now": ("text", "What holds now."),
    "question": ("text", "What was asked of the ledger."),
    "missing": ("text", "Record systems that would be needed, one a line."),
    "entries": ("text", "Keys of the rows behind it, one a line."),
}


def matches(found: Iterable[Match]) -> pa.Table:
    """The parties that a name may mean."""
    names = [name for name in MATCHES if name != "spellings"]
    rows = [
        {**{n: getattr(m, n) for n in names}, "spellings": "\n".join(m.spellings)} for m in found
    ]
    return _table(MATCHES, rows)


def hops(traced: Traced) -> pa.Table:
    """The hops of routes, in order."""
    same = "payer payer_id payee payee_id kind n total at_most first last".split()
    rows = [
        {
            "route": number,
            "hop": place,
            **{name: getattr(hop, name) for name in same},
            "payer_id": " ".join(hop.payer_ids or (hop.payer_id,)),
            "payee_id": " ".join(hop.payee_ids or (hop.payee_id,)),
            "support_oppose": hop.side,
            "route_at_most": route.at_most,
            "route_at_least": route.at_least,
            "returns": route.returns,
        }
        for number, route in enumerate(traced.routes, 1)
        for place, hop in enumerate(route.hops, 1)
    ]
    return _table(HOPS, rows)


def behind(stands: Stands) -> pa.Table:
    """Who stands behind an account: all that came, the classes of givers, and the largest."""
    rows: list[dict[str, Any]] = [{"of": "all", "direct": stands.total}]
    rows += [
        {
            "of": "class",
            "name": each.name,
            "direct": each.direct,
            "at_least": each.at_least,
            "at_most": each.at_most,
        }
        for each in stands.classes
    ]
    rows += [{"of": "giver", **vars(giver)} for giver in stands.givers]
    if stands.unitemized is not None:
        rows.append({"of": "unitemized", "direct": stands.unitemized})
    if stands.stated:
        total, first, last = stands.stated
        rows.append({"of": "stated", "direct": total, "first": first, "last": last})
    return _table(BEHIND, rows)


def totals(shown: Shown) -> pa.Table:
    """What parties gave, received and spent, and what is left out."""
    return _table(TOTALS, list(_sums(shown)))


def compared(parties: Iterable[Shown]) -> pa.Table:
    """The same of several parties, each by itself, and by counterpart."""
    rows = []
    for shown in parties:
        whose = {
            "entity_id": " ".join(m.entity_id for m in shown.entities),
            "name": "; ".join(plain(m.name) for m in shown.entities),
        }
        rows += [{**whose, **sums} for sums in _sums(shown, counterparts=True)]
    return _table(COMPARED, rows)


def _sums(shown: Shown, *, counterparts: bool = False) -> Iterator[dict[str, Any]]:
    def row(side: str, by: str, total: Decimal, n: int, **more: Any) -> dict[str, Any]:
        return {"side": side, "by": by, "total": total, "n": n, **more}

    for side in ("given", "received", "spent"):
        sums: Totals = getattr(shown, side)
        yield row(side, "all", sums.total, sums.n)
        for year, total, n in sums.by_year:
            yield row(side, "year", total, n, year=year)
        for of, name, total, n in sums.by_counterpart if counterparts else ():
            named = {"counterpart_id": of or None, "counterpart": plain(name)}
            yield row(side, "counterpart", total, n, **named)
        parties, total, n = sums.others
        if counterparts and parties:
            yield row(side, "others", total, n, counterpart=f"{parties} others")
    for side, n, total in shown.besides:
        yield row(side, "all", total, n)
    for why, n, total in shown.left_out:
        yield row("left_out", "why_not", total, n, why_not=why)
    yield row("unitemized", "all", *shown.unitemized)


def claims(reading: Reading) -> pa.Table:
    """The statements of an article, as they were read."""
    return _table(CLAIMS, [_claim(claim) for claim in reading.claims])


def _claim(claim: Claim) -> dict[str, Any]:
    return {
        "claim": claim.id,
        "kind": claim.kind,
        "quote": claim.quote,
        "start": claim.start,
        "end": claim.end,
        "donor": _named(claim.donor),
        "recipient": _named(claim.recipient),
        "amount": claim.amounts[0].value.quantize(CENT) if claim.amounts else None,
    }


def findings(check: Check) -> pa.Table:
    """The statements of an article with their verdicts."""
    rows = []
    for finding in check.findings:
        basis = finding.asked
        rows.append(
            {
                **_claim(finding.claim),
                "verdict": finding.verdict.value,
                "differs": ", ".join(finding.differs),
                "because": "\n".join(finding.because),
                "stated": "\n".join(f"{one.name}: {one.words}" for one in finding.rests_on),
                "then": _told(finding.then),
                "by_then": _told(finding.by_then),
                "now": _told(finding.now),
                "question": basis.sentence if basis else None,
                "missing": "\n".join(finding.missing),
                "entries": "\n".join(r.entry_key for r in finding.records),
            }
        )
    return _table(FINDINGS, rows)


def sheet(name: str, title: str, columns: Columns, table: pa.Table) -> Sheet:
    """A table as a sheet."""
    said = {column: words for column, (_, words) in columns.items()}
    return Sheet(name, title, said, table.to_reader())


def _named(mention: Mention | Sequence[Mention] | None) -> str | None:
    if mention is None:
        return None
    several = (mention,) if isinstance(mention, Mention) else mention
    return "; ".join(plain(m.name) for m in several)


def _told(answer: Answer | None) -> str | None:
    return None if answer is None else figure(answer)


def _table(columns: Columns, rows: list[dict[str, Any]]) -> pa.Table:
    import pyarrow as pa

    types = {
        "text": pa.string(),
        "number": pa.int64(),
        "dollars": pa.decimal128(38, 2),  # an article may name any amount
        "day": pa.date32(),
        "flag": pa.bool_(),
    }
    schema = pa.schema([(name, types[kind]) for name, (kind, _) in columns.items()])
    return pa.Table.from_pylist(rows, schema=schema)
