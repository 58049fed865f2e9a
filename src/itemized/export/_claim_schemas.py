"""What the answers about an article hold, for the API's description."""

from __future__ import annotations

from typing import Any

from itemized.export._schemas import (
    COVERAGE,
    DAY,
    DOLLARS,
    NUMBER,
    TEXT,
    TEXTS,
    TRUTH,
    Schema,
    holds,
    mapping,
    maybe,
    several,
    texts,
    told,
)
from itemized.model import Verdict

ARTICLE = holds(
    **texts("sha256", empty="title url author outlet"), published=maybe(DAY), assumed=TEXTS
)
_VALUE = maybe({"type": "string", "pattern": r"^-?[0-9]+(\.[0-9]+)?$"})
_SPAN: dict[str, Schema] = {
    "start": told(NUMBER, "Code points of the text before it."),
    "end": told(NUMBER, "Code points of the text before what follows it."),
}
_PARTY = holds(**texts("text name", empty="short kind entity_id"), **_SPAN, resolved=maybe(TRUTH))
_PARTIES: Schema = {"anyOf": [_PARTY, several(_PARTY), {"type": "null"}]}
_CLAIM = holds(
    **texts("id kind quote", empty="direction"),
    **_SPAN,
    sentence=holds(**_SPAN),
    donor=_PARTIES,
    recipient=_PARTIES,
    amounts=several(
        holds(**_SPAN, **texts("text qualifier"), value=_VALUE, low=_VALUE, high=_VALUE)
    ),
    period=maybe(holds(**texts("text assumed"), from_=maybe(DAY), to=maybe(DAY))),
)
_VERDICT: Schema = {"type": "string", "enum": sorted(v.value for v in Verdict)}
_PARAMS = mapping(
    {"type": ["string", "integer", "boolean", "null"]},
    "The values of the query's parameters, by name.",
)
_ANSWER = holds(
    value=told({"type": ["string", "integer", "null"]}, "Dollars as text; a count as a number."),
    n=NUMBER,
    **texts("question sql paste"),
    params=_PARAMS,
)
_RECORD = holds(
    **texts(
        "entry_key payer payer_id payee payee_id ref",
        empty="filed_basis why_not type_code memo_text url",
    ),
    amount=DOLLARS,
    date=maybe(DAY),
    filed=maybe(DAY),
    counted=TRUTH,
)
_FINDING = holds(
    verdict=_VERDICT,
    fields=mapping(_VERDICT, "The verdict on each part of the statement."),
    differs=TEXTS,
    because=TEXTS,
    then=maybe(_ANSWER),
    by_then=maybe(_ANSWER),
    now=maybe(_ANSWER),
    stated=several(
        told(
            holds(
                **texts("source filer_id name what read_from read_as question sql paste"),
                period=NUMBER,
                from_=told(maybe(DAY), "Null of what is as of the close of `through`."),
                through=DAY,
                stated=DOLLARS,
                read_at=told(NUMBER, "The line of the loaded file (read_from) that states it."),
                rests=told(TRUTH, "Whether the verdict rests on it, or it is only told beside."),
                params=_PARAMS,
            ),
            "A total that a filer states for itself. Where the verdict rests on one, then, by_then"
            " and now are of itemized rows beside it.",
        )
    ),
    **texts("", empty="question sql"),
    params=_PARAMS,
    records=several(_RECORD),
    missing=TEXTS,
    evidence=maybe(
        told(
            holds(**texts("title file sha256"), rows=NUMBER),
            "The table of the reader's own that it rests on; a server takes none.",
        )
    ),
    readings=several(_ANSWER),
)


def _open(*parts: Schema) -> Schema:
    """A claim. What only claims of its kind say stands besides, under names of its own."""
    named: dict[str, Any] = {}
    for part in parts:
        named |= part["properties"]
    return {
        "type": "object",
        "description": "What only claims of its kind say stands besides.",
        "required": sorted(named),
        "properties": named,
    }


CLAIMS = several(_open(_CLAIM))
FINDINGS = several(_open(_CLAIM, _FINDING))
LOADED = several(
    {
        **COVERAGE,
        "required": sorted([*COVERAGE["required"], "holds"]),
        "properties": {**COVERAGE["properties"], "holds": TEXT},
    }
)
