-- Payments that the payer reports on another day than the receiver, whose row counts: between whom, and how many.
-- As of a day, or of some records, both rows are among them. {payees}: bound names. Parameters: the bound names, $payers
-- (null is anybody), $as_of, $sources.
WITH got AS (
    SELECT payer_no, payee_no, date, amount, kind, counted, why_not FROM received
    WHERE payee_no IN (SELECT low FROM entities WHERE entity_id IN ({payees}))
        AND ($payers::VARCHAR[] IS NULL OR payer_no IN (SELECT low FROM entities WHERE entity_id IN (SELECT unnest($payers::VARCHAR[]))))
        AND kind NOT IN ('refund', 'in_kind') AND NOT about AND (counted OR why_not = 'mirror')
        AND ($as_of::DATE IS NULL OR filed <= $as_of) AND ($sources::VARCHAR[] IS NULL OR list_contains($sources, source))
), other AS (
    SELECT * FROM got m WHERE why_not = 'mirror' AND NOT counted
        AND NOT EXISTS (FROM got c WHERE c.counted AND (c.payer_no, c.payee_no, c.date, c.amount) = (m.payer_no, m.payee_no, m.date, m.amount))
        AND EXISTS (FROM got c WHERE c.counted AND (c.payer_no, c.payee_no, c.amount) = (m.payer_no, m.payee_no, m.amount))
)
SELECT payer.entity_id, payee.entity_id, count(*) FROM other JOIN entities payer ON payer.low = payer_no JOIN entities payee ON payee.low = payee_no
GROUP BY ALL ORDER BY ALL
