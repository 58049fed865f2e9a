-- Each row in which parties stand once, also where both sides are theirs. {given}, {received}: what they
-- paid and what was paid to them. {mine}: their numbers.
SELECT * EXCLUDE (other) FROM ({given})
UNION ALL
SELECT * EXCLUDE (other) FROM ({received}) WHERE other IS NULL OR other NOT IN ({mine})
