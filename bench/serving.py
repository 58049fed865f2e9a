"""How a server holds under requests that keep coming, whether or not it has answered those before.

    python bench/serving.py --ledger FOLDER [--seconds 60] [--rate 50]
    python bench/serving.py [--rows 2000000] [--keep FOLDER]

Starts `itemized serve --public` and sends it pages, searches and calls of the API at a steady rate,
each at its planned moment: an answer's time counts from then to its last byte, so that waiting in
line is part of it. Parties, rows and filings are drawn from the ledger by a fixed seed. Three in ten
requests were made before, a few of them again and again and most once more; the rest are new, and
both are told apart. They come from 64 addresses of this machine (127.0.1.*;
Linux alone has these), each within the rate of one reader. At the end one address asks far more
than it may. The sender runs on the same cores; what it takes of them is told beside.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import random
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from urllib.parse import quote, urlencode

from run import machine

from itemized.desk import Desk
from itemized.settings import Settings

ADDRESSES = 64
AGAIN = 0.3  # of the requests were made before
PATIENCE = 30.0  # seconds after which an answer is no longer waited for
PYTHON = (sys.executable, "-c", "from itemized.cli import main; main()")
TICKS = os.sysconf("SC_CLK_TCK")
#: What each kind may take at the 99th percentile, in milliseconds.
BOUNDS = {"page": 500, "search": 1000}


@dataclass(frozen=True)
class Drawn:
    """What is asked about: ids and names of parties, rows and filings, in an order drawn by lot."""

    people: list[tuple[str, str]]
    committees: list[str]
    rows: list[str]
    filings: list[str]


@dataclass(frozen=True)
class Request:
    """kind: page, search or api. what: the address without what differs from one to another.
    again: it was made before."""

    kind: str
    what: str
    path: str
    headers: str = ""
    again: bool = False


@dataclass
class Answered:
    """status: 0 where none came. seconds: from the planned moment to the last byte."""

    request: Request
    status: int
    seconds: float
    waits: bool = False  # Retry-After was given


# ---------------------------------------------------------------- what is asked


def drawn(ledger: Path, seed: int, many: int) -> Drawn:
    """So many of each, the same for the same ledger and seed."""
    desk = Desk(Settings(ledger=ledger, downloads=ledger))

    def some(query: str) -> list[tuple[str, ...]]:
        return [*desk.sql(query).rows]

    by_lot = f"ORDER BY hash({{}}, {seed}) LIMIT {many}"
    of_kind = "SELECT entity_id, name FROM entities WHERE kind {} " + by_lot.format("entity_id")
    people = some(of_kind.format("IN ('person', 'organization')"))
    committees = [row[0] for row in some(of_kind.format("= 'committee'"))]
    ids = ", ".join("'" + row[0].replace("'", "''") + "'" for row in people)
    filings = [
        row[0] for row in some(f"SELECT filing_key FROM filings {by_lot.format('filing_key')}")
    ]
    rows = some(f"SELECT entry_key FROM entries WHERE payer_id IN ({ids}) ORDER BY entry_key")
    order = random.Random(seed)
    for held in (rows, people, committees, filings):
        order.shuffle(held)
    return Drawn(people, committees, [row[0] for row in rows], filings)


class Mix:
    """Requests without end, drawn by a seed."""

    def __init__(self, of: Drawn, seed: int) -> None:
        self._of, self._draw = of, random.Random(seed)
        self._asked: list[Request] = []
        self._next = Counter[str]()
        shares: Sequence[tuple[int, Callable[[], Request]]] = (
            (2, lambda: Request("page", "home", "/")),
            (18, lambda: self._entity("page", "entity of a giver", "/entity/", self._giver())),
            (7, lambda: self._entity("page", "entity of a committee", "/entity/", self._filer())),
            (7, lambda: self._list("page", "rows of a party", "/rows", of=self._giver())),
            (5, lambda: self._entity("page", "record", "/record/", self._one("rows", of.rows))),
            (4, lambda: self._entity("page", "filing", "/filing/", self._one("f", of.filings))),
            (1, lambda: self._list("page", "trace", "/trace", giver=self._giver())),
            (1, lambda: Request("page", "method", "/method")),
            (14, lambda: self._search("whole name", self._name())),
            (8, lambda: self._search("as it is typed", self._typed(), "HX-Request: true\r\n")),
            (4, lambda: self._search("misspelled", self._misspelled())),
            (5, lambda: self._list("search", "API find", "/v1/find", q=self._name())),
            (8, lambda: self._entity("api", "v1 entity", "/v1/entities/", self._giver())),
            (3, lambda: self._entity("api", "v1 committee", "/v1/entities/", self._filer())),
            (8, lambda: self._list("api", "v1 entries", "/v1/entries", of=self._giver())),
            (3, lambda: self._list("api", "v1 filings", "/v1/filings", committee_id=self._filer())),
            (2, lambda: Request("api", "v1 coverage", "/v1/coverage")),
        )
        self._makers = [make for share, make in shares for _ in range(share)]

    def __iter__(self) -> Iterator[Request]:
        while True:
            if self._asked and self._draw.random() < AGAIN:
                # the earlier, the oftener: half of these are of the first eighth
                place = int(len(self._asked) * self._draw.random() ** 3)
                yield replace(self._asked[place], again=True)
            else:
                self._asked.append(self._draw.choice(self._makers)())
                yield self._asked[-1]

    def _one(self, name: str, held: list[str]) -> str:
        """The next that was not drawn before, from the first again once all were."""
        self._next[name] += 1
        return held[self._next[name] % len(held)]

    def _giver(self) -> str:
        return self._one("id", [*(p[0] for p in self._of.people)])

    def _name(self) -> str:
        return self._one("name", [p[1] for p in reversed(self._of.people)])

    def _filer(self) -> str:
        return self._one("committee", self._of.committees)

    def _typed(self) -> str:
        name = self._name()
        return name[: self._draw.randint(min(4, len(name)), len(name))]

    def _misspelled(self) -> str:
        name = self._name()
        at = self._draw.randrange(len(name))
        return name[:at] + self._draw.choice("AEIORST") + name[at + 1 :]

    def _search(self, what: str, name: str, headers: str = "") -> Request:
        return Request("search", what, f"/find?{urlencode({'q': name})}", headers)

    def _entity(self, kind: str, what: str, path: str, key: str) -> Request:
        return Request(kind, what, path + quote(key, safe=""))

    def _list(self, kind: str, what: str, path: str, **asked: str) -> Request:
        return Request(kind, what, f"{path}?{urlencode(asked)}")


# ---------------------------------------------------------------- who asks


async def answer(port: int, client: int, request: Request, planned: float) -> Answered:
    """Send one request over a connection of its own and read all that comes."""
    loop = asyncio.get_running_loop()
    head = (
        f"GET {request.path} HTTP/1.1\r\nHost: localhost:{port}\r\nAccept-Encoding: gzip\r\n"
        f"{request.headers}Connection: close\r\n\r\n"
    )
    first, size = b"", 0
    try:
        with socket.socket() as line:
            line.setblocking(False)
            line.bind((f"127.0.1.{1 + client % ADDRESSES}", 0))
            async with asyncio.timeout_at(planned + PATIENCE):
                await loop.sock_connect(line, ("127.0.0.1", port))
                await loop.sock_sendall(line, head.encode())
                while block := await loop.sock_recv(line, 1 << 18):
                    first, size = first or block, size + len(block)
        status = int(first.split(b" ", 2)[1])
    except (OSError, TimeoutError, ValueError, IndexError):
        status = 0
    waits = b"\r\nretry-after: " in first.lower()
    return Answered(request, status, loop.time() - planned, waits)


async def sent(
    port: int, mix: Mix, seconds: float, rate: float, look: Callable[[], None]
) -> list[Answered]:
    """Each request at its planned moment; look is called every five seconds."""
    loop = asyncio.get_running_loop()
    tasks: list[asyncio.Task[Answered]] = []
    began = looked = loop.time()
    for number, request in zip(range(round(seconds * rate)), mix, strict=False):
        planned = began + number / rate
        if (left := planned - loop.time()) > 0:
            await asyncio.sleep(left)
        if planned - looked >= 5:
            looked = planned
            look()
        tasks.append(asyncio.create_task(answer(port, number, request, planned)))
    return [await task for task in tasks]


async def too_many(port: int) -> list[Answered]:
    """300 requests of one address, ten at a time."""
    loop, found = asyncio.get_running_loop(), []
    for _ in range(30):
        ten = (
            answer(port, 63 * ADDRESSES + 70, Request("page", "method", "/method"), loop.time())
            for _ in range(10)
        )
        found += await asyncio.gather(*ten)
    return found


# ---------------------------------------------------------------- who is asked


@dataclass
class Server:
    """A server of its own process. resident: MiB at each look; cpu: seconds it has used."""

    ledger: Path
    port: int
    resident: list[float] = field(default_factory=list)

    def start(self) -> None:
        """Start, and wait until it answers."""
        given = ("serve", "--public", "--host", "127.0.0.1", "--port", str(self.port))
        self._process = subprocess.Popen([*PYTHON, *given, "--ledger", self.ledger])
        for _ in range(600):
            try:
                socket.create_connection(("127.0.0.1", self.port)).close()
            except OSError:
                time.sleep(0.1)
            else:
                return
        raise SystemExit("the server did not start")

    def look(self) -> None:
        """Note what memory it holds."""
        held = dict(
            line.split(":", 1)
            for line in Path(f"/proc/{self._process.pid}/status").read_text().splitlines()
        )
        self.resident.append(int(held["VmRSS"].split()[0]) / 1024)

    @property
    def cpu(self) -> float:
        """Seconds of the processors it has used."""
        text = Path(f"/proc/{self._process.pid}/stat").read_text()
        return sum(map(int, text.rpartition(")")[2].split()[11:13])) / TICKS

    def stop(self) -> None:
        """End it."""
        self._process.terminate()
        self._process.wait(20)


# ---------------------------------------------------------------- what is told


def told(name: str, found: Sequence[Answered]) -> str:
    """Percentiles of some answers."""
    times = sorted(a.seconds * 1000 for a in found)
    p50, p95, p99 = (times[min(len(times) - 1, int(len(times) * p))] for p in (0.5, 0.95, 0.99))
    return f"{name:<26}{len(times):>7}{p50:>8.0f}{p95:>8.0f}{p99:>8.0f}{times[-1]:>8.0f}"


def report(found: Sequence[Answered]) -> bool:
    """Print what came; whether all is as promised."""
    print(f"{'':<26}{'n':>7}{'p50':>8}{'p95':>8}{'p99':>8}{'most':>8}  ms")
    good = True
    for kind in sorted({a.request.kind for a in found}):
        of = [a for a in found if a.request.kind == kind]
        late = sorted(a.seconds * 1000 for a in of)[int(len(of) * 0.99)]
        good &= late < BOUNDS.get(kind, float("inf"))
        print(told(kind, of))
        for what in sorted({a.request.what for a in of}):
            print(told(f"  {what}", [a for a in of if a.request.what == what]))
    for name, again in (("all that are new", False), ("all made before", True)):
        if of := [a for a in found if a.request.again == again]:
            print(told(name, of))
    statuses = Counter(a.status for a in found)
    print("statuses:", ", ".join(f"{n:,} of {status}" for status, n in sorted(statuses.items())))
    return good and not any(status >= 500 or not status for status in statuses)


def measured(server: Server, mix: Mix, seconds: float, rate: float) -> bool:
    """Ask, and print what came and what it took."""
    used, began, own = server.cpu, time.monotonic(), time.process_time()
    found = asyncio.run(sent(server.port, mix, seconds, rate, server.look))
    server.look()
    took = time.monotonic() - began
    cpu, own = (server.cpu - used) / took, (time.process_time() - own) / took
    good = report(found)
    held = server.resident
    thirds = [
        statistics.mean(held[len(held) * n // 3 :][: max(1, len(held) // 3)]) for n in range(3)
    ]
    print(
        f"memory: {held[0]:.0f} MiB at first; {', '.join(f'{m:.0f}' for m in thirds)} in each third;"
        f" {held[-1]:.0f} at last"
    )
    print(f"of two cores the server took {cpu:.2f}, the sender {own:.2f}")
    over = asyncio.run(too_many(server.port))
    refused = [a for a in over if a.status == 429]
    print(
        f"of {len(over)} requests of one address at once: {dict(Counter(a.status for a in over))};"
        f" {sum(a.waits for a in refused)} of {len(refused)} refusals with Retry-After"
    )
    return good and bool(refused) and all(a.waits for a in refused)


def made(folder: Path, rows: int) -> Path:
    """A ledger of so many rows, as bench/trace.py makes it; one made before is used again."""
    from trace import others

    from generate import generate

    if not (folder / "ledger").exists():
        files = generate(folder / "made", rows)
        more = others(folder / "made", rows // 20, files.cycle)
        desk = Desk(Settings(ledger=folder / "ledger", downloads=folder / "downloads"))
        desk.load("fec_bulk", [*files.zips, *more], cycle=files.cycle)
    return folder / "ledger"


def main() -> int:
    """Read the command line, start, ask, tell."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--ledger", type=Path)
    parser.add_argument("--rows", type=int, default=2_000_000)
    parser.add_argument("--keep", type=Path, help="keep the ledger here, and use one kept before")
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--rate", type=float, default=50)
    parser.add_argument("--port", type=int, default=8765)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="itemized-bench-") as temporary:
        ledger = options.ledger or made(options.keep or Path(temporary), options.rows)
        mix = Mix(drawn(ledger, options.seed, round(options.seconds * options.rate)), options.seed)
        server = Server(ledger, options.port)
        server.start()
        try:
            server.look()
            good = measured(server, mix, options.seconds, options.rate)
        finally:
            server.stop()
    print(machine())
    return not good


if __name__ == "__main__":
    sys.exit(main())
