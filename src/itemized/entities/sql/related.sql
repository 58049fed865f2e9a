-- Whom the registries and joint fundraising set beside a party, as filings stood on a day, never merged with it:
-- relation, id, name, evidence.
-- {ids}: bound names. Parameter: $as_of.
SELECT * FROM (
    SELECT DISTINCT place, relation, id, name, evidence FROM related
    WHERE of_id IN ({ids}) AND coalesce(filed <= $as_of, true) AND (counted OR coalesce(counted_until > $as_of, false))
        AND NOT coalesce($as_of >= uncounted_from AND $as_of < uncounted_until, false)
)
QUALIFY row_number() OVER (PARTITION BY place ORDER BY name, id, evidence) <= 60
ORDER BY ALL
