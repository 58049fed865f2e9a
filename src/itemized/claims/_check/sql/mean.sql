-- Of gifts that stand: how many there are, what they come to and the largest; and the same of those
-- that are from no committee.
SELECT count(*) AS n, sum(e.amount) AS total, max(e.amount) AS largest,
       count(*) FILTER (WHERE NOT starts_with(e.payer_id, 'C')) AS people_n,
       sum(e.amount) FILTER (WHERE NOT starts_with(e.payer_id, 'C')) AS people_total
FROM entries AS e
WHERE {where}
  AND e.amount > 0
  AND {known}
