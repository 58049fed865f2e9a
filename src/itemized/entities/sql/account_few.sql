-- Of rows what they are chosen, counted and sorted by. {which}: which of them to look among.
SELECT entry, source || ':' || source_id AS entry_key, source, filing_id, payer_key, payee_key, schedule, line, type_code, kind, target,
    support_oppose, memo, file, table_name, amount, date, filed, counted, why_not, counted_until, uncounted_from, uncounted_until
FROM entry_rows
WHERE {which}
