-- What was paid to parties, from rows that lie in the order of the payee. {got}: the parties' numbers.
-- other: the payer's number. Parameters: $start, $end, $as_of.
SELECT payer_no AS other, kind, amount, date, source, counted, why_not, counted_until, uncounted_from, uncounted_until,
    filed_basis, amendment, entry
FROM received
WHERE payee_no IN ({got})
    AND ($start::DATE IS NULL OR date >= $start) AND ($end::DATE IS NULL OR date < $end)
    AND ($as_of::DATE IS NULL OR filed <= $as_of)
