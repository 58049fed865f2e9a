"""Arrow rows as JSON: every value as JSON has it, every column once."""

from __future__ import annotations

import json
import math
from datetime import date
from decimal import Decimal

import pyarrow as pa

from itemized.ledger.arrow import as_json_lines, as_json_rows


def _lines(batch: pa.RecordBatch) -> list[dict[str, object]]:
    told = b"".join(bytes(text) for _, text in as_json_lines([batch, batch.slice(0, 0)]))
    return [json.loads(line, parse_constant=lambda c: 1 / 0) for line in told.splitlines()]


def test_values_are_as_json_has_them():
    batch = pa.RecordBatch.from_pydict(
        {
            "text": ['a\n"b" \u202e', None],
            "money": pa.array([Decimal("-12345678901.10"), None], pa.decimal128(14, 2)),
            "day": [date(2021, 7, 26), None],
            "ratio": [0.5, math.nan],
            "count": [3, None],
            "flag": [True, None],
            "list": [["x"], []],
        }
    )
    assert _lines(batch) == [
        {
            "text": 'a\n"b" \u202e',
            "money": "-12345678901.10",
            "day": "2021-07-26",
            "ratio": 0.5,
            "count": 3,
            "flag": True,
            "list": ["x"],
        },
        {**dict.fromkeys(["text", "money", "day", "ratio", "count", "flag"]), "list": []},
    ]


def test_a_part_of_a_batch_is_that_part():
    batch = pa.RecordBatch.from_pydict({"n": list(range(10)), "t": [str(n) for n in range(10)]})
    assert _lines(batch.slice(3, 2)) == [{"n": 3, "t": "3"}, {"n": 4, "t": "4"}]


def test_columns_of_one_name_are_told_apart():
    names = ["a", "A", "a_2", 'q"']
    batch = pa.RecordBatch.from_arrays([pa.array([n]) for n in range(4)], names=names)
    assert _lines(batch) == [{"a": 0, "A_2": 1, "a_2_2": 2, 'q"': 3}]


def test_rows_of_another_schema_have_the_json_first():
    batch = pa.RecordBatch.from_pydict({"n": [1, 2]})
    reader = pa.RecordBatchReader.from_batches(batch.schema, [batch])
    schema = pa.schema([("key", pa.string()), ("amount", pa.decimal128(14, 2))])
    table = as_json_rows(reader, schema).read_all()
    assert table.to_pylist() == [
        {"key": '{"n":1}', "amount": None},
        {"key": '{"n":2}', "amount": None},
    ]
