-- The rows that go into a total that filers state for a whole period. In: entry_rows, committees.
-- {source}, {table} and {rows} come from the source's `totals`.
SELECT e.source || ':' || e.source_id AS entry_key, e.filer_id, e.period, e.amount
FROM entry_rows e LEFT JOIN (
    SELECT committee_id AS filer_id, period, any_value(type) AS filer_type FROM committees
    WHERE source = {source} GROUP BY ALL
) filer USING (filer_id, period)
WHERE e.source = {source} AND e.table_name = {table} AND (e.counted OR e.why_not = 'mirror') AND ({rows})
