-- Filings, with the totals they state; a filer whom they do not name goes by its newest name in the registry. All of them or
-- as of a day, and which of them, stand for the names in braces.
SELECT filing_key AS key, filer_id AS owner, NULL AS file, NULL AS table_name, NULL AS line, filing_key, f.source, filing_id, filer_id,
    coalesce(filer_name, registered.name) AS name, form, report_type, amendment, period_start, period_end, filed, filed_basis, amends,
    replaced_by, replaced, rows, receipts, itemized_individuals, unitemized_individuals, disbursements, independent_expenditures,
    cash_start, cash_end, debts, url
FROM {filings} f LEFT JOIN (
    SELECT system, committee_id, name FROM committees WHERE name IS NOT NULL
    QUALIFY row_number() OVER (PARTITION BY system, committee_id ORDER BY period DESC NULLS LAST, name DESC) = 1
) registered ON registered.system = f.system AND registered.committee_id = f.filer_id
WHERE {unitemized}
