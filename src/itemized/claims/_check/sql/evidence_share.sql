SELECT (100 * count(*) FILTER (WHERE {part}) / nullif(count(*), 0))::DECIMAL(6, 2) AS value, count(*) AS n
FROM evidence
WHERE {where}
