-- Payments between parties. {payers}, {payees}, {kinds}: bound names.
-- Parameters: the bound names, $start, $end, $as_of, $sources.
SELECT from_id, to_id, side, ends, date, kind, (100 * amount)::BIGINT AS cents, conduit_id, entry
FROM moves
WHERE from_id IN ({payers}) AND to_id IN ({payees}) AND kind IN ({kinds})
    AND (counted OR counted_until > $as_of) AND NOT coalesce($as_of >= uncounted_from AND $as_of < uncounted_until, false)
    AND ($as_of::DATE IS NULL OR filed <= $as_of)
    AND ($start::DATE IS NULL OR date >= $start) AND ($end::DATE IS NULL OR date < $end)
    AND ($sources::VARCHAR[] IS NULL OR list_contains($sources, source))
ORDER BY date, entry
