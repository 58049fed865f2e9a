"""What each part of an answer holds, for the descriptions of documents and of the API: every object
named, none open but where what it holds hangs on the kind of a claim."""

from __future__ import annotations

from typing import Any

from itemized.model_rows import COLUMNS

Schema = dict[str, Any]


def told(of: Schema, description: str) -> Schema:
    """The same with what it is."""
    return {**of, "description": description}


def several(of: Schema) -> Schema:
    """A list of these."""
    return {"type": "array", "items": of}


def maybe(of: Schema) -> Schema:
    """The same, or null."""
    if isinstance(of.get("type"), str):
        return {**of, "type": [of["type"], "null"]}
    return {"anyOf": [of, {"type": "null"}]}


def holds(*, perhaps: Schema | None = None, **parts: Schema) -> Schema:
    """An object of these parts and no others; `from_` is `from`. perhaps: what may be lacking."""
    named = {name.rstrip("_"): of for name, of in parts.items()}
    return {
        "type": "object",
        "required": sorted(named),
        "properties": {**named, **(perhaps or {})},
        "additionalProperties": False,
    }


def mapping(of: Schema, description: str) -> Schema:
    """An object of any names, each of these."""
    return told({"type": "object", "additionalProperties": of}, description)


def texts(names: str, *, empty: str = "") -> dict[str, Schema]:
    """Parts that are texts, by their names; `empty` names those that may be null."""
    return dict.fromkeys(names.split(), TEXT) | {n: maybe(TEXT) for n in empty.split()}


TEXT: Schema = {"type": "string"}
NUMBER: Schema = {"type": "integer"}
TRUTH: Schema = {"type": "boolean"}
DOLLARS: Schema = {"type": "string", "pattern": r"^-?[0-9]+\.[0-9]{2}$"}
DAY: Schema = {"type": "string", "format": "date"}
TEXTS = several(TEXT)
PROVENANCE = told(
    holds(content_sha256=maybe(TEXT), as_of=maybe(DAY), itemized=TEXT),
    "What the answer rests on: one hash of all that is loaded, the day, the program's version.",
)
#: What is said beside every answer.
BESIDE: dict[str, Schema] = {
    "as_of": maybe(DAY),
    "caveats": TEXTS,
    "provenance": PROVENANCE,
    "notice": TEXT,
}

_ROW_TYPES: dict[str, Schema] = {
    "counted": TRUTH,
    "memo": maybe(TRUTH),
    "amount": DOLLARS,
    "amount_filed": maybe(DOLLARS),
    "date": maybe(DAY),
    "filed": maybe(DAY),
    **texts("entry_key source payer payer_id payee payee_id ref"),
}
#: A row of the ledger, as it is told.
ROW = holds(
    **{name: told(_ROW_TYPES.get(name, maybe(TEXT)), said) for name, said in COLUMNS.items()}
)
RECORD = holds(
    **texts("entry_key payer payee", empty="filed_basis why_not url"),
    amount=DOLLARS,
    date=maybe(DAY),
    filed=maybe(DAY),
    counted=TRUTH,
)
_COVERAGE: Schema = {
    **texts("source table scope file sha256"),
    **dict.fromkeys(("from_", "through", "retrieved"), maybe(DAY)),
    "rows": NUMBER,
}
COVERAGE = holds(**_COVERAGE)
COVERAGE_DATED = holds(**_COVERAGE, **dict.fromkeys(("dated_from", "dated_through"), maybe(DAY)))
LOAD = holds(
    **texts("file table"),
    **dict.fromkeys(("rows", "entries", "merged", "rejects"), NUMBER),
    seconds={"type": "number"},
    already=TRUTH,
    cut_short=TRUTH,
    unknown_codes=several(holds(column=TEXT, code=TEXT, rows=NUMBER)),
)
RECONCILED = holds(
    compared=NUMBER,
    agreeing=NUMBER,
    largest_gaps=several(
        holds(
            **texts("source filer_id what", empty="name"),
            period=NUMBER,
            itemized=DOLLARS,
            stated=DOLLARS,
            gap=DOLLARS,
            through=maybe(DAY),
        )
    ),
)
MATCH = holds(
    **texts("entity_id name", empty="kind place"),
    from_=maybe(DAY),
    to=maybe(DAY),
    given=DOLLARS,
    received=DOLLARS,
    match=holds(tier=TEXT, because=TEXT),
    spellings=TEXTS,
)
_SUM: dict[str, Schema] = {"total": DOLLARS, "n": NUMBER}
_YEARS = several(holds(year=maybe(NUMBER), **_SUM))
_OTHERS = {"others": holds(parties=NUMBER, **_SUM)}
#: The sums of one side alone, as /v1/totals has them.
SUMS = holds(**_SUM, by_year=_YEARS)


def totals(counterpart: str) -> Schema:
    """The sums of one side, by year and by counterpart."""
    parties = several(holds(**texts("name", empty="entity_id"), **_SUM))
    return holds(perhaps=_OTHERS, **_SUM, by_year=_YEARS, **{counterpart: parties})


