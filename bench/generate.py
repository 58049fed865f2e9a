"""Make rows in the form of FEC's itcont, as many as wanted, the same for the same numbers.

    python bench/generate.py FOLDER [--rows 2000000] [--cycle 2022]

writes FOLDER/indivYY.zip (with itcont.txt in it), the same itcont.txt unpacked, and a small
cmYY.zip with the committees. Nobody in it exists: every word is put together from syllables.
Rows are made five million at a time, so that a hundred million take no more memory than five.

Cardinalities are those of real years: about a quarter as many givers as rows, a few givers with
very many rows, one in three rows through a conduit, amounts mostly small and round.
"""

from __future__ import annotations

import argparse
import shutil
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import duckdb

COMMITTEES = 3_000
#: Rows made at a time.
PIECE = 5_000_000
STAMP = (2023, 2, 6, 4, 25, 0)
STATES = (
    "CA NY TX FL IL PA OH MA WA VA MI NJ GA NC CO MD MN AZ TN MO WI CT OR IN SC AL LA KY".split()
)
ONSETS = "b br c ch d dr f fr g gr h k l m n p r s st t th v w z".split()
VOWELS = "a e i o u ai ea oo".split()
CODAS = "ck dd ff ll lm ld mb n nd ng nt pp r rk rn rt s sh st tt x".split()
AMOUNTS = (
    "5 5 10 10 10 15 20 25 25 25 25 35 50 50 50 100 100 100 "
    "150 200 250 250 500 500 1000 2500 2900 5000"
).split()
OCCUPATIONS = (
    "TEACHER ATTORNEY ENGINEER PHYSICIAN NURSE CONSULTANT OWNER WRITER PROFESSOR SALES".split()
)


@dataclass(frozen=True)
class Made:
    """What was written."""

    plain: Path
    zips: tuple[Path, ...]
    rows: int
    cycle: int


def pick(seed: str, words: list[str]) -> str:
    """SQL for one of the words, chosen by a hash of `i` (DuckDB's lists count from 1)."""
    listed = ", ".join(f"'{word.upper()}'" for word in words)
    return f"([{listed}])[1 + (hash(i, '{seed}') % {len(words)})::INT]"


def _word(seed: str, syllables: int) -> str:
    parts = [
        f"{pick(f'{seed}o{n}', ONSETS)} || {pick(f'{seed}v{n}', VOWELS)}" for n in range(syllables)
    ]
    return " || ".join([*parts, pick(f"{seed}c", CODAS)])


def _words(name: str, count: int, syllables: int) -> str:
    """A table of words, so that names repeat as often as real ones do."""
    word = _word(name, syllables)
    return f"CREATE TABLE {name} AS SELECT i, {word} AS word FROM range({count}) t(i)"


def skewed(seed: str, count: int, power: float) -> str:
    """SQL for a number below count; low ones come up more often."""
    even = f"(hash(i, '{seed}') % 1000003) / 1000003.0"
    return f"floor({count} * pow({even}, {power}))::BIGINT"


def _givers(count: int) -> str:
    """One row a giver, as filings write them."""
    return f"""
    CREATE TABLE givers AS
    WITH drawn AS (
        SELECT i,
            {skewed("sur", 30_000, 1.7)} AS surname, {skewed("giv", 2_000, 2.0)} AS given,
            {skewed("city", 6_000, 1.5)} AS city, {skewed("work", 150_000, 1.5)} AS work,
            hash(i, 'initial') % 100 AS has_initial, hash(i, 'zip') % 100000 AS zip,
            hash(i, 'plus') % 10000 AS plus, hash(i, 'job') % 100 AS job,
            {pick("state", STATES)} AS state, {pick("occ", OCCUPATIONS)} AS trade
        FROM range({count}) t(i)
    )
    SELECT d.i,
        s.word || ', ' || g.word || CASE
            WHEN has_initial < 8 THEN ' ' || chr((65 + has_initial)::INT) || '.'
            WHEN has_initial < 35 THEN ' ' || chr((65 + has_initial % 26)::INT)
            ELSE '' END AS name,
        c.word AS city, state,
        lpad(zip::VARCHAR, 5, '0')
            || CASE WHEN plus % 2 = 0 THEN lpad(plus::VARCHAR, 4, '0') ELSE '' END AS zip,
        CASE WHEN job < 25 THEN 'RETIRED' WHEN job < 42 THEN 'NOT EMPLOYED'
            WHEN job < 52 THEN 'SELF-EMPLOYED' WHEN job < 54 THEN ''
            ELSE e.word || ([' INC', ' LLC', ' UNIVERSITY', ' & CO'])[1 + (job % 4)::INT]
            END AS employer,
        CASE WHEN job < 25 THEN 'RETIRED' WHEN job < 42 THEN 'NOT EMPLOYED'
            WHEN job < 54 THEN '' ELSE trade END AS occupation
    FROM drawn d
    JOIN surnames s ON s.i = d.surname JOIN givens g ON g.i = d.given
    JOIN cities c ON c.i = d.city JOIN employers e ON e.i = d.work
    """


