-- Each row in which parties stand once, also where both sides are theirs. {given}, {received}: what they
-- paid and what was paid to them. {mine}: their numbers. paid: it is on the first of these sides. beside: it is in none of what they gave, received and spent,
-- by kind. {gifts}, {spending}: kinds.
SELECT * EXCLUDE (other), true AS paid, kind NOT IN ({gifts}, {spending}) AS beside FROM ({given})
UNION ALL
SELECT * EXCLUDE (other), false AS paid, kind NOT IN ({gifts}) AS beside FROM ({received}) WHERE other IS NULL OR other NOT IN ({mine})
