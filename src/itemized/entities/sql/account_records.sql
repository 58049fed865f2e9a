-- What an account shows of rows, as they stood on a day, their parties by the numbers of how they are written.
-- {these}: whether a row is one of them. Parameter: $as_of.
SELECT source || ':' || source_id AS entry_key, payer_key, payee_key, amount, date, filed, filed_basis,
    coalesce(counted OR counted_until > $as_of, false)
        AND NOT coalesce($as_of >= uncounted_from AND $as_of < uncounted_until, false) AS counted,
    CASE WHEN coalesce($as_of >= uncounted_from AND $as_of < uncounted_until, false) THEN 'mirror'
        WHEN counted_until > $as_of THEN NULL ELSE why_not END AS why_not,
    url, payer_id, payee_id, type_code, memo_text, file || ':' || file_line AS ref, kind
FROM entry_rows
WHERE {these}
