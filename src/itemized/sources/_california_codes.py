"""California's own table of what its codes mean."""

from __future__ import annotations

from itemized.sources import _california_layouts as layouts
from itemized.sources import _state as sql
from itemized.sources._base import Holds, Table

#: A list goes by its number in CODE_TYPE; the row with that in CODE_ID too names it.
LOOKUPS = Table(
    name="lookup_codes_cd",
    title="LOOKUP_CODES_CD",
    holds=Holds.CODES,
    files=("lookup_codes_cd.tsv",),
    columns=layouts.LOOKUP,
    delimited=layouts.TABS,
    whole=True,
    scope="what codes mean",
    bad="CASE WHEN \"CODE_ID\" = '' THEN 'it has no CODE_ID' END",
    select=sql.select(
        Holds.CODES,
        "rows",
        list=sql.text("CODE_TYPE"),
        code=sql.text("CODE_ID"),
        meaning=sql.text("CODE_DESC"),
    ),
)
