"""Which files hold which tables: plain, gzipped, in a zip or in a folder of those."""

from __future__ import annotations

import gzip
import hashlib
import re
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from fnmatch import fnmatchcase
from pathlib import Path, PurePosixPath

from itemized.errors import InputError, UsageError
from itemized.ledger._html import CELL, is_html, lines_of
from itemized.ledger._text import plain
from itemized.model_loads import PassedOver
from itemized.sources import _bounds
from itemized.sources._base import Document, Holds, Source, Table
from itemized.sources._delimited import read_header

ZIP_MAGIC = b"PK"
_GZIP_MAGIC = b"\x1f\x8b"
_CENTURY = 75  # federal records begin in the 1970s, so "80" is 1980 and "20" is 2020
_MOST_HEADER = 1 << 16
_BY_DATE = "by_date"  # a folder of FEC's zips
_FOLDERS = "*/"  # begins a pattern of files that go by their folders' names too
_IN_FOLDERS = 4  # parts of a path, the file's own name among them, that such a file goes by
_A_YEAR = re.compile(r"(?:19|20)\d\d", re.ASCII)
_COPY = re.compile(r"( \(\d+\)| - copy)+(?=\.|$)")  # what browsers and desktops add to a name
_WEB_PAGE = (b"<!doctype", b"<html", b"<?xml", b"<head")


@dataclass(frozen=True)
class Piece:
    """The rows of one table in one file: a plain file, a .gz, or one member of a zip."""

    path: Path
    member: str | None
    table: Table
    period: int
    sha256: str  # of the file as handed in
    key: str = ""  # of a file that stands by itself: its name
    documents: tuple[tuple[str | None, Document], ...] = ()  # the member of each, and what it says

    @property
    def where(self) -> str:
        """The file's name for a reader, with the member that is meant, or with its folders' names
        where only they tell it from others."""
        if self.member:
            return f"{self.path.name}/{self.member}"
        parts = self.path.absolute().parts
        return "/".join(parts[-_IN_FOLDERS:]) if "/" in self.key else self.path.name

    @property
    def folder(self) -> str:
        """The name of the folder it lies in, its zip's where it lies in one."""
        return PurePosixPath(self.member or self.path.absolute().as_posix()).parent.name

    @property
    def retrieved(self) -> date:
        """The day the file was last written on this machine, as its file system says."""
        return datetime.fromtimestamp(self.path.stat().st_mtime, UTC).date()


def find_pieces(
    source: Source, paths: Iterable[Path], period: int | None
) -> tuple[list[Piece], list[PassedOver]]:
    """What of this source lies at these paths, and what is passed over: files of a folder and
    members of a zip that it does not know.

    Raises InputError where a path named outright cannot be used, UsageError where no period is
    given and the file's name does not tell it.
    """
    found: list[Piece] = []
    passed: list[PassedOver] = []
    for path in paths:
        if path.is_dir():
            pieces, others = _in_folder(source, path, period)
            passed += others
        else:
            pieces = _pieces(source, path, period, named=True)
        found += pieces
        passed += _other_members(source, pieces)
    return found, passed


def _in_folder(
    source: Source, folder: Path, period: int | None
) -> tuple[list[Piece], list[PassedOver]]:
    found: list[Piece] = []
    passed: list[PassedOver] = []
    for path in sorted(p for p in folder.rglob("*") if p.is_file()):
        why = _why_passed(source, path)
        pieces = [] if why else _pieces(source, path, period, named=False)
        if not pieces:
            name = path.relative_to(folder).as_posix()
            passed.append(PassedOver(name, why or f"nothing in it is a record of {source.name}"))
        found += pieces
    if not found:
        raise InputError(
            f"no file of {source.name} lies in this folder",
            where=str(folder),
            way_out=f"it looks for {_known(source)}",
        )
    return found, passed


