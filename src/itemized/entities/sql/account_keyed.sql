-- Rows by their keys, as in `entries`. {numbers}: parameters, the digits that end the keys, a 1 before
-- them, so that one narrow column is read and not each row's key put together. {bare}: whether a row
-- has none, false where all keys have some. Parameter: $entries.
(
    SELECT *, source || ':' || source_id AS entry_key, source || ':' || filing_id AS filing_key,
        file || ':' || file_line AS ref
    FROM entry_rows
    WHERE entry IN (SELECT rowid FROM kept_rows WHERE id_no IN ({numbers})
            OR {bare} AND list_contains($entries, source || ':' || id_start))
        AND list_contains($entries, source || ':' || source_id)
)
