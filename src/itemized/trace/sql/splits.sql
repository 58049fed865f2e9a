-- What partners of joint committees report as the givers' own. {givers}, {partners}: bound names.
-- They do not say which committee raised it: of a route they tell where its first payee is one (joint.sql).
-- Parameters: the bound names, $as_of.
SELECT giver_id, partner_id, date, (100 * amount)::BIGINT
FROM splits
WHERE giver_id IN ({givers}) AND partner_id IN ({partners}) AND ($as_of::DATE IS NULL OR filed <= $as_of)
ORDER BY ALL
