-- own: the rows in which parties stand, looked up once for all that is then asked of them. In braces
-- whether a side is one of theirs, by the numbers of their ways of writing; rows lie in order
-- of the payer's, so what they paid is found at once, and what they were paid by one narrow column.
-- Parameters: $start, $end, $as_of, $recipients, and the numbers.
CREATE OR REPLACE TEMP TABLE own AS
    SELECT source, payer_id, payee_id, kind, amount, date, counted, why_not, counted_until, uncounted_from, uncounted_until,
        filed_basis, amendment
    FROM entries
    WHERE (({payer}) OR ({payee}))
        AND ($start::DATE IS NULL OR date >= $start) AND ($end::DATE IS NULL OR date < $end)
        AND ($as_of::DATE IS NULL OR filed <= $as_of)
        AND ($recipients::VARCHAR[] IS NULL OR list_contains($recipients, payee_id))
