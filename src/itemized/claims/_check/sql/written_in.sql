-- The states in which rows have somebody, as written.
SELECT DISTINCT upper(state) FROM parties
WHERE entity_id IN ({wanted}) AND state IS NOT NULL AND state <> ''
ORDER BY 1
