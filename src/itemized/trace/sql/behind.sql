-- What came to accounts, day by day: from committees each by itself, from all others by what they are,
-- but those who took something back each by itself, since a bounced check takes back its own giver's money. Of whom no row names that
-- cannot be told: they are taken together.
-- $goods: gifts in kind too. {nodes}, {kinds}: bound names. Parameters: the bound names, $goods, $start, $end, $as_of, $sources.
WITH got AS (
    SELECT to_no, from_no, kind, ends, date, CASE WHEN $as_of::DATE IS NULL OR paid_filed <= $as_of THEN paid END AS paid, sum(CASE WHEN $as_of::DATE IS NULL THEN coalesce(came, amount) ELSE amount END) AS amount
    FROM arrivals LEFT JOIN taken_back USING (entry)
    WHERE to_no IN (SELECT low FROM entities WHERE entity_id IN ({nodes})) AND kind IN ({kinds}) AND (NOT ends OR $goods AND side IS NULL)
        AND (counted OR counted_until > $as_of) AND NOT coalesce($as_of >= uncounted_from AND $as_of < uncounted_until, false)
        AND ($as_of::DATE IS NULL OR filed <= $as_of)
        AND ($start::DATE IS NULL OR date >= $start) AND ($end::DATE IS NULL OR date < $end)
        AND ($sources::VARCHAR[] IS NULL OR list_contains($sources, source))
    GROUP BY ALL
)
SELECT near.entity_id AS to_id, CASE WHEN e.kind = 'committee' OR got.from_no IN (SELECT from_no FROM got WHERE amount < 0 AND from_no IS NOT NULL) THEN e.entity_id END AS giver,
    CASE WHEN e.kind IN ('person', 'candidate') THEN 'person' WHEN e.kind IN ('organization', 'committee') THEN e.kind
        WHEN got.from_no IS NULL THEN 'unnamed' ELSE 'unknown' END AS class,
    got.kind, ends, date, paid, (100 * sum(amount))::BIGINT AS cents
FROM got JOIN entities near ON near.low = to_no LEFT JOIN entities e ON e.low = from_no
GROUP BY ALL ORDER BY date, paid, to_id, giver, class, got.kind, ends
