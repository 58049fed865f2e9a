"""How well donors are told apart: labelled rows, a made-up million, plain ways and splink beside.

    python bench/identity.py labelled ROWS.csv       precision, recall, F1, the curve, plain ways
    python bench/identity.py million --rows 1000000  a made-up world, scored and timed
    add --splink to either, where splink is installed, for its figures from the same run

ROWS.csv has the columns contributor_name, city, state, zip, employer, occupation, date, donor_id.
Every figure is over pairs of rows: of the pairs put together, how many are one donor's (precision);
of the pairs that are one donor's, how many were put together (recall).
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path

import duckdb
import people

from itemized.entities.identify import compare, identify
from itemized.entities.signals import JOINED

_PARTY = """
    CREATE TABLE party AS SELECT row AS party_key, name, city, state, zip, employer, occupation,
        NULL::VARCHAR AS id, 'person' AS kind, 1::BIGINT AS n, 0 AS registered, first FROM given
"""


def labelled(path: str) -> duckdb.DuckDBPyConnection:
    """Rows whose donors somebody knew."""
    db = duckdb.connect()
    db.execute(
        "CREATE TABLE given AS SELECT row_number() OVER ()::UBIGINT AS row, donor_id AS donor, contributor_name AS name,"
        " city, state, zip, employer, occupation, try_cast(date AS DATE) AS first FROM read_csv($path, all_varchar = true)",
        {"path": path},
    )
    return db


def million(n: int, seed: int, folder: Path) -> duckdb.DuckDBPyConnection:
    """Rows of made-up donors."""
    import csv

    path = folder / f"people-{n}-{seed}.csv"
    if not path.exists():
        with path.open("w", newline="") as f:
            writer = csv.writer(f)
            writer.writerow(people.COLUMNS.split(", "))
            writer.writerows(people.rows(n, seed))
    db = duckdb.connect()
    db.execute(
        "CREATE TABLE given AS SELECT * REPLACE (row::UBIGINT AS row), NULL::DATE AS first"
        " FROM read_csv($path, all_varchar = true)",
        {"path": str(path)},
    )
    return db


def pairs(db: duckdb.DuckDBPyConnection, entity: str, source: str) -> tuple[float, float, float]:
    """Precision, recall and F1 of a column that names an entity (a null stands for itself)."""
    counts = []
    for key in (f"donor, {entity}", entity, "donor"):
        query = f"SELECT coalesce(sum(n * (n - 1) / 2), 0) FROM (SELECT count(*) AS n FROM {source} GROUP BY {key})"
        counts.append(float(db.execute(query).fetchall()[0][0]))
    both, joined, true = counts
    precision, recall = both / joined, both / true
    return precision, recall, 2 * precision * recall / (precision + recall)


def show(what: str, figures: tuple[float, float, float], seconds: float | None = None) -> None:
    """One line of the table."""
    took = f"  {seconds:6.1f} s" if seconds is not None else ""
    print(f"{what:34} P {figures[0]:.4f}  R {figures[1]:.4f}  F1 {figures[2]:.4f}{took}")


def ours(db: duckdb.DuckDBPyConnection) -> float:
    """Seconds that the program's own grouping takes."""
    db.execute(_PARTY)
    started = time.perf_counter()
    identify(lambda query, params=None: db.execute(query, params).fetchall())
    return time.perf_counter() - started


def plain_ways(db: duckdb.DuckDBPyConnection) -> None:
    """What one line of SQL reaches."""
    db.execute(
        "CREATE VIEW plain AS SELECT *, split_part(name, ',', 1) AS family, split_part(trim(split_part(name, ',', 2)), ' ', 1) AS given_name FROM given"
    )
    for what, key in (
        ("same name and zip", "hash(name, zip)"),
        ("same family, first name and zip", "hash(family, given_name, zip)"),
        ("same family, first name and state", "hash(family, given_name, state)"),
    ):
        show(what, pairs(db, key, "plain"))


def curve(db: duckdb.DuckDBPyConnection) -> None:
    """Precision and recall of single pairs by the bits that tie them, before grouping."""
    rows = db.execute("""
        SELECT s, sum(same) OVER (ORDER BY s DESC), sum(n) OVER (ORDER BY s DESC) FROM (
            SELECT coalesce(l.score / 10, 99) AS s, count(*) FILTER (g.donor = h.donor) AS same, count(*) AS n
            FROM way_of v JOIN way_of w ON v.party_key < w.party_key
            JOIN given g ON g.row = v.party_key JOIN given h ON h.row = w.party_key
            LEFT JOIN likeness l ON l.a = least(v.way, w.way) AND l.b = greatest(v.way, w.way)
            WHERE v.way = w.way OR l.score IS NOT NULL GROUP BY s) ORDER BY s DESC
    """).fetchall()
    true = float(
        db.execute(
            "SELECT sum(n * (n - 1) / 2) FROM (SELECT count(*) AS n FROM given GROUP BY donor)"
        ).fetchall()[0][0]
    )
    points = [(bits, float(same) / float(n), float(same) / true) for bits, same, n in rows]
    print(
        f"\nthe curve, pair by pair (joined from {JOINED} bits on)\n{'bits':>6}{'P':>8}{'R':>8}{'F1':>8}"
    )
    shown = -1
    for bits, p, r in points:
        if int(r * 20) > shown:
            shown = int(r * 20)
            print(f"{bits:6.1f}{p:8.3f}{r:8.3f}{2 * p * r / (p + r):8.3f}")
    best = max(points, key=lambda x: 2 * x[1] * x[2] / (x[1] + x[2]))
    print(
        f"best F1 {2 * best[1] * best[2] / (best[1] + best[2]):.4f} at {best[0]} bits (P {best[1]:.3f}, R {best[2]:.3f})"
    )
    same = db.execute("""
        SELECT count(*), count(*) FILTER (g.donor <> h.donor) FROM given g JOIN given h ON g.row < h.row
        AND g.name = h.name AND left(g.zip, 5) = left(h.zip, 5) AND upper(g.employer) = upper(h.employer)
    """).fetchall()[0]
    print(
        f"{same[1]} of {same[0]} pairs with the very same name, zip and employer have two labels\n"
    )


