-- The statements by which some committees registered and kept that up to date, oldest first.
SELECT filing_key, source, form, amendment, filed, url
FROM filings
WHERE filer_id IN ({wanted}) AND nature = 'registration' AND filed IS NOT NULL
ORDER BY filed, filing_key
