"""Where states, the city and the IRS publish their files, and that a fetch from there brings them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from itemized import _discover
from itemized.errors import UsageError
from itemized.settings import Settings
from itemized.sources._base import Source
from itemized.sources._download import Wish, fetch
from sources.site import Site, zipped

_PA = (
    "https://www.pa.gov/content/dam/copapwp-pagov/en/dos/resources/voting-and-elections/"
    "campaign-finance/campaign-finance-data/2022.zip"
)
_CARTO = (
    "https://phl.carto.com/api/v2/sql?q=SELECT+*+FROM+campfin_transactions+WHERE+report_year=2021"
    "&format=csv&skipfields=cartodb_id"
)
_IL = "https://elections.il.gov/campaigndisclosuredatafiles/"
_MA = "https://ocpf2.blob.core.windows.net/downloads/data2/"
_WA = "https://data.wa.gov/api/views/{}/rows.csv?accessType=DOWNLOAD"

#: Source, year asked for (None where files hold all years), address → name kept.
ADDRESSES: dict[tuple[str, int | None], dict[str, str]] = {
    ("california", None): {
        "https://campaignfinance.cdn.sos.ca.gov/dbwebexport.zip": "dbwebexport.zip"
    },
    ("illinois", None): {
        _IL + name: name
        for name in (
            *("Receipts.txt", "Expenditures.txt", "FiledDocs.txt", "Committees.txt"),
            *("Candidates.txt", "CmteCandidateLinks.txt", "D2Totals.txt"),
        )
    },
    ("massachusetts", 2020): {
        _MA + name: name
        for name in ("ocpf-2020-reports.zip", "ocpf-filers.zip", "district_code_list.zip")
    },
    ("pennsylvania", 2022): {_PA: "2022.zip"},
    ("philadelphia", 2021): {_CARTO: "campfin_transactions_2021.csv"},
    ("irs_527", None): {"https://forms.irs.gov/app/pod/dataDownload/fullData": "FullDataFile.zip"},
    ("washington", None): {
        _WA.format("kv7h-kjye"): "contributions.csv",
        _WA.format("tijg-9zyp"): "expenditures.csv",
        _WA.format("67cp-h962"): "independent_expenditures.csv",
    },
}


def _source(name: str) -> Source:
    found = _discover.modules("itemized.sources")[name].SOURCE
    assert isinstance(found, Source)
    return found


@pytest.mark.parametrize(("asked", "addresses"), ADDRESSES.items(), ids=lambda v: str(v)[:24])
def test_files_are_fetched_from_the_publishers_address(
    asked: tuple[str, int | None], addresses: dict[str, str], site: Site, settings: Settings
) -> None:
    name, year = asked
    source = _source(name)
    offered = source.downloads(year or 0)
    assert {source.base_url + d.path: d.name for d in offered} == addresses
    for download in offered:
        body = zipped(1) if download.name.endswith(".zip") else b"a,b\n1,2\n"
        site.files["/files/" + download.path] = (body, '"one"')
    there = replace(settings, addresses={name: site.base})
    report = fetch(source, Wish(period=year), there)
    assert [f.path.name for f in report.files] == list(addresses.values())
    assert {f.how for f in report.files} == {"new"}
    assert {f.how for f in fetch(source, Wish(period=year), there).files} == {"unchanged"}


def test_missouri_turns_programs_away(settings: Settings) -> None:
    with pytest.raises(UsageError, match="get its files from Missouri Ethics Commission"):
        fetch(_source("missouri"), Wish(period=2020), settings)
