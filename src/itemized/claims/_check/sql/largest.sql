SELECT max(e.amount) AS value, count(*) AS n
FROM entries AS e
WHERE {where}
  AND {known}
