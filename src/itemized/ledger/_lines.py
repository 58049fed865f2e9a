"""A file's lines as Arrow batches: inflated, made UTF-8 and numbered, none seen one at a time."""

from __future__ import annotations

import queue
import threading
import zipfile
from collections.abc import Callable, Iterator
from io import BufferedReader
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
from isal import igzip, isal_zlib

from itemized.errors import InputError
from itemized.ledger._files import Piece
from itemized.ledger._text import plain
from itemized.model import Progress
from itemized.sources import _bounds

_NOT_MEANT = "check that it is the file you mean"
BLOCK = 8 << 20  # bytes of text to a batch: large enough to split quickly, small beside the memory
_READ = 1 << 20
_LOCAL_HEADER = 30  # bytes before a zip member's name (APPNOTE.TXT 4.3.7)
_AHEAD = 3  # blocks inflated before they are asked for
SCHEMA = pa.schema([("line", pa.int64()), ("raw", pa.string())])


Batches = Callable[[Iterator[bytes]], Iterator[pa.RecordBatch]]
Summed = Callable[[pa.StringArray, int], int]


class Lines:
    """The lines of a piece as (line BIGINT from 1, raw VARCHAR with its line end), or what
    `batches`, of such a `schema`, makes of its text.

    Blocks are inflated in a thread of their own. An error there is kept in `error`, since Arrow's
    stream carries only its text. rows: how many were given so far. checksum: of those lines, where
    `summed` says how it grows. cut_short: whether the last line read has no end.
    """

    def __init__(
        self,
        piece: Piece,
        progress: Progress,
        schema: pa.Schema = SCHEMA,
        batches: Batches | None = None,
        summed: Summed | None = None,
    ) -> None:
        self.piece = piece
        self.error: BaseException | None = None
        self.rows = 0
        self.checksum = 0
        self.cut_short = False
        self._progress = progress
        self._schema = schema
        self._batches = batches or numbered
        self._summed = summed
        self._ready: queue.Queue[pa.RecordBatch | None] = queue.Queue(_AHEAD)
        self._closed = threading.Event()

    def reader(self) -> pa.RecordBatchReader:
        """Start inflating and give the batches as they come."""
        threading.Thread(target=self._fill, daemon=True).start()
        return pa.RecordBatchReader.from_batches(self._schema, self._take())

    def close(self) -> None:
        """Let the inflating thread go, whether or not all was read."""
        self._closed.set()

    def _take(self) -> Iterator[pa.RecordBatch]:
        while (batch := self._ready.get()) is not None:
            self.rows += batch.num_rows
            if self._summed:
                self.checksum = self._summed(batch["raw"], self.checksum)
            yield batch
        if self.error is not None:
            raise self.error

    def _fill(self) -> None:
        try:
            for found in self._batches(self._text()):
                if not self._put(found):
                    return
        except BaseException as e:  # noqa: BLE001  handed to the thread that reads
            self.error = e
        self._put(None)

    def _text(self) -> Iterator[bytes]:
        for chunk in text_of(self.piece, self._progress):
            if chunk:
                self.cut_short = not chunk.endswith(_ENDS)
            yield chunk

    def _put(self, batch: pa.RecordBatch | None) -> bool:
        while not self._closed.is_set():
            try:
                self._ready.put(batch, timeout=0.2)
            except queue.Full:
                continue
            return True
        return False


_ENDS = (b"\n", b">")  # of a text, and of a page
_MARK = b"\xef\xbb\xbf"


def numbered(text: Iterator[bytes]) -> Iterator[pa.RecordBatch]:
    """The lines of a text by number, without the mark that some editors put before the first."""
    line = 1
    for block in blocks(text):
        found = batch(utf8(block.removeprefix(_MARK) if line == 1 else block), line)
        line += found.num_rows
        yield found


def batch(block: bytes, first: int) -> pa.RecordBatch:
    """The lines of a block by number, without a copy of its text."""
    ends = np.flatnonzero(np.frombuffer(block, np.uint8) == ord("\n")).astype(np.int32)
    offsets = np.zeros(len(ends) + 1, np.int32)
    offsets[1:] = ends + 1
    raw = pa.StringArray.from_buffers(len(ends), pa.py_buffer(offsets), pa.py_buffer(block))
    number = pa.array(np.arange(first, first + len(ends), dtype=np.int64))
    return pa.RecordBatch.from_arrays([number, raw], schema=SCHEMA)


def blocks(chunks: Iterator[bytes]) -> Iterator[bytes]:
    """Whole lines, about BLOCK bytes at a time; the last gets the line end it may lack."""
    held: list[bytes] = []
    size = 0
    for chunk in chunks:
        held.append(chunk)
        size += len(chunk)
        if size >= BLOCK and b"\n" in chunk:
            text = b"".join(held)
            end = text.rfind(b"\n") + 1
            yield text[:end]
            held = [text[end:]]
            size = len(held[0])
    if rest := b"".join(held):
        yield rest if rest.endswith(b"\n") else rest + b"\n"


