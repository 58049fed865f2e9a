"""Questions to the ledger: one SQL template a measure, values bound, one English sentence each.

The clauses of a query are chosen from the fixed texts below; whatever comes from an article or a
user reaches the database only as a bound value.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from itemized.errors import QueryError
from itemized.model import GIFTS, SPENDING, Answer, Kind, Question, Record
from itemized.model_filings import Twice
from itemized.money import show_dollars

if TYPE_CHECKING:
    from itemized.ledger import Reader

MEASURES = (
    "sum",
    "largest",
    "count",
    "rank",
    "exists",
    "share",
    "givers",
    "standing_payer",
    "standing_payee",
)
#: Measures of a part: which side of the question is the part, and not a condition of the whole.
_PART = {"share": "payer", "standing_payer": "payer", "standing_payee": "payee"}
_OF_SINGLE = ("largest", "rank", "count")
#: What the parties of a ranking are called in the text of its template.
_TEMPLATES = {"standing_payer": "standing_of", "standing_payee": "standing_of"}

#: Which rows are sums made of today ...
_COUNTED = "e.counted"
#: ... and on a day: filed by then, and counted then. A row that a later filing replaced or
#: repeated counted until that filing came in; the payer's report of a receipt does not count while
#: the receipt does, though it was taken back later.
_COUNTED_AS_OF = (
    "(e.filed <= $as_of AND (e.counted OR coalesce(e.counted_until > $as_of, false))"
    " AND NOT coalesce($as_of >= e.uncounted_from AND $as_of < e.uncounted_until, false))"
)
#: The letters of an employer's name, without what tells a firm's form ("Inc.", "Company").
_EMPLOYER = (
    "regexp_replace(regexp_replace(replace(upper({0}), '&', ' AND '),"
    " '^THE |[ ,]+(INCORPORATED|INC|LLC|LLP|LP|LTD|CORPORATION|CORP|COMPANY|CO|PLC)\\b\\.?',"
    " '', 'g'),"
    " '[^A-Z0-9]', '', 'g')"
)
_BY_AMOUNT = "e.amount DESC, e.date, e.entry_key"
_BY_NEARNESS = "abs(e.amount - $amount), e.date, e.entry_key"
_PARAMETER = re.compile(r"\$([a-z_0-9]+)")


@cache
def template(name: str) -> str:
    """The text of one of the templates, or of the files beside them."""
    return (files(__package__) / "sql" / f"{name}.sql").read_text(encoding="utf-8").strip()


def query(question: Question, other: str = "") -> tuple[str, dict[str, Any]]:
    """The SQL of a question and its parameters; QueryError where it asks what nothing answers.

    other: another of the folder's files than the measure's own, over the same rows.
    """
    if question.measure not in MEASURES:
        raise QueryError(
            f"no measure is called {question.measure}", way_out=f"ask for {', '.join(MEASURES)}"
        )
    if question.measure == "rank" and question.amount is None:
        raise QueryError("a rank is asked of no amount", way_out="give the amount to be placed")
    side = _PART.get(question.measure)
    whole = side is not None and other in ("", "totals")
    part, bound = _part(question, side) if whole else ("TRUE", {})
    clauses, values = _where(_without(question, side) if whole else question)
    values |= bound
    known = _COUNTED if question.as_of is None else _COUNTED_AS_OF
    # A memo cannot be near the amount asked for and out of sight: nearness decides where given.
    near = question.amount is not None and question.measure not in ("largest", "rank")
    sql = (
        template(other or _TEMPLATES.get(question.measure, question.measure))
        .replace("{where}", "\n  AND ".join(clauses))
        .replace("{part}", part)
        .replace("{by}", f"{side or 'payer'}_id")
        .replace("{known}", known)
        .replace("{seen}", "TRUE" if question.as_of is None else "e.filed <= $as_of")
        .replace("{order}", _BY_NEARNESS if near else _BY_AMOUNT)
    )
    values |= {"as_of": question.as_of, "amount": question.amount, "rows": question.limit}
    used = set(_PARAMETER.findall(sql))
    return sql, {name: value for name, value in values.items() if name in used}


def _without(question: Question, side: str | None) -> Question:
    """The same of anyone on that side."""
    return replace(question, payers=()) if side == "payer" else replace(question, payees=())


def _part(question: Question, side: str | None) -> tuple[str, dict[str, Any]]:
    """The condition of a part of what is asked about, with its values."""
    wanted = question.payers if side == "payer" else question.payees
    bound = {f"part_{i}": str(value) for i, value in enumerate(wanted, start=1)}
    column = f"e.{side}_id" if question.measure == "share" else "party"
    listed = ", ".join("$" + key for key in bound)
    return (f"{column} IN ({listed})" if bound else "FALSE"), bound


def totals(reader: Reader, question: Question, most: int) -> list[tuple[str, Decimal]]:
    """Of a ranking: the ids of the first, and what each comes to."""
    sql, params = query(replace(question, limit=most), "totals")
    return [(row[0], row[1]) for row in reader.rows(sql, params)]


def _where(question: Question) -> tuple[list[str], dict[str, Any]]:
    clauses: list[str] = []
    employed, values = _employed(question)
    clauses += employed
    lists = (
        ("payer", "e.payer_id", () if employed else question.payers),
        ("payee", "e.payee_id", question.payees),
        ("kind", "e.kind", kinds_of(question)),
    )
    for name, column, wanted in lists:
        if wanted:
            bound = {f"{name}_{i}": str(value) for i, value in enumerate(wanted, start=1)}
            clauses.append(f"{column} IN ({', '.join('$' + key for key in bound)})")
            values |= bound
    scalars = (
        ("start", "e.date >= $start", question.start),
        ("end", "e.date < $end", question.end),
        ("target", "e.target = $target", question.target),
        ("support_oppose", "e.support_oppose = $support_oppose", question.support_oppose),
    )
    for name, clause, value in scalars:
        if value is not None:
            clauses.append(clause)
            values[name] = value
    return clauses or ["TRUE"], values


def kinds_of(question: Question) -> tuple[str, ...]:
    """Single payments are looked at without refunds, of which one that was voided stands as a
    payment once more; sums are net of them."""
    if question.measure not in _OF_SINGLE or set(question.kinds) == {Kind.REFUND}:
        return question.kinds
    return tuple(kind for kind in question.kinds if kind != Kind.REFUND)


def _employed(question: Question) -> tuple[list[str], dict[str, Any]]:
    """The clause of payers by their employers; by ids or employers where both are asked."""
    if not question.employers:
        return [], {}
    values = {f"employer_{i}": name for i, name in enumerate(question.employers, start=1)}
    wanted = ", ".join(_EMPLOYER.format("$" + key) for key in values)
    clause = template("employed").replace("{wanted}", wanted)
    clause = clause.replace("{key_of_employer}", _EMPLOYER.format("employer"))
    if question.payers:
        ids = {f"payer_{i}": each for i, each in enumerate(question.payers, start=1)}
        values |= ids
        clause = f"(e.payer_id IN ({', '.join('$' + key for key in ids)}) OR {clause})"
    return [clause], values


def ask(reader: Reader, question: Question) -> Answer:
    """Put a question to the ledger: its value, how many rows it is made of, and those rows.

    The value is dollars for sum and largest (None where there is no row), a number of rows for
    count, a place from 1 for rank, 1 or 0 for exists. The records hold the rows left out of it as
    well, marked so.
    """
    sql, params = query(question)
    value, n = reader.rows(sql, params)[0]
    return Answer(
        question=question,
        sentence=explain(question, names(reader, question)),
        sql=sql,
        params=params,
        value=value,
        n=n,
        records=records(reader, question),
    )


def records(reader: Reader, question: Question) -> tuple[Record, ...]:
    """The rows behind an answer: up to `question.limit` counted ones, and as many left out."""
    sql, params = query(question, "records")
    return tuple(Record(**row) for row in reader.dicts(sql, params))


def left_out(reader: Reader, question: Question) -> list[tuple[str, int, Decimal]]:
    """Why rows of the question do not count, how many each reason holds, and their dollars."""
    sql, params = query(question, "left_out")
    return [(why or "", n, total) for why, n, total in reader.rows(sql, params)]


def twice(reader: Reader, question: Question) -> tuple[Twice, ...]:
    """The payments that may be among the counted rows twice, in two reports."""
    sql, params = query(question, "twice")
    return tuple(Twice(*row) for row in reader.rows(sql, params))


def standing(reader: Reader, question: Question) -> tuple[int, int, date | None]:
    """Of the counted rows: how many are out of amended reports, how many have no stated day of
    filing, and the latest day on which one of them was filed."""
    sql, params = query(question, "standing")
    amended, estimated, latest = reader.rows(sql, params)[0]
    return amended, estimated, latest


def names(reader: Reader, question: Question) -> dict[str, str]:
    """The names of the entities that a question asks about, by id."""
    ids = {i: f"id_{n}" for n, i in enumerate(dict.fromkeys(question.payers + question.payees))}
    if question.target:
        ids.setdefault(question.target, f"id_{len(ids)}")
    if not ids:
        return {}
    wanted = ", ".join(f"${key}" for key in ids.values())
    sql = "SELECT entity_id, name FROM entities WHERE entity_id IN ({wanted})"
    params = {key: entity_id for entity_id, key in ids.items()}
    return {row[0]: row[1] for row in reader.rows(sql.replace("{wanted}", wanted), params)}


# ---------------------------------------------------------------- in words

_ASKS = {
    "sum": "How much did {payer} give to {payee}, net of refunds",
    "largest": "What is the largest single payment from {payer} to {payee}",
    "count": "How many payments from {payer} to {payee} are reported",
    "rank": "What place does a payment of {amount} take among those from {payer} to {payee}",
    "exists": "Is any payment from {payer} to {payee} reported",
    "share": "What percent of the payments to {payee} came from {payer}",
    "givers": "From how many givers are payments from {payer} to {payee} reported",
    "standing_payer": "What place does {payer} take among those who gave to {payee}, by the sum",
    "standing_payee": "What place does {payee} take among those to whom {payer} gave, by the sum",
}


_PLURAL = {
    "contribution": "contributions",
    "in_kind": "gifts in kind",
    "earmark": "earmarked gifts",
    "transfer": "transfers",
    "refund": "refunds",
    "loan": "loans",
    "loan_repayment": "repayments of loans",
    "independent_expenditure": "independent expenditures",
    "electioneering": "electioneering communications",
    "coordinated": "coordinated expenditures",
    "operating": "operating expenditures",
    "ad_buy": "purchases of advertising",
    "other": "other payments",
}
#: The same sum of what is no gift.
_SPENDS, _SPENDS_WITH = "How much did {payer} spend", "How much did {payer} pay to {payee}"
_LENDS = "How much did {payer} lend to {payee}"


def _asks(question: Question) -> str:
    kinds = set(question.kinds)
    if question.measure == "sum" and kinds and kinds <= set(SPENDING):
        return _SPENDS_WITH if question.payees else _SPENDS
    return _LENDS if question.measure == "sum" and kinds == {Kind.LOAN} else _ASKS[question.measure]


def explain(question: Question, known: Mapping[str, str] | None = None) -> str:
    """The question in one English sentence. known: entity id → name.

    >>> explain(Question("sum", payees=("C1",), start=date(2019, 1, 1)), {"C1": "HARBOR FUND"})
    'How much did anyone give to HARBOR FUND (C1), net of refunds, from 2019-01-01 on?'
    """
    sentence = _asks(question).format(
        payer=_payers(question, known or {}),
        payee=_parties(question.payees, known or {}),
        amount="" if question.amount is None else show_dollars(question.amount),
    )
    kinds: tuple[str, ...] = ()
    if tuple(question.kinds) != GIFTS and question.kinds:
        listed = [_PLURAL.get(str(kind), str(kind).replace("_", " ")) for kind in question.kinds]
        kinds = (f"counting only {_and(listed)}",)
    parts = (sentence, *kinds, *_side(question, known or {}), *_days(question))
    filed = () if question.as_of is None else (f"by what had been filed by {question.as_of}",)
    return ", ".join((*parts, *filed)) + "?"


def _payers(question: Question, known: Mapping[str, str]) -> str:
    people = [f"people who state {name} as their employer" for name in question.employers]
    own = [_parties(question.payers, known)] if question.payers or not people else []
    return " or ".join((*own, *people))


def _and(words: list[str]) -> str:
    """Words in a list: "gifts, loans and refunds"."""
    return " and ".join((", ".join(words[:-1]), words[-1])) if len(words) > 1 else words[0]


def _parties(ids: tuple[str, ...], known: Mapping[str, str]) -> str:
    if not ids:
        return "anyone"
    # Ids of parties that have none of an agency's mean nothing to a reader.
    shown = [
        known.get(i, i) if i.startswith("p-") or i not in known else f"{known[i]} ({i})"
        for i in ids
    ]
    return " or ".join(dict.fromkeys(shown))


def _side(question: Question, known: Mapping[str, str]) -> tuple[str, ...]:
    if not question.target:
        return ()
    word = {"support": "for", "oppose": "against"}.get(
        question.support_oppose or "", "for or against"
    )
    return (f"{word} {_parties((question.target,), known)}",)


def _days(question: Question) -> tuple[str, ...]:
    if question.start and question.end:
        return (f"from {question.start} until before {question.end}",)
    if question.start:
        return (f"from {question.start} on",)
    return (f"before {question.end}",) if question.end else ()


# ---------------------------------------------------------------- to run again


def inlined(sql: str, params: Mapping[str, Any]) -> str:
    """The SQL with its values written in, for pasting into `itemized sql`.

    >>> inlined("SELECT $a, $b", {"a": "O'Neil", "b": date(2019, 1, 2)})
    "SELECT 'O''Neil', DATE '2019-01-02'"
    """
    return _PARAMETER.sub(lambda found: _literal(params[found.group(1)]), sql)


def _literal(value: object) -> str:
    if value is None:
        return "NULL"
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int | Decimal):
        return format(value, "f") if isinstance(value, Decimal) else str(value)
    if isinstance(value, date):
        return f"DATE '{value.isoformat()}'"
    text = str(value).replace("'", "''")
    return f"'{text}'"
