-- The largest rows, counted and not, that the entities stand in. Parameters: account_own's, $most.
-- Names are looked up for these alone.
WITH largest AS (
    SELECT entry_key, payer_key, payee_key, payer_id, payee_id, amount, date, filed, filed_basis, counted, counted_until, why_not,
        uncounted_from, uncounted_until, url, type_code, memo_text, ref
    FROM entries
    WHERE (({payer}) OR ({payee}))
        AND ($start::DATE IS NULL OR date >= $start) AND ($end::DATE IS NULL OR date < $end)
        AND ($as_of::DATE IS NULL OR filed <= $as_of)
        AND ($recipients::VARCHAR[] IS NULL OR list_contains($recipients, payee_id))
    ORDER BY abs(amount) DESC, date, entry_key
    LIMIT $most
)
SELECT e.entry_key, coalesce(p.name, e.payer_id) AS payer, coalesce(q.name, e.payee_id) AS payee, e.amount,
    e.date, e.filed, e.filed_basis, coalesce(e.counted OR e.counted_until > $as_of, false) AND NOT uncounted AS counted,
    CASE WHEN uncounted THEN 'mirror' WHEN e.counted_until > $as_of THEN NULL ELSE e.why_not END AS why_not, e.url, e.payer_id, e.payee_id, e.type_code,
    e.memo_text, e.ref
FROM (SELECT *, coalesce($as_of >= uncounted_from AND $as_of < uncounted_until, false) AS uncounted FROM largest) e
LEFT JOIN parties p ON p.party_key = e.payer_key
LEFT JOIN parties q ON q.party_key = e.payee_key
ORDER BY abs(e.amount) DESC, e.date, e.entry_key
