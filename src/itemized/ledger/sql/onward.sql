-- What passers paid on, as one row for each payer and payee, with its place among the payer's. Most steps
-- of a search ask for the first of these. {followed}: kinds that are followed where none is named.
SELECT from_id, row_number() OVER (PARTITION BY from_id ORDER BY cents DESC, to_id, side, ends)::INTEGER AS place,
    to_id, side, ends, cents, first, last
FROM (
    SELECT from_id, to_id, side, ends, (100 * sum(amount))::BIGINT AS cents, min(date) AS first, max(date) AS last
    FROM moves SEMI JOIN passers ON entity_id = from_id
    WHERE counted AND amount > 0 AND kind IN ({followed}) GROUP BY ALL
)
ORDER BY from_id, place
