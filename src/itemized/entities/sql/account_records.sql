-- Rows in full by their numbers, {entries}, the largest first, their parties by the numbers of how they are
-- written. Parameter: $as_of.
SELECT source || ':' || source_id AS entry_key, payer_key, payee_key, amount, date, filed, filed_basis,
    coalesce(counted OR counted_until > $as_of, false) AND NOT uncounted AS counted,
    CASE WHEN uncounted THEN 'mirror' WHEN counted_until > $as_of THEN NULL ELSE why_not END AS why_not, url, payer_id, payee_id,
    type_code, memo_text, file || ':' || file_line AS ref
FROM (
    SELECT *, coalesce($as_of >= uncounted_from AND $as_of < uncounted_until, false) AS uncounted FROM entry_rows
    WHERE entry IN ({entries})
)
ORDER BY abs(amount) DESC, date, entry_key
