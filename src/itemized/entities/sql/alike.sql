-- Who may be the same as a party and was not joined to it, as `related` gives others. {ids}: bound names.
SELECT 'may also be' AS relation, other_id AS id, name, because AS evidence
FROM alike JOIN entities ON entities.entity_id = other_id
WHERE alike.entity_id IN ({ids}) AND other_id NOT IN ({ids})
QUALIFY row_number() OVER (ORDER BY name, id, evidence) <= 60
ORDER BY name, id, evidence
