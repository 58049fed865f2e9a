-- A filer's own totals, from the first day of the two-year cycle through the newest report.
SELECT name, through, receipts, from_individuals, make_date(period - 1, 1, 1) AS opens
FROM summaries
WHERE filer_id IN ({wanted})
ORDER BY through, name
