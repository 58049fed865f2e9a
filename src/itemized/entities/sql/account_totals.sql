-- Totals of counted rows by year and by counterpart. {side} and {other} are payer and payee.
-- A row that a later filing replaced or repeated counts as of a day before that.
-- Parameters: $ids, $kinds, $start, $end, $as_of, $recipients.
WITH mine AS (
    SELECT amount, date, {other}_id AS other_id FROM entries
    WHERE (counted OR counted_until > $as_of) AND NOT coalesce($as_of >= uncounted_from AND $as_of < uncounted_until, false)
        AND list_contains($ids, {side}_id) AND list_contains($kinds, kind)
        AND ($start::DATE IS NULL OR date >= $start) AND ($end::DATE IS NULL OR date < $end)
        AND ($as_of::DATE IS NULL OR filed <= $as_of)
        AND ($recipients::VARCHAR[] IS NULL OR list_contains($recipients, payee_id))
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
