"""Answers as JSON values: amounts as strings with two decimals, dates in ISO form."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from itemized.export._base import FetchReport, days_of
from itemized.export._json import day, dollars, json_value, maybe
from itemized.model import (
    NOTICE,
    Coverage,
    Match,
    Record,
    Shown,
    Status,
    Table,
    Totals,
)
from itemized.model_files import Loaded
from itemized.model_filings import Verified
from itemized.model_loads import LoadReport
from itemized.trace import Class, Hop, Route, Stands, Traced, Wanted

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
        "replaced": [{"file": file, "of": old} for file, old in report.replaced],
    }


def status_document(status: Status) -> dict[str, Any]:
    """What is loaded, and how it stands beside the filers' own totals."""
    return {
        "snapshot": status.snapshot,
        "coverage": [_coverage_dated(c) for c in status.coverage],
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
                    "itemized": dollars(r.itemized),
                    "stated": dollars(r.stated),
                    "gap": dollars(r.gap),
                    "through": day(r.through),
                }
                for r in status.reconciled
            ],
        },
        "as_of": day(status.as_of),
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
        **{side: {"total": dollars(total), "n": n} for side, n, total in shown.besides},
        "left_out": [
            {"why_not": why, "n": n, "total": dollars(total)} for why, n, total in shown.left_out
        ],
        "spellings": [json_value(spelling) for spelling in shown.spellings],
        "related": [json_value(r) for r in shown.related],
        "records": [_record(record) for record in shown.records],
        "as_of": day(shown.as_of),
        "unitemized": {"total": dollars(shown.unitemized[0]), "reports": shown.unitemized[1]},
        "perhaps_twice": [json_value(asdict(each)) for each in shown.twice],
        "documents": [json_value(each) for each in shown.documents],
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
                "day": day(d.day),
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


def trace_document(traced: Traced) -> dict[str, Any]:
    """Routes of money, each hop with its records; `together` is over all that end alike, and
    `asked` what narrows them (start and end half-open; nothing where nothing does)."""
    wanted = traced.wanted
    return {
        "routes": [_route(route) for route in traced.routes],
        "from": [_match(match) for match in traced.start],
        "to": [_match(match) for match in traced.finish],
        "together": [
            {
                "side": t.side,
                "routes": t.n,
                "at_most": dollars(t.at_most),
                "at_least": maybe(t.at_least),
            }
            for t in traced.together
        ],
        "hops": wanted.hops,
        "asked": _asked(wanted),
        "as_of": day(wanted.as_of),
        "complete": traced.complete,
        "routes_left_out": [vars(each) for each in traced.cut],
        "caveats": list(traced.caveats),
        "notice": NOTICE,
    }


def _asked(wanted: Wanted) -> dict[str, Any]:
    return {
        "kinds": list(wanted.kinds),
        "start": day(wanted.start),
        "end": day(wanted.end),
        "least": maybe(wanted.least or None),
        "systems": list(wanted.sources),
    }


def behind_document(stands: Stands) -> dict[str, Any]:
    """Who stands behind an account, and the share that ends in the undisclosed; `records` are the
    largest rows of what it received. What a giver stands for is what a trace from it to the account
    says of all routes together, with the same hops and narrowed by the same."""
    return {
        "behind": [_match(match) for match in stands.account],
        "total": dollars(stands.total),
        "unitemized": maybe(stands.unitemized),
        "stated": _stated(stands),
        "undisclosed": _class(stands, stands.undisclosed),
        "classes": [_class(stands, each) for each in stands.classes],
        "givers": [
            {
                "entity_id": giver.entity_id,
                "name": giver.name,
                "kind": giver.kind,
                "at_most": dollars(giver.at_most),
                "hops": giver.hops,
                "routes": giver.routes,
            }
            for giver in stands.givers
        ],
        "records": [_record(record) for record in stands.records],
        "hops": stands.wanted.hops,
        "asked": _asked(stands.wanted),
        "as_of": day(stands.wanted.as_of),
        "caveats": list(stands.caveats),
        "notice": NOTICE,
    }


def _stated(stands: Stands) -> dict[str, Any] | None:
    if stands.stated is None:
        return None
    total, first, last = stands.stated
    return {"total": dollars(total), "from": day(first), "through": day(last)}


