-- The numbers of the rows of a page, in order. {entries}: account_entries, with its parameters. {where}: what is
-- on the page. Parameter: $most.
SELECT entry FROM ({entries}) WHERE {where} ORDER BY place {way}, entry_key LIMIT $most
