-- Rows in full, in order. {entries}: account_entries, with its parameters. {written}: parties,
-- or those of these rows alone. {sorts}: a further column. A zip is cut to five digits: with nine it names a side of a street.
WITH mine AS (
    SELECT * FROM ({entries})
)
SELECT entry_key, e.source, e.filing_key, e.filer_id, date, date_text, amount, amount_filed, e.kind, type_code,
    coalesce(payer.name, payer_id) AS payer, payer_id, coalesce(payee.name, payee_id) AS payee, payee_id,
    known AS counted, reason AS why_not,
    e.filed, e.filed_basis, e.amendment, schedule, line, election, memo, memo_text, conduit_id, e.target, e.support_oppose,
    payer.kind AS payer_kind, payer.city AS payer_city, payer.state AS payer_state, left(payer.zip, 5) AS payer_zip,
    payer.employer AS payer_employer, payer.occupation AS payer_occupation,
    payee.kind AS payee_kind, payee.city AS payee_city, payee.state AS payee_state, left(payee.zip, 5) AS payee_zip,
    payee.employer AS payee_employer, payee.occupation AS payee_occupation, coalesce(e.url, f.url) AS url, ref{sorts}
FROM mine e
LEFT JOIN {written} payer ON payer.party_key = e.payer_key
LEFT JOIN {written} payee ON payee.party_key = e.payee_key
LEFT JOIN filings f ON f.filing_key = e.filing_key
ORDER BY place {way}, entry_key
