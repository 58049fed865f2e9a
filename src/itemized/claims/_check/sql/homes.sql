-- The cities and states in which rows have somebody, as written.
SELECT DISTINCT entity_id, upper(city) AS city, upper(state) AS state FROM parties
WHERE entity_id IN ({wanted})
