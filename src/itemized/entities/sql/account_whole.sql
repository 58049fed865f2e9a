-- Rows in full by their numbers, as they stood on a day, their parties by the numbers of how they are
-- written. {these}: whether a row is one of them. Parameter: $as_of.
SELECT entry, payer_key, payee_key, source || ':' || source_id AS entry_key, source, source || ':' || filing_id AS filing_key, filer_id,
    date, date_text, amount, amount_filed, kind, type_code, payer_id, payee_id,
    coalesce(counted OR counted_until > $as_of, false)
        AND NOT coalesce($as_of >= uncounted_from AND $as_of < uncounted_until, false) AS counted,
    CASE WHEN coalesce($as_of >= uncounted_from AND $as_of < uncounted_until, false) THEN 'mirror'
        WHEN counted_until > $as_of THEN NULL ELSE why_not END AS why_not,
    filed, filed_basis, amendment, schedule, line, election, memo, memo_text, conduit_id, target, support_oppose,
    url, file || ':' || file_line AS ref
FROM entry_rows
WHERE {these}
