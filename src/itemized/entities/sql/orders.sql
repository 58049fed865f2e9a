-- Documents of stations' political files: those of the stations asked for, or that name an advertiser in its folder or
-- their own names, the newest first; each with how many there are in all. Letters and digits are compared.
-- Parameters: $stations (ids), $names (letters and digits, in capitals), $words (the same, each a word of its own), $start, $end, $as_of, $most.
SELECT filer_id AS station, text, report_type AS race, filed, url, count(*) OVER () AS n,
    min(filed) OVER () AS first, max(filed) OVER () AS last
FROM filings
WHERE source = 'fcc_political_files'
    AND (list_contains($stations::VARCHAR[], filer_id)
        OR list_bool_or([contains(regexp_replace(upper(text), '[^A-Z0-9]', '', 'g'), name) FOR name IN $names::VARCHAR[]])
        OR list_bool_or([regexp_matches(upper(text), '(^|[^A-Z0-9])' || word || '([^A-Z0-9]|$)') FOR word IN $words::VARCHAR[]]))
    AND ($start::DATE IS NULL OR filed >= $start) AND ($end::DATE IS NULL OR filed < $end)
    AND ($as_of::DATE IS NULL OR filed <= $as_of)
ORDER BY filed DESC NULLS LAST, filing_key LIMIT $most
