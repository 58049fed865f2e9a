"""Rows with headers, quotes and broken lines: fields as another reader finds them, nothing lost."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from itemized.errors import InputError
from itemized.ledger import _rows
from itemized.ledger._files import Piece
from itemized.sources._base import Holds, Table
from itemized.sources._delimited import Delimited, Found, Quotes, read_header

PLAIN = Delimited("\t", Quotes.DATA)
RFC = Delimited(",", Quotes.DOUBLED)
BARE = Delimited(",", Quotes.BARE)
REJOIN = Delimited("\t", Quotes.DATA, rejoin=True)


def read(text: bytes, layout: Delimited, width: int, *, header: bool = False) -> list[list[str]]:
    found = Found(tuple(f"c{i}" for i in range(width)), header)
    rows = [row for b in _rows.batches(iter([text]), layout, found) for row in b.to_pylist()]
    kept = b"".join(r["raw"].encode() for r in rows)
    blank = sum(len(x) for x in text.splitlines(keepends=True) if not x.strip(b"\r\n"))
    assert header or len(kept) + blank >= len(text)  # nothing lost
    return [row["f"] for row in rows]


FIELD = st.text(alphabet='ab ",\n\u00e9', max_size=6)


@given(st.lists(st.lists(FIELD, min_size=3, max_size=3), min_size=1, max_size=8))
def test_quoted_rows_are_read_as_the_csv_module_reads_them(rows: list[list[str]]) -> None:
    out = io.StringIO()
    csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\r\n").writerows(rows)
    assert read(out.getvalue().encode(), RFC, 3) == rows


@given(st.lists(st.lists(st.text("ab ", max_size=4), min_size=3, max_size=3), min_size=1))
def test_rows_without_quotes_are_split_at_the_delimiter(rows: list[list[str]]) -> None:
    text = "".join("\t".join(row) + "\r\n" for row in rows)
    assert read(text.encode(), PLAIN, 3) == rows


@pytest.mark.parametrize(
    ("line", "fields"),
    [
        ('"1","JOE "BUD" DOE","5"', ["1", 'JOE "BUD" DOE', "5"]),
        ('"1","12" PIPE","5"', ["1", '12" PIPE', "5"]),
        ('"1","","5"', ["1", "", "5"]),
        ('1,plain "x" text,5', ["1", 'plain "x" text', "5"]),
        ('"1","a,b","5"', ["1", "a,b", "5"]),
        ('"1","A ""Q""","5"', ["1", 'A ""Q""', "5"]),
    ],
)
def test_a_quote_away_from_delimiters_and_line_ends_is_data(line: str, fields: list[str]) -> None:
    assert read(f"{line}\r\n{line}\r\n".encode(), BARE, 3) == [fields, fields]


def test_a_line_end_within_quotes_is_data() -> None:
    text = b'"1","two\nlines","5"\r\n"2","x","6"\r\n'
    assert read(text, BARE, 3) == [["1", "two\nlines", "5"], ["2", "x", "6"]]


def test_an_unclosed_quote_spoils_its_own_row_only() -> None:
    text = b'1,a,x\n2,"open,y\n3,b,z\n4,"c",w\n'
    rows = read(text, RFC, 3)
    assert [rows[0], *rows[2:]] == [["1", "a", "x"], ["3", "b", "z"], ["4", "c", "w"]]
    assert len(rows[1]) != 3


def test_a_broken_row_is_joined_with_the_lines_after_it() -> None:
    text = b"1\ta\tx\n2\tbro\nken\ty\n3\tb\tz\n"
    assert read(text, REJOIN, 3) == [["1", "a", "x"], ["2", "bro\nken", "y"], ["3", "b", "z"]]
    assert len(read(text, PLAIN, 3)) == 4  # only where the publisher is known to break rows


def test_a_row_that_cannot_be_joined_stays_alone() -> None:
    text = b"1\ta\tx\n2\tb\n3\tb\tz\n4\tt\too\tmany\n5\tc\tw\n"
    assert [len(row) for row in read(text, REJOIN, 3)] == [3, 2, 3, 4, 3]


def test_a_nul_makes_no_other_number() -> None:
    assert read(b"1\t1\x002\tx\n", PLAIN, 3) == [["1", "1 2", "x"]]


@given(st.binary(max_size=400))
def test_any_bytes_are_read_without_loss(text: bytes) -> None:
    text = b"x" + text  # no mark of the encoding
    for layout in (PLAIN, RFC, BARE, REJOIN):
        read(text, layout, 3)


def test_rows_that_span_blocks_are_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("itemized.ledger._lines.BLOCK", 64)
    rows = [[str(i), f'a "{i}",\nb', "x"] for i in range(200)]
    out = io.StringIO()
    csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\n").writerows(rows)
    chunks = [out.getvalue().encode()[i : i + 7] for i in range(0, len(out.getvalue()), 7)]
    found = Found(("a", "b", "c"), header=False)
    read_rows = [r for b in _rows.batches(iter(chunks), RFC, found) for r in b.to_pylist()]
    assert [r["f"] for r in read_rows] == rows
    assert [r["line"] for r in read_rows] == [2 * i + 1 for i in range(200)]


# ------------------------------------------------------------------------------ headers

NAMES = ("CPF ID", "Name", "Amount")


@pytest.mark.parametrize(
    ("first", "columns"),
    [
        (["cpf_id", "NAME", "amount"], NAMES),
        (["Amount", "CPF ID", "Name"], ("Amount", "CPF ID", "Name")),
        (["\ufeffCPF ID", "Name", "Amount", ""], (*NAMES, "")),  # a delimiter at the end
    ],
)
def test_columns_are_found_by_their_names(first: list[str], columns: tuple[str, ...]) -> None:
    found = read_header(Delimited(), NAMES, first)
    assert (found.columns, found.header, found.wrong) == (columns, True, None)


@pytest.mark.parametrize(
    ("first", "wrong"),
    [
        (["CPF ID", "Name"], "its header has no column 'Amount'"),
        ([*NAMES, "Extra"], "its header has a column 'Extra' that is not known"),
        ([*NAMES, "Name"], "its header has a column 'Name' that is not known"),
    ],
)
def test_a_changed_header_is_said_by_column(first: list[str], wrong: str) -> None:
    assert read_header(Delimited(), NAMES, first).wrong == wrong


def test_a_header_that_may_be_missing_is_told_by_its_names() -> None:
    layout = Delimited(header=None, bare=("Name", "Amount"))
    assert read_header(layout, NAMES, ["DOE", "5"]) == Found(("Name", "Amount"), header=False)
    assert read_header(layout, NAMES, list(NAMES)).header


def test_optional_columns_and_other_names() -> None:
    layout = Delimited(optional=("Amount",), aliases={"who": "Name"})
    assert read_header(layout, NAMES, ["Who", "CPF ID"]).columns == ("Name", "CPF ID")


def test_a_file_with_another_header_is_refused_by_name(tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_text("CPF ID,Name\n1,2\n")
    select = 'SELECT "CPF ID", "Name", "Amount" FROM rows'
    table = Table("x", "x", Holds.ENTRIES, ("x.csv",), NAMES, select, delimited=Delimited())
    with pytest.raises(InputError, match=r"x\.csv: its header has no column 'Amount'"):
        _rows.header_of(Piece(path, None, table, 0, ""), Delimited())
