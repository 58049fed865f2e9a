-- Totals that filers state for a whole period, each beside the sum of the rows that go into it. A gap is shown, never
-- repaired. Parameter: $fits, whether they fit.
SELECT * FROM (
    SELECT concat_ws('|', source, period, filer_id, what) AS key, filer_id AS owner, file, table_name,
        NULL AS line,
        concat_ws('|', source, period, filer_id, what) AS stated_key, source, period, filer_id, name, what, through,
        stated, itemized, stated - itemized AS gap, abs(stated - itemized) < 1 OR expected AS fits,
        file AS read_from, table_name AS read_as, file_line AS read_at
    FROM reconciled
) WHERE $fits::BOOLEAN IS NULL OR fits = $fits
