"""A page by its address: from public hosts alone, within a time, a size and a few types.

Whoever names the address may not be whoever runs this machine, so that nothing that only this
machine can reach is fetched: a host's addresses are looked up once, each must be public, and the
connection goes to one of those very addresses, whatever the name leads to a moment later. A
redirection is an address like any other. No proxy is asked: it would look the name up by itself.
"""

from __future__ import annotations

import http.client
import queue
import socket
import ssl
import threading
import time
import zlib
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from itemized.claims._text.article import MOST
from itemized.errors import ArticleError
from itemized.sources._public import is_public, resolve

if TYPE_CHECKING:
    import httpx

TIMEOUT = 30.0  # seconds from the first look-up to the last byte, all redirections together
REDIRECTIONS = 5
_TYPES = ("text/html", "application/xhtml+xml", "text/plain")
_MOVED = (301, 302, 303, 307, 308)
_READ = 1 << 16
_WAY_OUT = "save the page as .html and give the file"


class _Wrong(Exception):  # noqa: N818  becomes an ArticleError that names the address
    """What is wrong with an address or its answer."""


def fetch_page(address: str) -> tuple[bytes, str]:
    """The bytes of a page and the address that they came from. Raises ArticleError."""
    import httpx  # only addresses need it, and it would double the time to start

    deadline = time.monotonic() + TIMEOUT
    try:
        url = httpx.URL(address)
        for _ in range(REDIRECTIONS + 1):
            data, to = _get(url, deadline)
            if to is None:
                return data, str(url)
            moved = url.join(to)
            if url.scheme == "https" and moved.scheme == "http":
                raise _Wrong(f"it leads on to {moved.host} without encryption")
            url = moved
        raise _Wrong(f"it leads on more than {REDIRECTIONS} times")
    except (_Wrong, httpx.InvalidURL, OSError, http.client.HTTPException, zlib.error) as error:
        late = time.monotonic() >= deadline
        why = f"it took longer than {TIMEOUT:.0f} seconds" if late else _told(error)
        raise ArticleError(f"cannot be fetched ({why})", where=address, way_out=_WAY_OUT) from error


def _told(error: Exception) -> str:
    if isinstance(error, OSError) and error.strerror:
        return error.strerror.lower()
    return str(error) or type(error).__name__


def _get(url: httpx.URL, deadline: float) -> tuple[bytes, str | None]:
    """A page, or where it leads on to."""
    if url.scheme not in ("http", "https") or not url.host:
        raise _Wrong(f"{url.scheme or 'nothing'} is no scheme of a web page")
    if url.userinfo:
        raise _Wrong("it holds a name or password")
    port = url.port or (443 if url.scheme == "https" else 80)
    host = url.raw_host.decode("ascii")
    connection = _Bound(host, port, _checked(host, port, deadline), url.scheme, deadline)
    try:
        path = url.raw_path.decode("ascii")
        headers = {"User-Agent": "itemized", "Accept": ", ".join(_TYPES)}
        connection.request("GET", path, headers=headers)
        with connection.getresponse() as answer:
            if answer.status in _MOVED and (to := answer.headers.get("Location")):
                return b"", to
            if answer.status != http.client.OK:
                raise _Wrong(f"the server answers {answer.status}")
            return _body(answer, deadline), None
    finally:
        connection.close()


def _checked(host: str, port: int, deadline: float) -> list[str]:
    """The host's addresses, all of them public. The look-up has no time limit of its own."""
    done: queue.Queue[list[str] | Exception] = queue.Queue()

    def look_up() -> None:
        try:
            done.put(resolve(host.strip("[]"), port))
        except Exception as error:  # noqa: BLE001  handed to the thread that waits
            done.put(error)

    threading.Thread(target=look_up, daemon=True).start()
    try:
        found = done.get(timeout=max(0.0, deadline - time.monotonic()))
    except queue.Empty:
        raise TimeoutError from None
    if isinstance(found, UnicodeError):
        raise _Wrong("its host is no name") from found
    if isinstance(found, Exception):
        raise found
    if not found or not all(is_public(each) for each in found):
        raise _Wrong("it leads to an address that is not on the open network")
    return found


class _Bound(http.client.HTTPConnection):
    """A connection to addresses that were checked, ended when its time is over."""

    def __init__(
        self, host: str, port: int, found: list[str], scheme: str, deadline: float
    ) -> None:
        super().__init__(host, port)
        self._found, self._scheme, self._deadline = found, scheme, deadline
        self._end: threading.Timer | None = None
        self._open: list[socket.socket] = []
        if scheme == "https":
            self.default_port = 443

    def connect(self) -> None:
        """Connect to the first of the addresses that answers."""
        plain = self._first()
        self._open.append(plain)
        # A server that sends a byte now and then would never let a read time out.
        self._end = threading.Timer(max(0.0, self._deadline - time.monotonic()), self._stop)
        self._end.daemon = True
        self._end.start()
        self.sock = self._wrapped(plain) if self._scheme == "https" else plain

    def _first(self) -> socket.socket:
        for number, address in enumerate(self._found, 1):
            left = self._deadline - time.monotonic()
            if left <= 0:
                break
            try:
                return socket.create_connection((address, self.port), timeout=left)
            except OSError:
                if number == len(self._found):
                    raise
        raise TimeoutError

    def _wrapped(self, plain: socket.socket) -> ssl.SSLSocket:
        import httpx

        wrapped = httpx.create_ssl_context().wrap_socket(
            plain, server_hostname=self.host.strip("[]"), do_handshake_on_connect=False
        )
        self._open.append(wrapped)
        wrapped.do_handshake()
        return wrapped

    def _stop(self) -> None:
        for each in self._open:
            with suppress(OSError):
                # the plain one's: what TLS keeps is in use by the thread that reads
                socket.socket.shutdown(each, socket.SHUT_RDWR)

    def close(self) -> None:
        """Let go of the connection and its clock."""
        if self._end is not None:
            self._end.cancel()
        super().close()
        for each in self._open:
            each.close()


def _body(answer: http.client.HTTPResponse, deadline: float) -> bytes:
    """The text of an answer of a type that articles have, of which no more is read than is used."""
    kind = answer.headers.get_content_type() if "Content-Type" in answer.headers else ""
    if kind and kind not in _TYPES:
        raise _Wrong(f"it is {kind[:60]}, and not a page")
    packing = answer.headers.get("Content-Encoding", "identity").lower()
    if packing not in ("identity", "gzip", "deflate"):
        raise _Wrong("it came packed in a way that was not asked for")
    unpack: Any = None if packing == "identity" else zlib.decompressobj(47)
    data = bytearray()
    while chunk := answer.read1(_READ):
        data += chunk if unpack is None else unpack.decompress(chunk, MOST + 1 - len(data))
        if len(data) > MOST:
            raise _Wrong(f"it is longer than {MOST:,} bytes")
        if time.monotonic() >= deadline:
            raise TimeoutError
    whole = answer.length in (None, 0)
    if not whole or time.monotonic() >= deadline:  # cut by the server, or by the clock
        raise _Wrong("it broke off")
    return bytes(data)
