-- How many payments name nobody at their other end, and their sum. {rows}: one_sided or arrivals. {near}: whether a row
-- is the parties' asked about. {far}: who is at the other end. {kinds}: bound names. Parameters: the bound names, $start, $end, $as_of, $sources.
SELECT count(*), coalesce((100 * sum(amount))::BIGINT, 0) FROM {rows}
WHERE {near} AND {far} IS NULL AND kind IN ({kinds}) AND side IS NULL
    AND (counted OR counted_until > $as_of) AND NOT coalesce($as_of >= uncounted_from AND $as_of < uncounted_until, false)
    AND ($as_of::DATE IS NULL OR filed <= $as_of)
    AND ($start::DATE IS NULL OR date >= $start) AND ($end::DATE IS NULL OR date < $end)
    AND ($sources::VARCHAR[] IS NULL OR list_contains($sources, source))
