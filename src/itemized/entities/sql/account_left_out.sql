-- Rows by the reason why they do not count (null: they do), with their sum as filed; whether a filing day is not
-- as stated, whether one is out of an amended report, whose they are, and how many are in no sum by their kind and what they come to,
-- those paid and those received.
-- {rows}: account_all, with its parameters. Parameter: $as_of.
SELECT CASE WHEN coalesce(counted OR counted_until > $as_of, false) AND NOT coalesce($as_of >= uncounted_from AND $as_of < uncounted_until, false)
        THEN NULL ELSE coalesce(why_not, 'mirror') END AS why, count(*) AS n, sum(amount)::DECIMAL(18, 2) AS total,
    coalesce(bool_or(filed_basis <> 'stated'), false), coalesce(bool_or(amendment = 'A'), false), list_sort(list(DISTINCT source)),
    count(*) FILTER (beside AND paid), coalesce(sum(amount) FILTER (beside AND paid), 0)::DECIMAL(18, 2),
    count(*) FILTER (beside AND NOT paid), coalesce(sum(amount) FILTER (beside AND NOT paid), 0)::DECIMAL(18, 2)
FROM ({rows})
GROUP BY why ORDER BY n DESC, why