def table_document(table: Table) -> dict[str, Any]:
    """What a query of the user's own gave."""
    return {
        "columns": list(table.columns),
        "rows": [[json_value(value) for value in row] for row in table.rows],
    }


def _load(load: Loaded) -> dict[str, Any]:
    codes = [{"column": column, "code": code, "rows": n} for column, code, n in load.unknown]
    told = {name: value for name, value in vars(load).items() if name != "unknown"}
    return {**told, "seconds": round(load.seconds, 3), "unknown_codes": codes}


def _coverage_dated(coverage: Coverage) -> dict[str, Any]:
    first, last = days_of(coverage)
    return {**_coverage(coverage), "dated_from": day(first), "dated_through": day(last)}


def _coverage(coverage: Coverage) -> dict[str, Any]:
    return {
        "source": coverage.source,
        "table": coverage.table,
        "scope": coverage.scope,
        "from": day(coverage.start),
        "through": day(coverage.through),
        "file": coverage.file,
        "sha256": coverage.sha256,
        "retrieved": day(coverage.retrieved),
        "rows": coverage.rows,
    }


def _match(match: Match) -> dict[str, Any]:
    return {
        "entity_id": match.entity_id,
        "name": match.name,
        "kind": match.kind,
        "place": match.place,
        "from": day(match.first),
        "to": day(match.last),
        "given": dollars(match.given),
        "received": dollars(match.received),
        "match": {"tier": match.tier, "because": match.because},
        "spellings": list(match.spellings),
    }


def _totals(totals: Totals, counterpart: str) -> dict[str, Any]:
    return {
        "total": dollars(totals.total),
        "n": totals.n,
        "by_year": [
            {"year": year, "total": dollars(total), "n": n} for year, total, n in totals.by_year
        ],
        counterpart: [
            {"entity_id": entity_id or None, "name": name, "total": dollars(total), "n": n}
            for entity_id, name, total, n in totals.by_counterpart
        ],
        **_others(totals),
    }


def _others(totals: Totals) -> dict[str, Any]:
    """What the counterparts come to that are not listed, where some are not."""
    parties, total, n = totals.others
    return {"others": {"parties": parties, "total": dollars(total), "n": n}} if parties else {}


def _record(record: Record) -> dict[str, Any]:
    return {
        "entry_key": record.entry_key,
        "payer": record.payer,
        "payee": record.payee,
        "amount": dollars(record.amount),
        "date": day(record.date),
        "filed": day(record.filed),
        "filed_basis": record.filed_basis,
        "counted": record.counted,
        "why_not": record.why_not,
        "url": record.url,
    }


def _class(stands: Stands, found: Class) -> dict[str, Any]:
    return {
        "class": found.name,
        "direct": dollars(found.direct),
        "at_least": maybe(found.at_least),
        "at_most": dollars(found.at_most),
        "share_at_least": None if found.at_least is None else str(stands.share(found.at_least)),
        "share_at_most": str(stands.share(found.at_most)),
    }


def _route(route: Route) -> dict[str, Any]:
    return {
        "hops": [_hop(hop) for hop in route.hops],
        "at_most": dollars(route.at_most),
        "at_least": maybe(route.at_least),
        "why_no_least": route.why or None,
        "returns": route.returns,
    }


def _hop(hop: Hop) -> dict[str, Any]:
    split = hop.split and {
        "of": hop.split_of,
        "n": hop.split[0],
        "total": dollars(hop.split[1]),
        "unnamed": hop.split_unnamed,
    }
    return {
        "payer": hop.payer,
        "payer_id": hop.payer_id,
        "payee": hop.payee,
        "payee_id": hop.payee_id,
        "payer_ids": list(hop.payer_ids or (hop.payer_id,)),
        "payee_ids": list(hop.payee_ids or (hop.payee_id,)),
        "kind": hop.kind,
        "kinds": [{"kind": k, "n": n, "total": dollars(t)} for k, n, t in hop.kinds],
        "support_oppose": hop.side,
        "n": hop.n,
        "total": dollars(hop.total),
        "at_most": dollars(hop.at_most),
        "first": day(hop.first),
        "last": day(hop.last),
        "conduits": [
            {"entity_id": i, "name": name, "n": n, "total": dollars(total)}
            for i, name, n, total in hop.conduits
        ],
        "split": split or None,
        "records": [_record(record) for record in hop.records],
        "records_left_out": hop.n - len(hop.records),
    }
