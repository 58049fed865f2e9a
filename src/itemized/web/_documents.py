"""What the API answers, and how its description tells it."""

from __future__ import annotations

from typing import Any

from fastapi.responses import JSONResponse

from itemized.export._schemas import (
    BESIDE,
    DOLLARS,
    FILE_LINE,
    NUMBER,
    PROVENANCE,
    ROW,
    TEXT,
    Schema,
    holds,
    mapping,
    maybe,
    several,
    texts,
    told,
)
from itemized.web._shown import json_bytes

_TEXTS: dict[str, Any] = {"type": "object", "additionalProperties": {"type": ["string", "null"]}}
_PROBLEM: dict[str, Any] = {
    "content": {
        "application/problem+json": {
            "schema": {
                "type": "object",
                "required": ["detail", "status", "title", "type"],
                "properties": {
                    "type": {"type": "string"},
                    "title": {"type": "string"},
                    "status": {"type": "integer"},
                    "detail": {"type": "string", "description": "What is wrong, in one line."},
                    "way_out": {"type": "string", "description": "What to do."},
                    "errors": {
                        "type": "array",
                        "description": "Each parameter that is not as it must be.",
                        "items": _TEXTS,
                    },
                    "choices": {
                        "type": "array",
                        "description": "Whom a name may mean, where it is several's: entity_id,"
                        " name, kind and place of each, best first.",
                        "items": _TEXTS,
                    },
                },
            }
        }
    }
}


def _header(what: str) -> dict[str, Any]:
    return {"description": what, "schema": {"type": "string"}}


_HELD = {
    "ETag": _header("Sent back in If-None-Match it saves an answer that has not changed."),
    "RateLimit": _header("How many requests are left, and in how many seconds there is one more."),
    "RateLimit-Policy": _header("How many requests may be made in how many seconds."),
}
_WAITS = {"Retry-After": _header("Seconds to wait.")}
#: What any operation may answer besides.
REFUSALS: dict[int | str, dict[str, Any]] = {
    304: {"description": "The same as what is held already", "headers": _HELD},
    400: {"description": "It cannot be asked so", **_PROBLEM},
    404: {"description": "Nothing goes by that", **_PROBLEM},
    413: {"description": "More than an article was sent", **_PROBLEM},
    422: {
        "description": "A parameter is not as it must be, is not known, or names several parties"
        " (`choices` lists them: ask with an id)",
        **_PROBLEM,
    },
    429: {"description": "Too many requests", "headers": _WAITS, **_PROBLEM},
    500: {"description": "The server met an error of its own", **_PROBLEM},
    503: {
        "description": "Nothing is loaded, or it took too long",
        "headers": _WAITS,
        **_PROBLEM,
    },
}
#: A page of rows, and what is said beside any list.
LISTED = {"next": maybe(TEXT), "n": NUMBER, **BESIDE}
ROWS = {
    "rows": several(ROW),
    "total": told(
        maybe(DOLLARS),
        "What those that count come to; null of all that parties stand in, where what they paid"
        " and what they were paid are no one sum.",
    ),
    "sums": told(
        several(holds(side=TEXT, n=NUMBER, total=DOLLARS)),
        "Of rows on any side, what those that count come to on each.",
    ),
    **LISTED,
}
#: What an answer rests on.
OF_DAY = {name: BESIDE[name] for name in ("as_of", "provenance")}
LINES = {
    **texts("source table scope holds file sha256 notice"),
    "rows": several(FILE_LINE),
    "next": maybe(NUMBER),
    "n": NUMBER,
    "provenance": PROVENANCE,
}
FILES: dict[int | str, dict[str, Any]] = {
    200: {
        "description": "The file",
        "headers": {**_HELD, "X-Notice": _header("On the use of contributor data.")},
        "content": {
            "application/json": {},
            "text/csv": {},
            "application/vnd.apache.parquet": {},
            "application/x-ndjson": {},
        },
    }
}


def answers(**parts: Schema) -> dict[int | str, dict[str, Any]]:
    """What an operation answers: an object of these parts."""
    content = {"application/json": {"schema": holds(**parts)}}
    return {200: {"description": "The answer", "headers": _HELD, "content": content}}


SCHEMA: dict[int | str, dict[str, Any]] = {
    200: {
        "description": "The schema",
        "headers": _HELD,
        "content": {
            "application/json": {
                "schema": mapping(
                    {}, "A JSON Schema (https://json-schema.org/draft/2020-12/schema)."
                )
            }
        },
    }
}


class Document(JSONResponse):
    """JSON as the shell prints it, so that page, API and file are the same bytes."""

    def render(self, content: Any) -> bytes:
        """The bytes."""
        return json_bytes(content)
