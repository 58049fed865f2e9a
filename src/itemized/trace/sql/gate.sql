-- Who paid a party and was paid itself. {nodes}, {kinds}: bound names.
SELECT DISTINCT from_id FROM arrivals SEMI JOIN passers ON entity_id = from_id WHERE to_id IN ({nodes}) AND kind IN ({kinds})
