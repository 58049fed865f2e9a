-- Payments told by rows that a trace does not follow, since another report tells them as gifts: whether they count by
-- $as_of, how many, and of which kinds. Those that do are the payer's expenses, and gifts by the recipient's later report; the others
-- count in records that were not asked for. {kinds}: bound names. Parameters: the bound names, $payers and $payees (null is anybody), $start, $end, $as_of,
-- $sources, $before and $after: how many days a payment's receipt may lie before and after it.
WITH near AS (
    SELECT payer_no, payee_no, date, kind, why_not = 'mirror' AS mirror, counted OR coalesce(counted_until > $as_of, false) AS stands
    FROM received
    WHERE ($payers::VARCHAR[] IS NULL OR payer_no IN (SELECT low FROM entities WHERE entity_id IN (SELECT unnest($payers::VARCHAR[]))))
        AND ($payees::VARCHAR[] IS NULL OR payee_no IN (SELECT low FROM entities WHERE entity_id IN (SELECT unnest($payees::VARCHAR[]))))
        AND payer_no <> payee_no AND date IS NOT NULL AND amount > 0
        AND ($as_of::DATE IS NULL OR filed <= $as_of)
        AND ($start::DATE IS NULL OR date >= $start) AND ($end::DATE IS NULL OR date < $end)
        AND ($sources::VARCHAR[] IS NULL OR list_contains($sources, source))
)
SELECT stands, count(*), string_agg(DISTINCT kind, ' or ' ORDER BY kind) FROM near m
WHERE mirror AND CASE WHEN stands THEN kind IN ('operating', 'other') AND kind NOT IN ({kinds})
    ELSE $sources::VARCHAR[] IS NOT NULL AND (kind IN ('operating', 'other') OR kind IN ({kinds}))
        AND NOT EXISTS (FROM near c WHERE c.stands AND (c.payer_no, c.payee_no) = (m.payer_no, m.payee_no)
            AND c.date BETWEEN m.date - $before::INTEGER AND m.date + $after::INTEGER)
    END
GROUP BY stands ORDER BY stands