def _rows(rows: int, givers: int, cycle: int, piece: range) -> str:
    """The lines of itcont with these numbers, of `rows` in all, in the order of their filings."""
    amount = pick("amount", AMOUNTS)
    return f"""
    WITH drawn AS (
        SELECT i, {skewed("giver", givers, 1.25)} AS giver,
            {skewed("to", COMMITTEES, 3.0)} AS taker,
            {skewed("via", 2, 1.0)} AS via, hash(i, 'type') % 1000 AS kind,
            (hash(i, 'day') % 28)::INT AS day, (i * 24 // {rows})::INT AS month, {amount} AS amount
        FROM range({piece.start}, {piece.stop}) t(i)
    ), dated AS (
        SELECT *, make_date({cycle - 1} + month // 12, month % 12 + 1, day + 1) AS given,
            make_date({cycle - 1} + (month + 1) // 12, (month + 1) % 12 + 1, 20) AS filed
        FROM drawn
    )
    SELECT concat_ws('|',
        'C97' || lpad(taker::VARCHAR, 6, '0'), CASE WHEN kind % 17 = 0 THEN 'A' ELSE 'N' END,
        CASE month % 12 WHEN 11 THEN 'YE' ELSE 'M' || (month % 12 + 2) END,
        CASE WHEN kind % 10 < 7 THEN 'P{cycle}' ELSE 'G{cycle}' END,
        strftime(filed, '%Y%m%d') || '97' || lpad((d.i // 3)::VARCHAR, 8, '0'),
        CASE WHEN kind < 330 THEN '15E' WHEN kind < 345 THEN '22Y' WHEN kind < 360 THEN '24T'
            WHEN kind < 372 THEN '10' ELSE '15' END,
        CASE WHEN kind = 371 THEN 'ORG' ELSE 'IND' END,
        g.name, g.city, g.state, g.zip, g.employer, g.occupation, strftime(given, '%m%d%Y'),
        CASE WHEN kind = 400 THEN '-' ELSE '' END || amount,
        CASE WHEN kind < 330 OR kind BETWEEN 345 AND 359 THEN 'C9799999' || via ELSE '' END,
        'SA11AI.' || d.i, (9700000 + month * {COMMITTEES} + taker)::VARCHAR,
        CASE WHEN kind BETWEEN 500 AND 519 THEN 'X' ELSE '' END,
        CASE WHEN kind < 330 THEN '* EARMARKED CONTRIBUTION: SEE BELOW' ELSE '' END,
        '4' || strftime(filed, '%m%d%Y') || '19' || lpad(d.i::VARCHAR, 8, '0'))
    FROM dated d JOIN givers g ON g.i = d.giver
    ORDER BY d.i
    """


