"""Requests made up out of the API's own description: none breaks the server or the description."""

from __future__ import annotations

import os

import pytest
from hypothesis import HealthCheck, Phase, given
from hypothesis import settings as hypothesis_settings

from itemized.settings import Settings
from itemized.web import create_app

schemathesis = pytest.importorskip("schemathesis", reason="schemathesis is not installed")
#: Cases of each operation; the long form makes up more than 10,000 in all: ITEMIZED_SOAK=1.
LONG = bool(os.environ.get("ITEMIZED_SOAK"))
CASES = 700 if LONG else 8
#: Seconds that the client waits: a machine that is busy for hours is no fault of the server's.
WAITS = 3600 if LONG else 120


@pytest.mark.slow
def test_any_request_is_answered_as_described(settings: Settings) -> None:
    schema = schemathesis.openapi.from_asgi("/openapi.json", create_app(settings))
    seen = 0
    for found in schema.get_all_operations():
        operation = found.ok()

        @hypothesis_settings(
            max_examples=CASES,
            deadline=None,
            derandomize=True,
            database=None,
            phases=(Phase.generate,),
            suppress_health_check=list(HealthCheck),
        )
        @given(operation.as_strategy())
        def answered(case) -> None:
            nonlocal seen
            seen += 1
            answer = case.call(timeout=WAITS)
            case.validate_response(
                answer,
                checks=[
                    schemathesis.checks.not_a_server_error,
                    schemathesis.specs.openapi.checks.status_code_conformance,
                    schemathesis.specs.openapi.checks.content_type_conformance,
                    schemathesis.specs.openapi.checks.response_schema_conformance,
                ],
            )

        answered()
    assert seen >= (10_000 if LONG else CASES * 10)
    print(f"{seen} cases")  # told by pytest -rP
