-- Of rows that count by a day those that a later report of the other side's has as gifts: how many, their sum, and of which
-- kinds they are. {rows}: account_given or account_received, with their parameters. {gifts}: kinds. Parameter: $as_of.
SELECT count(*), coalesce(sum(amount), 0)::DECIMAL(18, 2),
    coalesce(string_agg(DISTINCT replace(kind, '_', ' '), ' or ' ORDER BY replace(kind, '_', ' ')), '')
FROM ({rows})
WHERE why_not = 'mirror' AND counted_until > $as_of AND NOT coalesce($as_of >= uncounted_from AND $as_of < uncounted_until, false)
    AND kind NOT IN ({gifts})