def _pieces(source: Source, path: Path, period: int | None, *, named: bool) -> list[Piece]:
    if source.document is None:
        return _in_file(source, path, period)
    from itemized.ledger._documents import find_documents  # it builds on this module

    return find_documents(source, path, named=named)


def _known(source: Source) -> str:
    """The names that a source's files go by, for a reader."""
    all_of = list(dict.fromkeys(p for t in source.tables for p in (*t.files, *t.partial)))
    wider = [p for p in all_of if not any(p != other and fnmatchcase(p, other) for other in all_of)]
    by_header = ", or any file with the header of one of them" if _by_header(source) else ""
    return ", ".join(wider) + by_header


def _by_header(source: Source) -> bool:
    """Whether a file may be known by its first row."""
    return any(t.delimited and t.delimited.header is not False for t in source.tables)


def _why_passed(source: Source, path: Path) -> str:
    """Why a file of a folder is passed over; '' where it may hold records."""
    if path.name.startswith("."):
        return "its name begins with a dot"
    if not path.stat().st_size and any(t.partial for t in _tables_of(source, path.name)):
        return "is empty"  # a filer's, who had nothing of the kind to report
    if _bare(path.name).endswith(".zip"):
        with path.open("rb") as f:
            if f.read(2) != ZIP_MAGIC:
                return "is no zip file"
        return "" if any(tables_in_zip(source, path)) else f"holds no file of {source.name}"
    known = _tables_of(source, path.name) or _tables_by_header(source, path)
    return "" if known else f"neither its name nor its first row is one that {source.name} knows"


def _other_members(source: Source, pieces: Iterable[Piece]) -> Iterator[PassedOver]:
    """The members of these pieces' zips that none of them reads."""
    read: dict[Path, set[str | None]] = {}
    for piece in pieces:
        members = read.setdefault(piece.path, set())
        members |= {piece.member, *(member for member, _ in piece.documents)}
    for path, known in read.items():
        if known == {None}:
            continue
        with path.open("rb") as f, _bounds.opened(f) as z:
            infos = [i for i in z.infolist() if not i.is_dir() and i.filename not in known]
        for info in infos:
            yield PassedOver(f"{path.name}/{info.filename}", _why_not_read(source, info))


def _why_not_read(source: Source, info: zipfile.ZipInfo) -> str:
    if _BY_DATE in PurePosixPath(info.filename).parts:
        return "repeats a part of the whole file"
    if not info.file_size:
        return "is empty"
    return f"its name is none that {source.name} knows"


def _tables_by_header(source: Source, path: Path) -> list[Table]:
    """The tables whose columns a file's first row names, for files saved under another name."""
    first = _first_line(path) if any(t.delimited for t in source.tables) else b""
    for table in source.tables:
        layout = table.delimited
        between = CELL if CELL.encode() in first else layout.delimiter if layout else ""
        if layout is not None and layout.header is not False and between.encode() in first:
            cells = first.decode("latin-1").strip("\r\n").split(between)
            names = [cell.strip(' "') for cell in cells]
            headed = replace(layout, header=True)
            if read_header(headed, table.columns, names, table.unused).wrong is None:
                return [t for t in source.tables if t is table or t.files == table.files != ()]
    return []


def _first_line(path: Path) -> bytes:
    with path.open("rb") as f:
        head = f.read(2)
    try:
        with gzip.open(path, "rb") if head == _GZIP_MAGIC else path.open("rb") as f:
            text = b"".join(plain(iter((f.read(_MOST_HEADER),))))
    except (OSError, EOFError):
        return b""  # what is wrong with it is said when it is read
    if is_html(text):
        return next(lines_of(iter((text,))), b"")
    return text.split(b"\n", 1)[0].removeprefix(b"\xef\xbb\xbf")


def _bare(name: str) -> str:
    return PurePosixPath(name).name.lower()


def _tables_of(source: Source, name: str) -> list[Table]:
    """The tables that a file of this name holds: the first whose patterns match, with those that
    have the very same ones."""
    bare = _bare(name).removesuffix(".gz")
    for patterns in ("files", "partial"):
        held = {t.name: getattr(t, patterns) for t in source.tables}
        for meant in held.values():
            if any(_matches(bare, p) for p in meant):
                return [t for t in source.tables if held[t.name] == meant]
    return []


