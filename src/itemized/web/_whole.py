"""Answers held whole: within what is loaded the same question is the same answer, byte for byte."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass, field
from threading import Lock
from typing import Any

from starlette.types import Message, Send

Headers = Sequence[tuple[bytes, bytes]]
_BESIDE = 1000  # bytes that an answer takes beside its body: its key, headers and places in lists


@dataclass(frozen=True)
class Whole:
    """An answer with status 200."""

    headers: Headers
    body: bytes

    async def send(self, send: Send) -> None:
        """Give it."""
        start = {"type": "http.response.start", "status": 200, "headers": [*self.headers]}
        await send(start)
        await send({"type": "http.response.body", "body": self.body})


class Answers:
    """Answers by what tells them from others. What was not asked for the longest goes first.

    most: bytes that all of them take; one that takes a sixteenth of it is not held. For threads at
    once.
    """

    def __init__(self, most: int) -> None:
        self._most, self.bytes = most, 0
        self._held: OrderedDict[bytes, Whole] = OrderedDict()
        self._turn = Lock()

    def get(self, key: bytes) -> Whole | None:
        """An answer; None where it is not held."""
        with self._turn:
            if key in self._held:
                self._held.move_to_end(key)
            return self._held.get(key)

    def put(self, key: bytes, answer: Whole) -> None:
        """Hold an answer."""
        with self._turn:
            if key not in self._held:
                self._held[key] = answer
                self.bytes += len(answer.body) + _BESIDE
            while self.bytes > self._most:
                self.bytes -= len(self._held.popitem(last=False)[1].body) + _BESIDE

    def taking(self) -> Taking:
        """Something to watch an answer with while it is sent."""
        return Taking(self._most // 16)


@dataclass
class Taking:
    """An answer as it is sent, bit by bit. whole: once all of it was there, if that is no more than
    `most` bytes."""

    most: int
    whole: Whole | None = None
    _headers: Headers | None = None
    _parts: list[bytes] = field(default_factory=list)
    _size: int = 0

    def see(self, message: Message) -> None:
        """A message of the answer; anything but a status of 200 is none to be held."""
        if message["type"] == "http.response.start":
            self._headers = [*message["headers"]] if message["status"] == 200 else None
        elif message["type"] == "http.response.body" and self._headers is not None:
            self._body(message)

    def _body(self, message: Message) -> None:
        part: Any = message.get("body", b"")
        self._size += len(part)
        if self._headers is None or self._size > self.most:
            self._headers, self._parts = None, []
            return
        self._parts.append(bytes(part))
        if not message.get("more_body", False):
            self.whole = Whole(self._headers, b"".join(self._parts))
