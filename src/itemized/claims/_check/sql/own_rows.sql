-- What some filers itemize themselves of money on their side, in the days of a longer total and
-- outside of those asked about. What they paid counts where its receiver tells of it as well.
SELECT coalesce(sum(e.amount), 0) AS total
FROM entries AS e
WHERE e.{side}_id IN ({wanted}) AND e.filer_id IN ({wanted})
  AND (e.counted OR e.why_not = 'mirror') AND e.amount > 0
  AND e.kind NOT IN ('refund')
  AND e.date >= $opens AND e.date <= $through AND NOT (e.date >= $start AND e.date < $end)
