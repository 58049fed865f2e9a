"""Mutated inputs for every parser: what is not refused in one line must be read, quickly.

    python tests/promises/fuzz.py KIND [HOW_MANY] [SEED]

KIND is one of the names in KINDS. Seeds are the made-up samples, an article and a bundle made of
them, and whatever once went wrong (corpus/KIND). An input that crashes a parser, takes more than 2
seconds of processor time, brings the process over 1 GB or is refused as if the ledger were at fault
is saved in corpus/KIND and named. Files are read into parts over one database that stays open, and
nothing is flushed to the disk: that costs more than reading a few thousand bytes does.
"""

from __future__ import annotations

import hashlib
import json
import random
import resource
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from types import FrameType

import dateparser

sys.path.insert(0, str(Path(__file__).parents[1]))
sys.path.insert(0, str(Path(__file__).parents[1] / "ledger"))
import tiny

from itemized import _discover, entities, ledger
from itemized.claims._text.article import article_from_bytes
from itemized.claims._text.known import NameIndex
from itemized.claims.reading import read
from itemized.errors import ItemizedError, LedgerError
from itemized.export import _zip, bundle
from itemized.ledger import Reader, _documents, _stage
from itemized.ledger._database import Connection, open_to_write
from itemized.ledger._files import find_pieces
from itemized.model import no_progress
from itemized.settings import Settings
from itemized.sources._base import Source
from itemized.world import lamps, story

SAMPLES = Path(__file__).parents[1] / "samples"
CORPUS = Path(__file__).parent / "corpus"
SECONDS, MEMORY = 2.0, 1 << 20  # of processor time an input; KiB of the process
YEARS = {"massachusetts": 2020, "missouri": 2020, "fec_bulk": 2020}
TOKENS = (
    b"|", b",", b"\t", b'"', b"'", b"\x1c", b"\x00", b"\r\n", b"\n", b"\r", b"\xff", b"\xc3", b"\xef\xbb\xbf",
    b"$", b"$1,000,000", b"-99999999999999999999.99", b"1e999", b"NaN", b"0" * 400, b"2021-02-30", b"13/45/20210",
    b"{", b"}", b"[", b"]", b"null", b"true", b"-", b"<", b">", b"</p>", b"<tr><td>", b"&#x110000;", b"&amp;",
    b"PK\x03\x04", b"[BEGINTEXT]", b"[ENDTEXT]", b"HDR\x1cFEC\x1c8.3\n", b"\xe2\x80\x9c", b"\xe2\x80\x9d", b"donated ",
    b" and ", b"(" * 50, b" $5 to ", b"million", b'{"$decimal": "1e99999999"}', b'{"$date": ""}', b"/* ", b"F3XN",
)  # fmt: skip


class Hang(BaseException):
    """An input took longer than it may."""


@dataclass(frozen=True)
class Kind:
    """One parser: its seeds by name, and what reads an input under such a name."""

    seeds: dict[str, bytes]
    parse: Callable[[str, bytes], object]
    after: Callable[[], None] = lambda: None


@dataclass
class Outcome:
    """What came of it. slowest: seconds of processor time of one input; peak: KiB."""

    kind: str
    inputs: int = 0
    read: int = 0
    refused: int = 0
    slowest: float = 0.0
    peak: int = 0
    wrong: list[str] = field(default_factory=list)

    def line(self) -> str:
        told = f"{self.inputs:,} inputs, {self.read:,} read, {self.refused:,} refused"
        return f"{self.kind}: {told}; {self.slowest:.2f} s, {self.peak >> 10} MiB at most"


def mutated(data: bytes, draw: random.Random, others: list[bytes]) -> bytes:
    """The input with one to six changes."""
    for _ in range(draw.choice((1, 1, 2, 3, 6))):
        at = draw.randrange(len(data) + 1)
        end = min(len(data), at + draw.choice((1, 2, 8, 60, 700)))
        how = draw.randrange(8)
        if how == 0 and data:
            at = min(at, len(data) - 1)
            data = data[:at] + bytes([data[at] ^ (1 << draw.randrange(8))]) + data[at + 1 :]
        elif how == 1:
            data = data[:at] + data[end:]
        elif how == 2:
            data = data[:at] + data[at:end] * draw.choice((2, 3, 40)) + data[end:]
        elif how in (3, 4):
            data = data[:at] + draw.choice(TOKENS) + data[at:]
        elif how == 5:
            data = data[:at] + draw.randbytes(draw.randrange(1, 20)) + data[end:]
        elif how == 6:
            other = draw.choice(others)
            start = draw.randrange(len(other) + 1)
            data = data[:at] + other[start : start + draw.choice((10, 300, 3000))] + data[end:]
        else:
            data = data[: draw.randrange(len(data) + 1)] if draw.random() < 0.3 else data[::1]
    return data[:200_000]


