-- The entities of the ranks found, best first. Parameters: $ranks, $close (met by a slip only),
-- $clean (as asked, cleaned), $comma, $sure (ranks asked for by id), $limit.
WITH tiered AS (
    SELECT rank, CASE WHEN list_contains($sure::INTEGER[], rank) THEN 0
        WHEN len(list_filter(spelled, lambda s: same_name(s, $clean, $comma))) > 0 THEN 1
        WHEN $close THEN 3 ELSE 2 END AS tier
    FROM names WHERE rank IN (SELECT unnest($ranks::INTEGER[]))
    UNION ALL SELECT unnest($sure::INTEGER[]), 0
), best AS (SELECT rank, min(tier) AS tier FROM tiered GROUP BY rank)
SELECT entity_id, name, kind, place, first, last, given, received,
    ['same id', 'same name', 'name within', 'close name'][tier + 1] AS tier, low, high
FROM best JOIN entities USING (rank)
ORDER BY best.tier, rank LIMIT $limit
