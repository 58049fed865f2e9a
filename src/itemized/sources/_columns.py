"""What a table of a source may hold, and the columns that its `select` must give for it."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum


class Holds(StrEnum):
    """What a row of a table becomes."""

    ENTRIES = "entries"
    COMMITTEES = "committees"
    CANDIDATES = "candidates"
    LINKS = "links"
    SUMMARIES = "summaries"
    FILINGS = "filings"  # documents as filed, each with what it says of itself
    DETAILS = "details"  # lines of a filing that are no payment: terms of loans, debts, notes
    STATED = "stated"  # lines of a filing's own summary page
    CODES = "codes"  # what a publisher's codes mean


#: What a table's `select` must give for each thing it may hold: column → SQL type. The ledger adds
#: `line` (the row's number in its file, from 1), `source`, `period` (the cycle or year loaded) and
#: `ref` (sha256 of the file and the line).
COLUMNS: Mapping[Holds, Mapping[str, str]] = {
    Holds.ENTRIES: {
        "source_id": "VARCHAR",  # the publisher's own id of the row; never null
        "filing_id": "VARCHAR",  # the publisher's id of the filing; null where it gives none
        "filer_id": "VARCHAR",  # who reported the row
        "form": "VARCHAR",
        "amendment": "VARCHAR",  # N new, A amended, T termination, as the publisher writes it
        "report_type": "VARCHAR",
        "period_start": "DATE",  # what the report covers, where known
        "period_end": "DATE",
        "filed": "DATE",  # the day the filing became public
        "filed_basis": "VARCHAR",  # stated, due date, estimated
        # where `filed` is null: the day by which it must have been public all the same
        "filed_by": "DATE",
        "schedule": "VARCHAR",
        "line_number": "VARCHAR",
        "type_code": "VARCHAR",  # the publisher's code, untouched
        "kind": "VARCHAR",  # itemized.model.Kind
        "side": "VARCHAR",  # receipt or disbursement: whether the other party paid or was paid
        # the other party, as written
        "other_name": "VARCHAR",
        "other_kind": "VARCHAR",  # person, organization, committee, candidate, party or null
        "other_city": "VARCHAR",
        "other_state": "VARCHAR",
        "other_zip": "VARCHAR",
        "other_employer": "VARCHAR",
        "other_occupation": "VARCHAR",
        "other_id": "VARCHAR",  # committee's or candidate's id, where the row gives one
        "conduit_id": "VARCHAR",  # through whom an earmarked gift came
        "target": "VARCHAR",  # candidate's id
        "support_oppose": "VARCHAR",  # support, oppose or null
        "amount_filed": "DECIMAL(14,2)",  # as filed
        "amount": "DECIMAL(14,2)",  # signed by its effect on what the payer has given the payee
        "date": "DATE",  # null where the record's date is not one
        "date_text": "VARCHAR",  # the record's own words where `date` is null
        "election": "VARCHAR",
        "memo": "BOOLEAN",
        "memo_text": "VARCHAR",  # memo text or purpose
        "counted": "BOOLEAN",
        "why_not": "VARCHAR",  # itemized.model.WhyNot
        "url": "VARCHAR",  # the agency's page for the filing or the page image
        # one name for the row in all sources that carry it: rows of two sources that share it are
        # one entry; null where the row has none. A `select` may leave it out.
        "also": "VARCHAR",
        # the candidate or measure that `target` stands for, as the row names it
        "target_name": "VARCHAR",
        "target_office": "VARCHAR",
        # the filing that the row's filing takes the place of, and as the how-manieth, where rows
        # say so themselves: it holds where the filing's cover is not loaded
        "amends": "VARCHAR",
        "amends_number": "INTEGER",
        "filer_name": "VARCHAR",  # as the row has it, where no registry may name the filer
        "filer_also": "VARCHAR",  # another id that other filers' rows give this filer
    },
    Holds.COMMITTEES: {
        "committee_id": "VARCHAR",
        "name": "VARCHAR",
        "type": "VARCHAR",
        "designation": "VARCHAR",
        "party": "VARCHAR",
        "frequency": "VARCHAR",
        "organization_type": "VARCHAR",
        "connected_name": "VARCHAR",
        "candidate_id": "VARCHAR",
        "treasurer": "VARCHAR",
        "city": "VARCHAR",
        "state": "VARCHAR",
        "zip": "VARCHAR",
        "also_id": "VARCHAR",  # another id that rows give for the same filer
        "filer_kind": "VARCHAR",  # person, organization or candidate; a committee where null
        "since": "DATE",  # from when it goes by this name
        # the candidate whose committee it is, where this registry alone names both
        "candidate_name": "VARCHAR",
        "candidate_office": "VARCHAR",
    },
    Holds.CANDIDATES: {
        "candidate_id": "VARCHAR",
        "name": "VARCHAR",
        "party": "VARCHAR",
        "election_year": "INTEGER",
        "office": "VARCHAR",
        "state": "VARCHAR",
        "district": "VARCHAR",
        "incumbent": "VARCHAR",
        "status": "VARCHAR",
        "principal_committee": "VARCHAR",
        "city": "VARCHAR",
    },
    Holds.LINKS: {
        "link_id": "VARCHAR",
        "candidate_id": "VARCHAR",
        "committee_id": "VARCHAR",
        "candidate_election_year": "INTEGER",
        "period_year": "INTEGER",
        "committee_type": "VARCHAR",
        "committee_designation": "VARCHAR",
    },
    Holds.SUMMARIES: {
        "filer_id": "VARCHAR",
        "filer_kind": "VARCHAR",  # committee or candidate
        "name": "VARCHAR",
        "through": "DATE",  # end of the newest report counted in
        "receipts": "DECIMAL(14,2)",
        "from_individuals": "DECIMAL(14,2)",
        "from_committees": "DECIMAL(14,2)",
        "from_candidate": "DECIMAL(14,2)",
        "transfers_in": "DECIMAL(14,2)",
        "loans": "DECIMAL(14,2)",
        "disbursements": "DECIMAL(14,2)",
        "transfers_out": "DECIMAL(14,2)",
        "refunds_to_individuals": "DECIMAL(14,2)",
        "refunds_to_committees": "DECIMAL(14,2)",
        "loan_repayments": "DECIMAL(14,2)",
        "given_to_committees": "DECIMAL(14,2)",
        "independent_expenditures": "DECIMAL(14,2)",
        "cash_start": "DECIMAL(14,2)",
        "cash_end": "DECIMAL(14,2)",
        "debts": "DECIMAL(14,2)",
    },
    Holds.FILINGS: {
        "filing_id": "VARCHAR",  # the publisher's own number; never null
        "filer_id": "VARCHAR",
        "filer_name": "VARCHAR",
        # what a cover says of its filer besides, where it does
        "filer_kind": "VARCHAR",  # as of COMMITTEES
        "filer_city": "VARCHAR",
        "filer_state": "VARCHAR",
        "filer_zip": "VARCHAR",
        "form": "VARCHAR",  # without the letter that says whether it amends
        "amendment": "VARCHAR",  # N new, A amended, T termination
        "report_type": "VARCHAR",
        "period_start": "DATE",
        "period_end": "DATE",
        "filed": "DATE",
        "filed_basis": "VARCHAR",
        "amends": "VARCHAR",  # the filing it names as the one it amends
        "amends_number": "INTEGER",  # the how-manieth amendment of it, as it says
        "chained": "BOOLEAN",  # whether a later filing can take its place
        "nature": "VARCHAR",  # periodic, notice (24 or 48 hours), registration or other
        "receipts": "DECIMAL(14,2)",
        "itemized_individuals": "DECIMAL(14,2)",
        "unitemized_individuals": "DECIMAL(14,2)",
        "disbursements": "DECIMAL(14,2)",
        "independent_expenditures": "DECIMAL(14,2)",
        "cash_start": "DECIMAL(14,2)",
        "cash_end": "DECIMAL(14,2)",
        "debts": "DECIMAL(14,2)",
        "text": "VARCHAR",  # of a letter
        "url": "VARCHAR",
        # what a cover says for all its rows, where they do not say it themselves
        "target": "VARCHAR",
        "target_name": "VARCHAR",
        "target_office": "VARCHAR",
        "support_oppose": "VARCHAR",
    },
    Holds.DETAILS: {
        "source_id": "VARCHAR",
        "filing_id": "VARCHAR",
        "filer_id": "VARCHAR",
        "row_type": "VARCHAR",
        "about": "VARCHAR",  # source_id of the row it belongs to
        "name": "VARCHAR",
        "amount": "DECIMAL(14,2)",
        "date": "DATE",
        "text": "VARCHAR",
    },
    Holds.STATED: {
        "filing_id": "VARCHAR",
        "filer_id": "VARCHAR",
        "form": "VARCHAR",
        "line_number": "VARCHAR",
        "what": "VARCHAR",  # what the line sums, in words
        "amount": "DECIMAL(14,2)",  # as stated
        # what its rows go by: schedule, with the line where one schedule supports several
        "supported_by": "VARCHAR[]",
        "whole": "BOOLEAN",  # whether every payment of the line is itemized, however small
    },
    Holds.CODES: {"list": "VARCHAR", "code": "VARCHAR", "meaning": "VARCHAR"},
}

#: Columns that a `select` may leave out; they are null then.
OPTIONAL: Mapping[Holds, tuple[str, ...]] = {
    Holds.ENTRIES: (
        *(
            "also",
            "filed_by",
            "target_name",
            "target_office",
            "amends",
            "amends_number",
            "filer_name",
        ),
        "filer_also",
    ),
    Holds.COMMITTEES: (*("also_id", "filer_kind", "since", "candidate_name", "candidate_office"),),
    Holds.FILINGS: (
        *("target", "target_name", "target_office", "support_oppose"),
        *("filer_kind", "filer_city", "filer_state", "filer_zip"),
    ),
}
