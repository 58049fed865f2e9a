"""Answers as JSON values: amounts as strings with two decimals, dates in ISO form."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from itemized.export._base import FetchReport
from itemized.model import (
    NOTICE,
    Coverage,
    Loaded,
    Match,
    Record,
    Shown,
    Status,
    Table,
    Totals,
)
from itemized.model_filings import Change, Reconciliation, ShownFiling, StatedLine, Verified
from itemized.model_loads import LoadReport
from itemized.money import CENT
from itemized.trace import Class, Hop, Route, Stands, Traced

if TYPE_CHECKING:
    from itemized.ledger.decisions import Decision


def fetch_document(report: FetchReport) -> dict[str, Any]:
    """The files of a fetch and what was done for each, what is not published, how to load it."""
    return {
        "files": [
            {
                "path": f.path.as_posix(),
                "url": f.url,
                "size": f.size,
                "sha256": f.sha256,
                "retrieved": f.retrieved,
                "already": f.already,
                "how": f.how,
            }
            for f in report.files
        ],
        "absent": list(report.absent),
        "load": list(report.load),
    }


def load_document(report: LoadReport) -> dict[str, Any]:
    """What `load` did, file by file."""
    return {
        "loads": [_load(load) for load in report.loads],
        "snapshot": report.snapshot,
        "passed_over": [asdict(one) for one in report.passed_over],
    }


def status_document(status: Status) -> dict[str, Any]:
    """What is loaded, and how it stands beside the filers' own totals."""
    return {
        "snapshot": status.snapshot,
        "coverage": [_coverage(c) for c in status.coverage],
        "never": [{"source": source, "what": what} for source, what in status.never],
        "not_loaded": list(status.absent),
        "caveats": list(status.caveats),
        "loads": [_load(load) for load in status.loads],
        "reconciled": {
            "compared": status.compared,
            "agreeing": status.agreeing,
            "largest_gaps": [
                {
                    "source": r.source,
                    "period": r.period,
                    "filer_id": r.filer_id,
                    "name": r.name,
                    "what": r.what,
                    "itemized": _dollars(r.itemized),
                    "stated": _dollars(r.stated),
                    "gap": _dollars(r.gap),
                    "through": _day(r.through),
                }
                for r in status.reconciled
            ],
        },
    }


def verify_document(found: Verified) -> dict[str, Any]:
    """Whether every byte of the ledger is as it was written."""
    return asdict(found)


def find_document(matches: Iterable[Match], caveats: Iterable[str] = ()) -> dict[str, Any]:
    """Who could be meant, best first."""
    said = list(caveats)
    return {"matches": [_match(match) for match in matches], "caveats": said, "notice": NOTICE}


def show_document(shown: Shown) -> dict[str, Any]:
    """What was given, received and spent, and what the totals leave out."""
    entities = [_match(entity) for entity in shown.entities]
    return {
        "entity": entities[0] if entities else None,
        "entities": entities,
        "given": _totals(shown.given, "by_recipient"),
        "received": _totals(shown.received, "by_donor"),
        "spent": _totals(shown.spent, "by_recipient"),
        "left_out": [
            {"why_not": why, "n": n, "total": _dollars(total)} for why, n, total in shown.left_out
        ],
        "spellings": [json_value(spelling) for spelling in shown.spellings],
        "related": [json_value(r) for r in shown.related],
        "records": [_record(record) for record in shown.records],
        "as_of": _day(shown.as_of),
        "unitemized": {"total": _dollars(shown.unitemized[0]), "reports": shown.unitemized[1]},
        "coverage": [_coverage(c) for c in shown.coverage],
        "caveats": list(shown.caveats),
        "notice": NOTICE,
    }


def decisions_document(decisions: Iterable[Decision]) -> dict[str, Any]:
    """What people decided on who is who, in order."""
    return {
        "decisions": [
            {
                "number": d.number,
                "day": _day(d.day),
                "decision": d.verb,
                "a": json_value(asdict(d.a)) if d.undoes is None else None,
                "b": json_value(asdict(d.b)) if d.undoes is None else None,
                "undoes": d.undoes,
                "because": d.because,
                "holds": d.holds,
            }
            for d in decisions
        ]
    }


