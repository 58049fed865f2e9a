-- Who paid a party and was paid itself. {nodes}, {kinds}: bound names.
SELECT entity_id FROM passers JOIN entities USING (entity_id) SEMI JOIN (
    SELECT from_no FROM arrivals
    WHERE to_no IN (SELECT low FROM entities WHERE entity_id IN ({nodes})) AND kind IN ({kinds})
) ON low = from_no
