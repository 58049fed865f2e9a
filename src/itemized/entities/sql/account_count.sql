-- How many rows, and the sum of those that count; of rows asked for by why they do not, the sum of all. {entries}:
-- account_entries, with its parameters, $why among them. {sums}: the same of each side, with $gifts and $spending.
SELECT count(*) AS n, coalesce(sum(amount) FILTER (known OR $why::VARCHAR IS NOT NULL), 0)::DECIMAL(18, 2) AS total{sums}
FROM ({entries})
