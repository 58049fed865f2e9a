-- Filings, with the totals they state.
SELECT filing_key AS key, filer_id AS owner, NULL AS file, NULL AS table_name, filing_key, source, filing_id, filer_id, filer_name AS name, form, report_type,
    amendment, period_start, period_end, filed, filed_basis, amends, replaced_by, replaced, rows, receipts,
    itemized_individuals, unitemized_individuals, disbursements, independent_expenditures, cash_start, cash_end, debts, url
FROM {filings}
