-- Who paid whom, at most how much, and between which days: the largest of each payee. {nodes}, {kinds}: bound
-- names. $only, if any: the payers asked for. Parameters: the bound names, $start, $end, $as_of, $sources, $only,
-- $after, $through. Parties go by their numbers, which stand in the order of their ids, until a page is cut.
WITH found AS (
    SELECT to_no, from_no, side, ends, (100 * sum(amount) FILTER (amount > 0))::BIGINT AS cents, min(least(date, paid)) FILTER (amount > 0) AS first,
        max(greatest(date, paid)) FILTER (amount > 0) AS last,
        bool_or(side IS NOT NULL OR kind = 'refund') AS turned
    FROM arrivals
    WHERE to_no IN (SELECT low FROM entities WHERE entity_id IN ({nodes})) AND kind IN ({kinds}) AND from_no IS NOT NULL
        AND (counted OR counted_until > $as_of) AND NOT coalesce($as_of >= uncounted_from AND $as_of < uncounted_until, false)
        AND ($as_of::DATE IS NULL OR filed <= $as_of)
        AND ($start::DATE IS NULL OR date >= $start) AND ($end::DATE IS NULL OR date < $end)
        AND ($sources::VARCHAR[] IS NULL OR list_contains($sources, source))
        AND ($only::VARCHAR[] IS NULL OR from_no IN (SELECT low FROM entities WHERE entity_id IN (SELECT unnest($only::VARCHAR[]))))
    GROUP BY ALL HAVING cents > 0
), page AS (
    FROM found
    QUALIFY row_number() OVER (PARTITION BY to_no ORDER BY cents DESC, from_no, side, ends) BETWEEN $after + 1 AND $through
)
SELECT near.entity_id, far.entity_id, side, ends, cents, page.first, page.last, turned
FROM page JOIN entities near ON near.low = to_no JOIN entities far ON far.low = from_no
ORDER BY near.entity_id, cents DESC, far.entity_id, side, ends
