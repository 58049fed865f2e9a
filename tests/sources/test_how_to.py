"""The page on adding a source: its whole small source is one, and says what the page says it does."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from itemized.sources._base import Source
from sources.loading import Bench

PAGE = Path(__file__).parents[2] / "docs" / "how-to" / "add-a-source.md"


def block(language: str) -> str:
    """The first block of a language on the page."""
    found = re.search(rf"^```{language}\n(.*?)^```", PAGE.read_text("utf-8"), re.DOTALL | re.M)
    assert found
    return found[1]


def test_the_source_on_the_page_loads_its_sample(tmp_path: Path) -> None:
    module: dict[str, Any] = {}
    exec(compile(block("py"), str(PAGE), "exec"), module)
    source = module["SOURCE"]
    assert isinstance(source, Source)
    bench = Bench(tmp_path, (source,))
    [one] = bench.load(bench.put("harbor_gifts_2024.csv", block("csv"))).loads
    assert (one.rows, one.entries, one.merged, one.rejects, one.unknown) == (3, 3, 0, 0, ())
    received = "SELECT sum(amount) FROM entries WHERE counted AND payee_id = 'HARBOR-7'"
    assert bench.rows(received) == [(Decimal(1200),)]
    assert "3 rows are 3 entries, the second that she received $1,200" in PAGE.read_text("utf-8")


def test_a_source_of_all_years_need_not_say_which_days_it_holds(tmp_path: Path) -> None:
    text = block("py").replace('period_word="year"', 'period_word=""')
    text = text.replace("scope=", "whole=True, scope=")
    module: dict[str, Any] = {}
    exec(compile(text, str(PAGE), "exec"), module)
    source = module["SOURCE"]
    bench = Bench(tmp_path, (source,))
    [one] = bench.load(bench.put("harbor_gifts.csv", block("csv"))).loads
    assert (one.entries, one.rejects) == (3, 0)
    assert source.span(0) == (date(2019, 1, 1), date(2199, 12, 31))
