-- Documents of stations' political files, the newest first. Parameters: $stations (call signs without what follows "-"; null
-- for all), $words (in capitals, all of which the advertiser's folder or the document's name holds), $until (the last day
-- on which they were put there, or null).
SELECT filer_id AS station, text, filed, url, count(*) OVER () AS n, min(filed) OVER () AS first, max(filed) OVER () AS last
FROM filings
WHERE source = 'fcc_political_files' AND url IS NOT NULL
    AND ($stations::VARCHAR[] IS NULL OR list_contains($stations, split_part(upper(filer_id), '-', 1)))
    AND list_bool_and([contains(upper(text), word) FOR word IN list_append($words::VARCHAR[], '')])
    AND ($until::DATE IS NULL OR filed <= $until)
ORDER BY filed DESC, filing_key LIMIT 3
