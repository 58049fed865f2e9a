-- Entities by their numbers. {these}: whether an entity is one of them.
SELECT low, high, entity_id, name, kind, place, first, last, given, received FROM entities WHERE {these}
ORDER BY low