def tables_in_zip(source: Source, path: Path) -> Iterator[tuple[str, Table]]:
    """Members that are a table of the source. FEC's by_date folders repeat the whole file."""
    try:
        with path.open("rb") as f, _bounds.opened(f) as z:
            infos, why = z.infolist(), _bounds.unfit(z, path.stat().st_size)
    except (zipfile.BadZipFile, OSError) as e:
        raise InputError(
            "is no whole zip file: it may have been cut short",
            where=path.name,
            way_out="fetch it again",
        ) from e
    if why:
        raise InputError(why, where=path.name, way_out="check that it is the file you mean")
    if twice := [name for name, n in Counter(i.filename for i in infos).items() if n > 1]:
        raise InputError(
            "holds two files of this name",
            where=f"{path.name}/{twice[0]}",
            way_out="unpack it and load what you mean",
        )
    for info in infos:
        parts = PurePosixPath(info.filename).parts
        if info.is_dir() or _BY_DATE in parts or "__MACOSX" in parts:
            continue
        for table in _tables_of(source, info.filename):
            if not info.file_size and (table.partial or not table.least_rows):
                continue
            if info.flag_bits & 1:
                raise InputError("is locked with a password", where=f"{path.name}/{info.filename}")
            yield info.filename, table


def zips_in_zip(path: Path) -> list[str]:
    """The members of a zip that are zips themselves; none where the file is no zip."""
    if not zipfile.is_zipfile(path):
        return []
    with path.open("rb") as f, _bounds.opened(f) as z:
        return [name for name in z.namelist() if _bare(name).endswith(".zip")]


def _in_file(source: Source, path: Path, period: int | None) -> list[Piece]:
    head = head_of(path)
    if head.startswith(ZIP_MAGIC):
        members = list(tables_in_zip(source, path))
        if not members:
            raise InputError(
                f"this zip holds no file of {source.name}",
                where=path.name,
                way_out=f"it looks for {_known(source)}",
            )
    elif path.suffix.lower() == ".zip":
        raise InputError("is no zip file", where=path.name, way_out="fetch it again")
    else:
        tables = _tables_of(source, path.name) or _tables_by_header(source, path)
        if not tables:
            raise InputError(
                f"neither its name nor its first row is one that {source.name} knows"
                if _by_header(source)
                else f"its name is none that {source.name} knows",
                where=path.name,
                way_out=f"it looks for {_known(source)}",
            )
        members = [("", table) for table in tables]
    sha = sha256_of(path)
    pieces = []
    for member, table in members:
        when = 0 if table.whole else _period(source, table, path, member, period)
        key = _key(table, PurePosixPath(member or path.absolute().as_posix()), when)
        pieces.append(Piece(path, member or None, table, when, sha, key))
    return pieces


def _key(table: Table, path: PurePosixPath, period: int) -> str:
    """The name of a file that stands by itself, '' for one that is its period's whole table."""
    bare = _COPY.sub("", _bare(path.name).removesuffix(".gz"))
    if any(p.startswith(_FOLDERS) and _matches(bare, p) for p in table.partial):
        return "/".join((*path.parts[-_IN_FOLDERS:-1], bare))
    if not (table.whole or period):
        return bare
    if any(_matches(bare, p) for p in table.files) or not (table.whole or table.partial):
        return ""
    return bare


def _matches(bare: str, pattern: str) -> bool:
    return fnmatchcase(bare, pattern.removeprefix(_FOLDERS))