def utf8(block: bytes, otherwise: str = "cp1252") -> bytes:
    """The block in UTF-8: a line that is not is read as `otherwise`, or as Latin-1 where even that
    has no such character, so that every byte is kept."""
    out: list[bytes] = []
    done = 0
    for start, end in beyond_ascii(block):
        out += (block[done:start], _line_utf8(block[start:end], otherwise))
        done = end
    return b"".join([*out, block[done:]]) if out else block


def beyond_ascii(block: bytes) -> Iterator[tuple[int, int]]:
    """Where lines of a block begin and end that hold more than ASCII; none where it is UTF-8."""
    try:
        block.decode()
    except UnicodeDecodeError:
        pass
    else:
        return
    octets = np.frombuffer(block, np.uint8)
    ends = np.flatnonzero(octets == ord("\n"))
    if not block.endswith(b"\n"):  # the head of a file, cut within a line
        ends = np.append(ends, len(block))
    marked = np.unique(np.searchsorted(ends, np.flatnonzero(octets > 0x7F)))
    for i in marked.tolist():
        yield (int(ends[i - 1]) + 1 if i else 0), int(ends[i])


def _line_utf8(line: bytes, otherwise: str) -> bytes:
    for encoding in ("utf-8", otherwise):
        try:
            return line.decode(encoding).encode()
        except UnicodeDecodeError:
            continue
    return line.decode("latin-1").encode()


def text_of(piece: Piece, progress: Progress) -> Iterator[bytes]:
    """The file's text in chunks of any size, with word on how much of the file was read.

    Text of two bytes a letter comes in UTF-8, a carriage return that ends lines alone as a line
    feed.
    """
    total = piece.path.stat().st_size
    with piece.path.open("rb") as f:
        if piece.member is not None:
            chunks = _member(piece, f)
        elif f.read(2) == b"\x1f\x8b":
            f.seek(0)
            chunks = _gzip(piece.path, f)
        else:
            f.seek(0)
            chunks = iter(lambda: f.read(_READ), b"")
        for chunk in _bounded(piece, plain(chunks, lines=piece.table.rewritten is None)):
            yield chunk
            progress(f"reading {piece.where}", f.tell(), total, "bytes")


def _bounded(piece: Piece, chunks: Iterator[bytes]) -> Iterator[bytes]:
    """The chunks, as long as what is held at once (a line, or a small file) is not too long."""
    lone = piece.table.rewritten is not None
    most, what = (_bounds.WHOLE, "is") if lone else (_bounds.LINE, "holds a line of")
    held = 0
    for chunk in chunks:
        end = -1 if lone else chunk.rfind(b"\n")
        held = len(chunk) - end - 1 if end >= 0 else held + len(chunk)
        if held > most:
            raise InputError(
                f"{what} more than {most >> 20} MiB, as none of {piece.table.title} does",
                where=piece.where,
                way_out=_NOT_MEANT,
            )
        yield chunk


def _gzip(path: Path, f: BufferedReader) -> Iterator[bytes]:
    try:
        with igzip.IGzipFile(fileobj=f) as text:
            size = 0
            while chunk := text.read(_READ):
                size += len(chunk)
                if why := _bounds.too_much(size, f.tell()):
                    raise InputError(why, where=path.name, way_out=_NOT_MEANT)
                yield chunk
    except (EOFError, OSError, isal_zlib.error) as e:
        raise _cut_short(path.name) from e


def _cut_short(where: str) -> InputError:
    return InputError("was cut short or is damaged", where=where, way_out="fetch it again")


def _member(piece: Piece, f: BufferedReader) -> Iterator[bytes]:
    """A zip member's text, its length and checksum compared with what the zip says of it."""
    with zipfile.ZipFile(f) as z:
        info = z.getinfo(piece.member or "")
        if info.compress_type != zipfile.ZIP_DEFLATED:
            try:
                with z.open(info) as text:
                    yield from iter(lambda: text.read(_READ), b"")
            except (zipfile.BadZipFile, EOFError, NotImplementedError) as e:
                raise _cut_short(piece.where) from e
            return
        f.seek(info.header_offset)
        head = f.read(_LOCAL_HEADER)
        f.seek(int.from_bytes(head[26:28], "little") + int.from_bytes(head[28:30], "little"), 1)
        yield from _inflate(piece, f, info)


def _inflate(piece: Piece, f: BufferedReader, info: zipfile.ZipInfo) -> Iterator[bytes]:
    stream: Any = isal_zlib.decompressobj(-15)
    left, size, crc = info.compress_size, 0, 0
    while left > 0 and not stream.eof and size <= info.file_size:
        packed = f.read(min(_READ, left))
        if not packed:
            break
        left -= len(packed)
        more = True  # of what was packed, some may still be to come where what was asked for came
        while (packed or more) and not stream.eof and size <= info.file_size:
            try:
                # at most so much at once: a megabyte of a bomb is a gigabyte
                text = stream.decompress(packed, BLOCK)
            except isal_zlib.error as e:
                raise _cut_short(piece.where) from e
            packed, more = stream.unconsumed_tail, len(text) == BLOCK
            crc = isal_zlib.crc32(text, crc)
            size += len(text)
            yield text
    if not stream.eof or size != info.file_size or crc != info.CRC:
        raise _cut_short(piece.where)
