-- Totals of counted rows by year and by counterpart. {side} and {other} are payer and payee.
-- A row that a later filing replaced or repeated counts as of a day before that.
-- Of the counterparts those of the $most largest totals, and what the rest come to (parties: how many).
-- Parameters: $ids, $kinds, $as_of, $most.
WITH mine AS (
    SELECT amount, date, {other}_id AS other_id FROM own
    WHERE (counted OR counted_until > $as_of) AND NOT coalesce($as_of >= uncounted_from AND $as_of < uncounted_until, false)
        AND list_contains($ids, {side}_id) AND list_contains($kinds, kind)
), other AS (
    SELECT other_id, sum(amount)::DECIMAL(18, 2) AS total, count(*) AS n,
        row_number() OVER (ORDER BY sum(amount) DESC, other_id) <= $most IS NOT false AS shown
    FROM mine GROUP BY other_id
)
SELECT 'all' AS part, NULL AS year, NULL AS other_id, sum(amount)::DECIMAL(18, 2) AS total, count(*) AS n,
    NULL AS name, NULL::BIGINT AS parties
FROM mine
UNION ALL BY NAME
SELECT 'year' AS part, year(date) AS year, sum(amount)::DECIMAL(18, 2) AS total, count(*) AS n FROM mine GROUP BY ALL
UNION ALL BY NAME
SELECT 'other' AS part, other_id, total, n, coalesce(entities.name, other_id) AS name
FROM other LEFT JOIN entities ON entities.entity_id = other_id WHERE shown
UNION ALL BY NAME
SELECT 'rest' AS part, sum(total)::DECIMAL(18, 2) AS total, coalesce(sum(n), 0)::BIGINT AS n, count(*) AS parties
FROM other WHERE NOT shown
ORDER BY part, year, total DESC, other_id
