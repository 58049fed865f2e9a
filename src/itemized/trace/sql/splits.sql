-- What partners of joint committees report as the givers' own. {givers}, {partners}: bound names.
-- Only of partners that a joint fundraising committee (designation J) passed something on to.
-- Parameters: the bound names, $as_of.
SELECT giver_id, partner_id, date, (100 * amount)::BIGINT
FROM splits
WHERE giver_id IN ({givers}) AND partner_id IN ({partners}) AND ($as_of::DATE IS NULL OR filed <= $as_of)
ORDER BY ALL
