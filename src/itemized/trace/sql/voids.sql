-- What was voided of payments out of accounts, and what voids it, less than nothing. {nodes}: bound names.
SELECT entity_id, to_id, kind, date, (100 * undone)::BIGINT FROM voids WHERE entity_id IN ({nodes})
