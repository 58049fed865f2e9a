SELECT coalesce(min(e.entry_key) FILTER (e.side = 'disbursement'), min(e.entry_key)) AS payment,
       coalesce(max(e.entry_key) FILTER (e.side = 'receipt'), max(e.entry_key)) AS receipt,
       min(e.amount) AS amount,
       e.days AS days
FROM perhaps_twice AS e
WHERE {where}
  AND {known}
GROUP BY e.pair, e.days
HAVING count(*) = 2
ORDER BY e.pair
