-- What kind of committee some committees are registered as, in each loaded cycle.
SELECT committee_id, period, name, type, designation
FROM committees
WHERE committee_id IN ({wanted})
ORDER BY period DESC, committee_id
