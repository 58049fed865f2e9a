-- A filer's own totals, from the first day of the two-year cycle through the newest report. What a
-- principal campaign committee reports stands under its candidate as well.
SELECT source, filer_id, name, through, make_date(period - 1, 1, 1) AS opens, period, file, table_name, file_line,
       receipts, from_individuals, disbursements, cash_start, cash_end, debts
FROM summaries
WHERE filer_id IN ({wanted})
   OR filer_id IN (SELECT candidate_id FROM candidates WHERE principal_committee IN ({wanted}))
-- the candidates of one table stand in another once more, and a committee has its own line first
QUALIFY row_number() OVER (
  PARTITION BY period, through
  ORDER BY (filer_id IN ({wanted})) DESC, starts_with(filer_id, 'C'), table_name) = 1
ORDER BY through, name
