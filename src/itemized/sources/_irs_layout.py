"""The records of the IRS's file on political organizations, and how a broken one is mended.

From the IRS's "Political Organizations Form Download File Layout". A line is a record, its fields
parted by pipes and, in most kinds, ending on one; its first field says what kind it is. A text with
line breaks in it (a purpose, an employer) breaks its record over several lines.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np


def _address(whose: str) -> tuple[str, ...]:
    return tuple(
        f"{whose}_{part}" for part in ("street", "street_2", "city", "state", "zip", "ext")
    )


_PARTY = (
    *("organization", "ein"),
    *_address("mailing"),
    *("email", "formed"),
    *("custodian", *_address("custodian")),
    *("contact", *_address("contact")),
    *_address("business"),
)

#: What the fields of each kind of record are, in their order.
RECORDS: Mapping[str, tuple[str, ...]] = {
    "H": ("kind", "day", "time", "part"),
    "1": (
        *("kind", "form", "form_id", "initial", "amended", "final"),
        *_PARTY[1:2],
        *_PARTY[0:1],
        *_PARTY[2:],
        *("exempt_8872", "exempt_state", "exempt_990", "purpose", "changed", "inserted"),
        *("no_related", "no_eain"),
    ),
    "D": ("kind", "form_id", "row_id", "organization", "ein", "name", "title", *_address("other")),
    "R": ("kind", "form_id", "row_id", "organization", "ein", "name", "title", *_address("other")),
    "E": ("kind", "form_id", "row_id", "number", "state"),
    "2": (
        *("kind", "form", "form_id", "begins", "ends", "initial", "amended", "final", "moved"),
        *_PARTY,
        *("report", "month", "election_type", "election_day", "election_state"),
        *("no_a", "total_a", "no_b", "total_b", "inserted"),
    ),
    "A": (
        *("kind", "form_id", "row_id", "organization", "ein", "name", *_address("other")),
        *("employer", "amount", "occupation", "year_to_date", "day"),
    ),
    "B": (
        *("kind", "form_id", "row_id", "organization", "ein", "name", *_address("other")),
        *("employer", "amount", "occupation", "day", "purpose"),
    ),
    "F": ("kind", "day", "time", "count"),
}

_STARTS = np.zeros(256, bool)
_STARTS[[ord(kind) for kind in RECORDS]] = True
#: How many pipes a whole record has at least. The last field of Schedule B is its purpose, a text:
#: only the pipe behind it tells that it is at its end.
_PIPES = {ord(k): len(fields) - (k != "B") for k, fields in RECORDS.items()}
#: Lines that one record may be broken over. The longest text, a purpose, has 512 characters.
_MOST = 200


def is_file(text: str) -> bool:
    """Whether a text begins as this file does: with a record of a known kind."""
    first = text.lstrip("\ufeff \t\r\n").split("\n", 1)[0]
    fields = first.rstrip("\r").split("|")
    return fields[0] in RECORDS and len(fields) >= len(RECORDS["H"])


def mended() -> Callable[[bytes], bytes]:
    """A filter that puts a record broken over several lines on the first of them.

    The others are left empty, so that every line keeps its number. A line goes with the record
    before it while that one has too few fields, or the last of Schedule B goes on, and the line
    begins none of its own; else it stays as it is, and becomes a reject. The last record is held
    back until what follows it is known: a call without text gives it up.
    """
    held, first = b"", True

    def clean(block: bytes) -> bytes:
        nonlocal held, first
        text = held + (block.removeprefix(b"\xef\xbb\xbf") if first else block)
        held, first = b"", False
        if block:
            last = _last_start(text)
            text, held = text[:last], text[last:]
        return _join(text)

    return clean


def _line_starts(text: bytes) -> np.ndarray:
    octets = np.frombuffer(text, np.uint8)
    ends = np.flatnonzero(octets == ord("\n"))
    return np.concatenate(([0], ends[ends < len(octets) - 1] + 1))


def _begins(text: bytes, starts: np.ndarray) -> np.ndarray:
    """Which of the lines begin a record."""
    octets = np.frombuffer(text, np.uint8)
    second = np.minimum(starts + 1, len(octets) - 1)
    found: np.ndarray = _STARTS[octets[starts]] & (octets[second] == ord("|"))
    return found


def _last_start(text: bytes) -> int:
    """Where the last record begins; the end where all of the text can be given up."""
    starts = _line_starts(text)
    tail = starts[-_MOST:]
    found = tail[_begins(text, tail)]
    return int(found[-1]) if len(found) else len(text)


def _join(text: bytes) -> bytes:
    if not text:
        return text
    starts = _line_starts(text)
    begins = _begins(text, starts)
    if begins.all():
        return text
    lines = [text[a:b] for a, b in zip(starts, [*starts[1:], len(text)], strict=True)]
    kept, broken = -1, 0
    for n in np.flatnonzero(~begins):
        if n == 0 or begins[n - 1]:
            kept, broken = int(n) - 1, 0
        broken += 1
        if kept >= 0 and broken < _MOST and lines[kept].count(b"|") < _PIPES.get(lines[kept][0], 0):
            end = b"\r\n" if lines[n].endswith(b"\r\n") else b"\n"
            lines[kept] = lines[kept].rstrip() + b" " + lines[n].strip() + end
            lines[n] = b"\n"
    return b"".join(lines)
