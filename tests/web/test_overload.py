"""Too many at once, and clients that are slow or go away: over real connections, with short limits."""

from __future__ import annotations

import asyncio
import socket
import threading
import time
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from datetime import date

import pytest
import uvicorn
from fastapi import FastAPI
from starlette.testclient import TestClient
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from itemized.desk import Desk
from itemized.settings import Settings
from itemized.web import create_app
from itemized.web._guard import Guard, Rate
from itemized.web._patience import Patience, patient
from itemized.web._turns import Room, Turns
from itemized.web._whole import Answers, Taking, Whole

SOON = Patience(head=0.4, body=0.8, reading=0.5)


@contextmanager
def serving(app: ASGIApp, patience: Patience = SOON) -> Iterator[int]:
    """An application behind a port of this machine."""
    config = uvicorn.Config(
        app, port=0, http=patient(patience), log_level="critical", lifespan="off"
    )
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    try:
        yield server.servers[0].sockets[0].getsockname()[1]
    finally:
        server.should_exit = server.force_exit = True
        thread.join(10)


@pytest.fixture(scope="module")
def port(settings: Settings) -> Iterator[int]:
    with serving(create_app(settings)) as port:
        yield port


def said(line: socket.socket) -> bytes:
    """All that comes until the other end closes."""
    parts = []
    try:
        while part := line.recv(65536):
            parts.append(part)
    except ConnectionResetError:
        pass
    return b"".join(parts)


def connected(port: int) -> socket.socket:
    return socket.create_connection(("127.0.0.1", port), timeout=20)


def asked(port: int, path: str = "/method") -> bytes:
    with connected(port) as line:
        line.sendall(
            f"GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".encode()
        )
        return said(line)


def cut_off_after(line: socket.socket, drop: bytes) -> float:
    """Send this again and again; the seconds until the other end has had enough."""
    began = time.monotonic()
    line.settimeout(0.05)
    while time.monotonic() - began < 15:
        try:
            line.sendall(drop)
            if len(drop) == 1 and line.recv(65536) == b"":
                break
        except TimeoutError:
            continue
        except OSError:
            break
    return time.monotonic() - began


