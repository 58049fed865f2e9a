-- How many rows, and the sum of those that count. {entries}: account_entries, with its parameters.
SELECT count(*) AS n, coalesce(sum(amount) FILTER (known), 0)::DECIMAL(18, 2) AS total FROM ({entries})
