-- The numbers of the rows of a page, in order, those of how their parties are written, and their filings. {entries}: account_entries, with its parameters. {where}: what is
-- on the page. Parameter: $most.
SELECT entry, payer_key, payee_key, source || ':' || filing_id FROM ({entries}) WHERE {where} ORDER BY place {way}, entry_key LIMIT $most
