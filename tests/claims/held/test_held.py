"""Passages that no rule was written from are read about as well as those that were looked at."""

from __future__ import annotations

import pytest

from claims.held.measure import SETS, figures
from claims.held.passages import PASSAGES


def test_passages_are_whole() -> None:
    assert len(PASSAGES) >= 60
    assert len(DEVELOP) == len(HELD)
    for passage in PASSAGES:
        for want in passage.wants:
            assert want.at in passage.text
    others = [p for p in PASSAGES if not p.wants]
    assert len(others) >= 12


@pytest.mark.parametrize(("half", "least"), [(DEVELOP, 0.75), (HELD, 0.58)])
def test_passages_are_read(half: tuple[object, ...], least: float) -> None:
    told = figures(half)  # type: ignore[arg-type]
    assert told["usable"] >= least, told
