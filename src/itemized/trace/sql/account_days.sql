-- What came to accounts and went from them, by the account's own day and the one that leaves most in it. {nodes}: bound names.
SELECT entity_id, date, fullest, (100 * came)::BIGINT, (100 * went)::BIGINT, (100 * received)::BIGINT
FROM account_days WHERE entity_id IN ({nodes}) ORDER BY entity_id, date, fullest
