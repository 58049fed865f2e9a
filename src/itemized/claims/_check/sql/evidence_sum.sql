SELECT coalesce(sum({column}), 0)::DECIMAL(18, 2) AS value, count(*) AS n
FROM evidence
WHERE {where}
