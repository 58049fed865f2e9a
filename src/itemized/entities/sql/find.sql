-- Entities whose words meet the words asked for. Parameters: $name, $exact, $way, $most, $limit.
WITH asked AS (
    SELECT clean_name($name) AS clean, lower(trim($name)) AS id,
        list_distinct(string_split(clean_name($name), ' ')) AS words
), meant AS (
    -- the words of the ledger that each word asked for may be: itself, what it begins, or one that
    -- a slip of the pen parts it from (a letter left out, added, changed or two exchanged)
    SELECT a.word AS asked_word, w.word, CASE
            WHEN w.word = a.word THEN 0
            WHEN starts_with(w.word, a.word) AND (length(a.word) > 2 OR length(a.word) = 1) THEN 1
            ELSE 2 END AS off
    FROM (SELECT unnest(words) AS word FROM asked WHERE clean <> '') a
    JOIN words w ON w.word = a.word
        OR (NOT $exact AND length(a.word) <> 2 AND starts_with(w.word, a.word))
        OR (NOT $exact AND length(a.word) > 3 AND abs(length(w.word) - length(a.word)) <= 2
            AND damerau_levenshtein(w.word, a.word) <= CASE WHEN length(a.word) > 7 THEN 2 ELSE 1 END)
), held AS (
    SELECT n.entity_id, m.asked_word, min(m.off) AS off FROM meant m JOIN name_words n USING (word) GROUP BY ALL
), met AS (
    SELECT entity_id, max(off) AS off FROM held GROUP BY entity_id
    HAVING count(*) = (SELECT len(words) FROM asked) LIMIT $most
), tiered AS (
    SELECT entity_id, 0 AS tier FROM entities, asked WHERE lower(entity_id) = asked.id
    UNION ALL
    -- the number of any way of writing leads to whoever is written so now
    SELECT entity_id, 0 FROM parties WHERE way >> 8 = $way
    UNION ALL
    SELECT entity_id, 1 FROM parties SEMI JOIN met USING (entity_id), asked
    WHERE length(parties.clean) = length(asked.clean)
        AND CASE WHEN contains(parties.name, ',') <> contains($name, ',')
            -- one of them has the family name first: the same words, begun elsewhere
            THEN contains(' ' || asked.clean || ' ' || asked.clean || ' ', ' ' || parties.clean || ' ')
            ELSE parties.clean = asked.clean END
    UNION ALL
    SELECT entity_id, 1 FROM entities, asked WHERE entities.squashed = squashed(asked.clean) AND asked.clean <> ''
    UNION ALL
    SELECT entity_id, CASE WHEN off = 2 THEN 3 ELSE 2 END FROM met
), best AS (
    SELECT entity_id, min(tier) AS tier FROM tiered GROUP BY entity_id
)
SELECT entity_id, name, kind, place, first, last, given, received,
    ['same id', 'same name', 'name within', 'close name'][tier + 1] AS tier
FROM best JOIN entities USING (entity_id)
WHERE best.tier < 3 OR (SELECT min(tier) FROM best) = 3  -- like spellings only where nothing is spelled so
ORDER BY best.tier, abs(given) + abs(received) DESC, name, entity_id
LIMIT $limit
