"""Statements held against a table that the user brought: marked as such, and never as a filing.

What was read of the text stands in the claim (`said`); here it becomes a query over that table,
its values bound, and a verdict. The words that nobody understood may narrow the rows that the text
means, so that with them a smaller number is no difference.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any

from itemized.claims._check.amounts import compare
from itemized.claims._check.case import Answers, Draft
from itemized.claims._check.question import template
from itemized.claims._check.terms import Exhibit
from itemized.model import Amount, Answer, Claim, Finding, Period, Question, Verdict
from itemized.money import show_dollars

_AGREES = (Verdict.MATCH, Verdict.MATCH_WITH_CAVEAT)
_ASKS = {
    "count": "How many rows are there{where}{days}?",
    "sum": "What do the rows{where} come to, by {column}{days}?",
    "share": "Of the rows{where}{days}, what percent have {part}?",
    "exists": "Is there any row{where}{days}?",
}


def check_evidence(claim: Claim, exhibits: tuple[Exhibit, ...]) -> Finding:
    """The finding on a statement by the user's table that it was read with."""
    asked: Mapping[str, Any] = claim.extra["evidence"]
    exhibit = exhibits[int(asked["exhibit"])]
    draft = Draft(claim)
    draft.say(_whose(exhibit))
    answer = _answer(asked, claim, exhibit)
    draft.answers = Answers(None, None, answer)
    finding = _weighed(draft, asked, answer, exhibit)
    return _marked(finding, exhibit)


def _whose(exhibit: Exhibit) -> str:
    rows = _rows(len(exhibit.held.rows))
    return (
        f"By the user's own evidence, “{exhibit.terms.title}” ({exhibit.file}, {rows}), and by no"
        " filing."
    )


def _rows(n: int) -> str:
    return f"{n:,} row{'' if n == 1 else 's'}"


def _marked(finding: Finding, exhibit: Exhibit) -> Finding:
    return replace(finding, evidence=exhibit.evidence)


# ---------------------------------------------------------------- asking


def _answer(asked: Mapping[str, Any], claim: Claim, exhibit: Exhibit) -> Answer:
    measure = str(asked["measure"])
    base, values = _conditions(asked["where"], claim.period, exhibit, "is")
    part, more = _conditions(asked["part"], None, exhibit, "has")
    counting = measure == "count" and bool(asked["part"])
    where = [*base, *part] if counting else base
    sql = (
        template(f"evidence_{measure}")
        .replace("{where}", "\n  AND ".join(where) or "TRUE")
        .replace("{part}", " AND ".join(part) or "TRUE")
        .replace("{column}", _identifier(str(asked["column"])))
    )
    params = values | (more if counting or measure == "share" else {})
    with exhibit.reader() as reader:
        value, n = reader.rows(sql, params)[0]
    return Answer(Question(measure), _sentence(asked, claim.period), sql, params, value, n)


def _conditions(
    wanted: Mapping[str, Any], period: Period | None, exhibit: Exhibit, prefix: str
) -> tuple[list[str], dict[str, Any]]:
    clauses: list[str] = []
    values: dict[str, Any] = {}
    for i, (column, each) in enumerate(wanted.items(), start=1):
        bound = {f"{prefix}_{i}_{j}": str(value) for j, value in enumerate(each, start=1)}
        listed = ", ".join(f"${name}" for name in bound)
        clauses.append(f"upper({_identifier(column)}) IN ({listed})")
        values |= bound
    date = exhibit.terms.date
    if period is not None and date:
        for name, sign, day in (("start", ">=", period.start), ("end", "<", period.end)):
            if day is not None:
                clauses.append(f"{_identifier(date)} {sign} ${name}")
                values[name] = day
    return clauses, values


def _identifier(name: str) -> str:
    """A column of the user's description; nothing of an article comes here."""
    return '"' + name.replace('"', '""') + '"'


