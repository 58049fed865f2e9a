-- What accounts got in goods, which bring no money. {nodes}, {kinds}: bound names.
-- Parameters: the bound names, $start, $end, $as_of, $sources.
SELECT coalesce((100 * sum(amount))::BIGINT, 0)
FROM arrivals
WHERE to_no IN (SELECT low FROM entities WHERE entity_id IN ({nodes})) AND (from_no IS NULL OR from_no NOT IN (SELECT low FROM entities WHERE entity_id IN ({nodes})))
    AND kind IN ({kinds}) AND ends AND side IS NULL
    AND (counted OR counted_until > $as_of) AND NOT coalesce($as_of >= uncounted_from AND $as_of < uncounted_until, false)
    AND ($as_of::DATE IS NULL OR filed <= $as_of)
    AND ($start::DATE IS NULL OR date >= $start) AND ($end::DATE IS NULL OR date < $end)
    AND ($sources::VARCHAR[] IS NULL OR list_contains($sources, source))
