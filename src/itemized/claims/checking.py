"""Check: put every claim of an article to the ledger, and say what came of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from itemized import _discover
from itemized.claims._base import ClaimKind
from itemized.claims._check.alone import with_nobody_else
from itemized.claims._check.case import Case
from itemized.claims._check.credited import with_other_agency
from itemized.claims._check.evidence import check_evidence
from itemized.claims._check.giver_place import with_giver_place
from itemized.claims._check.implausible import with_implausible
from itemized.claims._check.named import named_enough, with_carried
from itemized.claims._check.namesakes import with_namesakes
from itemized.claims._check.others import with_readings
from itemized.claims._check.partly import taken_back, told_otherwise
from itemized.claims._check.question import inlined, twice
from itemized.claims._check.readings import TOTALS
from itemized.claims._check.terms import Exhibit
from itemized.claims._check.times import timed
from itemized.claims._check.told_parts import with_parts
from itemized.claims._check.unfigured import with_no_figure
from itemized.model import (
    NOTICE,
    Answer,
    Check,
    Claim,
    Coverage,
    Finding,
    Reading,
    Record,
    Verdict,
)
from itemized.model_filings import Stated

if TYPE_CHECKING:
    from itemized.ledger import Reader


def check(reading: Reading, reader: Reader | None, exhibits: tuple[Exhibit, ...] = ()) -> Check:
    """The finding on each claim of an article, in the order of its claims.

    Without a ledger nothing is settled by rows; what needs none (an agency that keeps no such
    records, a name that slips) is found all the same. exhibits: tables of the user's own, with
    which the article was read; only statements read with one are held against it.
    """
    case = Case.of(reading, reader)
    kinds = _kinds()
    findings = tuple(
        check_evidence(claim, exhibits)
        if exhibits and "evidence" in claim.extra
        else _found(claim, case, kinds.get(claim.kind))
        for claim in reading.claims
    )
    snapshot, day = (reader.snapshot, reader.day) if reader else (None, None)
    return Check(reading, findings, case.coverage, snapshot, day)


def _kinds() -> Mapping[str, ClaimKind]:
    modules = _discover.modules("itemized.claims").values()
    kinds = (getattr(module, "KIND", None) for module in modules)
    return {kind.name: kind for kind in kinds if isinstance(kind, ClaimKind)}


def _found(claim: Claim, case: Case, kind: ClaimKind | None) -> Finding:
    if kind is not None and kind.check is not None:
        finding = with_no_figure(named_enough(kind.check(claim, case)))
        finding = timed(told_otherwise(finding, case))
        finding = with_implausible(with_readings(taken_back(finding, case), case), case)
        finding = with_namesakes(_with_twice(_with_unsettled(finding, case), case), case)
        finding = with_giver_place(with_carried(finding), case)
        finding = with_nobody_else(with_parts(with_other_agency(finding, case), case), case)
        return _with_deadlines(finding, case)
    return Finding(claim, Verdict.OUT_OF_SCOPE, (_why_not(claim, kind),))


def _with_deadlines(finding: Finding, case: Case) -> Finding:
    """Where a report of those asked about was not due by the article's day, a sentence on it."""
    if case.reader is None or finding.then is None:
        return finding
    from itemized.entities.account import not_yet_due  # reading a text goes without the ledger

    asked = finding.then.question
    ids = asked.payers + asked.payees
    said = not_yet_due(case.reader, ids, asked.end, asked.as_of, any_pace=False)
    return replace(finding, because=(*finding.because, *said))


def _with_unsettled(finding: Finding, case: Case) -> Finding:
    """Where its rows may say the same money more than once, a sentence on it; no plain match."""
    if case.reader is None or not finding.records:
        return finding
    from itemized.entities.account import unsettled

    said = unsettled(case.reader, {r.entry_key.partition(":")[0] for r in finding.records})
    return _cautioned(finding, said) if said else finding


def _cautioned(finding: Finding, told: Sequence[str]) -> Finding:
    plain = finding.verdict is Verdict.MATCH
    return replace(
        finding,
        verdict=Verdict.MATCH_WITH_CAVEAT if plain else finding.verdict,
        because=(*finding.because, *told),
    )


#: Measures of all rows that are asked about.
_OF_ALL = ("sum", "count", "share")


