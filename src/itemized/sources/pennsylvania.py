"""Pennsylvania Department of State: one zip a year of what state candidates and committees report.

Published under "Campaign finance data" at pa.gov. Comma-separated, texts in quotes that are never
doubled, Windows-1252 or code page 437. Layouts, codes and counting are in _pa_rules, the tables in
_pa_tables.
"""

from __future__ import annotations

from typing import Any

from itemized.sources import _pa_rules as pa
from itemized.sources._base import Download, Source
from itemized.sources._pa_tables import SETTLING, tables
from itemized.sources._pairs import pairs

_ID = "PA"


#: Of contributions 21.8 million rows were published for 2000 to 2022 (decision 123).
_A_DAY = {"contrib": 100, "expense": 5}


def _files(stem: str) -> dict[str, Any]:
    return {"files": (f"{stem}*.txt", f"{stem}*.csv"), "a_day": _A_DAY.get(stem, 0)}


def _downloads(year: int) -> tuple[Download, ...]:
    return (Download(f"{year}.zip", f"{year}.zip"),)


SOURCE = Source(
    name="pennsylvania",
    title="Pennsylvania campaign finance reports",
    agency="Pennsylvania Department of State",
    base_url="https://www.pa.gov/content/dam/copapwp-pagov/en/dos/resources/voting-and-elections/"
    "campaign-finance/campaign-finance-data/",
    tables=tables(_ID, "$period", _files, other_year="try_cast(EYEAR AS INTEGER) <> $period"),
    rules=pa.RULES,
    period_word="year",
    first_period=2000,
    downloads=_downloads,
    mirrors=pairs(f"starts_with(other_id, '{_ID}-')"),
    repeats=pa.late(f"{_ID}-"),
    at_once=pa.AT_ONCE,
    mingled=pa.MINGLED,
    settling=(SETTLING,),
    never=(
        "Candidates for county and city offices, who file with their county.",
        "Givers of $50 and less.",
        "Until 2021: which rows an amended report replaced, and the days reports were filed.",
    ),
)
