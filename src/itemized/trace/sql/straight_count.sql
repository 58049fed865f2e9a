-- How many routes of one hop there are out of parties or, asked backward, into them: one a party at the far end, of spending a
-- side and of goods apart. The first number may hold some that a void leaves nothing of, the second holds none such.
-- {rows}: moves or arrivals. {near}: whether a row is theirs. {far}: the other end, {theirs}: what they are there.
-- {kinds}: bound names. Parameters: the bound names, $least in cents, $start, $end, $as_of, $sources.
SELECT count(*) FILTER (100 * most >= $least), count(*) FILTER (100 * net >= $least)
FROM (
    SELECT sum(dollars) FILTER (dollars > 0) AS most, sum(dollars) AS net
    FROM (
        SELECT {far} AS far, side, ends, CASE WHEN $as_of::DATE IS NULL THEN coalesce(came, amount) ELSE amount END AS dollars
        FROM {rows} LEFT JOIN taken_back USING (entry)
        WHERE {near} AND {far} NOT IN ({theirs}) AND kind IN ({kinds})
            AND (counted OR counted_until > $as_of) AND NOT coalesce($as_of >= uncounted_from AND $as_of < uncounted_until, false)
            AND ($as_of::DATE IS NULL OR filed <= $as_of)
            AND ($start::DATE IS NULL OR date >= $start) AND ($end::DATE IS NULL OR date < $end)
            AND ($sources::VARCHAR[] IS NULL OR list_contains($sources, source))
    )
    GROUP BY far, side, ends
)
