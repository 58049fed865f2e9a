-- What partners of joint committees report as the givers' own. {givers}, {partners}: bound names.
-- Which committee raised it is told, if at all, by the memo's text; of a route it tells where somebody on
-- it is one (joint.sql). Parameters: the bound names, $start, $end, $as_of, $sources.
SELECT giver_id, partner_id, s.date, (100 * s.amount)::BIGINT, memo_text
FROM splits s JOIN entry_rows USING (entry)
WHERE giver_id IN ({givers}) AND partner_id IN ({partners}) AND ($as_of::DATE IS NULL OR s.filed <= $as_of)
    AND ($start::DATE IS NULL OR s.date >= $start) AND ($end::DATE IS NULL OR s.date < $end)
    AND ($sources::VARCHAR[] IS NULL OR list_contains($sources, s.source))
ORDER BY ALL
