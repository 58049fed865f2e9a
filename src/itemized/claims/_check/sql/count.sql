SELECT count(*) AS value, count(*) AS n
FROM entries AS e
WHERE {where}
  AND {known}
