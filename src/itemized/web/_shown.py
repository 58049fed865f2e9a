"""How pages are written: the templates, their filters, and what every page is given."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urlencode

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import pass_context
from jinja2.runtime import Context

import itemized
from itemized._discover import modules
from itemized.export import _base
from itemized.model import NOTICE
from itemized.money import show_dollars
from itemized.questions import short
from itemized.web._asked import parameters_of
from itemized.web._grounds import read_from

if TYPE_CHECKING:
    from jinja2 import Environment

#: What a kind of entity is called on a page.
KINDS: Mapping[str | None, str] = {
    "person": "person",
    "organization": "organization",
    "committee": "committee",
    "candidate": "candidate",
    "party": "party",
    None: "party of an unknown kind",
}


def page(
    request: Request,
    template: str,
    *,
    status: int = 200,
    private: bool = True,
    headers: Mapping[str, str] | None = None,
    **held: Any,
) -> HTMLResponse:
    """A page. private: not for search engines, as whatever may name an individual."""
    text = (
        _environment()
        .get_template(template)
        .render(
            request=request,
            asked=dict(request.query_params),
            day=day_of(request),
            private=private,
            notice=NOTICE,
            version=itemized.__version__,
            **held,
        )
    )
    answer = HTMLResponse(text, status, headers=dict(headers or {}))
    if private:
        answer.headers["X-Robots-Tag"] = "noindex, nofollow"
    return answer


def day_of(request: Request) -> str | None:
    """The day that the address asks about; None where it asks about none, or about no day."""
    try:
        return str(date.fromisoformat(request.query_params.get("as_of", "")))
    except ValueError:
        return None


def record_address(entry_key: str, **more: Any) -> str:
    """The page of a row."""
    return address(f"/record/{quote(entry_key, safe='')}", **more)


def entity_address(entity_id: str, **more: Any) -> str:
    """The page of an entity; what is None is left out."""
    return address(f"/entity/{quote(entity_id, safe='')}", **more)


def filing_address(filing_key: str, source: str = "", **more: Any) -> str:
    """The page of a filing. source: of one that another of that source names by its number."""
    if source and ":" not in filing_key:
        filing_key = f"{source}:{filing_key}"
    return address(f"/filing/{quote(filing_key, safe='')}", **more)


def rows_address(**asked: Any) -> str:
    """The page of a list of rows."""
    return address("/rows", **asked)


def called(name: object) -> str:
    """A name within a sentence or a list of a page, inert and of bounded length."""
    return short(_base.plain(name))


def told(value: object) -> str:
    """A value of a record as a page shows it.

    >>> told(Decimal("1500")), told(True), told(["A", "B"])
    ('$1,500', 'yes', 'A, B')
    """
    if isinstance(value, Decimal):
        return show_dollars(value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    return called(", ".join(map(str, value)) if isinstance(value, list) else value)


@cache
def publisher(source: str) -> str:
    """What a source of records is called on a page: FEC bulk data, and not fec_bulk."""
    known = modules("itemized.sources").get(source)
    return str(known.SOURCE.title) if known else source.replace("_", " ")


def again(request: Request, **changed: Any) -> str:
    """The address of this page with some of its parameters changed; None takes one away."""
    held = [(k, v) for k, v in request.query_params.multi_items() if k not in changed]
    held += [(k, str(v)) for k, v in changed.items() if v is not None]
    return f"{here(request)}?{urlencode(held)}" if held else here(request)


def here(request: Request) -> str:
    """The path of this page, as it stands in an address."""
    return quote(request.url.path)


def asking(request: Request, *left_out: str, **called: str) -> str:
    """What this address asks, from its question mark on, less some of its parameters and what sites
    that link to it add. called: what some of them are called where the question goes."""
    known = {"as_of", *parameters_of(request.scope["route"])}
    each = [(k, v) for k, v in request.query_params.multi_items() if k in known]
    asked = [(called.get(k, k), v) for k, v in each]
    held = [(k, v) for k, v in asked if k not in left_out]
    return f"?{urlencode(held)}" if held else ""


def address(path: str, **asked: Any) -> str:
    """A path with parameters; what is None or empty asks for nothing, and `from_` is `from`."""
    held = [(k.rstrip("_"), v) for k, v in asked.items() if v is not None and v != ""]
    return f"{path}?{urlencode(held, doseq=True)}" if held else path


def json_bytes(document: Any) -> bytes:
    """A document as `--json` prints it."""
    return f"{json.dumps(document, ensure_ascii=False, indent=2)}\n".encode("utf-8", "replace")


def static_bytes(name: str) -> bytes:
    """A file that pages need, as it was shipped."""
    return resources.files("itemized.web").joinpath("static", name).read_bytes()


@cache
def static_address(name: str) -> str:
    """Its address, which changes when the file does, so that browsers may keep it for good."""
    return f"/static/{name}?v={hashlib.sha256(static_bytes(name)).hexdigest()[:12]}"


def _kept(made: Callable[..., str]) -> Callable[..., str]:
    """The same address, with the day that its page was asked about: no link loses it."""

    @pass_context
    def keeping(context: Context, *of: Any, **asked: Any) -> str:
        return made(*of, **{"as_of": context["day"], **asked})

    return keeping


@cache
def _environment() -> Environment:
    environment = _base.environment("itemized.web")
    environment.filters.update(
        plain=_base.plain,
        dollars=show_dollars,
        long_date=_base.long_date,
        address=_base.web_address,
        host=_base.host,
        filed=_base.filed,
        counting=_base.counting,
        reason=_base.reason,
        read_from=read_from,
        publisher=publisher,
        called=called,
        told=told,
        kind=lambda kind: KINDS.get(kind, kind),
        words=lambda name: str(name).replace("_", " "),
    )
    environment.globals.update(
        static=static_address,
        to=_kept(address),
        entity=_kept(entity_address),
        rows=_kept(rows_address),
        record=_kept(record_address),
        filing_page=_kept(filing_address),
        again=again,
        here=here,
        asking=asking,
    )
    return environment
