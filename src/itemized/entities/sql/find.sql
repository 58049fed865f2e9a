-- The entities of the ranks found by their numbers, best first. Parameters: $ranks, $close (met by a slip only),
-- $clean (as asked, cleaned), $comma, $sure (ranks asked for by id), $limit.
SELECT low, ['same id', 'same name', 'name within', 'close name'][tier + 1] AS tier
FROM (
    SELECT rank, low, CASE WHEN list_contains($sure::INTEGER[], rank) THEN 0
        WHEN len(list_filter(spelled, lambda s: same_name(s, $clean, $comma))) > 0 THEN 1
        WHEN $close THEN 3 ELSE 2 END AS tier
    FROM names WHERE rank IN (SELECT unnest(list_concat($ranks::INTEGER[], $sure::INTEGER[])))
) best
ORDER BY best.tier, rank LIMIT $limit
