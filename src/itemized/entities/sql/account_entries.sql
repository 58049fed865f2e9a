-- The rows asked for, as they stood on a day. {among}: the rows to look among, and {narrowed}: what else
-- holds of them, both with parameters of their own. Parameters: $side, $gifts, $spending, $start, $end,
-- $as_of, $targets, $kinds, $schedules, $line, $source, $filing, $least, $highest, $counted_only, $why,
-- $undated.
-- A row that a later filing replaced or repeated counts as of a day before that.
SELECT *, {place} AS place,
    CASE WHEN uncounted THEN 'mirror' WHEN counted_until > $as_of THEN NULL ELSE why_not END AS reason
FROM (
    SELECT *, coalesce(counted OR counted_until > $as_of, false) AND NOT uncounted AS known
    FROM (SELECT *, coalesce($as_of >= uncounted_from AND $as_of < uncounted_until, false) AS uncounted FROM {among})
)
WHERE CASE $side
        WHEN 'given' THEN list_contains($gifts, kind)
        WHEN 'received' THEN list_contains($gifts, kind)
        WHEN 'spent' THEN list_contains($spending, kind)
        ELSE true END
    AND ($start::DATE IS NULL OR date >= $start) AND ($end::DATE IS NULL OR date < $end)
    AND ($as_of::DATE IS NULL OR filed <= $as_of)
    AND ($targets::VARCHAR[] IS NULL OR list_contains($targets, target))
    AND ($kinds::VARCHAR[] IS NULL OR list_contains($kinds, kind))
    AND ($schedules::VARCHAR[] IS NULL OR list_contains($schedules, schedule))
    AND ($line::VARCHAR IS NULL OR line = $line)
    AND ($source::VARCHAR IS NULL OR source = $source)
    -- of one agency's filing the rows may have come from another source of its
    AND ($filing::VARCHAR IS NULL OR filing_key IN (
        SELECT same.filing_key FROM filings asked JOIN filings same USING (system, filing_id) WHERE asked.filing_key = $filing))
    AND ($least::DECIMAL(14, 2) IS NULL OR amount >= $least) AND ($highest::DECIMAL(14, 2) IS NULL OR amount <= $highest)
    AND (NOT $counted_only OR known)
    AND ($why::VARCHAR IS NULL OR NOT known AND coalesce(why_not, 'mirror') = $why)
    AND (NOT $undated OR date IS NULL)
    AND {narrowed}
