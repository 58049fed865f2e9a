"""Whether a file may take the place of an earlier one: not where it holds far fewer rows.

Publishers' files grow: each holds what the one before it held, less what was corrected. One that
lost more than a tenth of its rows was most likely cut, by a download or by hand (decision 74).
"""

from __future__ import annotations

from collections.abc import Sequence

from itemized.errors import InputError
from itemized.ledger._snapshot import Part, Snapshot

_LEFT = 9, 10  # of the earlier file's rows, the part that the newer one must hold
_WAY_OUT = "fetch it again, or load it with --fewer if it is right"


def refuse_fewer(
    before: Snapshot, new: Sequence[Part], superseded: Sequence[tuple[Part, Part]] = ()
) -> None:
    """Raise InputError where a new part holds far fewer rows than the one whose place it takes, or
    a zip has lost one of its files. superseded: new parts that take one of another name's place."""
    held = {part.place: part for part in before.parts}
    least, of = _LEFT
    renewed = [(part, held[part.place]) for part in new if part.place in held]
    for part, old in (*renewed, *superseded):
        if part.rows * of < old.rows * least:
            raise InputError(
                f"holds {part.rows:,} rows of {part.table}, and {old.file}, loaded before,"
                f" {old.rows:,}",
                where=part.file,
                way_out=_WAY_OUT,
            )
    for old in _lost(before, new):
        name, member = old.file.split("/", 1)
        raise InputError(
            f"has no {member}, which the one loaded before had, with {old.rows:,} rows",
            where=name,
            way_out=_WAY_OUT,
        )


def _lost(before: Snapshot, new: Sequence[Part]) -> list[Part]:
    """Parts out of members of a zip whose newer version, of the same period, lacks them."""
    zips = {(p.source, p.period, p.file.split("/", 1)[0]) for p in new if "/" in p.file}
    places = {part.place for part in new}
    return [
        old
        for old in before.parts
        if "/" in old.file
        and (old.source, old.period, old.file.split("/", 1)[0]) in zips
        and old.place not in places
    ]
