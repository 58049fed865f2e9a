"""SQL from a reader reaches no file, no network, no setting and nothing of this process."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import tiny

from itemized import entities, ledger
from itemized.errors import ItemizedError
from itemized.ledger import Reader
from itemized.settings import Settings

SECRET = "hushed"


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Settings]:
    """A folder with a secret beside a ledger."""
    folder = tmp_path_factory.mktemp("sql")
    settings = Settings(ledger=folder / "ledger", downloads=folder)
    path = tiny.write(folder / "gifts20.txt", [tiny.gift(n) for n in range(3)])
    writer = ledger.Writer(settings, {"tiny": tiny.SOURCE}, entities.identify)
    writer.load(tiny.SOURCE, [path], 2020)
    (folder / "secret.txt").write_text(SECRET)
    (folder / "secret.csv").write_text(f"a\n{SECRET}\n")
    (folder / "secret.json").write_text(f'{{"a": "{SECRET}"}}')
    shutil.copy(next((settings.ledger / "lake").rglob("*.parquet")), folder / "some.parquet")
    return folder, settings


#: {d} is the folder, {l} the ledger. None of them may give an answer.
REFUSED = """
FROM '{d}/secret.csv'
FROM '{d}/some.parquet'
SELECT * FROM read_csv('{d}/secret.csv')
SELECT * FROM read_csv_auto('{d}/secret.csv')
SELECT * FROM sniff_csv('{d}/secret.csv')
SELECT * FROM read_text('{d}/secret.txt')
SELECT * FROM read_text('/etc/hostname')
SELECT * FROM read_text('/proc/self/environ')
SELECT * FROM read_blob('{d}/secret.txt')
SELECT * FROM read_json('{d}/secret.json')
SELECT * FROM read_json_objects('{d}/secret.json')
SELECT * FROM read_ndjson('{d}/secret.json')
SELECT * FROM read_parquet('{d}/some.parquet')
SELECT * FROM parquet_scan('{d}/some.parquet')
SELECT * FROM parquet_metadata('{d}/some.parquet')
SELECT * FROM parquet_file_metadata('{d}/some.parquet')
SELECT * FROM parquet_kv_metadata('{d}/some.parquet')
SELECT * FROM parquet_schema('{d}/some.parquet')
SELECT * FROM read_duckdb('{d}/other.duckdb')
SELECT * FROM glob('{d}/*')
SELECT * FROM query('FROM read_text(''{d}/secret.txt'')')
SELECT * FROM query_table('{d}/secret.csv')
SELECT * FROM query_table(['{d}/some.parquet'])
SELECT * FROM json_execute_serialized_sql(json_serialize_sql('FROM read_text(''{d}/secret.txt'')'))
PREPARE p AS FROM read_text('{d}/secret.txt'); EXECUTE p
CREATE TEMP VIEW v AS FROM read_text('{d}/secret.txt'); FROM v
CREATE TEMP MACRO m(f) AS TABLE FROM read_text(f); FROM m('{d}/secret.txt')
WITH s AS (FROM read_text('{d}/secret.txt')) FROM s
SELECT (SELECT content FROM read_text('{d}/secret.txt'))
EXPLAIN ANALYZE FROM read_text('{d}/secret.txt')
COPY entities TO '{d}/out.csv'
COPY (SELECT 1) TO '/dev/stdout'
COPY (SELECT 1) TO '{d}/out.parquet' (FORMAT parquet)
CREATE TEMP TABLE t (a VARCHAR); COPY t FROM '{d}/secret.txt'
EXPORT DATABASE '{d}/out'
IMPORT DATABASE '{d}/out'
ATTACH '{d}/out.duckdb' AS n
ATTACH '{d}/secret.txt' AS n (TYPE sqlite)
ATTACH ':memory:' AS m
ATTACH 'https://example.com/a.duckdb' AS n
CONNECT '{d}/out.duckdb'
INSTALL httpfs
FORCE INSTALL spatial
INSTALL quack FROM community
INSTALL '{d}/x.duckdb_extension'
LOAD httpfs
LOAD '{d}/x.duckdb_extension'
UPDATE EXTENSIONS
FROM 'https://example.com/a.parquet'
FROM read_csv('http://127.0.0.1:9/a.csv')
FROM read_text('s3://bucket/a')
FROM sqlite_scan('{d}/secret.txt', 't')
FROM postgres_scan('host=127.0.0.1', 'a', 'b')
FROM iceberg_scan('{d}')
FROM delta_scan('{d}')
SELECT getenv('ITEMIZED_SECRET')
CREATE SECRET s (TYPE s3, KEY_ID 'a', SECRET 'b')
CREATE PERSISTENT SECRET s (TYPE http)
FROM duckdb_secrets()
FROM which_secret('a', 's3')
FROM duckdb_extensions()
SET enable_external_access = true
RESET enable_external_access
PRAGMA enable_external_access = true
SET GLOBAL enable_external_access = true
SET lock_configuration = false
SET allowed_directories = ['/']
SET allowed_paths = ['{d}/secret.txt']
SET temp_directory = '{d}/tmp'
SET home_directory = '{d}'
SET extension_directory = '{d}'
SET secret_directory = '{d}'
SET custom_extension_repository = 'http://127.0.0.1:9'
SET allow_unsigned_extensions = true
SET autoload_known_extensions = true
SET memory_limit = '900GB'
SET log_query_path = '{d}/log'
SET profiling_output = '{d}/profile'
SET python_scan_all_frames = true
SET python_enable_replacements = true
PRAGMA enable_profiling
CALL enable_profiling(save_location = '{d}/profile')
CALL enable_logging(storage = 'file', storage_path = '{d}/log')
CALL enable_logging('QueryLog')
PRAGMA import_database('{d}')
DROP TABLE entities
INSERT INTO entities SELECT * FROM entities
UPDATE entities SET name = ''
DELETE FROM entities
CREATE TABLE t (a INTEGER)
CREATE SCHEMA s
CREATE SEQUENCE s
COMMENT ON TABLE entities IS ''
ALTER TABLE entities ADD COLUMN x INTEGER
CREATE INDEX i ON entities (name)
CREATE FUNCTION f() AS 1
COPY FROM DATABASE "1" TO temp
SELECT * FROM secret_frame
SELECT * FROM python_map_function()
SELECT * FROM arrow_scan(1, 1, 1)
SELECT * FROM pandas_scan(1)
SELECT 1; FROM read_text('{d}/secret.txt')
SELECT 1; COPY entities TO '{d}/out.csv'
BEGIN; COPY entities TO '{d}/out.csv'
""".strip().split("\n")


def everything(folder: Path) -> dict[Path, bytes]:
    return {p: p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def test_no_way_out_is_open(asked: tuple[Path, Settings], monkeypatch: pytest.MonkeyPatch) -> None:
    """Each is refused in one line; neither they nor what is harmless leave or change a file."""
    import pyarrow as pa

    folder, settings = asked
    monkeypatch.setenv("ITEMIZED_SECRET", SECRET)
    secret_frame = pa.table({"a": [SECRET]})  # what DuckDB would find in the caller by its name
    assert secret_frame.num_rows == 1
    before, said = everything(folder), list[str]()
    for query in REFUSED:
        text = query.replace("{d}", str(folder)).replace("{l}", str(settings.ledger))
        with Reader(settings) as reader, pytest.raises(ItemizedError) as caught:
            print(query, "gave", reader.table(text))
        said.append(str(caught.value))
    assert not any("\n" in line or SECRET in line for line in said)
    harmless = (
        "CHECKPOINT",
        "VACUUM",
        "CREATE TEMP TABLE t AS SELECT 1 AS a",
        "SET VARIABLE a = 1",
    )
    for query in harmless:
        with Reader(settings) as reader:
            reader.table(query)
    assert everything(folder) == before
    print(f"{len(REFUSED)} ways tried")


def test_what_is_set_cannot_be_changed(asked: tuple[Path, Settings]) -> None:
    with Reader(asked[1]) as reader:
        held = dict(
            reader.rows(
                "SELECT name, value FROM duckdb_settings() WHERE name IN ('enable_external_access',"
                " 'lock_configuration', 'autoload_known_extensions', 'autoinstall_known_extensions')"
            )
        )
    assert held == {
        "enable_external_access": "false",
        "lock_configuration": "true",
        "autoload_known_extensions": "false",
        "autoinstall_known_extensions": "false",
    }
