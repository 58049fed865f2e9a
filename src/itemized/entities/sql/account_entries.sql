-- The rows asked for, as they stood on a day. {among}: the rows to look among, and {asked}: what holds of
-- them, both with parameters of their own. Parameter: $as_of.
-- A row that a later filing replaced or repeated counts as of a day before that.
SELECT *, {place} AS place,
    CASE WHEN uncounted THEN 'mirror' WHEN counted_until > $as_of THEN NULL ELSE why_not END AS reason
FROM (
    SELECT *, coalesce(counted OR counted_until > $as_of, false) AND NOT uncounted AS known
    FROM (SELECT *, coalesce($as_of >= uncounted_from AND $as_of < uncounted_until, false) AS uncounted FROM {among})
)
WHERE {asked}
