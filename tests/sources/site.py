"""A publisher's server of our own, on a real socket, that answers as publishers do at their worst."""

from __future__ import annotations

import io
import random
import threading
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

CHANGED = "Sun, 17 Mar 2019 06:00:00 GMT"


def zipped(seed: int, text: bytes | None = None, name: str = "a.txt") -> bytes:
    """A zip of some 300 kB that does not shrink, so that it comes in many pieces; or of a text."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as z:
        z.writestr(zipfile.ZipInfo(name), text or random.Random(seed).randbytes(300_000))
    return held.getvalue()


@dataclass
class Clock:
    """Time that passes only when somebody sleeps; `naps` are the sleeps, in seconds."""

    naps: list[float] = field(default_factory=list)
    start: datetime = datetime(2021, 1, 2, 3, 4, 5, tzinfo=UTC)

    def ticks(self) -> float:
        return sum(self.naps)

    def now(self) -> datetime:
        return self.start + timedelta(seconds=self.ticks())

    def sleep(self, seconds: float) -> None:
        self.naps.append(seconds)


@dataclass
class Site:
    """What the server holds (path → body, ETag), how it misbehaves, and what it was asked.

    faults: one is used up by each request. slow: a path whose first answer stops half way until
    `go_on`. asked: path and headers of each request, in order.
    """

    files: dict[str, tuple[bytes, str]] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    slow: str = ""
    base: str = ""
    ranges: bool = True
    changed: str = CHANGED
    go_on: threading.Event = field(default_factory=threading.Event)
    at_once: int = 0
    most_at_once: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)

    def headers_asked(self, name: str) -> list[str | None]:
        """One header of each request so far."""
        return [headers.get(name) for _, headers in self.asked]


class Handler(BaseHTTPRequestHandler):
    site: Site
    protocol_version = "HTTP/1.1"

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def do_GET(self) -> None:
        site = self.site
        with site.lock:
            site.at_once += 1
            site.most_at_once = max(site.most_at_once, site.at_once)
            site.asked.append((self.path, dict(self.headers.items())))
            fault = site.faults.pop(0) if site.faults else ""
            if self.path == site.slow:
                fault, site.slow = "stall", ""
        try:
            self.respond(fault)
        except (BrokenPipeError, ConnectionResetError):
            self.close_connection = True
        finally:
            with site.lock:
                site.at_once -= 1

    def respond(self, fault: str) -> None:
        kind, _, rest = fault.partition(" ")
        if fault.isdigit():
            self.answer(int(fault), b"", {})
        elif kind == "wait":
            self.answer(429, b"", {"Retry-After": rest})
        elif kind == "to":
            self.answer(302, b"<html>moved</html>", {"Location": rest})
        elif fault == "page":
            page = b"<!DOCTYPE html><title>Down for maintenance</title>"
            self.answer(200, page, {"Content-Type": "application/zip", "ETag": '"page"'})
        elif self.path not in self.site.files:
            self.answer(404, b"<html>not found</html>", {})
        else:
            self.file(*self.site.files[self.path], fault)

    def file(self, body: bytes, etag: str, fault: str) -> None:
        site, get = self.site, self.headers.get
        headers = {"ETag": etag} if etag else {}
        if site.changed:
            headers["Last-Modified"] = site.changed
        wanted, version = get("Range"), etag or site.changed
        same = get("If-None-Match") == etag if etag else get("If-Modified-Since") == site.changed
        if (get("If-None-Match") or get("If-Modified-Since")) and same:
            self.answer(304, b"", headers)
        elif wanted and site.ranges and (fault == "lie" or get("If-Range") == version):
            first = int(wanted.removeprefix("bytes=").removesuffix("-"))
            if first >= len(body) or fault == "no such range":
                self.answer(416, b"", {"Content-Range": f"bytes */{len(body)}"})
            else:
                start = first - 7 if fault == "elsewhere" else first
                place = f"bytes {start}-{len(body) - 1}/{len(body)}"
                if fault == "no tag":
                    headers = {}
                self.answer(206, body[start:], headers | {"Content-Range": place}, fault)
        else:
            self.answer(200, body, headers, fault)

    def answer(self, status: int, body: bytes, headers: dict[str, str], fault: str = "") -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        if fault == "packed":
            self.send_header("Content-Encoding", "gzip")
        if fault == "chunked":
            self.send_header("Transfer-Encoding", "chunked")
        elif fault == "unsaid":
            self.close_connection = True
        elif status != 304:
            self.send_header("Content-Length", str(len(body) + (fault == "long")))
        self.end_headers()
        self.body(body, fault)

    def body(self, body: bytes, fault: str) -> None:
        half = len(body) // 2
        if fault == "chunked":
            for piece in (body[:half], body[half:], b""):
                self.wfile.write(b"%x\r\n%s\r\n" % (len(piece), piece))
        elif fault in ("cut", "long"):
            self.wfile.write(body[:half] if fault == "cut" else body)
            self.close_connection = True
        elif fault == "stall":
            self.wfile.write(body[:half])
            self.wfile.flush()
            self.site.go_on.wait(60)
            self.wfile.write(body[half:])
        else:
            self.wfile.write(body)


class Server(ThreadingHTTPServer):
    def handle_error(self, *_: object) -> None:
        """A client that hangs up is nothing to print."""


@contextmanager
def serving() -> Iterator[Site]:
    """The server, at site.base, which ends in /files/."""
    held = Site()
    handler = type("HandlerOfOne", (Handler,), {"site": held})
    with Server(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        held.base = f"http://127.0.0.1:{server.server_port}/files/"
        yield held
        held.go_on.set()
        server.shutdown()
        thread.join()
