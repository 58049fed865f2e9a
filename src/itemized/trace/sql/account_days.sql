-- What came to accounts and went from them. {nodes}: bound names.
SELECT entity_id, date, (100 * came)::BIGINT, (100 * went)::BIGINT, (100 * received)::BIGINT
FROM account_days WHERE entity_id IN ({nodes}) ORDER BY entity_id, date
