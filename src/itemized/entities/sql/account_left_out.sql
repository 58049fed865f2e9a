-- Rows that do not count, by reason, with their sum as filed. Parameter: $as_of.
SELECT coalesce(why_not, 'mirror') AS why_not, count(*) AS n, sum(amount)::DECIMAL(18, 2) AS total FROM own
WHERE (NOT coalesce(counted OR counted_until > $as_of, false) OR coalesce($as_of >= uncounted_from AND $as_of < uncounted_until, false))
GROUP BY ALL ORDER BY n DESC, why_not
