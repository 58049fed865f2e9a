SELECT count(*) AS value, count(*) AS n
FROM evidence
WHERE {where}
