"""Web pages and the REST API, both thin: parse, call one method of the Desk, show."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from fastapi import FastAPI
from fastapi.staticfiles import StaticFiles
from starlette.middleware.gzip import GZipMiddleware

import itemized
from itemized.desk import Desk
from itemized.settings import Settings
from itemized.web import _problems, api, articles, files, pages, parties, records
from itemized.web._guard import Guard, Rate
from itemized.web._head import Headed
from itemized.web._kept import Kept
from itemized.web._turns import Room, Turns

#: Of a server for others: seconds after which a question is given up, and requests a minute. Each
#: question has one processor: shared out, small ones take half as long again of all there are.
PATIENCE = 10.0
_ROOM = 64_000_000  # bytes of answers that are held for who asks the same
_PUBLIC, _LOCAL = Rate(120, 60), Rate(60_000, 60)


def create_app(settings: Settings, *, public: bool = False) -> FastAPI:
    """The application. public: for others than this machine's own user, with limits."""
    if public:
        settings = replace(settings, patience=PATIENCE, threads=1)
    app = FastAPI(
        title="itemized",
        version=itemized.__version__,
        summary="Follow political money to the filing, and check what is said about it.",
        description=api.DESCRIPTION,
        docs_url=None,
        redoc_url=None,
        license_info={"name": "Apache-2.0", "identifier": "Apache-2.0"},
    )
    app.state.desk = Desk(settings, stays=True)
    app.state.public = public
    app.state.checks = articles.Checks(
        app.state.desk, articles.PUBLIC if public else articles.LOCAL
    )
    _problems.attend(app)
    for part in (pages, parties, records, articles, files, api):
        app.include_router(part.router)
    app.mount("/static", StaticFiles(directory=Path(__file__).parent / "static"), name="static")
    # the last one added is the first that a request meets
    app.add_middleware(GZipMiddleware, minimum_size=1000, compresslevel=6)
    if public:
        app.add_middleware(Turns, room=Room.of_this_machine())
    app.add_middleware(Kept, desk=app.state.desk, room=_ROOM)
    app.add_middleware(Headed)
    app.add_middleware(Guard, public=public, rate=_PUBLIC if public else _LOCAL)
    return app
