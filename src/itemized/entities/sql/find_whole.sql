-- Ranks of entities that are written with just these words in order or, where one of the two has the family name first,
-- begun elsewhere; or, without a family name first, with the same letters. Parameters: $clean (as asked, cleaned),
-- $comma, $turned (the same begun with each of its words).
SELECT DISTINCT rank FROM wholes WHERE name IN (
    SELECT name_number($clean, $comma::BOOLEAN) UNION ALL
    SELECT name_number(turned, NOT $comma::BOOLEAN) FROM (SELECT unnest($turned::VARCHAR[]) AS turned))
ORDER BY rank LIMIT $most
