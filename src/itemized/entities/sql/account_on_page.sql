-- The numbers of rows that may be on a page. {entries}: account_entries, with its parameters. {where}: what holds of
-- such a row. Parameter: $most.
SELECT entry FROM ({entries}) WHERE {where} LIMIT $most