def _sentence(asked: Mapping[str, Any], period: Period | None) -> str:
    part, where = _listed(asked["part"]), _listed(asked["where"])
    if asked["measure"] != "share":
        where = " and ".join(filter(None, (where, part)))
    days = ""
    if period is not None:
        days = f" from {period.start}" if period.start else ""
        days += f" until before {period.end}" if period.end else ""
    return _ASKS[str(asked["measure"])].format(
        where=f" with {where}" if where else "", days=days, part=part, column=asked["column"]
    )


def _listed(wanted: Mapping[str, Any]) -> str:
    return " and ".join(f"{column} = {' or '.join(each)}" for column, each in wanted.items())


# ---------------------------------------------------------------- weighing


def _weighed(draft: Draft, asked: Mapping[str, Any], answer: Answer, exhibit: Exhibit) -> Finding:
    said = draft.claim.amounts[0]
    unknown = [word for word in asked["not_understood"] if word]
    if "" in asked["not_understood"]:
        draft.say("What the text says by its number of which rows was not understood.")
        return draft.done(Verdict.NOT_CHECKABLE)
    undated = _undated(answer, draft.claim, exhibit)
    if answer.value is None or not exhibit.held.rows:
        draft.say("The table has no row to count of.")
        return draft.done(Verdict.NOT_CHECKABLE)
    value = Decimal(str(answer.value))
    if asked["all_but"]:
        value = _every(asked, draft.claim, exhibit).n - value
    draft.say(_told(asked, said, value, answer.n))
    verdict = compare(said, value).verdict
    if asked["whole"] is not None and verdict in _AGREES:
        verdict = _of_whole(draft, asked, exhibit)
    narrower = unknown and said.value < value and asked["measure"] != "share"
    open_ = narrower or (unknown and asked["measure"] == "share")
    if unknown:
        listed = ", ".join(f"“{word}”" for word in dict.fromkeys(unknown))
        draft.say(f"No column speaks of {listed}, so that it was not looked at.")
    if undated:
        draft.say(undated)
    if verdict is Verdict.DIFFERS and (open_ or undated):
        return draft.done(Verdict.NOT_CHECKABLE)
    if verdict is Verdict.MATCH and (unknown or undated):
        verdict = Verdict.MATCH_WITH_CAVEAT
    field = "amount" if asked["measure"] == "sum" else asked["measure"]
    draft.fields["count" if field == "exists" else field] = verdict
    return draft.done(verdict)


def _told(asked: Mapping[str, Any], said: Amount, value: Decimal, n: int) -> str:
    if asked["measure"] == "sum":
        return f"The text says {said.text}, the table {show_dollars(value)} in {_rows(n)}."
    if asked["measure"] == "share":
        return f"The text says {said.text}, the table {value.normalize():f} % of {_rows(n)}."
    if asked["measure"] == "exists":
        return f"The text says there is none, the table has {n:,}."
    if asked["all_but"]:
        return f"The text says {said.text}, the table has {value.normalize():f} that are not so."
    if asked["whole"] is not None:
        return f"Of those that are so the text says {said.text}, the table {n:,}."
    return f"The text says {said.text}, the table {n:,}."


def _every(asked: Mapping[str, Any], claim: Claim, exhibit: Exhibit) -> Answer:
    """How many rows there are of which a part is told."""
    return _answer({**asked, "part": {}, "measure": "count"}, claim, exhibit)


def _of_whole(draft: Draft, asked: Mapping[str, Any], exhibit: Exhibit) -> Verdict:
    """Whether the whole that the text gives is right as well: "34 of 36"."""
    answer = _every(asked, draft.claim, exhibit)
    whole = int(asked["whole"])
    draft.say(f"Of all of them the text says {whole:,}, the table {answer.n:,}.")
    return Verdict.MATCH if answer.n == whole else Verdict.DIFFERS


def _undated(answer: Answer, claim: Claim, exhibit: Exhibit) -> str:
    """That rows without a day were left out of a count of some days."""
    date = exhibit.terms.date
    if date is None or claim.period is None:
        return ""
    place = [name for name, _ in exhibit.held.columns].index(date)
    n = sum(row[place] is None for row in exhibit.held.rows)
    return f"{n:,} rows of the table have no day, and are not in it." if n else ""
