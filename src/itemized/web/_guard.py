"""What stands before every page: hosts, sizes and rates are checked, and headers set."""

from __future__ import annotations

import asyncio
import time
from collections import OrderedDict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from threading import Lock
from urllib.parse import parse_qsl, urlencode, urlsplit

from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from itemized.export._base import inert
from itemized.web._problems import refusal

#: Styles within the page are the pictures' own; nothing else is taken from anywhere but here.
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:;"
    " connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
_HEADERS = (
    (b"content-security-policy", _POLICY.encode()),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"permissions-policy", b"camera=(), geolocation=(), microphone=(), interest-cohort=()"),
    (b"x-frame-options", b"DENY"),
)
_LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1", "testserver"})
MOST_BODY = 2_000_000  # bytes; no article is longer
_TOO_MUCH = f"More than {MOST_BODY:,} bytes were sent; send one article."
BODY = 25.0  # seconds within which it must have come
_TOO_LONG = "What was sent took too long to come; send it again."
_LAST = {"Connection": "close"}  # what the client goes on to send is not read
_FIELDS = 200  # of one address
_CLIENTS = 10_000  # whose rates are kept in mind


@dataclass(frozen=True)
class Rate:
    """How many requests a client may make: `most` at once, and as many again in `seconds`."""

    most: int
    seconds: int


class Buckets:
    """What is left of each client's requests."""

    def __init__(self, rate: Rate, clock: Callable[[], float] = time.monotonic) -> None:
        self.rate = rate
        self._clock = clock
        self._held: OrderedDict[str, tuple[float, float]] = OrderedDict()
        self._lock = Lock()

    def take(self, client: str) -> tuple[int, int]:
        """Take one: how many are left, and in how many seconds there is one more. -1: none was."""
        refill = self.rate.most / self.rate.seconds
        now = self._clock()
        with self._lock:
            left, since = self._held.pop(client, (float(self.rate.most), now))
            left = min(float(self.rate.most), left + (now - since) * refill)
            taken = left >= 1
            left -= taken
            self._held[client] = (left, now)
            while len(self._held) > _CLIENTS:
                self._held.popitem(last=False)
        wait = 0 if left >= 1 else int((1 - left) / refill) + 1
        return (int(left) if taken else -1), wait


class Guard:
    """Refuses what is too much or from elsewhere, and sets the headers of whatever is answered.

    public: the server is meant for others, so any host may name it. Otherwise only names of this
    very machine do, which keeps pages of other sites from reaching it under a name of theirs.
    """

    def __init__(self, app: ASGIApp, *, public: bool, rate: Rate) -> None:
        self._app, self._public, self._buckets = app, public, Buckets(rate)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = {
            name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]
        }
        left, wait = self._buckets.take((scope.get("client") or ("", 0))[0])
        rate = self._buckets.rate
        more = [
            (b"ratelimit-policy", f'"default";q={rate.most};w={rate.seconds}'.encode()),
            (b"ratelimit", f'"default";r={max(left, 0)};t={wait}'.encode()),
        ]
        if _api(scope["path"]):  # which may name individuals
            more.append((b"x-robots-tag", b"noindex, nofollow"))
        send = _with_headers(send, (*_HEADERS, *more))
        said = self._refused(scope, headers, left)
        try:
            scope["query_string"] = _cleaned(scope["query_string"], forms=not _api(scope["path"]))
        except ValueError:
            said = said or (
                400,
                f"More than {_FIELDS} parameters were given; ask for less at once.",
            )
        if said:
            status, what = said
            extra = {"Retry-After": str(max(1, wait))} if status == 429 else {}
            extra |= _LAST if status == 413 else {}
            await refusal(scope, status, what, extra)(scope, receive, send)
            return
        await self._app(scope, _Bounded(receive, BODY), send)

    def _refused(self, scope: Scope, headers: dict[str, str], left: int) -> tuple[int, str] | None:
        host = _host(headers.get("host", ""))
        if left < 0:
            return 429, "Too many requests; wait a moment and try again."
        if not self._public and host not in _LOOPBACK:
            return 421, "This server answers only to names of this machine, such as localhost."
        if _size(headers.get("content-length", "0")) > MOST_BODY:
            return 413, _TOO_MUCH
        changes = scope["method"] not in ("GET", "HEAD", "OPTIONS")
        if changes and _from_elsewhere(headers):
            return 403, "A page of another site sent this; send it from a page of this one."
        return None


class _Bounded:
    """What a client sends, cut off where it never ends, or takes too long to."""

    def __init__(self, receive: Receive, seconds: float) -> None:
        self._receive, self._seen = receive, 0
        self._until: float | None = asyncio.get_running_loop().time() + seconds

    async def __call__(self) -> Message:
        try:
            async with asyncio.timeout_at(self._until):
                message = await self._receive()
        except TimeoutError:
            raise HTTPException(408, _TOO_LONG, _LAST) from None
        self._seen += len(message.get("body", b""))
        if self._seen > MOST_BODY:
            raise HTTPException(413, _TOO_MUCH, _LAST)
        if not message.get("more_body", False):
            self._until = None  # after which it only waits to hear that the client has gone
        return message


def _from_elsewhere(headers: Mapping[str, str]) -> bool:
    """Whether a page of another site sends this: browsers say so, in one of two ways. A page of
    another port of this host is another site's."""
    fetched = headers.get("sec-fetch-site")
    if fetched is not None:
        return fetched not in ("same-origin", "none")
    origin = headers.get("origin")
    if origin is None:
        return False
    scheme, _, authority = origin.partition("://")
    sent_by = _place(authority, scheme)
    return sent_by is None or sent_by != _place(headers.get("host", ""), scheme)


def _place(authority: str, scheme: str) -> tuple[str, str] | None:
    """Host and port; the port of a scheme is its own where none is given. None is nowhere.

    >>> _place("Example.org", "https"), _place("localhost:8000", "http"), _place("", "null")
    (('example.org', '443'), ('localhost', '8000'), None)
    """
    host, port = _host(authority), authority.rpartition("]")[2].rpartition(":")[2]
    usual = {"http": "80", "https": "443"}.get(scheme)
    return (host, port if port.isdecimal() else usual) if host and usual else None


def _with_headers(send: Send, headers: Iterable[tuple[bytes, bytes]]) -> Send:
    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            message["headers"] = [*message.get("headers", []), *headers]
        await send(message)

    return sending


def _api(path: str) -> bool:
    return path.startswith("/v1/")


def _cleaned(query: bytes, *, forms: bool) -> bytes:
    """What is asked, without what turns a text's direction or steers a terminal. forms: and without
    fields left empty, which a browser sends along; who sends one to the API is told of it."""
    pairs = parse_qsl(query.decode("latin-1"), max_num_fields=_FIELDS, keep_blank_values=not forms)
    said = [(name, inert(value)) for name, value in pairs]
    return urlencode([(k, v) for k, v in said if v.strip() or not forms]).encode()


def _host(text: str) -> str:
    """A host without its port.

    >>> _host("[::1]:8000"), _host("localhost:8000"), _host("example.org")
    ('::1', 'localhost', 'example.org')
    """
    try:
        return urlsplit(f"//{text}").hostname or ""
    except ValueError:
        return ""


def _size(text: str) -> int:
    return int(text) if text.isascii() and text.isdecimal() else 0
