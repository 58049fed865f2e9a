-- Payments as their entries have them: of a refund the giver is the payer, and the amount negative.
-- {rows}: `straight` or `turned`. {payers}: bound names. Parameters: the bound names, $entries.
SELECT entry, source || ':' || source_id AS entry_key, CASE kind WHEN 'refund' THEN to_id ELSE from_id END AS payer_id,
    CASE kind WHEN 'refund' THEN from_id ELSE to_id END AS payee_id,
    CASE kind WHEN 'refund' THEN -amount ELSE amount END AS amount, date, filed, filed_basis, true AS counted,
    NULL AS why_not, url, kind
FROM {rows}
WHERE from_id IN ({payers}) AND entry IN (SELECT unnest($entries::BIGINT[]))
