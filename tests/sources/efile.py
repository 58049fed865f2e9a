"""Electronic filings made up for tests: lines written by the layouts, so that a test names columns."""

from __future__ import annotations

import hardmoney

FS = "\x1c"
KITE = "C99000011"
FINCH = "C99000029"


def line(table: str, version: str = "8.3", **values: str) -> str:
    """One line of a table of fields, each column by its name."""
    places = dict(hardmoney.layout(table, version))
    fields = [""] * (max(places.values()) + 1)
    for name, value in values.items():
        fields[places[name]] = value
    return FS.join(fields)


def header(amends: str = "", number: str = "", version: str = "8.3") -> str:
    return FS.join(["HDR", "FEC", version, "Made Up Filer", "1.0", amends, number, ""])


def report(form: str = "F3XN", **more: str) -> str:
    """The cover line of a report of KITE PAC on the first quarter of 2018."""
    return line(
        "F3X",
        **{
            "form_type": form,
            "filer_committee_id_number": KITE,
            "committee_name": "KITE PAC",
            "city": "OSTER",
            "state": "ME",
            "report_code": "Q1",
            "coverage_from_date": "20180101",
            "coverage_through_date": "20180331",
            "date_signed": "20180414",
        }
        | more,
    )


def gift(tran: str, amount: str, **more: str) -> str:
    """A gift by PAT ARDEN to KITE PAC on 2018-02-01."""
    return line(
        "SchA",
        **{
            "form_type": "SA11AI",
            "filer_committee_id_number": KITE,
            "transaction_id": tran,
            "entity_type": "IND",
            "contributor_last_name": "ARDEN",
            "contributor_first_name": "PAT",
            "contributor_city": "OSTER",
            "contributor_state": "ME",
            "contribution_date": "20180201",
            "contribution_amount": amount,
        }
        | more,
    )


def filing(*lines: str, end: str = "\r\n") -> bytes:
    return (end.join(lines) + end).encode()
