-- Of rows that may be counted twice the filing each is of. Parameters: $keys.
SELECT DISTINCT entry_key, filing_key FROM perhaps_twice WHERE list_contains($keys, entry_key)
