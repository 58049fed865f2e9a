"""How long a client may take: to send the head of a request and its body, and to read an answer.

uvicorn waits without end for all three; this is its protocol with an end to each.
"""

from __future__ import annotations

import asyncio
from collections import Counter
from dataclasses import dataclass
from typing import Any, ClassVar

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol

_LINGER = 2.0  # seconds in which a client that is still sending can read its answer
_FULL = (
    b"HTTP/1.1 429 Too Many Requests\r\nRetry-After: 5\r\nContent-Type: text/plain\r\n"
    b"Content-Length: 49\r\nConnection: close\r\n\r\n"
    b"Too many connections; wait a moment and try again"
)


@dataclass(frozen=True)
class Patience:
    """Seconds for the head, for the body after it, and without a client reading on; connections in
    all, and of one address. None of the last two is no bound."""

    head: float = 10.0
    body: float = 30.0
    reading: float = 20.0
    connections: int | None = None
    of_one: int | None = None


class Patient(H11Protocol):
    """A connection that is cut off where the client takes too long."""

    patience: ClassVar[Patience] = Patience()
    _of: ClassVar[Counter[str]] = Counter()

    def __init__(self, *given: Any, **more: Any) -> None:
        super().__init__(*given, **more)
        self._stage = ""
        self._limits: dict[str, asyncio.TimerHandle] = {}
        self._asked = False  # anything yet
        self._counted = ""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Begin to wait for a request, unless there are too many who do."""
        super().connection_made(transport)
        self._counted = (self.client or ("", 0))[0]
        self._of[self._counted] += 1
        most, of_one = self.patience.connections, self.patience.of_one
        if (most and len(self.connections) > most) or (of_one and self._of[self._counted] > of_one):
            transport.write(_FULL)
            transport.close()
            self._limit("reading", 1.0)
            return
        self._look()

    def connection_lost(self, exc: Exception | None) -> None:
        """Wait for nothing more."""
        for limit in self._limits.values():
            limit.cancel()
        self._limits.clear()
        self._of[self._counted] -= 1
        if self._of[self._counted] <= 0:
            del self._of[self._counted]
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """What came, and what is waited for now."""
        if self.transport.is_closing():
            return
        super().data_received(data)
        self._look()

    def on_response_complete(self) -> None:
        """What was answered has still to be read."""
        super().on_response_complete()
        self._look()
        if self._stage == "body":  # it was answered before it had come, and is no longer wanted
            self._limits.pop("body").cancel()
            self._limit("body", min(_LINGER, self.patience.body))
        if self.transport.get_write_buffer_size():
            self._limit("reading", self.patience.reading)

    def pause_writing(self) -> None:
        """The client does not read as fast as it is answered."""
        super().pause_writing()
        self._limit("reading", self.patience.reading)

    def resume_writing(self) -> None:
        """It has read on."""
        super().resume_writing()
        if held := self._limits.pop("reading", None):
            held.cancel()

    def _look(self) -> None:
        """Begin to count where something else is waited for than before."""
        theirs = self.conn.their_state
        stage = ""
        if theirs is h11.IDLE and (not self._asked or self.conn.trailing_data[0]):
            stage = "head"
        elif theirs is h11.SEND_BODY:
            stage = "body"
        self._asked = self._asked or theirs is not h11.IDLE
        if stage == self._stage:
            return
        if held := self._limits.pop(self._stage, None):
            held.cancel()
        self._stage = stage
        if stage:
            self._limit(stage, getattr(self.patience, stage))

    def _limit(self, of: str, seconds: float) -> None:
        if of not in self._limits:
            self._limits[of] = self.loop.call_later(seconds, self._late, of)

    def _late(self, of: str) -> None:
        self._limits.pop(of, None)
        if of == "reading" and not self.transport.get_write_buffer_size():
            return
        # nothing is said to who does not listen, and uvicorn tells the application that it has gone
        self.transport.abort()


def patient(patience: Patience) -> type[Patient]:
    """The protocol with these limits."""
    return type("Patient", (Patient,), {"patience": patience, "_of": Counter[str]()})
