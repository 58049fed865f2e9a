-- Whether any filing day is not as stated, and whether any row is out of an amended report.
SELECT coalesce(bool_or(filed_basis <> 'stated'), false), coalesce(bool_or(amendment = 'A'), false) FROM entries
WHERE (list_contains($ids, payer_id) OR list_contains($ids, payee_id))
    AND ($start::DATE IS NULL OR date >= $start) AND ($end::DATE IS NULL OR date < $end)
    AND ($as_of::DATE IS NULL OR filed <= $as_of)
    AND ($recipients::VARCHAR[] IS NULL OR list_contains($recipients, payee_id))
