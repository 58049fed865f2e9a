-- What covers state of the money received in the reports of these rows: how many do, and their sum. Parameters: $keys.
SELECT count(receipts), sum(receipts)
FROM filings WHERE filing_key IN (
    SELECT filing_key FROM perhaps_twice WHERE list_contains($keys, entry_key) AND side = 'receipt'
)