def run(name: str, many: int, seed: int, *, save: bool = True) -> Outcome:
    """So many mutated inputs of a kind, after those that once went wrong."""
    kind, outcome, draw = KINDS[name](), Outcome(name), random.Random(seed)
    signal.signal(signal.SIGPROF, _ring)
    seeds = sorted(kind.seeds.items())
    others = [data for _, data in seeds]

    for title, data in seeds:  # what is imported with the first input is no input's time
        _tried(kind, title, data, Outcome(name))

    def inputs() -> Iterator[tuple[str, bytes]]:
        for path in sorted(CORPUS.glob(f"{name}/*")):
            yield path.name.partition("-")[2], path.read_bytes()
        for _ in range(many):
            title, data = draw.choice(seeds)
            yield title, mutated(data, draw, others)

    for title, data in inputs():
        wrong = _tried(kind, title, data, outcome)
        if wrong:
            key = hashlib.sha256(data).hexdigest()[:8]
            outcome.wrong.append(f"{name}/{key}-{title}: {wrong}")
            if save:
                (CORPUS / name).mkdir(parents=True, exist_ok=True)
                (CORPUS / name / f"{key}-{title.replace('/', '+')}").write_bytes(data)
    return outcome


def _ring(_: int, __: FrameType | None) -> None:
    raise Hang