def _with_twice(finding: Finding, case: Case) -> Finding:
    """Where the total it rests on may hold a payment twice, a sentence on it; no plain match."""
    basis = finding.by_then or finding.now
    if case.reader is None or basis is None or basis.question.measure not in _OF_ALL:
        return finding
    amount = basis.question.amount
    counted = [r for r in basis.records if r.counted]
    of_one = amount is not None and finding.claim.kind not in TOTALS
    alone = of_one and any(r.amount == amount for r in counted)
    if basis.n < 2 or alone:
        return finding  # one row holds no payment twice
    from itemized.entities.twice import said

    told = said(case.reader, twice(case.reader, basis.question))
    return _cautioned(finding, told) if told else finding


def _why_not(claim: Claim, kind: ClaimKind | None) -> str:
    """Why a claim is not put to the records."""
    if kind is not None and kind.about_money and kind.name != "other":
        return (
            f"This version does not look up claims of this kind ({kind.title.lower()}); that is not"
            " to say that filings hold nothing of it."
        )
    why = str(claim.extra.get("why") or "")
    return f"It is not put to records{f': {why}' if why else ''}."


# ---------------------------------------------------------------- as JSON


def to_json(checked: Check) -> dict[str, Any]:
    """The document of `check --json`: that of `claims --json`, each claim with its finding.

    Dates are ISO, amounts text.
    """
    # Looked up rather than imported: what reads a text and what checks it stay strangers.
    document = dict(_discover.modules("itemized.claims")["reading"].to_json(checked.reading))
    found = {finding.claim.id: finding_json(finding) for finding in checked.findings}
    # `also` is what else the text says, in the same form: out of scope, and said to be
    for part in ("claims", "also"):
        document[part] = [{**claim, **found[claim["id"]]} for claim in document.get(part, ())]
    loaded = [_plain(_named_as_in_show(coverage)) for coverage in checked.coverage]
    return {**document, "snapshot": checked.snapshot, "coverage": loaded, "notice": NOTICE}


def _named_as_in_show(coverage: Coverage) -> dict[str, Any]:
    """`from` is no name in Python; in every document it is."""
    return {"from" if name == "start" else name: value for name, value in vars(coverage).items()}


def finding_json(finding: Finding) -> dict[str, Any]:
    """What a finding adds to its claim in JSON.

    question, sql and params are those that the verdict rests on; each of the three answers has its
    own, with `paste`, the same SQL with its values written in, as has each total in `stated`.
    """
    basis = finding.asked
    return {
        "verdict": finding.verdict.value,
        "fields": {name: verdict.value for name, verdict in finding.fields.items()},
        "differs": list(finding.differs),
        "because": list(finding.because),
        "then": _answer(finding.then),
        "by_then": _answer(finding.by_then),
        "now": _answer(finding.now),
        "stated": [_stated(one, finding) for one in finding.stated],
        "question": basis.sentence if basis else None,
        "sql": basis.sql if basis else None,
        "params": _plain(basis.params) if basis else {},
        "records": [_record(record) for record in finding.records],
        "missing": list(finding.missing),
        "evidence": dict(finding.evidence) if finding.evidence else None,
        "readings": [_answer(answer) for answer in finding.readings],
    }


def _answer(answer: Answer | None) -> dict[str, Any] | None:
    if answer is None:
        return None
    return {
        "value": _plain(answer.value),
        "n": answer.n,
        "question": answer.sentence,
        "sql": answer.sql,
        "params": _plain(answer.params),
        "paste": inlined(answer.sql, answer.params),
    }


def _stated(one: Stated, finding: Finding) -> dict[str, Any]:
    wanted = "source period filer_id name what"
    return {
        **{name: getattr(one, name) for name in wanted.split()},
        "from": _plain(one.start),
        "through": _plain(one.through),
        "stated": _plain(one.stated),
        **{name: getattr(one, name) for name in ("read_from", "read_as", "read_at")},
        "rests": one in finding.rests_on,
        "question": one.sentence,
        "sql": one.sql,
        "params": _plain(one.params),
        "paste": inlined(one.sql, one.params),
    }


def _record(record: Record) -> dict[str, Any]:
    wanted = (
        "entry_key payer payer_id payee payee_id amount date filed filed_basis counted why_not"
        " type_code memo_text url ref"
    )
    return {name: _plain(getattr(record, name)) for name in wanted.split()}


def _plain(value: Any) -> Any:
    if isinstance(value, Decimal | date):
        return str(value)
    if isinstance(value, Mapping):
        return {key: _plain(each) for key, each in value.items()}
    return value
