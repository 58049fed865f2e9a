-- What passers paid on, as one row for each payer and payee, with its place among the payer's. Most steps
-- of a search ask for the first of these. {followed}: kinds that are followed where none is named.
SELECT from_id, row_number() OVER (PARTITION BY from_id ORDER BY cents DESC, to_id, side, ends)::INTEGER AS place,
    to_id, side, ends, cents, first, last, turned
FROM (
    SELECT from_id, to_id, side, ends, (100 * sum(amount) FILTER (amount > 0))::BIGINT AS cents, min(least(date, paid)) FILTER (amount > 0) AS first,
        max(greatest(date, paid)) FILTER (amount > 0) AS last,
        bool_or(side IS NOT NULL OR kind = 'refund') AS turned
    FROM moves SEMI JOIN passers ON entity_id = from_id
    WHERE counted AND kind IN ({followed}) GROUP BY ALL HAVING cents > 0
)
ORDER BY from_id, place