def head_of(path: Path) -> bytes:
    """The first bytes of a file that looks like records; InputError where it cannot be such."""
    try:
        with path.open("rb") as f:
            head = f.read(4096)
    except FileNotFoundError as e:
        raise InputError("there is no such file", where=str(path), way_out="check the path") from e
    except OSError as e:
        why = e.strerror or "unknown error"
        raise InputError(
            f"cannot be read ({why.lower()})", where=str(path), way_out="check its permissions"
        ) from e
    if not head:
        raise InputError("is empty", where=path.name, way_out="fetch it again")
    text = b"".join(plain(iter((head,))))
    page = text.lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith(_WEB_PAGE)
    # some sites hand a page's table out under a spreadsheet's name; its header tells what it is
    if page and path.suffix.lower() != ".xls":
        raise InputError(
            "holds a web page and not records", where=path.name, way_out="fetch it again"
        )
    if not head.startswith((ZIP_MAGIC, _GZIP_MAGIC)) and text.count(0) > len(text) // 8:
        raise InputError(
            "is no text file", where=path.name, way_out="check that it is the file you mean"
        )
    return head


def sha256_of(path: Path) -> str:
    """The sha256 of a file's bytes."""
    with path.open("rb") as f:
        return hashlib.file_digest(f, "sha256").hexdigest()


def year_in_name(name: str) -> int | None:
    """The year in a file's name: four digits standing alone, or two at its end as FEC has a cycle.

    >>> year_in_name("indiv20.zip"), year_in_name("webk18.txt.gz"), year_in_name("contrib_2021.txt")
    (2020, 2018, 2021)
    >>> year_in_name("ocpf-2019-reports.zip"), year_in_name("contrib_2018_03042019.txt")
    (2019, 2018)
    >>> year_in_name("pas220.zip"), year_in_name("itpas2.txt"), year_in_name("cm.txt")
    (2020, None, None)
    """
    stem = name.split(".", 1)[0]
    if m := re.search(r"(?:^|\D)((?:19|20)\d\d)(?:\D|$)", stem):
        return int(m[1])
    if m := re.search(r"(\d\d)$", stem):
        short = int(m[1])
        return 1900 + short if short >= _CENTURY else 2000 + short
    return None


def _period(source: Source, table: Table, path: Path, member: str, asked: int | None) -> int:
    """The period of a file: its own name's, else its zip's, else the one asked for, else what a
    file without a header tells otherwise.

    A summary names its own year and may lie beside those of other years; rows of money whose file
    is named for another year than the one asked for are a mistake.
    """
    names = (_bare(member), _bare(path.name).removesuffix(".gz"))
    year = next(filter(None, map(year_in_name, names)), None)
    named = source.period_of_year(year) if year else None
    if named and asked and named != asked and table.holds is not Holds.SUMMARIES:
        raise InputError(
            f"is of {source.period_word} {named} by its name, not {asked}",
            where=f"{path.name}",
            way_out=f"load it with --{source.period_word} {named}",
        )
    if not (named or asked) and table.delimited is not None and not _numbered_in_year(source):
        return 0  # its rows are dated, and it stands by itself
    period = named or asked or _told(source, table, path, member)
    if period is None:
        raise UsageError(
            f"its name does not tell the {source.period_word}",
            where=path.name,
            way_out=f"say which with --{source.period_word}",
        )
    return period


def _numbered_in_year(source: Source) -> bool:
    """Whether rows with a header are known by the year of their file and their line: without the
    year those of two files would be taken for one another's."""
    return any(t.delimited is not None and "$period" in t.select for t in source.tables)


def _told(source: Source, table: Table, path: Path, member: str) -> int | None:
    """The period that the first row of a file names, where its table's rows do; else that of the
    folder it lies in, where that goes by a year as the publisher's own folders do."""
    told = [PurePosixPath(member).parent.name, path.absolute().parent.name]
    if table.period_column and not member:
        cells = _first_line(path).decode("latin-1").split(table.delimiter)
        if len(cells) == len(table.columns):
            told.insert(0, cells[table.columns.index(table.period_column)].strip())
    year = next((int(text) for text in told if _A_YEAR.fullmatch(text)), None)
    return source.period_of_year(year) if year else None
