-- What part of a sum, in percent, came from some of its payers.
SELECT (100 * coalesce(sum(e.amount) FILTER (WHERE {part}), 0) / nullif(sum(e.amount), 0))::DECIMAL(9, 2) AS value,
       count(*) AS n
FROM entries AS e
WHERE {where}
  AND {known}
