-- The last day that the loaded reports of some filers speak of, and whether they file monthly.
SELECT
  (SELECT max(period_end) FROM filings WHERE filer_id IN ({wanted})) AS entries_through,
  (SELECT max(through) FROM summaries WHERE filer_id IN ({wanted})) AS summary_through,
  (SELECT count(*) FROM committees WHERE committee_id IN ({wanted}) AND frequency = 'M') AS monthly
