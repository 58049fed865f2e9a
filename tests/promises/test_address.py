"""An article by its address: nothing that only this machine reaches, within time, size and type."""

from __future__ import annotations

import gzip
import http.server
import threading
import time
from collections.abc import Iterator

import pytest

from itemized.claims._text import address
from itemized.claims._text.article import load_article
from itemized.errors import ArticleError

STORY = b"<html><body><article><p>Ada Quill gave $5,000 to the Hills PAC in 2021.</p></article></body></html>"
OPEN, CLOSED = "127.0.0.1", "127.0.0.2"  # the first stands in for a host on the open network


class Page(http.server.BaseHTTPRequestHandler):
    """Answers by its path."""

    protocol_version = "HTTP/1.1"
    asked: list[str]

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def do_GET(self) -> None:
        self.asked.append(f"{self.server.server_address[0]}{self.path}")
        kind, _, rest = self.path.lstrip("/").partition("?")
        if kind == "to":
            return self._say(302, b"", {"Location": rest})
        if kind == "type":
            return self._say(200, STORY, {"Content-Type": rest})
        if kind == "bomb":
            return self._say(200, gzip.compress(bytes(60_000_000)), {"Content-Encoding": "gzip"})
        if kind == "packed":
            return self._say(200, gzip.compress(STORY), {"Content-Encoding": "gzip"})
        if kind in ("drip", "endless", "header", "cut"):
            return self._slowly(kind)
        return self._say(200, STORY, {"Content-Type": "text/html; charset=utf-8"})

    def _say(self, status: int, body: bytes, headers: dict[str, str]) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self._write(body)

    def _slowly(self, kind: str) -> None:
        self.close_connection = True
        start = b"HTTP/1.1 200 OK\r\n"
        if kind == "cut":
            return self._write(start + b"Content-Length: 9999\r\n\r\n<html>")
        if not self._write(start + (b"" if kind == "header" else b"\r\n")):
            return None
        piece, nap = (b"x" * 1_000_000, 0.0) if kind == "endless" else (b"x", 0.02)
        for _ in range(5_000):
            if not self._write(piece):
                return None
            time.sleep(nap)
        return None

    def _write(self, data: bytes) -> bool:
        try:
            self.wfile.write(data)
        except OSError:
            self.close_connection = True
            return False
        return True


@pytest.fixture
def web(monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[int, list[str]]]:
    """A page's server on two hosts at one port, one of them taken for public; what it was asked."""
    asked: list[str] = []
    real = address.is_public
    monkeypatch.setattr(address, "is_public", lambda ip: ip == OPEN or real(ip))
    handler = type("Asked", (Page,), {"asked": asked})
    one = http.server.ThreadingHTTPServer((OPEN, 0), handler)
    with one, http.server.ThreadingHTTPServer((CLOSED, one.server_port), handler) as two:
        threads = [threading.Thread(target=s.serve_forever, args=(0.01,)) for s in (one, two)]
        for thread in threads:
            thread.start()
        yield one.server_port, asked
        for server in (one, two):
            server.shutdown()
        for thread in threads:
            thread.join()


def refused(url: str, says: str) -> None:
    with pytest.raises(ArticleError, match=says) as caught:
        load_article(url)
    assert "\n" not in str(caught.value)
    assert "save the page as .html and give the file" in str(caught.value)


def test_a_page_is_read_plain_packed_and_through_a_redirection(web: tuple[int, list[str]]) -> None:
    port, _ = web
    for path in ("story", "packed", f"to?http://{OPEN}:{port}/story", "to?/story"):
        article = load_article(f"http://{OPEN}:{port}/{path}")
        assert "Ada Quill" in article.text
    assert article.url == f"http://{OPEN}:{port}/story"


PRIVATE = (
    "127.0.0.1", "127.8.9.10", "10.0.0.1", "172.16.0.1", "192.168.1.1", "169.254.169.254", "0.0.0.0",
    "100.64.0.1", "192.0.2.1", "198.18.0.1", "224.0.0.1", "255.255.255.255", "240.0.0.1",
    "::1", "::", "fe80::1", "fe80::1%eth0", "fc00::1", "fd12::1", "fec0::1", "ff02::1", "2001:db8::1",
    "::ffff:127.0.0.1", "::ffff:169.254.169.254", "::ffff:a00:1", "::127.0.0.1", "64:ff9b::7f00:1",
    "2002:7f00:1::", "2002:a00:1::1", "2001:0:4136:e378:8000:63bf:80ff:fffe",
)  # fmt: skip


