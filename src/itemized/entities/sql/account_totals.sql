-- Totals of counted rows by year and by counterpart. {rows}: account_given or account_received, with their
-- parameters. {named}: the column of entities that `other` stands for.
-- A row that a later filing replaced or repeated counts as of a day before that.
-- Of the counterparts those of the $most largest totals, and what the rest come to (parties: how many).
-- Parameters: $kinds, $as_of, $most.
WITH mine AS (
    SELECT amount, date, other FROM ({rows})
    WHERE (counted OR counted_until > $as_of) AND NOT coalesce($as_of >= uncounted_from AND $as_of < uncounted_until, false)
        AND list_contains($kinds, kind)
), sums AS (
    SELECT other, sum(amount)::DECIMAL(18, 2) AS total, count(*) AS n FROM mine GROUP BY other
), shown AS (
    FROM sums ORDER BY total DESC, other LIMIT $most
), years AS (
    SELECT year(date) AS year, sum(amount)::DECIMAL(18, 2) AS total, count(*) AS n FROM mine GROUP BY ALL
)
SELECT 'all' AS part, NULL AS year, NULL AS other_id, sum(total)::DECIMAL(18, 2) AS total, coalesce(sum(n), 0)::BIGINT AS n,
    NULL AS name, NULL::BIGINT AS parties
FROM years
UNION ALL BY NAME
SELECT 'year' AS part, year, total, n FROM years
UNION ALL BY NAME
SELECT 'other' AS part, entity_id AS other_id, total, n, name
FROM shown LEFT JOIN entities ON {named} = other
UNION ALL BY NAME
SELECT 'rest' AS part, (every.total - coalesce(less.total, 0))::DECIMAL(18, 2) AS total, every.n - coalesce(less.n, 0) AS n,
    every.parties - less.parties AS parties
FROM (SELECT coalesce(sum(total), 0) AS total, coalesce(sum(n), 0)::BIGINT AS n, count(*) AS parties FROM sums) every,
    (SELECT sum(total) AS total, sum(n)::BIGINT AS n, count(*) AS parties FROM shown) less
ORDER BY part, year, total DESC, other_id
