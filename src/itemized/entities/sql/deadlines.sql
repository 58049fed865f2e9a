-- Paces at which reports on days asked about were not yet due: through when they were, and the next
-- due day. Where how often one of $ids reports is known, only those paces; else all, if $any_pace.
-- Parameters: $ids, $as_of, $last, $any_pace.
WITH own AS (
    SELECT DISTINCT source, pace FROM paces WHERE list_contains($ids, filer_id) AND pace IS NOT NULL
), asked AS (
    SELECT DISTINCT agency, pace, closes, due FROM deadlines
    WHERE ($any_pace AND NOT EXISTS (FROM own)) OR (source, pace) IN (FROM own)
), stood AS (
    SELECT agency, pace, max(closes) FILTER (due <= $as_of) AS through, min(due) FILTER (due > $as_of) AS next_due
    FROM asked GROUP BY agency, pace
)
SELECT agency, string_agg(pace, ' or ' ORDER BY pace DESC) AS paces, through, next_due FROM stood
WHERE through < $last AND next_due IS NOT NULL
GROUP BY agency, through, next_due ORDER BY agency, through DESC, paces
