-- Entities by their numbers, {lows}: a list of constants is found without looking at all.
SELECT low, high, entity_id, name, kind, place, first, last, given, received FROM entities WHERE low IN ({lows})
ORDER BY low
