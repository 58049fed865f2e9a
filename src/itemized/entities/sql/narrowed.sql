-- Given and received by entities within days. Parameters: $ids, $gifts, $start, $end, $as_of.
WITH wanted AS (SELECT unnest($ids) AS entity_id), side AS (
    SELECT payer_id AS entity_id, amount AS given, 0 AS received, date, filed, kind, counted, counted_until, uncounted_from, uncounted_until FROM entries
    UNION ALL
    SELECT payee_id, 0, amount, date, filed, kind, counted, counted_until, uncounted_from, uncounted_until FROM entries
)
SELECT entity_id, coalesce(sum(given), 0)::DECIMAL(18, 2), coalesce(sum(received), 0)::DECIMAL(18, 2),
    min(date), max(date)
FROM wanted LEFT JOIN (
    SELECT * FROM side
    WHERE (counted OR counted_until > $as_of) AND NOT coalesce($as_of >= uncounted_from AND $as_of < uncounted_until, false)
        AND list_contains($gifts, kind)
        AND ($start::DATE IS NULL OR date >= $start) AND ($end::DATE IS NULL OR date < $end)
        AND ($as_of::DATE IS NULL OR filed <= $as_of)
) side USING (entity_id)
GROUP BY entity_id
