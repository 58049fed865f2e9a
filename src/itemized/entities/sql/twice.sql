-- Rows that count of payments which may be in the reports of two agencies, with the parties named on either side.
-- Parameters: $ids, $start, $end, $as_of. A row that a later filing replaced or repeated counts as of a day before that.
SELECT pair, days, entry_key, side, payer_id, payee_id, kind, amount
FROM perhaps_twice
WHERE (list_contains($ids, payer_id) OR list_contains($ids, payee_id))
    AND ($start::DATE IS NULL OR date >= $start) AND ($end::DATE IS NULL OR date < $end)
    AND ($as_of::DATE IS NULL OR filed <= $as_of)
    AND coalesce(counted OR counted_until > $as_of, false)
    AND NOT coalesce($as_of >= uncounted_from AND $as_of < uncounted_until, false)
ORDER BY pair, side, entry_key
