"""What a filer in Washington gives to another is in the reports of both, by name, and counts once."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from pathlib import Path

import pytest

from itemized.sources import washington
from sources.states import Loaded, load


def _csv(path: Path, table: str, rows: Sequence[dict[str, str]]) -> Path:
    text = io.StringIO()
    columns = washington.SOURCE.table(table).columns
    writer = csv.DictWriter(text, columns, restval="")
    writer.writeheader()
    writer.writerows(rows)
    path.write_text(text.getvalue())
    return path


def _loaded(
    folder: Path, recipient: str, giver: str, *, amount: str = "250.00", code: str = "Contributions"
) -> Loaded:
    """Larch PAC pays a recipient on February 21; Nell Ashby gets $250 from a giver on the 22nd."""
    ashby = {"filer_id": "ASHBN  101", "filer_name": "Nell Ashby", "origin": "C3"}
    larch = {"filer_id": "LARCH  102", "filer_name": "Larch PAC", "origin": "A/GT50"}
    got = ashby | {"amount": "250.00", "receipt_date": "02/22/2020", "cash_or_in_kind": "Cash"}
    committee = {"code": "Political Action Committee", "contributor_state": "WA"}
    paid = larch | {"amount": amount, "expenditure_date": "02/21/2020", "code": code}
    rows = [
        got | committee | {"id": "8.rcpt", "contributor_name": giver},
        got | {"id": "9.rcpt", "contributor_name": "LARCH, PAC", "code": "Individual"},
    ]
    paths = [
        _csv(folder / "contributions.csv", "contributions", rows),
        _csv(
            folder / "expenditures.csv",
            "expenditures",
            [paid | {"id": "8.expn", "recipient_name": recipient, "recipient_state": "WA"}],
        ),
    ]
    return load("washington", paths, folder)


def test_the_recipients_row_counts(tmp_path: Path) -> None:
    loaded = _loaded(tmp_path, "NELL ASHBY", "LARCH P.A.C.")
    paid, got = loaded.entry("e8.expn/A/GT50"), loaded.entry("c8.rcpt/C3")
    assert (paid["why_not"], got["why_not"]) == ("mirror", None)
    assert (got["payer_id"], got["payee_id"]) == ("WA-LARCH  102", "WA-ASHBN  101")
    assert loaded.desk.show(["WA-LARCH  102"]).given.total == 250
    assert loaded.received("WA-ASHBN  101") == 500  # a person of the same name gave the other


@pytest.mark.parametrize(
    ("recipient", "giver", "more"),
    [
        ("OTTO PELL", "LARCH PAC", {}),
        ("NELL ASHBY", "HERON PAC", {}),
        ("NELL ASHBY", "LARCH PAC", {"amount": "200.00"}),
        ("NELL ASHBY", "LARCH PAC", {"code": "Printing"}),
    ],
)
def test_what_is_another_payment_stands(
    recipient: str, giver: str, more: dict[str, str], tmp_path: Path
) -> None:
    loaded = _loaded(tmp_path, recipient, giver, **more)
    assert loaded.entry("e8.expn/A/GT50")["why_not"] is None
