-- Payments between parties. {rows}: `straight` or `turned`, asked one by one since together they take long to
-- plan. As filings tell it now, without what did not come about; as of a day, negative rows beside those they take
-- back. {payers}, {kinds}: bound names. Parameters: the bound names, $payees, $start, $end, $as_of, $sources.
SELECT from_id, to_id, side, ends, date, kind, (100 * CASE WHEN $as_of::DATE IS NULL THEN coalesce(came, amount) ELSE amount END)::BIGINT AS cents,
    conduit_id, entry, CASE WHEN $as_of::DATE IS NULL OR paid_filed <= $as_of THEN paid END AS paid
FROM {rows} LEFT JOIN taken_back USING (entry)
WHERE from_id IN ({payers}) AND to_id IN (SELECT unnest($payees::VARCHAR[])) AND kind IN ({kinds})
    AND (counted OR counted_until > $as_of) AND NOT coalesce($as_of >= uncounted_from AND $as_of < uncounted_until, false)
    AND ($as_of::DATE IS NULL OR filed <= $as_of)
    AND ($start::DATE IS NULL OR date >= $start) AND ($end::DATE IS NULL OR date < $end)
    AND ($sources::VARCHAR[] IS NULL OR list_contains($sources, source))
ORDER BY date, entry
