"""So many questions are answered at a time, so many wait; more are told at once to come later."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from itemized.web._problems import refusal

_TOLD = "This server has as many questions as it can answer; wait a moment and try again."
_LATER = 5  # seconds after which to try again


@dataclass(frozen=True)
class Room:
    """How many are answered at a time, how many wait, and how many seconds at most."""

    answered: int
    waiting: int
    seconds: float

    @classmethod
    def of_this_machine(cls) -> Room:
        """Three for two processors: more only take turns with each other, and all come late."""
        return cls(max(3, 3 * (os.cpu_count() or 1) // 2), 60, 3.0)


class Turns:
    """Lets requests in, in the order they came; those too many are answered 429 at once.

    A turn ends when an answer begins to be sent: whoever reads slowly keeps nobody waiting. Who
    went away while waiting is asked nothing more.
    """

    def __init__(self, app: ASGIApp, *, room: Room) -> None:
        self._app, self._room = app, room
        self._turns = asyncio.Semaphore(room.answered)
        self.waiting = self.answered = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["type"] != "http" or scope["path"].startswith("/static/"):
            await self._app(scope, receive, send)
            return
        # counted here and not by the semaphore: of those who come in one moment none has a turn yet
        if self.answered + self.waiting >= self._room.answered + self._room.waiting:
            await self._refused(scope, receive, send)
            return
        patient = _Waiting(receive)
        self.waiting += 1
        try:
            came = await patient.until(self._turns.acquire, self._room.seconds)
        finally:
            self.waiting -= 1
        if came is None:  # the client has gone
            return
        if not came:
            await self._refused(scope, patient.receive, send)
            return
        self.answered += 1
        turn = _Turn(self._over, send)
        try:
            await self._app(scope, patient.receive, turn.send)
        finally:
            turn.over()

    def _over(self) -> None:
        self.answered -= 1
        self._turns.release()

    async def _refused(self, scope: Scope, receive: Receive, send: Send) -> None:
        headers = {"Retry-After": str(_LATER), "Cache-Control": "no-store"}
        await refusal(scope, 429, _TOLD, headers)(scope, receive, send)


class _Turn:
    """A turn that has been given, and is given back once."""

    def __init__(self, back: Callable[[], None], send: Send) -> None:
        self._back: Callable[[], None] | None = back
        self._send = send

    def over(self) -> None:
        back, self._back = self._back, None
        if back:
            back()

    async def send(self, message: Message) -> None:
        self.over()
        await self._send(message)


class _Waiting:
    """What a client sends while it waits: kept for who answers it, unless it says that it went."""

    def __init__(self, receive: Receive) -> None:
        self._receive = receive
        self._had: list[Message] = []

    async def receive(self) -> Message:
        return self._had.pop(0) if self._had else await self._receive()

    async def until(self, turn: Callable[[], Awaitable[bool]], seconds: float) -> bool | None:
        """Whether the turn came within so many seconds; None where the client went before."""
        wanted = asyncio.ensure_future(turn())
        heard = asyncio.ensure_future(self._went())
        try:
            await asyncio.wait((wanted, heard), timeout=seconds, return_when="FIRST_COMPLETED")
        finally:
            heard.cancel()
            with suppress(asyncio.CancelledError):
                await heard
        if wanted.done():
            return True
        wanted.cancel()
        with suppress(asyncio.CancelledError):
            if await wanted:  # it came just now
                return True
        return None if heard.done() and not heard.cancelled() else False

    async def _went(self) -> None:
        """Ends when the client has gone; of what it sends no more than the first part is taken, so
        that the rest waits where it is bounded."""
        message = await self._receive()
        if message["type"] == "http.disconnect":
            self._had.append(message)
            return
        self._had.append(message)
        if message.get("more_body", False):
            await asyncio.Event().wait()
        self._had.append(await self._receive())
