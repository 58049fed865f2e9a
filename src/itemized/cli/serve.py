"""`itemized serve`: web pages and the REST API."""

from __future__ import annotations

import gc
from typing import Annotated

import typer

from itemized.cli import _shared
from itemized.errors import UsageError


def run(
    *,
    port: Annotated[int, typer.Option("--port", min=1, max=65535, help="The port.")] = 8000,
    host: Annotated[
        str | None,
        typer.Option("--host", metavar="ADDRESS", help="The address to listen on (127.0.0.1)."),
    ] = None,
    public: Annotated[
        bool,
        typer.Option("--public", help="For others than you: limits of time and rate apply."),
    ] = False,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print the API's OpenAPI description, and stop.")
    ] = False,
    ledger: _shared.Ledger = None,
) -> None:
    """Serve web pages and the REST API.

    To this machine alone, unless --public is given. No page asks anything of another host.
    """
    if host not in (None, "127.0.0.1", "::1", "localhost") and not public:
        raise UsageError(
            f"{host} can be reached by others", way_out="add --public, which sets limits"
        )
    import uvicorn

    from itemized.settings import Settings
    from itemized.web import create_app
    from itemized.web._patience import Patience, patient

    app = create_app(Settings.from_environment(ledger=ledger), public=public)
    _collect_seldom()
    if as_json:
        return _shared.print_json(app.openapi())
    at = host or ("0.0.0.0" if public else "127.0.0.1")
    _shared.say(f"serving on http://{host or 'localhost'}:{port}/ until Ctrl-C")
    return uvicorn.run(
        app,
        host=at,
        port=port,
        log_level="warning",
        server_header=False,
        timeout_keep_alive=5,
        http=patient(Patience(connections=500, of_one=40) if public else Patience()),
        proxy_headers=False,
    )


def _collect_seldom() -> None:
    """Leave out of garbage collection what the program is made of, and look through the rest less
    often: answers that are held are many objects and no garbage, and while all are gone through
    nobody is answered."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(10_000, 10, 10)