#: What counts and is in none of these sums (loans, what a vendor was paid), by side.
BESIDES = ("paid_besides", "received_besides")
#: What an account gave, received and spent, and what its totals leave out.
ACCOUNT: dict[str, Schema] = {
    "given": totals("by_recipient"),
    "received": totals("by_donor"),
    "spent": totals("by_recipient"),
    **dict.fromkeys(BESIDES, holds(**_SUM)),
    "left_out": several(holds(why_not=TEXT, **_SUM)),
    "unitemized": holds(total=DOLLARS, reports=NUMBER),
}
SPELLING = holds(
    **texts("name entity_id", empty="city state employer occupation id way tier because"),
    rows=NUMBER,
)
RELATED = holds(**texts("relation evidence", empty="id name"))
DOCUMENT = holds(**texts("", empty="station text race filed url first last"), n=NUMBER)
TWICE = holds(**texts("payment receipt"), amount=DOLLARS, days=NUMBER)

_HOP = holds(
    **texts("payer payer_id payee payee_id kind", empty="support_oppose"),
    payer_ids=TEXTS,
    payee_ids=TEXTS,
    kinds=several(holds(kind=TEXT, **_SUM)),
    **_SUM,
    at_most=DOLLARS,
    first=maybe(DAY),
    last=maybe(DAY),
    conduits=several(holds(**texts("entity_id name"), **_SUM)),
    split=maybe(holds(of=TEXT, **_SUM)),
    records=several(RECORD),
    records_left_out=NUMBER,
)
ROUTE = holds(
    hops=several(_HOP),
    at_most=DOLLARS,
    at_least=maybe(DOLLARS),
    why_no_least=maybe(TEXT),
    returns=TRUTH,
)
TOGETHER = several(holds(side=maybe(TEXT), routes=NUMBER, at_most=DOLLARS, at_least=maybe(DOLLARS)))
#: What narrows which routes are looked for; the days half-open.
NARROWED = holds(kinds=TEXTS, start=maybe(DAY), end=maybe(DAY), least=maybe(DOLLARS), systems=TEXTS)

COMMITTEE = holds(
    **texts(
        "source committee_id",
        empty="name designation type party connected_name candidate_id treasurer city state",
    ),
    period=maybe(NUMBER),
)
CANDIDATE = holds(
    **texts(
        "source candidate_id",
        empty="name party office state district incumbent principal_committee",
    ),
    period=maybe(NUMBER),
    election_year=maybe(NUMBER),
)
#: A total that a filer states for a whole period, beside the rows that go into it.
STATED = holds(
    **texts("stated_key source filer_id what read_from read_as", empty="name"),
    read_at=told(NUMBER, "The line of the loaded file (read_from) that states it."),
    period=NUMBER,
    through=maybe(DAY),
    stated=DOLLARS,
    itemized=DOLLARS,
    gap=DOLLARS,
    fits=TRUTH,
)
_ANY: Schema = {"type": ["string", "integer", "number", "boolean", "array", "null"]}
#: A line of a loaded file, as it was read.
FILE_LINE = holds(
    line=NUMBER,
    **texts("", empty="filing_key party_id reason text"),
    said=several(mapping(_ANY, "What the line says, by the names of what is read of it.")),
)
_STATED = (
    "receipts itemized_individuals unitemized_individuals disbursements independent_expenditures"
    " cash_start cash_end debts"
)
_FILING: dict[str, Schema] = {
    **texts(
        "filing_key source filing_id",
        empty="filer_id form report_type amendment filed_basis amends replaced_by url",
    ),
    **{name: maybe(DAY) for name in ("period_start", "period_end", "filed", "replaced")},
    "rows": maybe(NUMBER),
    **{name: maybe(DOLLARS) for name in _STATED.split()},
}
FILING_LISTED = holds(**_FILING, name=maybe(TEXT))
FILING = holds(**_FILING, **texts("", empty="nature filer_name text target support_oppose"))
LINE = holds(
    **texts("filing_key line what", empty="filer_id filer form"),
    stated=DOLLARS,
    itemized=DOLLARS,
    rows=NUMBER,
    itemized_in_full=TRUTH,
    gap=DOLLARS,
)
SCHEDULE = holds(**texts("schedule line"), **_SUM)
_CHANGE = holds(
    **texts("change", empty="transaction schedule line name"),
    amount_before=maybe(DOLLARS),
    amount_after=maybe(DOLLARS),
    date_before=maybe(DAY),
    date_after=maybe(DAY),
    **texts("", empty="row_before row_after"),
    fields=mapping(
        holds(**texts("", empty="before after")), "What is otherwise, by the name of the field."
    ),
)
DIFFERENCE = maybe(
    holds(
        amends=TEXT,
        added=NUMBER,
        taken_away=NUMBER,
        changed=NUMBER,
        rows=several(_CHANGE),
    )
)
