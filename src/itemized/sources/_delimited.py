"""How rows are written in files that are more than lines split at a delimiter, and what their
header says: data for the ledger, which does the reading."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum


class Quotes(StrEnum):
    """What a '"' is in a file."""

    DATA = "data"  # a character like any other
    DOUBLED = "doubled"  # around a field, doubled within it (RFC 4180)
    #: around a field and never doubled: one that is not next to a delimiter or line end is data
    BARE = "bare"


@dataclass(frozen=True)
class Delimited:
    """How the rows of a table's files are written.

    header: whether the first row names the columns; null where it may or may not, which its names
        then tell. Columns are found by these names, whatever their order; letters' case and signs
        do not matter ("CPF ID" is "CPF_ID"). Without a header they stand as in `bare`, or, where
        that is empty, as in the table's `columns`.
    others: how columns may stand besides, in files without a header: told by how many there are.
    optional: columns a header may leave out: they are then ''.
    aliases: other names that a header may give a column, name → column.
    rejoin: a row with too few fields is joined with the lines after it as long as that makes a
        whole one: a line end in a text that nothing quotes.
    trailing: each row may end with one delimiter more than the header names columns: then all of a
        file's rows do, which its first ones tell. (A header that ends with one says so itself.) A
        row with more fields than its file's is unfit, though the last be empty: any may have moved.
    forms: in files without quotes, where a delimiter in a text moves all that follows: the regular
        expression that a column's cells fit, of columns of which one can tell. A row with too many
        fields is read only where these say that none has moved.
    more: a header may name columns that nobody documents, and they are passed over.
    twice: columns that a header may name twice: the later one is passed over.
    dos: letters beyond ASCII may be of the code page of DOS (437) and not of Windows-1252: which it
        is the whole file tells (see ledger/_letters).
    """

    delimiter: str = ","
    quotes: Quotes = Quotes.DOUBLED
    header: bool | None = True
    optional: tuple[str, ...] = ()
    aliases: Mapping[str, str] = field(default_factory=dict)
    bare: tuple[str, ...] = ()
    others: tuple[tuple[str, ...], ...] = ()
    rejoin: bool = False
    trailing: bool = False
    forms: Mapping[str, str] = field(default_factory=dict)
    more: bool = False
    twice: tuple[str, ...] = ()
    dos: bool = False


@dataclass(frozen=True)
class Found:
    """What a file's first row says: which column stands in which field ('' in none), whether that
    row is a header, and what is wrong with it, or null. letters: the code page of what is no UTF-8.
    ends: how many of the fields are nothing but delimiters at each line's end.
    """

    columns: tuple[str, ...]
    header: bool
    wrong: str | None = None
    letters: str = "cp1252"
    ends: int = 0

    @property
    def width(self) -> int:
        """How many fields a row has."""
        return len(self.columns)


def plain(name: str) -> str:
    """A column's name as it is compared: letters and digits only.

    >>> plain("CPF ID") == plain("cpf_id"), plain(" Amount ($)")
    (True, 'amount')
    """
    return re.sub(r"[^a-z0-9]", "", name.casefold())


def read_header(
    layout: Delimited, columns: Sequence[str], first: Sequence[str], unused: Sequence[str] = ()
) -> Found:
    """Where a file's columns stand, by its first row. unused: columns of which nothing is made, and
    that a header may leave out; not where it has others that may be these under a new name.

    >>> read_header(Delimited(), ("ID", "Name"), ("name", "id")).columns
    ('Name', 'ID')
    >>> read_header(Delimited(), ("ID", "Name"), ("name", "ident")).wrong
    "its header has no column 'ID'"
    >>> read_header(Delimited(), ("ID", "Name"), ("ID", "Name", "", "New")).wrong
    "its header has a column 'New' that is not known"
    """
    known = {plain(c): c for c in columns} | {plain(a): c for a, c in layout.aliases.items()}
    names = [name.strip("\ufeff\x00 ") for name in first]
    while len(names) > 1 and not names[-1]:
        names.pop()  # a delimiter at the line's end
    if layout.header is False or (layout.header is None and not _is_header(known, names)):
        bare = tuple(layout.bare or columns)
        fitting = (o for o in (bare, *layout.others) if len(o) == len(first))
        return Found(next(fitting, bare), header=False)
    given = tuple(_numbered(known.get(plain(name), "") for name in names))
    again = {plain(c) for c in layout.twice}
    strange = [
        name
        for name, column in zip(names, given, strict=True)
        if not column and plain(name) not in again and not layout.more
    ]
    missable = {*layout.optional, *(() if strange else unused)}
    absent = [c for c in columns if c not in given and c not in missable]
    if absent:
        return Found(given, header=True, wrong=f"its header has no column {absent[0]!r}")
    if strange:
        told = max(strange, key=bool)  # the first that has a name
        wrong = f"its header has a column {told!r} that is not known"
        return Found(given, header=True, wrong=wrong)
    ends = len(first) - len(given)
    return Found(given + ("",) * ends, header=True, ends=ends)


def _is_header(known: Mapping[str, str], names: Sequence[str]) -> bool:
    return sum(plain(name) in known for name in names) * 2 > len(names)


def _numbered(columns: Iterable[str]) -> Iterable[str]:
    """A name that stands twice in a header is only once the column of that name."""
    seen: set[str] = set()
    for column in columns:
        yield "" if column in seen else column
        seen.add(column)
