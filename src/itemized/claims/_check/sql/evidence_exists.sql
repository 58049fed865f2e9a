SELECT (count(*) > 0)::INTEGER AS value, count(*) AS n
FROM evidence
WHERE {where}
