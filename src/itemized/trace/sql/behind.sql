-- What came to accounts, day by day: from committees each by itself, from all others by what they are.
-- {nodes}, {kinds}: bound names. Parameters: the bound names, $start, $end, $as_of, $sources.
SELECT to_id, CASE WHEN e.kind = 'committee' THEN from_id END AS committee,
    CASE WHEN e.kind IN ('person', 'candidate') THEN 'person' WHEN e.kind IN ('organization', 'committee') THEN e.kind
        ELSE 'unknown' END AS class,
    date, (100 * sum(amount))::BIGINT AS cents
FROM arrivals LEFT JOIN entities e ON e.entity_id = from_id
WHERE to_id IN ({nodes}) AND arrivals.kind IN ({kinds}) AND NOT ends
    AND (counted OR counted_until > $as_of) AND NOT coalesce($as_of >= uncounted_from AND $as_of < uncounted_until, false)
    AND ($as_of::DATE IS NULL OR filed <= $as_of)
    AND ($start::DATE IS NULL OR date >= $start) AND ($end::DATE IS NULL OR date < $end)
    AND ($sources::VARCHAR[] IS NULL OR list_contains($sources, source))
GROUP BY ALL ORDER BY date, to_id, committee, class