def test_no_client_in_time_is_cut_off(port: int) -> None:
    with connected(port) as steady:
        for _ in range(8):
            steady.sendall(b"GET /method HTTP/1.1\r\nHost: localhost\r\n\r\n")
            time.sleep(SOON.head / 4)
        answers = steady.recv(1 << 20)
        steady.sendall(b"GET /method HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
        assert (answers + said(steady)).count(b"HTTP/1.1 200") == 9


def test_a_head_by_the_drop_is_cut_off_and_holds_nobody_up(port: int) -> None:
    with connected(port) as slow:
        slow.sendall(b"GET /method HTTP/1.1\r\nX-Slow: ")
        assert asked(port).startswith(b"HTTP/1.1 200")
        assert cut_off_after(slow, b"a") < 5


def test_so_is_a_connection_that_asks_nothing_and_a_second_head(port: int) -> None:
    with connected(port) as silent:
        assert said(silent) == b""
    with connected(port) as second:
        second.sendall(b"GET /method HTTP/1.1\r\nHost: localhost\r\n\r\n")
        assert second.recv(65536).startswith(b"HTTP/1.1 200")
        second.sendall(b"GET /method HTTP/1.1\r\nX-Slow: ")
        assert cut_off_after(second, b"a") < 5


def test_a_body_by_the_drop_is_cut_off(port: int) -> None:
    with connected(port) as slow:
        slow.sendall(
            b"POST /check HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100000\r\n"
            b"Content-Type: application/x-www-form-urlencoded\r\n\r\ntext="
        )
        assert asked(port).startswith(b"HTTP/1.1 200")
        assert cut_off_after(slow, b"a") < 6


def test_a_body_that_stops_is_told_so(monkeypatch: pytest.MonkeyPatch, settings: Settings) -> None:
    monkeypatch.setattr("itemized.web._guard.BODY", 0.2)
    with serving(create_app(settings), Patience(body=5)) as port, connected(port) as slow:
        slow.sendall(
            b"POST /v1/claims HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n"
            b'Content-Type: application/json\r\n\r\n{"text": "'
        )
        answer = said(slow)
    assert answer.startswith(b"HTTP/1.1 408")
    assert b"connection: close" in answer.lower()
    assert b"application/problem+json" in answer


def test_a_body_without_end_is_refused_and_not_read_on(port: int) -> None:
    with connected(port) as line:
        line.sendall(
            b"POST /check HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n"
            b"Content-Type: application/x-www-form-urlencoded\r\n\r\n"
        )
        part = b"10000\r\n" + b"a" * 0x10000 + b"\r\n"
        assert cut_off_after(line, part) < 10
    assert asked(port).startswith(b"HTTP/1.1 200")


async def long_answer(scope: object, receive: object, send: Callable[..., Awaitable[None]]) -> None:
    await send({"type": "http.response.start", "status": 200, "headers": []})
    for _ in range(400):
        await send({"type": "http.response.body", "body": b"a" * 100_000, "more_body": True})
    await send({"type": "http.response.body", "body": b""})


def test_who_does_not_read_an_answer_is_cut_off() -> None:
    with serving(long_answer) as port, connected(port) as line:  # type: ignore[arg-type]
        line.sendall(b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n")
        time.sleep(SOON.reading * 3)
        line.settimeout(5)
        assert len(said(line)) < 400 * 100_000
        with connected(port) as reads:
            reads.sendall(b"GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
            assert len(said(reads)) >= 400 * 100_000


def test_who_goes_away_in_mid_answer_leaves_nothing_behind(port: int) -> None:
    before = threading.active_count()
    for path in ("/v1/entries.csv", "/rows", "/v1/entries.json") * 4:
        with connected(port) as line:
            line.sendall(f"GET {path} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
            line.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")
    assert asked(port).startswith(b"HTTP/1.1 200")
    assert threading.active_count() < before + 45  # those that wait for work


@pytest.mark.parametrize("patience", [Patience(connections=3), Patience(of_one=3)])
def test_too_many_connections_are_told_to_wait(patience: Patience) -> None:
    with serving(FastAPI(), patience) as port:
        held = [connected(port) for _ in range(3)]
        time.sleep(0.2)
        with connected(port) as another:
            answer = said(another)
        assert answer.startswith(b"HTTP/1.1 429 ")
        assert b"\r\nRetry-After: " in answer
        for line in held:
            line.close()
        time.sleep(0.2)
        assert asked(port, "/").startswith(b"HTTP/1.1 404")


def held() -> tuple[ASGIApp, list[str], threading.Event]:
    """An application that answers once it is let, the paths it was asked for, and what lets it."""
    app, seen, let = FastAPI(), list[str](), threading.Event()

    @app.get("/{path}")
    async def answer(path: str) -> str:
        seen.append(path)
        while not let.is_set():
            await asyncio.sleep(0.01)
        return path

    return app, seen, let


def when(true: Callable[[], bool]) -> bool:
    """Whether it came true, waited for as long as a busy machine may need."""
    until = time.monotonic() + 60
    while not true() and time.monotonic() < until:
        time.sleep(0.01)
    return true()


def asking(port: int, paths: list[str], answers: list[bytes]) -> list[threading.Thread]:
    """Each path asked for at once by a client of its own."""
    threads = [
        threading.Thread(target=lambda path=path: answers.append(asked(port, path)))
        for path in paths
    ]
    for thread in threads:
        thread.start()
    return threads


def codes(answers: list[bytes]) -> list[bytes]:
    return sorted(a.split(b" ")[1] for a in answers)


def test_past_the_room_there_is_an_answer_at_once_with_when_to_come_again() -> None:
    app, seen, let = held()
    answers: list[bytes] = []
    turns = Turns(app, room=Room(answered=2, waiting=3, seconds=120))
    with serving(turns, Patience()) as port:
        threads = asking(port, [f"/{n}" for n in range(12)], answers)
        assert when(lambda: len(answers) == 7)  # while the others are held
        assert codes(answers) == [b"429"] * 7
        assert all(b"\r\nretry-after: 5\r\n" in a for a in answers)
        assert len(seen) == 2
        let.set()
        for thread in threads:
            thread.join()
    assert codes(answers) == [b"200"] * 5 + [b"429"] * 7
    assert len(seen) == 5


def test_so_are_those_who_come_in_one_moment() -> None:
    let, sent = asyncio.Event(), list[int]()

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        await let.wait()
        await send({"type": "http.response.start", "status": 200, "headers": []})

    async def receive() -> Message:
        await asyncio.Event().wait()
        raise AssertionError

    async def send(message: Message) -> None:
        if message["type"] == "http.response.start":
            sent.append(message["status"])

    async def burst() -> None:
        turns = Turns(app, room=Room(answered=2, waiting=3, seconds=60))
        scope = {"type": "http", "path": "/", "method": "GET", "headers": []}
        coming = asyncio.gather(*(turns(scope, receive, send) for _ in range(12)))
        while len(sent) < 7:
            await asyncio.sleep(0)
        let.set()
        await coming

    asyncio.run(asyncio.wait_for(burst(), 30))
    assert sorted(sent) == [200] * 5 + [429] * 7


def test_nobody_waits_longer_than_is_said() -> None:
    app, _, let = held()
    answers: list[bytes] = []
    turns = Turns(app, room=Room(answered=1, waiting=5, seconds=0.3))
    with serving(turns, Patience()) as port:
        threads = asking(port, ["/a", "/b", "/c"], answers)
        assert when(lambda: len(answers) == 2)
        assert codes(answers) == [b"429"] * 2
        let.set()
        for thread in threads:
            thread.join()
    assert codes(answers) == [b"200", b"429", b"429"]


def test_who_went_away_while_waiting_is_asked_nothing_more() -> None:
    app, seen, let = held()
    answers: list[bytes] = []
    turns = Turns(app, room=Room(answered=1, waiting=5, seconds=120))
    with serving(turns, Patience()) as port:
        threads = asking(port, ["/first"], answers)
        assert when(lambda: seen == ["first"])
        with connected(port) as gone:
            gone.sendall(b"GET /gone HTTP/1.1\r\nHost: localhost\r\n\r\n")
            assert when(lambda: turns.waiting == 1)
        assert when(lambda: turns.waiting == 0)
        threads += asking(port, ["/last"], answers)
        assert when(lambda: turns.waiting == 1)
        let.set()
        for thread in threads:
            thread.join()
    assert codes(answers) == [b"200"] * 2
    assert seen == ["first", "last"]


def test_the_guard_bounds_bodies_behind_the_turns_too() -> None:
    app = FastAPI()

    @app.post("/")
    async def size(body: dict[str, str]) -> int:
        return len(body["text"])

    guarded = Guard(
        Turns(app, room=Room(answered=1, waiting=1, seconds=1)), public=False, rate=Rate(100, 1)
    )
    body = b'{"text": "' + b"a" * 500_000 + b'"}'
    head = f"POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: {len(body)}\r\n"
    with serving(guarded) as port, connected(port) as line:
        line.sendall(f"{head}Content-Type: application/json\r\nConnection: close\r\n\r\n".encode())
        line.sendall(body)
        assert said(line).endswith(b"500000")


# ---------------------------------------------------------------- answers that are held


def test_held_answers_are_bounded_and_the_last_asked_for_stay() -> None:
    answers = Answers(most=20_000)
    for key in range(12):
        answers.put(b"%d" % key, Whole([], b"a" * 1000))
        answers.get(b"0")
    assert answers.bytes <= 20_000
    assert answers.get(b"0")
    assert answers.get(b"11")
    assert answers.get(b"1") is None


@pytest.mark.parametrize(
    ("messages", "held"),
    [
        (["200", b"a", b"b"], b"ab"),
        (["404", b"a"], None),
        (["200", b"a" * 101], None),
        (["200", b"a" * 60, b"b" * 60], None),
    ],
)
def test_what_is_no_whole_small_good_answer_is_not_held(
    messages: list[str | bytes], held: bytes | None
) -> None:
    taking = Taking(most=100)
    for number, each in enumerate(messages):
        more = number + 1 < len(messages)
        message: Message = {"type": "http.response.body", "body": each, "more_body": more}
        if isinstance(each, str):
            message = {"type": "http.response.start", "status": int(each), "headers": []}
        taking.see(message)
    assert (taking.whole.body if taking.whole else None) == held
    if held:  # and one that breaks off is none
        broken = Taking(most=100)
        broken.see({"type": "http.response.start", "status": 200, "headers": []})
        broken.see({"type": "http.response.body", "body": b"a", "more_body": True})
        assert broken.whole is None


def test_what_was_asked_before_is_answered_with_the_same_bytes_and_no_question(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = "/loaded?as_of=2021-11-11"
    packed = client.get(path)
    plain = client.get(path, headers={"Accept-Encoding": "identity"})
    assert "content-encoding" not in plain.headers

    def asked(*given: object, **more: object) -> None:
        raise AssertionError("the ledger was asked again")

    monkeypatch.setattr(Desk, "status", asked)
    for before, how in ((packed, "gzip"), (plain, "identity")):
        again = client.get(path, headers={"Accept-Encoding": how})
        assert again.content == before.content
        apart = ("ratelimit",)
        assert [(k, v) for k, v in again.headers.items() if k not in apart] == [
            (k, v) for k, v in before.headers.items() if k not in apart
        ]
    head = client.head(path)
    assert (head.status_code, head.content) == (200, b"")
    with pytest.raises(AssertionError, match="asked again"):
        client.get("/loaded?as_of=2021-11-12")


def test_answers_of_other_records_and_days_are_apart(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = client.get("/v1/coverage")
    assert client.get("/v1/coverage").headers["etag"] == first.headers["etag"]
    monkeypatch.setattr(Desk, "today", lambda _: date(2031, 1, 1))
    later = client.get("/v1/coverage")
    assert later.headers["etag"] != first.headers["etag"]
