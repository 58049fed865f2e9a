-- Totals of counted rows by year and by counterpart. {side} and {other} are payer and payee.
-- A row that a later filing replaced or repeated counts as of a day before that.
-- Parameters: $ids, $kinds, $as_of.
WITH mine AS (
    SELECT amount, date, {other}_id AS other_id FROM own
    WHERE (counted OR counted_until > $as_of) AND NOT coalesce($as_of >= uncounted_from AND $as_of < uncounted_until, false)
        AND list_contains($ids, {side}_id) AND list_contains($kinds, kind)
)
SELECT 'all' AS part, NULL AS year, NULL AS other_id, sum(amount)::DECIMAL(18, 2) AS total, count(*) AS n,
    NULL AS name
FROM mine
UNION ALL BY NAME
SELECT 'year' AS part, year(date) AS year, sum(amount)::DECIMAL(18, 2) AS total, count(*) AS n FROM mine GROUP BY ALL
UNION ALL BY NAME
SELECT 'other' AS part, other_id, sum(amount)::DECIMAL(18, 2) AS total, count(*) AS n,
    coalesce(any_value(entities.name), other_id) AS name
FROM mine LEFT JOIN entities ON entities.entity_id = other_id GROUP BY other_id
ORDER BY part, year, total DESC, other_id
