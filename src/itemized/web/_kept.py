"""Answers that may be kept: the same records and question are the same answer."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from fastapi import Request, Response
from starlette.concurrency import run_in_threadpool
from starlette.types import ASGIApp, Message, Receive, Scope, Send

import itemized
from itemized.desk import Desk
from itemized.errors import ItemizedError
from itemized.ledger import Reader
from itemized.web._head import HEAD
from itemized.web._whole import Answers


class Kept:
    """Gives every answer an ETag of what it rests on, answers 304 to who holds it already, and with
    the same bytes to who asks what another asked before.

    An answer is a function of what is loaded, of what is asked, of this program and of the day.
    """

    def __init__(self, app: ASGIApp, *, desk: Desk, room: int) -> None:
        """room: bytes of answers that are held."""
        self._app, self._desk = app, desk
        self._answers = Answers(room)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
        elif scope["path"].startswith("/static/"):
            await self._app(scope, receive, _cached(send, b"public, max-age=31536000, immutable"))
        elif (now := await self._now()) is None:
            await self._app(scope, receive, _cached(send, b"no-store"))
        else:
            with self._desk.all_of(now):
                await self._answered(scope, receive, send, now.content)

    async def _now(self) -> Reader | None:
        """The snapshot to answer from; None where there is none that can be read."""
        try:
            return self._desk.at_hand() or await run_in_threadpool(self._desk.now)
        except ItemizedError:
            return None

    async def _answered(self, scope: Scope, receive: Receive, send: Send, content: str) -> None:
        if scope["method"] not in ("GET", "HEAD"):
            await self._app(scope, receive, send)
            return
        if _by_itself(scope):
            await self._app(scope, receive, _cached(send, b"no-store"))
            return
        tag = self._tag(scope, content)
        held = (b"etag", tag), (b"cache-control", b"no-cache"), (b"vary", b"HX-Request")
        had = _had(scope)
        if _opaque(tag) in had:
            await _unchanged(send, held)
            return
        # "*" is any answer there is: whether there is one shows only when it is made
        whatever, over = b"*" in had, False
        key = tag + _packed(scope)
        whole = None if whatever else self._answers.get(key)
        if whole:
            await whole.send(send)
            return
        taking = self._answers.taking()

        async def sending(message: Message) -> None:
            nonlocal over
            if message["type"] == "http.response.start" and message["status"] == 200:
                if whatever:
                    over = True
                    await _unchanged(send, held)
                message["headers"] = [*message["headers"], *held]
            taking.see(message)
            if not over:
                await send(message)

        await self._app(scope, receive, sending)
        # of a HEAD the body may never have been made
        if taking.whole and HEAD not in scope:
            self._answers.put(key, taking.whole)

    def _tag(self, scope: Scope, content: str) -> bytes:
        partial = b"1" if any(name == b"hx-request" for name, _ in scope["headers"]) else b"0"
        parts = (
            *(content.encode(), itemized.__version__.encode(), str(self._desk.today()).encode()),
            *(scope["path"].encode(), scope["query_string"], partial),
        )
        return b'W/"' + hashlib.sha256(b"\0".join(parts)).hexdigest()[:32].encode() + b'"'


def _by_itself(scope: Scope) -> bool:
    """Whether an answer does not follow from what is loaded and asked: forms, and checks on their
    way. A finished one is tagged by its own bytes (`tagged`)."""
    return str(scope["path"]).startswith(("/check", "/replay"))


def tagged(request: Request, answer: Response) -> Response:
    """An answer that is kept, with an ETag of its bytes; without them where they are held."""
    tag = b'W/"' + hashlib.sha256(answer.body).hexdigest()[:32].encode() + b'"'
    held = {"ETag": tag.decode(), "Cache-Control": "no-cache", "Vary": "HX-Request"}
    if _had(request.scope) & {_opaque(tag), b"*"}:
        return Response(status_code=304, headers=held)
    answer.headers.update(held)
    return answer


def _packed(scope: Scope) -> bytes:
    """Whether the client takes an answer packed, as the packing below this reads it."""
    given = [value for name, value in scope["headers"] if name == b"accept-encoding"]
    return b"1" if b"gzip" in b"".join(given) else b"0"


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
    """What sends with this word on keeping it, unless the answer has one."""

    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start" and not any(
            name == b"cache-control" for name, _ in message["headers"]
        ):
            message["headers"] = [*message["headers"], (b"cache-control", how)]
        await send(message)

    return sending