def by_splink(db: duckdb.DuckDBPyConnection) -> float:
    """Seconds that splink takes from our parsed names to its clusters, in table `splinked`."""
    import splink.comparison_level_library as level
    import splink.comparison_library as compare
    from splink import DuckDBAPI, Linker, SettingsCreator, block_on

    db.execute("""CREATE OR REPLACE TABLE splink_in AS
        SELECT way AS unique_id, family, given, coalesce(forms[1]::VARCHAR, given) AS called, initials[1] AS middle, generation, zip,
            left(zip, 3) AS region, city, state, employer, work FROM way""")
    started = time.perf_counter()
    api = DuckDBAPI(connection=db)
    place = compare.CustomComparison(
        output_column_name="place",
        comparison_levels=[
            level.NullLevel("zip"),
            level.ExactMatchLevel("zip"),
            level.ExactMatchLevel("city"),
            level.ExactMatchLevel("region"),
            level.ExactMatchLevel("state"),
            level.ElseLevel(),
        ],
    )
    settings = SettingsCreator(
        link_type="dedupe_only",
        comparisons=[
            compare.JaroWinklerAtThresholds("family", [0.93]).configure(
                term_frequency_adjustments=True
            ),
            compare.CustomComparison(
                output_column_name="given",
                comparison_levels=[
                    level.NullLevel("given"),
                    level.ExactMatchLevel("given").configure(tf_adjustment_column="given"),
                    level.ExactMatchLevel("called"),
                    level.JaroWinklerLevel("given", 0.92),
                    level.ElseLevel(),
                ],
            ),
            compare.ExactMatch("middle"),
            compare.ExactMatch("generation"),
            place,
            compare.JaroWinklerAtThresholds("employer", [0.92]).configure(
                term_frequency_adjustments=True
            ),
            compare.ExactMatch("work"),
        ],
        blocking_rules_to_generate_predictions=[
            block_on("family", "zip"),
            block_on("family", "called", "employer"),
            block_on("family", "called", "region"),
            block_on("given", "zip", "employer"),
        ],
    )
    linker = Linker(api.register("splink_in"), settings, log_level=40)
    linker.training.estimate_probability_two_random_records_match(
        [block_on("family", "given", "zip")], recall=0.7
    )
    linker.training.estimate_u_using_random_sampling(max_pairs=1e6)
    for rule in (block_on("family", "called"), block_on("zip", "employer")):
        linker.training.estimate_parameters_using_expectation_maximisation(rule)
    predicted = linker.inference.predict(threshold_match_probability=0.5)
    db.execute("DROP TABLE IF EXISTS splinked")
    for threshold in (0.5, 0.8, 0.9, 0.95, 0.99, 0.999):
        clusters = linker.clustering.cluster_pairwise_predictions_at_threshold(
            predicted, threshold_match_probability=threshold
        )
        name = clusters.physical_name
        db.execute(
            f"CREATE OR REPLACE TABLE splinked AS SELECT g.donor, coalesce(c.cluster_id, w.way) AS cluster FROM given g JOIN way_of w ON w.party_key = g.row"
            f" LEFT JOIN {name} c ON c.unique_id = w.way"
        )
        show(
            f"splink, joined from {threshold}",
            pairs(db, "cluster", "splinked"),
            time.perf_counter() - started,
        )
    return time.perf_counter() - started


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("what", choices=("labelled", "million"))
    parser.add_argument("rows_csv", nargs="?")
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--folder", type=Path, default=Path(), help="where made-up rows are kept")
    parser.add_argument("--splink", action="store_true")
    options = parser.parse_args()
    known = options.what == "labelled"
    db = (
        labelled(options.rows_csv) if known else million(options.rows, options.seed, options.folder)
    )
    seconds = ours(db)
    db.execute(
        "CREATE TABLE scored AS SELECT donor, entity_id FROM given JOIN identified ON party_key = row"
    )
    show(f"itemized, joined from {JOINED} bits", pairs(db, "entity_id", "scored"), seconds)
    plain_ways(db)
    compare(lambda query, params=None: db.execute(query, params).fetchall())
    if known:
        curve(db)
    if options.splink:
        by_splink(db)


if __name__ == "__main__":
    main()
