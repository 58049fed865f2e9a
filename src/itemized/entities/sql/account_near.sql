-- Of the rows asked for what they are chosen, counted and sorted by, if they are few: with one more than that, there
-- are more. {entries}: account_entries, with its parameters. Parameter: $few.
SELECT entry, place, entry_key, amount, known, kind, payer_key, payee_key FROM ({entries}) LIMIT $few
