-- Which place a payer takes among all payers by what each gave in all, and how many payers there are.
WITH totals AS (
  SELECT e.{by} AS party, sum(e.amount) AS total
  FROM entries AS e
  WHERE {where}
    AND {known}
    AND e.{by} IS NOT NULL
  GROUP BY ALL
), own AS (
  SELECT max(total) AS total FROM totals WHERE {part}
)
SELECT CASE WHEN own.total IS NULL THEN NULL ELSE 1 + (
         SELECT count(*) FROM totals WHERE totals.total > own.total AND NOT ({part})
       ) END AS value,
       (SELECT count(*) FROM totals) AS n
FROM own
