"""What every JSON document and file of ours holds, as JSON Schema: the one place that says so.

The API's description tells its answers by the same parts; `itemized schema` prints a document's.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from itemized.errors import NotFoundError
from itemized.export import _schemas as of
from itemized.export._claim_schemas import ARTICLE, CLAIMS, FINDINGS, LOADED
from itemized.export._schemas import (
    DAY,
    DOLLARS,
    NUMBER,
    TEXT,
    TEXTS,
    TRUTH,
    holds,
    mapping,
    maybe,
    several,
    texts,
    told,
)

Schema = dict[str, Any]
_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_SAID: Mapping[str, Schema] = {"caveats": TEXTS, "notice": TEXT}
_ANY: Schema = told({}, "A value of a table: text, number, true or false, a list or null.")
_FROZEN: Schema = told({}, "A value as the bundle's format tells it (docs/export/bundle.md).")
_CELLS = several(several(_ANY))
_LOADED_FILE = holds(
    **texts("source publisher table file sha256"),
    retrieved=maybe(DAY),
    from_=maybe(DAY),
    through=maybe(DAY),
    rows=NUMBER,
)
_CLASS = holds(
    class_=TEXT,
    direct=DOLLARS,
    at_least=maybe(DOLLARS),
    at_most=DOLLARS,
    **texts("share_at_most", empty="share_at_least"),
)
_BEHIND = holds(
    **texts("entity_id name", empty="kind"), at_most=DOLLARS, hops=NUMBER, routes=NUMBER
)
_SIDE = maybe(holds(**texts("", empty="name kind city state zip employer occupation id")))
_DECISION: Mapping[str, Schema] = {
    "number": NUMBER,
    "day": DAY,
    **texts("decision because"),
    "a": _SIDE,
    "b": _SIDE,
    "undoes": maybe(NUMBER),
    "holds": TRUTH,
}
_ITEM: Mapping[str, Schema] = {
    **texts("key", empty="payer payee why_not url"),
    "date": maybe(DAY),
    "amount": maybe(DOLLARS),
    "counted": maybe(TRUTH),
    "filed": maybe(DAY),
}
_LOOK = holds(snapshot=TEXT, day=DAY)
_SUM = {
    "n": NUMBER,
    "total": maybe(DOLLARS),
    "sums": several(holds(side=TEXT, n=NUMBER, total=DOLLARS)),
    "rows_left_out": NUMBER,
}
_LOT = holds(**_SUM, rows=several(holds(**_ITEM)))
_CHANGED = holds(**_SUM, rows=several(holds(**_ITEM, before=holds(**_ITEM))))
_TABLE: Mapping[str, Schema] = {
    "columns": several(holds(**texts("name type"))),
    "rows": _CELLS,
}
_FILED = holds(path=TEXT, bytes=NUMBER, sha256=TEXT, rows=maybe(NUMBER))
_FIELD = holds(
    perhaps={"format": TEXT, "trueValues": TEXTS, "falseValues": TEXTS},
    **texts("name type description"),
)
_RESOURCE = holds(
    **texts("profile name title path format mediatype encoding hash"),
    bytes=NUMBER,
    dialect=holds(**texts("delimiter quoteChar"), doubleQuote=TRUTH, header=TRUTH),
    schema=holds(fields=several(_FIELD), missingValues=TEXTS),
)
_WORK = holds(
    perhaps=dict.fromkeys(("headline", "url", "datePublished", "identifier"), TEXT),
    **{"@type": TEXT},
)
_REVIEW = holds(
    perhaps={"isBasedOn": TEXTS},
    **{"@context": TEXT, "@type": TEXT},
    **texts("claimReviewed reviewBody conditionsOfAccess"),
    itemReviewed=holds(perhaps={"datePublished": TEXT}, **{"@type": TEXT}, appearance=_WORK),
    reviewRating=holds(**{"@type": TEXT}, alternateName=TEXT),
)
_SHOWN: Mapping[str, Schema] = {
    "entity": of.MATCH,
    "entities": several(of.MATCH),
    **of.ACCOUNT,
    "spellings": several(of.SPELLING),
    "related": several(of.RELATED),
    "perhaps_twice": several(of.TWICE),
    "documents": several(of.DOCUMENT),
    "records": several(of.RECORD),
    "coverage": several(of.COVERAGE),
    "as_of": maybe(DAY),
    **_SAID,
}
_CHECKED: Mapping[str, Schema] = {
    "article": ARTICLE,
    "claims": FINDINGS,
    "also": FINDINGS,
    "snapshot": maybe(TEXT),
    "coverage": LOADED,
    "notice": TEXT,
}
#: The parts of each document that is an object, by the name of the document.
PARTS: Mapping[str, Mapping[str, Schema]] = {
    "fetch": {
        "files": several(
            holds(**texts("path url sha256 retrieved how"), size=NUMBER, already=TRUTH)
        ),
        "absent": TEXTS,
        "load": TEXTS,
    },
    "load": {
        "loads": several(of.LOAD),
        "snapshot": TEXT,
        "passed_over": several(holds(**texts("file why"))),
        "replaced": several(holds(**texts("file of"))),
    },
    "status": {
        "snapshot": TEXT,
        "coverage": several(of.COVERAGE_DATED),
        "loads": several(of.LOAD),
        "reconciled": of.RECONCILED,
        "never": several(holds(**texts("source what"))),
        "not_loaded": TEXTS,
        "caveats": TEXTS,
        "as_of": maybe(DAY),
    },
    "reconcile": {"filings": NUMBER, "to_the_cent": NUMBER, "gaps": several(of.LINE)},
    "verify": {
        **texts("snapshot content"),
        "files": NUMBER,
        "bytes": NUMBER,
        "damaged": several(holds(**texts("file what way_out"))),
    },
    "find": {"matches": several(of.MATCH), **_SAID},
    "show": _SHOWN,
    "filing": {
        "filing": of.FILING,
        "lines": several(of.LINE),
        "rows": several(of.SCHEDULE),
        "difference": of.DIFFERENCE,
        "as_of": maybe(DAY),
        **_SAID,
    },
    "trace": {
        "routes": several(of.ROUTE),
        "from": several(of.MATCH),
        "to": several(of.MATCH),
        "together": of.TOGETHER,
        "hops": NUMBER,
        "asked": of.NARROWED,
        "complete": TRUTH,
        "routes_left_out": of.told(
            several(holds(hops=NUMBER, shown=NUMBER, of=maybe(NUMBER))),
            "Of which numbers of hops only the largest routes are shown; `of` how many, null where"
            " that was not counted, and is more.",
        ),
        "as_of": maybe(DAY),
        **_SAID,
    },
    "behind": {
        "behind": several(of.MATCH),
        "total": DOLLARS,
        "unitemized": maybe(DOLLARS),
        "stated": maybe(holds(total=DOLLARS, from_=DAY, through=DAY)),
        "undisclosed": _CLASS,
        "classes": several(_CLASS),
        "givers": several(_BEHIND),
        "records": several(of.RECORD),
        "hops": NUMBER,
        "asked": of.NARROWED,
        "as_of": maybe(DAY),
        **_SAID,
    },
    "claims": {"article": ARTICLE, "claims": CLAIMS, "also": CLAIMS},
    "check": _CHECKED,
    "decisions": {"decisions": several(holds(**_DECISION))},
    "decision": _DECISION,
    "sql": {"columns": TEXTS, "rows": _CELLS},
    "watch": {
        "watches": several(
            holds(
                **texts("title kind"),
                new=TRUTH,
                since=maybe(_LOOK),
                until=_LOOK,
                rows=NUMBER,
                added=_LOT,
                changed=_CHANGED,
                gone=_LOT,
                caveats=TEXTS,
            )
        ),
        **texts("snapshot content_sha256 notice"),
    },
    "entry": of.ROW["properties"],
    "manifest": {
        "files": several(_FILED),
        "question": TEXT,
        "as_of": maybe(DAY),
        "asked_on": DAY,
        **texts("snapshot content_sha256 itemized notice"),
        "loaded": several(_LOADED_FILE),
    },
    "datapackage": {
        **texts("profile name title description version created"),
        "resources": several(_RESOURCE),
        "itemized": holds(**texts("guard guard_pattern marks notice")),
    },
    "bundle-article": {
        **texts("sha256", empty="title published url author outlet"),
        "assumed": TEXTS,
        "length": NUMBER,
        "spans": several(holds(start=NUMBER, end=NUMBER, text=TEXT)),
    },
    "bundle-evidence": {
        "tables": several(
            holds(
                **texts("file sha256"),
                terms=mapping(_FROZEN, "The description of the table, by its parts."),
                **_TABLE,
            )
        )
    },
    "bundle-manifest": {
        "format": TEXT,
        "members": several(holds(**texts("name sha256"), bytes=NUMBER)),
    },
    "bundle-queries": {
        "snapshot": maybe(TEXT),
        "queries": several(
            holds(
                sql=TEXT,
                params=mapping(_FROZEN, "The values of the query's parameters, by name."),
                columns=TEXTS,
                rows=several(several(_FROZEN)),
                again=TRUTH,
            )
        ),
    },
    "bundle-table": _TABLE,
    "bundle-versions": texts("itemized duckdb python"),
}
#: What may stand in a document besides.
_PERHAPS: Mapping[str, Mapping[str, Schema]] = {
    "manifest": {
        "columns": mapping(TEXT, "What each column says."),
        "describes": TEXT,
    },
    "bundle-queries": {"as_of": DAY},
}
_LISTS: Mapping[str, Schema] = {
    "claimreview": several(_REVIEW),
    "bundle-claims": several(_FROZEN),
    "bundle-names": several(several(maybe(TEXT))),
}
#: Each document, and what gives it.
DOCUMENTS: Mapping[str, str] = {
    "fetch": "itemized fetch --json",
    "load": "itemized load --json",
    "status": "itemized status --json",
    "reconcile": "itemized status --reconcile --json",
    "verify": "itemized verify --json",
    "find": "itemized find --json",
    "show": "itemized show --json",
    "filing": "itemized show FILING --json",
    "trace": "itemized trace --json",
    "behind": "itemized trace --behind --json",
    "claims": "itemized claims --json",
    "check": "itemized check, replay and demo --json; report.json and a bundle's verdicts.json",
    "decisions": "itemized decisions --json",
    "decision": "itemized same and different --json",
    "sql": "itemized sql --json",
    "watch": "itemized watch --json",
    "entry": "a line of entries as NDJSON",
    "manifest": "manifest.json of an export",
    "datapackage": "datapackage.json of an export as CSV",
    "claimreview": "claimreview.json of a check",
    "bundle-article": "article.json of a bundle",
    "bundle-claims": "claims.json of a bundle",
    "bundle-evidence": "evidence.json of a bundle",
    "bundle-manifest": "manifest.json of a bundle",
    "bundle-names": "names.json of a bundle",
    "bundle-queries": "queries.json of a bundle",
    "bundle-table": "tables/*.json of a bundle",
    "bundle-versions": "versions.json of a bundle",
}


def schema(name: str) -> Schema:
    """The JSON Schema of a document; NotFoundError where none is called so."""
    if name not in DOCUMENTS:
        raise NotFoundError(
            f"no document is called {name!r}", way_out=f"choose among: {', '.join(DOCUMENTS)}"
        )
    held = _LISTS.get(name) or holds(perhaps=dict(_PERHAPS.get(name, {})), **PARTS[name])
    named = {"$schema": _DIALECT, "$id": f"urn:itemized:schema:{name}", "title": DOCUMENTS[name]}
    return {**named, **held}