def _committees() -> str:
    return f"""
    SELECT concat_ws('|', 'C97' || lpad(n::VARCHAR, 6, '0'), s.word || ' ' || c.word || ' PAC',
        'TREASURER, A', '', '', c.word, 'NY', '00100', 'U',
        (['O', 'S', 'H', 'Q'])[1 + (n % 4)::INT], '', 'M', '', '', '')
    FROM range({COMMITTEES}) t(n) JOIN surnames s ON s.i = n JOIN cities c ON c.i = n
    UNION ALL SELECT 'C9799999' || v || '|CONDUIT ' || v || '|TREASURER, A|||X|NY|00100|U|V||M|||'
    FROM range(2) t(v)
    """


def copy_lines(db: duckdb.DuckDBPyConnection, query: str, path: Path) -> None:
    """Write a query of one column of text as lines."""
    # One column, and a delimiter and a quote that no row holds: the lines come out as they are.
    db.execute(
        f"COPY ({query}) TO '{path}' (HEADER false, DELIMITER '\x01', QUOTE '\x02', ESCAPE '\x02')"
    )


def zipped(path: Path, plain: Path) -> Path:
    """A zip of this file."""
    return _zipped(path, plain.name, [plain], 6)


def _zipped(path: Path, name: str, pieces: Iterable[Path], level: int) -> Path:
    """A zip of one member, in which these files follow one another."""
    info = zipfile.ZipInfo(name, STAMP)
    info.compress_type = zipfile.ZIP_DEFLATED
    with (
        zipfile.ZipFile(path, "w", compresslevel=level) as archive,
        archive.open(info, "w", force_zip64=True) as out,
    ):
        for piece in pieces:
            with piece.open("rb") as source:
                shutil.copyfileobj(source, out, 1 << 20)
    return path


def _pieces(
    db: duckdb.DuckDBPyConnection, plain: Path, rows: int, givers: int, cycle: int, *, keep: bool
) -> Iterable[Path]:
    """The lines in files of a few million, each gone when the next is asked for.

    With `keep` they are put together again in `plain`.
    """
    plain.unlink(missing_ok=True)
    piece = plain.with_suffix(".piece")
    for start in range(0, rows, PIECE):
        numbers = range(start, min(rows, start + PIECE))
        copy_lines(db, _rows(rows, givers, cycle, numbers), piece)
        if keep:
            with piece.open("rb") as source, plain.open("ab") as whole:
                shutil.copyfileobj(source, whole, 1 << 20)
        yield piece
        piece.unlink()


def people(db: duckdb.DuckDBPyConnection, count: int) -> None:
    """The tables of words, and `givers` (i, name, city, state, zip, employer, occupation)."""
    for name, words, syllables in (
        ("surnames", 30_000, 3),
        ("givens", 2_000, 2),
        ("cities", 6_000, 3),
        ("employers", 150_000, 4),
    ):
        db.execute(_words(name, words, syllables))
    db.execute(_givers(count))


def generate(
    folder: Path, rows: int = 2_000_000, cycle: int = 2022, *, keep_plain: bool = True
) -> Made:
    """Write the files; about ten seconds for two million rows.

    Without `keep_plain` there is no itcont.txt (of 300 million rows it would take 50 GB), and the
    zip is packed in less time: nothing can then be compared with the size of either.
    """
    folder.mkdir(parents=True, exist_ok=True)
    givers = max(1, rows * 3 // 10)  # of whom some five in six come up
    yy = f"{cycle % 100:02d}"
    plain, masters, kept = folder / "itcont.txt", folder / "cm.txt", folder / "made.duckdb"
    with duckdb.connect(str(kept)) as db:
        people(db, givers)
        pieces = _pieces(db, plain, rows, givers, cycle, keep=keep_plain)
        level = 6 if keep_plain else 1
        indiv = _zipped(folder / f"indiv{yy}.zip", plain.name, pieces, level)
        copy_lines(db, _committees(), masters)
    kept.unlink()
    return Made(plain, (indiv, zipped(folder / f"cm{yy}.zip", masters)), rows, cycle)


def main() -> None:
    """Read the command line and write."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--rows", type=int, default=2_000_000)
    parser.add_argument("--cycle", type=int, default=2022)
    options = parser.parse_args()
    made = generate(options.folder, options.rows, options.cycle)
    for path in (made.plain, *made.zips):
        print(f"{path}  {path.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
