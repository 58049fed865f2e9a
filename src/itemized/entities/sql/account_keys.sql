-- The numbers of the ways in which the parties of $ids are written, as stretches without a gap.
SELECT min(party_key), max(party_key) FROM (
    SELECT party_key, party_key::BIGINT - row_number() OVER (ORDER BY party_key) AS stretch
    FROM parties WHERE list_contains($ids, entity_id)
) GROUP BY stretch ORDER BY ALL