@pytest.mark.parametrize("ip", PRIVATE)
def test_what_is_not_on_the_open_network_is_not_public(ip: str) -> None:
    assert not address.is_public(ip)


def test_what_is_on_the_open_network_is_public() -> None:
    for ip in ("93.184.215.14", "8.8.8.8", "2606:4700::1111", "64:ff9b::808:808"):
        assert address.is_public(ip)


def test_addresses_of_this_network_are_refused_however_written(web: tuple[int, list[str]]) -> None:
    port, asked = web
    two = int.from_bytes(bytes(map(int, CLOSED.split("."))), "big")
    for host in (CLOSED, str(two), hex(two), "0177.0.0.2", "127.2", f"[::ffff:{CLOSED}]", "[::1]"):
        refused(f"http://{host}:{port}/story", "not on the open network|Invalid IPv4")
    assert asked == []


@pytest.mark.parametrize("to", ["http://{c}:{p}/story", "//{c}:{p}/story", "http://[::1]:{p}/"])
def test_a_redirection_to_this_network_is_refused(web: tuple[int, list[str]], to: str) -> None:
    port, asked = web
    refused(f"http://{OPEN}:{port}/to?{to.format(c=CLOSED, p=port)}", "not on the open network")
    assert len(asked) == 1


def test_other_schemes_circles_and_passwords_are_refused(web: tuple[int, list[str]]) -> None:
    port, _ = web
    base = f"http://{OPEN}:{port}/to?"
    refused(f"{base}file:///etc/hostname", "no scheme of a web page")
    refused(f"{base}ftp://{OPEN}/a", "no scheme of a web page")
    refused(f"http://me:word@{OPEN}:{port}/story", "name or password")
    refused(f"http://{OPEN}:{port}/to?to?/to", "leads on more than 5 times|answers|not on")


def test_a_name_is_looked_up_once_and_bound_to(
    web: tuple[int, list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A name that leads to a public address when it is checked and to a private one afterward."""
    port, asked = web
    answers = [[OPEN], [CLOSED], [CLOSED]]
    monkeypatch.setattr(address, "resolve", lambda *_: answers.pop(0))
    assert "Ada Quill" in load_article(f"http://news.example:{port}/story").text
    assert asked == [f"{OPEN}/story"]
    assert len(answers) == 2  # it was not asked again


def test_a_name_with_a_private_address_beside_a_public_one_is_refused(
    web: tuple[int, list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    port, asked = web
    monkeypatch.setattr(address, "resolve", lambda *_: [OPEN, CLOSED])
    refused(f"http://news.example:{port}/story", "not on the open network")
    assert asked == []


@pytest.mark.parametrize("kind", ["drip", "header"])
def test_a_page_that_drips_is_given_up(
    web: tuple[int, list[str]], monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    monkeypatch.setattr(address, "TIMEOUT", 0.5)
    start = time.monotonic()
    refused(f"http://{OPEN}:{web[0]}/{kind}", "took longer than")
    assert time.monotonic() - start < 10


def test_a_look_up_that_hangs_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(address, "TIMEOUT", 0.2)
    monkeypatch.setattr(address, "resolve", lambda *_: threading.Event().wait(5) or [])
    refused("http://news.example/", "took longer than")


@pytest.mark.parametrize("kind", ["endless", "bomb"])
def test_a_page_without_end_is_cut(
    web: tuple[int, list[str]], monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    monkeypatch.setattr(address, "MOST", 3_000_000)
    refused(f"http://{OPEN}:{web[0]}/{kind}", "longer than 3,000,000 bytes")


def test_what_is_no_page_or_broke_off_is_refused(web: tuple[int, list[str]]) -> None:
    base = f"http://{OPEN}:{web[0]}"
    for kind in ("application/pdf", "image/png", "application/octet-stream"):
        refused(f"{base}/type?{kind}", f"it is {kind}, and not a page")
    refused(f"{base}/cut", "IncompleteRead|broke off")


def test_a_proxy_of_the_environment_is_not_asked(
    web: tuple[int, list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A proxy would look the name up by itself, so that no check would hold."""
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy"):
        monkeypatch.setenv(name, f"http://{CLOSED}:{web[0]}")
    load_article(f"http://{OPEN}:{web[0]}/story")
    assert web[1] == [f"{OPEN}/story"]
