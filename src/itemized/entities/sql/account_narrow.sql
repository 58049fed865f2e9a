-- Rows as an account sums them, if they are few: with one more than that, there are more. {rows}: account_given or
-- account_received, with their parameters. why: as in account_left_out. Parameters: $as_of, $few.
SELECT other, kind, amount, date, source, known, CASE WHEN NOT known THEN coalesce(why_not, 'mirror') END AS why,
    coalesce(filed_basis <> 'stated', false), coalesce(amendment = 'A', false), entry
FROM (
    SELECT *, coalesce(counted OR counted_until > $as_of, false)
        AND NOT coalesce($as_of >= uncounted_from AND $as_of < uncounted_until, false) AS known
    FROM ({rows})
)
LIMIT $few
