SELECT count(DISTINCT e.payer_id) AS value, count(*) AS n
FROM entries AS e
WHERE {where}
  AND {known}
