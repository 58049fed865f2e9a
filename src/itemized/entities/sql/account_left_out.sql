-- Rows that do not count, by reason, with their sum as filed. Parameters as account_totals.
SELECT coalesce(why_not, 'mirror') AS why_not, count(*) AS n, sum(amount)::DECIMAL(18, 2) AS total FROM entries
WHERE (NOT coalesce(counted OR counted_until > $as_of, false) OR coalesce($as_of >= uncounted_from AND $as_of < uncounted_until, false))
    AND (list_contains($ids, payer_id) OR list_contains($ids, payee_id))
    AND ($start::DATE IS NULL OR date >= $start) AND ($end::DATE IS NULL OR date < $end)
    AND ($as_of::DATE IS NULL OR filed <= $as_of)
    AND ($recipients::VARCHAR[] IS NULL OR list_contains($recipients, payee_id))
GROUP BY ALL ORDER BY n DESC, why_not
