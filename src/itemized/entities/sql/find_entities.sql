-- Entities by their ranks. {these}: whether an entity is one of them.
SELECT rank, low, high, entity_id, name, kind, place, first, last, given, received FROM entities WHERE {these}
