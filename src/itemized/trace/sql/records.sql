-- Entries by their place in the ledger. {entries}: bound names.
SELECT e.rowid AS entry, e.source || ':' || e.source_id AS entry_key, coalesce(p.name, e.payer_id) AS payer,
    coalesce(q.name, e.payee_id) AS payee, e.amount, e.date, e.filed, e.filed_basis, true AS counted,
    NULL AS why_not, e.url, e.payer_id, e.payee_id, e.type_code, e.memo_text, e.file || ':' || e.file_line AS ref
FROM entry_rows e
LEFT JOIN parties p ON p.party_key = e.payer_key
LEFT JOIN parties q ON q.party_key = e.payee_key
WHERE e.rowid IN ({entries})
