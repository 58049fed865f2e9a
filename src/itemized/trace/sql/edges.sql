-- Who paid whom, at most how much, and between which days: the largest of each payer. {nodes}, {kinds}: bound
-- names. $only, if any: the payees asked for. Parameters: the bound names, $start, $end, $as_of, $sources, $only, $after, $through.
WITH found AS (
    SELECT from_id AS near, to_id AS far, side, ends, (100 * sum(amount) FILTER (amount > 0))::BIGINT AS cents, min(least(date, paid)) FILTER (amount > 0) AS first,
        max(greatest(date, paid)) FILTER (amount > 0) AS last,
        bool_or(side IS NOT NULL OR kind = 'refund') AS turned
    FROM moves
    WHERE from_id IN ({nodes}) AND kind IN ({kinds})
        AND (counted OR counted_until > $as_of) AND NOT coalesce($as_of >= uncounted_from AND $as_of < uncounted_until, false)
    AND ($as_of::DATE IS NULL OR filed <= $as_of)
        AND ($start::DATE IS NULL OR date >= $start) AND ($end::DATE IS NULL OR date < $end)
        AND ($sources::VARCHAR[] IS NULL OR list_contains($sources, source))
        AND ($only::VARCHAR[] IS NULL OR to_id IN (SELECT unnest($only::VARCHAR[])))
    GROUP BY ALL HAVING cents > 0
)
SELECT * FROM found
QUALIFY row_number() OVER (PARTITION BY near ORDER BY cents DESC, far, side, ends) BETWEEN $after + 1 AND $through
ORDER BY near, cents DESC, far, side, ends
