"""The whole check: every claim gets its finding, and the JSON is what others script against."""

from __future__ import annotations

import json
from typing import Any

from itemized.claims import checking
from itemized.model import Verdict


def test_kinds_without_a_check_are_out_of_scope(make: Any) -> None:
    reading = make.reading(make.claim("no such kind", extra={"why": "a policy"}))
    checked = checking.check(reading, None)
    assert [f.verdict for f in checked.findings] == [Verdict.OUT_OF_SCOPE]
    assert checked.findings[0].because == ("It is not put to records: a policy.",)
    assert checked.snapshot is None


def test_a_finding_in_json(world: Any, make: Any) -> None:
    from itemized.claims._check.case import Case
    from itemized.claims._check.payments import check_payment

    world.covers("2019-01-01", "2020-12-31")
    world.entity("p-ruth", "ADLER, RUTH")
    world.committee("C1", "HARBOR FUND")
    world.gift("p-ruth", "C1", "1000", "2019-03-14")
    claim = make.claim(
        "donation",
        donor="Ruth Adler",
        recipient="Harbor Fund",
        amounts=make.amount("$1,000", "1000"),
    )
    found = check_payment(claim, Case.of(make.reading(claim), world))
    shown = json.loads(json.dumps(checking.finding_json(found)))
    assert {
        "verdict",
        "fields",
        "because",
        "then",
        "by_then",
        "now",
        "question",
        "sql",
        "params",
    } | {
        "records",
        "missing",
        "differs",
        "evidence",
        "readings",
        "stated",
    } == set(shown)
    assert shown["verdict"] == "MATCH"
    assert shown["now"]["value"] == "1000.00"
    assert shown["records"][0]["entry_key"] == "e0"
    assert shown["records"][0]["amount"] == "1000.00"
    assert world.rows(shown["now"]["paste"])[0][1] == 1
