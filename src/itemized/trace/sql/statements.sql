-- What accounts state of their cash. {nodes}: bound names.
SELECT entity_id, start, through, (100 * opening)::BIGINT, (100 * closing)::BIGINT, (100 * receipts)::BIGINT
FROM statements WHERE entity_id IN ({nodes}) ORDER BY ALL
