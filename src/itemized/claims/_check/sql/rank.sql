SELECT 1 + count(*) FILTER (WHERE e.amount > $amount) AS value, count(*) AS n
FROM entries AS e
WHERE {where}
  AND {known}
