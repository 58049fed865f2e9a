"""Answers that may be kept: the same records and question are the same answer."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from starlette.types import ASGIApp, Message, Receive, Scope, Send

import itemized
from itemized.desk import Desk
from itemized.errors import ItemizedError


class Kept:
    """Gives every answer an ETag of what it rests on, and answers 304 to who holds it already.

    An answer is a function of what is loaded, of what is asked, of this program and of the day.
    """

    def __init__(self, app: ASGIApp, *, desk: Desk) -> None:
        self._app, self._desk = app, desk

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["type"] != "http" or scope["method"] not in ("GET", "HEAD"):
            await self._app(scope, receive, send)
            return
        if scope["path"].startswith("/static/"):
            await self._app(scope, receive, _cached(send, b"public, max-age=31536000, immutable"))
            return
        tag = self._tag(scope)
        if tag is None or scope["path"].startswith(("/check", "/replay")):
            await self._app(scope, receive, _cached(send, b"no-store"))
            return
        held = (b"etag", tag), (b"cache-control", b"no-cache"), (b"vary", b"HX-Request")
        had = _had(scope)
        if _opaque(tag) in had:
            await _unchanged(send, held)
            return
        # "*" is any answer there is: whether there is one shows only when it is made
        whatever, over = b"*" in had, False

        async def sending(message: Message) -> None:
            nonlocal over
            if message["type"] == "http.response.start" and message["status"] == 200:
                if whatever:
                    over = True
                    await _unchanged(send, held)
                message["headers"] = [*message["headers"], *held]
            if not over:
                await send(message)

        await self._app(scope, receive, sending)

    def _tag(self, scope: Scope) -> bytes | None:
        try:
            content = self._desk.content()
        except ItemizedError:
            return None
        partial = b"1" if any(name == b"hx-request" for name, _ in scope["headers"]) else b"0"
        parts = (
            *(content.encode(), itemized.__version__.encode(), str(self._desk.today()).encode()),
            *(scope["path"].encode(), scope["query_string"], partial),
        )
        return b'W/"' + hashlib.sha256(b"\0".join(parts)).hexdigest()[:32].encode() + b'"'


async def _unchanged(send: Send, held: Iterable[tuple[bytes, bytes]]) -> None:
    await send({"type": "http.response.start", "status": 304, "headers": list(held)})
    await send({"type": "http.response.body", "body": b""})


def _had(scope: Scope) -> set[bytes]:
    """What the client says it holds: tags, or "*" for whatever there is."""
    given = [value for name, value in scope["headers"] if name == b"if-none-match"]
    return {_opaque(tag) for value in given for tag in value.split(b",")}


def _opaque(tag: bytes) -> bytes:
    """A tag as it is compared: weak or not is one here (RFC 9110, 13.1.2).

    >>> _opaque(b' W/"a"'), _opaque(b'"a"')
    (b'"a"', b'"a"')
    """
    return tag.strip().removeprefix(b"W/")


def _cached(send: Send, how: bytes) -> Send:
    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            message["headers"] = [*message["headers"], (b"cache-control", how)]
        await send(message)

    return sending
