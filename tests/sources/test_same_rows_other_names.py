"""Files that hold the same rows under other names: which takes whose place, and which are refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from itemized.errors import InputError
from itemized.sources import philadelphia
from sources.loading import SAMPLES, Bench

FOLDER = SAMPLES / "philadelphia"
YEAR = FOLDER / "Explorer.Transactions.2017.YTD.txt"
OPEN = FOLDER / "campfin_transactions_2021.csv"


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    return Bench(tmp_path, (philadelphia.SOURCE,))


def gifts(*days: str, amount: str = "250.00") -> str:
    """The open data's table with a gift on each day, of that day's year."""
    columns, gift = OPEN.read_text().splitlines()[:2]
    rows = [
        gift.replace("2021-04-01", day)
        .replace(",2021,", f",{day[:4]},")
        .replace("250.00", f"{amount}")
        for day in days
    ]
    return "\n".join([columns, *rows]) + "\n"


def held(bench: Bench) -> list[tuple[str, int]]:
    return bench.rows("SELECT file, entries FROM coverage WHERE holds = 'entries' ORDER BY file")


def counted(bench: Bench) -> str:
    return bench.rows("SELECT sum(amount)::VARCHAR FROM entries WHERE counted")[0][0]


@pytest.mark.parametrize(
    "name", ["campfin_transactions_2021 (1).csv", "campfin_transactions_2021 - Copy.csv"]
)
def test_a_second_download_takes_the_firsts_place(bench: Bench, name: str) -> None:
    bench.load(bench.put(OPEN.name, gifts("2021-04-01")))
    bench.load(bench.put(name, gifts("2021-04-01", "2021-04-02")))
    assert held(bench) == [(name, 2)]
    assert counted(bench) == "500.00"


def test_a_newer_file_of_the_year_takes_the_olders_place(bench: Bench) -> None:
    bench.load(YEAR)
    before = counted(bench)
    newer = YEAR.read_bytes()
    report = bench.load(bench.put("Explorer.Transactions.2017.YTD.newer.txt", newer + b"\n"))
    assert counted(bench) == before
    assert report.replaced == (("Explorer.Transactions.2017.YTD.newer.txt", YEAR.name),)


def test_files_of_two_years_stand_beside_each_other(bench: Bench) -> None:
    bench.load(bench.put("campfin_transactions_2021.csv", gifts("2021-04-01")))
    report = bench.load(bench.put("campfin_transactions (1).csv", gifts("2022-04-01")))
    assert report.replaced == ()
    assert counted(bench) == "500.00"


def test_a_file_of_all_years_takes_the_place_of_those_of_one(bench: Bench) -> None:
    bench.load(bench.put("campfin_transactions_2021.csv", gifts("2021-04-01")))
    bench.load(bench.put("campfin_transactions_2022.csv", gifts("2022-04-01")))
    bench.load(bench.put("campfin_transactions.csv", gifts("2021-04-01", "2022-04-01")))
    assert held(bench) == [("campfin_transactions.csv", 2)]
    assert counted(bench) == "500.00"


def test_a_file_of_some_of_its_years_is_refused(bench: Bench) -> None:
    bench.load(bench.put("campfin_transactions.csv", gifts("2021-04-01", "2022-04-01")))
    with pytest.raises(
        InputError,
        match=r"2021\.csv: holds 2021, as campfin_transactions\.csv, loaded before, does, and not its"
        r" 2022; fetch campfin_transactions\.csv again",
    ):
        bench.load(bench.put("campfin_transactions_2021.csv", gifts("2021-04-01")))
    assert counted(bench) == "500.00"


def test_two_such_files_at_once_are_refused(bench: Bench) -> None:
    one = bench.put("campfin_transactions.csv", gifts("2021-04-01", "2022-04-01"))
    two = bench.put("campfin_transactions_2021.csv", gifts("2021-04-01"))
    with pytest.raises(InputError, match="both hold 2021; load one of them"):
        bench.load(one, two)


def test_a_stray_row_of_another_year_makes_no_file_of_it(bench: Bench) -> None:
    bench.load(bench.put("campfin_transactions_2020.csv", gifts("2020-04-01")))
    days = ("2021-04-01", "2021-04-02", "2020-12-31")
    bench.load(bench.put("campfin_transactions_2021.csv", gifts(*days)))
    assert counted(bench) == "1000.00"


def test_a_file_whose_rows_are_not_of_the_year_in_its_name(bench: Bench) -> None:
    bench.load(bench.put("campfin_transactions_2020.csv", gifts("2020-04-01")))
    bench.load(bench.put("campfin_transactions_2021.csv", gifts("2020-04-01", "2020-04-02")))
    assert counted(bench) == "500.00"


def of_filer(name: str, *days: str) -> str:
    """The same of another filer."""
    columns, first = OPEN.read_text().splitlines()[:2]
    filer = first.split(",")[columns.split(",").index("filer_name")]
    return gifts(*days).replace(filer, name)


def test_extracts_of_two_filers_of_one_year_stand_beside_each_other(bench: Bench) -> None:
    bench.load(bench.put("heron.csv", of_filer("Friends of Heron", "2021-04-01")))
    report = bench.load(bench.put("larch.csv", of_filer("Friends of Larch", "2021-04-01")))
    assert report.replaced == ()
    assert counted(bench) == "500.00"
    newer = bench.put("heron 2021.csv", of_filer("Friends of Heron", "2021-04-01", "2021-04-02"))
    assert bench.load(newer).replaced == (("heron 2021.csv", "heron.csv"),)
    assert counted(bench) == "750.00"


def test_a_file_of_all_filers_takes_the_place_of_extracts(bench: Bench) -> None:
    bench.load(bench.put("heron.csv", of_filer("Friends of Heron", "2021-04-01")))
    bench.load(bench.put("larch.csv", of_filer("Friends of Larch", "2021-04-01")))
    whole = of_filer("Friends of Heron", "2021-04-01") + "".join(
        of_filer("Friends of Larch", "2021-04-01").splitlines(keepends=True)[1:]
    )
    bench.load(bench.put("campfin_transactions_2021.csv", whole))
    assert held(bench) == [("campfin_transactions_2021.csv", 2)]


def test_an_extract_of_one_filer_takes_no_whole_years_place(bench: Bench) -> None:
    whole = of_filer("Friends of Heron", "2021-04-01") + "".join(
        of_filer("Friends of Larch", "2021-04-01").splitlines(keepends=True)[1:]
    )
    bench.load(bench.put("campfin_transactions_2021.csv", whole))
    extract = bench.put("heron.csv", of_filer("Friends of Heron", "2021-04-01"))
    with pytest.raises(
        InputError,
        match=r"heron\.csv: holds 2021, as campfin_transactions_2021\.csv, loaded before, does, and"
        r" not its rows of PHL:FRIENDS OF LARCH in 2021; fetch",
    ):
        bench.load(extract)
    assert counted(bench) == "500.00"


def test_the_years_file_with_tabs_and_with_commas_are_one(bench: Bench) -> None:
    csv = (FOLDER / "Explorer.Transactions.2016.csv").read_text()
    head, row = csv.splitlines()[:2]
    bench.load(bench.put("Explorer.Transactions.2016.csv", csv))
    tabs = head.replace(",", "\t") + "\n" + row.replace(",", "\t") + "\n"
    bench.load(bench.put("Explorer.Transactions.2016.YTD.txt", tabs))
    assert held(bench) == [("Explorer.Transactions.2016.YTD.txt", 1)]


def test_one_with_far_fewer_rows_takes_no_place_by_itself(bench: Bench) -> None:
    days = [f"2021-04-{day:02}" for day in range(1, 21)]
    first = bench.put("campfin_transactions_2021.csv", gifts(*days))
    cut = bench.put("campfin_transactions.csv", gifts(*days[:10]))
    bench.load(first)
    from itemized import entities, ledger

    writer = ledger.Writer(
        bench.settings, {philadelphia.SOURCE.name: philadelphia.SOURCE}, entities.identify
    )
    with pytest.raises(InputError, match=r"holds 10 rows of transactions, and .*2021\.csv"):
        writer.load(philadelphia.SOURCE, [cut], None)