def _tried(kind: Kind, title: str, data: bytes, outcome: Outcome) -> str:
    """Give the parser one input; what is wrong with how it took it, '' where nothing is."""
    outcome.inputs += 1
    before, began = outcome.peak, time.process_time()
    signal.setitimer(signal.ITIMER_PROF, SECONDS * 2)
    try:
        kind.parse(title, data)
        outcome.read += 1
        wrong = ""
    except ItemizedError as e:
        outcome.refused += 1
        wrong = "an error of several lines" if "\n" in str(e) else ""
    except Hang:
        wrong = "hangs"
    except BaseException as e:  # noqa: BLE001  that is what is looked for
        wrong = f"{type(e).__name__}: {str(e)[:200]}"
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        took = time.process_time() - began
        kind.after()
    outcome.slowest = max(outcome.slowest, took)
    outcome.peak = max(before, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
    if not wrong and took > SECONDS:
        wrong = f"takes {took:.1f} seconds"
    if not wrong and before < MEMORY < outcome.peak:
        wrong = f"brings the process to {outcome.peak >> 10} MiB"
    return wrong


# ---------------------------------------------------------------- the parsers

_DAY = date(2021, 7, 26)


def _html(text: str) -> bytes:
    inside = "</p><p>".join(text.split("\n\n"))
    head = '<meta property="article:published_time" content="2021-07-26"><title>Roads</title>'
    return (
        f"<html><head>{head}</head><body><article><p>{inside}</p></article></body></html>".encode()
    )


def article() -> Kind:
    dateparser.parse("no day")  # takes seconds with the first page whose date it cannot guess
    whole = {"story": story.ARTICLE, "lamps": lamps.ARTICLE}
    texts = {name: text[:3_000] for name, text in whole.items()}
    for name, text in whole.items():  # by paragraphs too: most mutations change one alone
        texts |= {f"{name}{n}": part for n, part in enumerate(text.split("\n\n")) if part.strip()}
    seeds = {f"{n}.txt": t.encode() for n, t in texts.items()}
    seeds |= {f"{n}.html": _html(t) for n, t in texts.items()}

    def parse(title: str, data: bytes) -> None:
        found = read(article_from_bytes(data, where=title, published=_DAY))
        for claim in found.claims:
            if found.article.text[claim.start : claim.end] != claim.quote:
                raise AssertionError("a claim's place is not where it stands")

    return Kind(seeds, parse)


def _of_source(names: list[str], whole: Callable[[Source, Path, Path], object]) -> Kind:
    """Files of sources, each under its own name in a folder of its own."""
    room = Path(tempfile.mkdtemp(prefix="fuzz"))
    sources: dict[str, Source] = {
        n: m.SOURCE for n, m in _discover.modules("itemized.sources").items() if n in names
    }
    seeds = {
        str(path.relative_to(SAMPLES)): path.read_bytes()
        for name in names
        for path in sorted((SAMPLES / name).rglob("*"))
        if path.is_file()
    }

    def parse(title: str, data: bytes) -> None:
        name, _, rest = title.replace("+", "/").partition("/")
        path = room / "given" / rest
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        whole(sources[name], path, room)

    def after() -> None:
        for path in room.iterdir():
            shutil.rmtree(path)

    return Kind(seeds, parse, after)


def _staging() -> Callable[[Source, Path, Path], None]:
    """What reads as `load` reads: into a part, every row typed and judged."""
    held: list[Connection] = []

    def opened(_: Path | str, settings: Settings, *, enough: int | None = None) -> Connection:
        if not held:
            held.append(open_to_write(":memory:", settings, enough=enough))
            held[0].execute("SET threads = 1")
        return held[0].cursor()  # with temporary tables of its own

    _stage.open_to_write = opened
    _stage.put = Path.replace

    def staged(source: Source, path: Path, room: Path) -> None:
        settings = Settings(ledger=room / "ledger", downloads=room)
        (room / "ledger" / "tmp").mkdir(parents=True, exist_ok=True)
        try:
            with _stage.Benches(settings) as benches:
                for piece in find_pieces(source, [path], YEARS.get(source.name))[0]:
                    _stage.stage(source, piece, settings, benches, no_progress)
        except LedgerError as e:
            held.clear()  # an error of the database's own leaves it unfit for more
            raise AssertionError(f"refused for the ledger: {e}") from e

    return staged


def _lines(source: Source, path: Path, room: Path) -> None:
    """A filing's cover and the fields of all its lines, without the SQL that types them."""
    for piece in find_pieces(source, [path], None)[0]:
        for batch in _documents.line_batches(source, piece):
            if batch.num_rows and batch.column(1).null_count:
                raise AssertionError("a line was lost")


def _states() -> list[str]:
    apart = ("fec_bulk", "fec_efile")
    return [p.name for p in sorted(SAMPLES.iterdir()) if p.is_dir() and p.name not in apart]


def _bundle() -> tuple[bytes, dict[str, bytes]]:
    """A bundle of a made-up article and a ledger of a made-up publisher, and its members."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        settings = Settings(ledger=folder / "ledger", downloads=folder)
        gifts = [tiny.gift(n, "100.00", name="QUILL, ADA") for n in range(4)]
        path = tiny.write(folder / "gifts20.txt", gifts)
        filers = tiny.write(folder / "filers.txt", ["K1|KITE PAC|OSTER|ME"])
        ledger.Writer(settings, {"tiny": tiny.SOURCE}, entities.identify).load(
            tiny.SOURCE, [path, filers], 2020
        )
        text = b"Ada Quill gave $400 to Kite PAC in January 2020, records show."
        with Reader(settings) as reader:
            index = bundle.Noted(NameIndex(entities.registered(reader)))
            told = read(article_from_bytes(text, where="a.txt", published=_DAY), index)
            _, packed = bundle.make(told, reader, index.found, version="1")
    members = _zip.unpack(packed, "a bundle", bundle.MEMBERS)
    return packed, members


def bundles() -> Kind:
    """Bundles changed after they were made, and ones made whole again around changed members."""
    packed, members = _bundle()
    seeds = {"whole.zip": packed} | {name.replace("/", "+"): d for name, d in members.items()}

    def parse(title: str, data: bytes) -> None:
        if title != "whole.zip":
            data = _zip.pack({**members, title.replace("+", "/"): data})
        bundle.replay(data, "a bundle", "1")

    return Kind(seeds, parse)


def questions() -> Kind:
    """What was asked, its parameters and rows, as JSON out of a bundle."""
    _, members = _bundle()
    names = ("queries.json", "claims.json", "tables/entries.json", "tables/coverage.json")
    seeds = {name.replace("/", "+"): members[name][:6_000] for name in names}
    seeds["queries.json"] = json.dumps(
        json.loads(members["queries.json"]) | {"queries": []}
    ).encode()
    some = json.loads(members["queries.json"])
    seeds |= {
        f"q{n}.json": json.dumps({"snapshot": "1", "queries": [q]}).encode()
        for n, q in enumerate(some["queries"][:20])
    }
    shared = {name: d for name, d in members.items() if name.startswith("tables/")}

    def parse(title: str, data: bytes) -> None:
        name = title.replace("+", "/")
        with bundle._read("a bundle"):
            if name == "claims.json":
                [bundle.thaw(each) for each in json.loads(data.decode("utf-8"))]
            elif name.startswith("tables/"):
                bundle.table_of("entries", json.loads(data.decode("utf-8")))
            else:
                bundle._recorded({**shared, "queries.json": data})

    return Kind(seeds, parse)


KINDS: dict[str, Callable[[], Kind]] = {
    "article": article,
    "fec": lambda: _of_source(["fec_efile"], _lines),
    "fec_loaded": lambda: _of_source(["fec_efile"], _staging()),
    "bulk": lambda: _of_source(["fec_bulk"], _staging()),
    "states": lambda: _of_source(_states(), _staging()),
    "bundle": bundles,
    "question": questions,
}


def main(arguments: list[str]) -> int:
    name, many, seed = [*arguments, "1000", "1"][:3] if len(arguments) < 3 else arguments[:3]
    if len(arguments) == 2:
        seed = "1"
    began = time.monotonic()
    outcome = run(name, int(many), int(seed))
    print(f"{outcome.line()}; {time.monotonic() - began:.0f} s in all", flush=True)
    print("\n".join(outcome.wrong))
    return bool(outcome.wrong)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
