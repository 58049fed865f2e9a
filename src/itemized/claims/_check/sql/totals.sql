-- What the first few parties of a ranking come to.
SELECT e.{by} AS party, sum(e.amount)::DECIMAL(18, 2) AS total
FROM entries AS e
WHERE {where}
  AND {known}
  AND e.{by} IS NOT NULL
GROUP BY ALL
ORDER BY total DESC, party
LIMIT $rows
