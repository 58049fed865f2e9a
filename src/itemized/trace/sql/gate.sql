-- Who paid a party and was paid itself. {nodes}, {kinds}: bound names.
SELECT DISTINCT from_id FROM edges WHERE to_id IN ({nodes}) AND kind IN ({kinds}) AND passes
