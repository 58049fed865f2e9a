SELECT e.why_not AS why_not, count(*) AS n, sum(e.amount)::DECIMAL(18, 2) AS total
FROM entries AS e
WHERE {where}
  AND NOT ({known})
GROUP BY e.why_not
ORDER BY e.why_not
