-- Who paid whom, at most how much, and between which days: the largest of each payer, or payee.
-- {near} and {far} are from and to, or to and from. {nodes}, {kinds}: bound names. $only, if any:
-- the far ends asked for. Parameters: the bound names, $start, $end, $only, $after, $through.
WITH found AS (
    SELECT {near}_id AS near, {far}_id AS far, side, ends, (100 * sum(total))::BIGINT AS cents, min(first) AS first,
        max(last) AS last
    FROM edges
    WHERE {near}_id IN ({nodes}) AND kind IN ({kinds})
        AND ($start::DATE IS NULL OR last >= $start) AND ($end::DATE IS NULL OR first < $end)
        AND ($only::VARCHAR[] IS NULL OR {far}_id IN (SELECT unnest($only::VARCHAR[])))
    GROUP BY ALL
)
SELECT * FROM found
QUALIFY row_number() OVER (PARTITION BY near ORDER BY cents DESC, far, side, ends) BETWEEN $after + 1 AND $through
ORDER BY near, cents DESC, far, side, ends