def filing_document(shown: ShownFiling) -> dict[str, Any]:
    """A filing: what it states, line by line, and its difference to the one whose place it took."""
    change = shown.difference
    return {
        "filing": json_value({k: v for k, v in shown.filing.items() if k != "system"}),
        "lines": [_stated(line) for line in shown.lines],
        "rows": [
            {"schedule": schedule, "line": line, "n": n, "total": _dollars(total)}
            for schedule, line, n, total in shown.schedules
        ],
        "difference": None
        if change is None
        else {
            "amends": change.amends,
            "added": change.added,
            "taken_away": change.taken_away,
            "changed": change.changed,
            "rows": [_change(row) for row in change.rows],
        },
        "caveats": list(shown.caveats),
        "notice": NOTICE,
    }


def trace_document(traced: Traced) -> dict[str, Any]:
    """Routes of money, each hop with its records; `together` is over all of them."""
    wanted = traced.wanted
    together = traced.together
    return {
        "routes": [_route(route) for route in traced.routes],
        "from": [_match(match) for match in traced.start],
        "to": [_match(match) for match in traced.finish],
        "together": together
        and {"at_most": _dollars(together[0]), "at_least": _maybe(together[1])},
        "hops": wanted.hops,
        "as_of": _day(wanted.as_of),
        "complete": traced.complete,
        "caveats": list(traced.caveats),
        "notice": NOTICE,
    }


def reconcile_document(found: Reconciliation) -> dict[str, Any]:
    """Filings beside their own summary pages, and every line with a gap."""
    return {
        "filings": found.filings,
        "to_the_cent": found.exact,
        "gaps": [_stated(gap) for gap in found.gaps],
    }


def behind_document(stands: Stands) -> dict[str, Any]:
    """Who stands behind an account, and the share that ends in the undisclosed."""
    return {
        "behind": [_match(match) for match in stands.account],
        "total": _dollars(stands.total),
        "unitemized": _maybe(stands.unitemized),
        "undisclosed": _class(stands, stands.undisclosed),
        "classes": [_class(stands, each) for each in stands.classes],
        "givers": [
            {
                "entity_id": giver.entity_id,
                "name": giver.name,
                "kind": giver.kind,
                "at_most": _dollars(giver.at_most),
                "hops": giver.hops,
            }
            for giver in stands.givers
        ],
        "as_of": _day(stands.wanted.as_of),
        "caveats": list(stands.caveats),
        "notice": NOTICE,
    }


def table_document(table: Table) -> dict[str, Any]:
    """What a query of the user's own gave."""
    return {
        "columns": list(table.columns),
        "rows": [[json_value(value) for value in row] for row in table.rows],
    }


def json_value(value: Any) -> Any:
    """Any value as JSON has it; what JSON has no form for becomes text."""
    if value is None or isinstance(value, (bool, int)):
        return value
    if isinstance(value, float):
        # NaN and infinity are no JSON.
        return value if value - value == 0 else str(value)
    if isinstance(value, date):  # a datetime is one too
        return value.isoformat()
    if isinstance(value, bytes):
        return value.hex()
    if isinstance(value, Mapping):
        return {str(key): json_value(item) for key, item in value.items()}
    if isinstance(value, (list, tuple, set, frozenset)):
        return [json_value(item) for item in value]
    return str(value)


def _stated(line: StatedLine) -> dict[str, Any]:
    return {
        "filing_key": line.filing_key,
        "filer_id": line.filer_id,
        "filer": line.filer,
        "form": line.form,
        "line": line.line,
        "what": line.what,
        "stated": _dollars(line.stated),
        "itemized": _dollars(line.itemized),
        "rows": line.rows,
        "itemized_in_full": line.whole,
        "gap": _dollars(line.gap),
    }


