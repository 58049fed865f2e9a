-- What a filer itemizes of gifts from people and firms, of the days of one of its own totals. Candidates'
-- own (15C) have a line of theirs.
SELECT coalesce(sum(e.amount), 0) AS total
FROM entries AS e
WHERE e.payee_id = $filer AND e.filer_id = $filer AND e.counted
  AND e.kind IN ('contribution', 'in_kind', 'earmark') AND NOT starts_with(e.payer_id, 'C')
  AND coalesce(e.type_code, '') <> '15C'
  AND (e.date IS NULL OR e.date >= $opens AND e.date <= $through)
