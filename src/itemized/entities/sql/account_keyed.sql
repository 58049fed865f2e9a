-- Rows by their keys or numbers, as in `entries`. {which}: whether a row is one of them.
(
    SELECT *, source || ':' || source_id AS entry_key, source || ':' || filing_id AS filing_key,
        file || ':' || file_line AS ref
    FROM entry_rows
    WHERE {which}
)
