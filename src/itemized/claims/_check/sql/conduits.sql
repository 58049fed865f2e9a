-- The committees through which gifts came that were earmarked (11 CFR 110.6). Parameter: $keys, of the rows.
SELECT DISTINCT conduit_id FROM entries WHERE list_contains($keys::VARCHAR[], entry_key) AND conduit_id IS NOT NULL
