-- What parties paid, from rows that lie in the order of the payer's ways of writing. {mine}: whether a row
-- is theirs. other: the payee. Parameters: $start, $end, $as_of, $recipients.
SELECT payee_id AS other, kind, amount, date, source, counted, why_not, counted_until, uncounted_from, uncounted_until,
    filed_basis, amendment, rowid AS entry
FROM kept_rows
WHERE ({mine})
    AND ($start::DATE IS NULL OR date >= $start) AND ($end::DATE IS NULL OR date < $end)
    AND ($as_of::DATE IS NULL OR filed <= $as_of)
    AND ($recipients::VARCHAR[] IS NULL OR list_contains($recipients, coalesce(payee_id, '-')))
