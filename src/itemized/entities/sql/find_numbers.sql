-- Ranks of the entities that go by a number on forms, or by another id.
SELECT rank FROM entities WHERE entity_id IN (SELECT entity_id FROM numbers WHERE number = upper($number)) ORDER BY rank
