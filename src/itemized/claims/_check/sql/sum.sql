SELECT coalesce(sum(e.amount), 0)::DECIMAL(18, 2) AS value, count(*) AS n
FROM entries AS e
WHERE {where}
  AND {known}