def _change(row: Change) -> dict[str, Any]:
    before, after = row.amount_before, row.amount_after
    return {
        "change": row.change,
        "transaction": row.transaction,
        "schedule": row.schedule,
        "line": row.line,
        "name": row.name,
        "amount_before": None if before is None else _dollars(before),
        "amount_after": None if after is None else _dollars(after),
        "date_before": _day(row.date_before),
        "date_after": _day(row.date_after),
        "fields": {name: {"before": old, "after": new} for name, (old, new) in row.fields.items()},
    }


def _dollars(value: Decimal) -> str:
    return str(value.quantize(CENT))


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _load(load: Loaded) -> dict[str, Any]:
    codes = [{"column": column, "code": code, "rows": n} for column, code, n in load.unknown]
    told = {name: value for name, value in vars(load).items() if name != "unknown"}
    return {**told, "seconds": round(load.seconds, 3), "unknown_codes": codes}


def _coverage(coverage: Coverage) -> dict[str, Any]:
    return {
        "source": coverage.source,
        "table": coverage.table,
        "scope": coverage.scope,
        "from": _day(coverage.start),
        "through": _day(coverage.through),
        "file": coverage.file,
        "sha256": coverage.sha256,
        "retrieved": _day(coverage.retrieved),
        "rows": coverage.rows,
    }


def _match(match: Match) -> dict[str, Any]:
    return {
        "entity_id": match.entity_id,
        "name": match.name,
        "kind": match.kind,
        "place": match.place,
        "from": _day(match.first),
        "to": _day(match.last),
        "given": _dollars(match.given),
        "received": _dollars(match.received),
        "match": {"tier": match.tier, "because": match.because},
        "spellings": list(match.spellings),
    }


def _totals(totals: Totals, counterpart: str) -> dict[str, Any]:
    return {
        "total": _dollars(totals.total),
        "n": totals.n,
        "by_year": [
            {"year": year, "total": _dollars(total), "n": n} for year, total, n in totals.by_year
        ],
        counterpart: [
            {"entity_id": entity_id, "name": name, "total": _dollars(total), "n": n}
            for entity_id, name, total, n in totals.by_counterpart
        ],
    }


def _record(record: Record) -> dict[str, Any]:
    return {
        "entry_key": record.entry_key,
        "payer": record.payer,
        "payee": record.payee,
        "amount": _dollars(record.amount),
        "date": _day(record.date),
        "filed": _day(record.filed),
        "filed_basis": record.filed_basis,
        "counted": record.counted,
        "why_not": record.why_not,
        "url": record.url,
    }


def _maybe(value: Decimal | None) -> str | None:
    return None if value is None else _dollars(value)


def _class(stands: Stands, found: Class) -> dict[str, Any]:
    return {
        "class": found.name,
        "direct": _dollars(found.direct),
        "at_least": _maybe(found.at_least),
        "at_most": _dollars(found.at_most),
        "share_at_least": None if found.at_least is None else str(stands.share(found.at_least)),
        "share_at_most": str(stands.share(found.at_most)),
    }


def _route(route: Route) -> dict[str, Any]:
    return {
        "hops": [_hop(hop) for hop in route.hops],
        "at_most": _dollars(route.at_most),
        "at_least": _maybe(route.at_least),
        "why_no_least": route.why or None,
        "returns": route.returns,
    }


def _hop(hop: Hop) -> dict[str, Any]:
    split = hop.split and {"n": hop.split[0], "total": _dollars(hop.split[1])}
    return {
        "payer": hop.payer,
        "payer_id": hop.payer_id,
        "payee": hop.payee,
        "payee_id": hop.payee_id,
        "kind": hop.kind,
        "kinds": [{"kind": k, "n": n, "total": _dollars(t)} for k, n, t in hop.kinds],
        "support_oppose": hop.side,
        "n": hop.n,
        "total": _dollars(hop.total),
        "first": _day(hop.first),
        "last": _day(hop.last),
        "conduits": [
            {"entity_id": i, "name": name, "n": n, "total": _dollars(total)}
            for i, name, n, total in hop.conduits
        ],
        "split": split or None,
        "records": [_record(record) for record in hop.records],
    }
