SELECT (count(*) > 0)::INTEGER AS value, count(*) AS n
FROM entries AS e
WHERE {where}
  AND {known}
