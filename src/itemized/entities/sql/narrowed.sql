-- Given and received by entities within days, and from when till when anything counts of them. {paid}, {got}: whether
-- a row is of what they paid, or of what they were paid. Parameters: $ids, $gifts, $start, $end, $as_of.
WITH side AS (
    SELECT payer_id AS entity_id, amount AS given, NULL AS received, date, filed, kind, counted, counted_until,
        uncounted_from, uncounted_until
    FROM kept_rows WHERE {paid}
    UNION ALL
    SELECT e.entity_id, NULL, r.amount, r.date, r.filed, r.kind, r.counted, r.counted_until, r.uncounted_from,
        r.uncounted_until
    FROM received r JOIN entities e ON e.low = r.payee_no WHERE {got}
), known AS (
    FROM side
    WHERE (counted OR counted_until > $as_of) AND NOT coalesce($as_of >= uncounted_from AND $as_of < uncounted_until, false)
        AND ($start::DATE IS NULL OR date >= $start) AND ($end::DATE IS NULL OR date < $end)
        AND ($as_of::DATE IS NULL OR filed <= $as_of)
)
SELECT entity_id, coalesce(sum(given) FILTER (list_contains($gifts, kind)), 0)::DECIMAL(18, 2),
    coalesce(sum(received) FILTER (list_contains($gifts, kind)), 0)::DECIMAL(18, 2), min(date), max(date)
FROM (SELECT unnest($ids) AS entity_id) LEFT JOIN known USING (entity_id)
GROUP BY entity_id
