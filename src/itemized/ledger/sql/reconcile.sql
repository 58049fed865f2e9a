-- One stated total beside its itemized rows. In: entry_rows, summaries,
-- committees, part.
-- {source}, {what}, {column}, {table}, {rows}, {sign} and {partly} come from the source's `totals`.
INSERT INTO reconciled
    WITH filer AS (
        SELECT committee_id AS filer_id, period, any_value(type) AS filer_type FROM committees
        WHERE source = {source} GROUP BY ALL
    ), summed AS (
        SELECT e.filer_id, e.period, {sign} * sum(e.amount) AS itemized
        FROM entry_rows e LEFT JOIN filer USING (filer_id, period)
        WHERE e.source = {source} AND e.table_name = {table} AND (e.counted OR e.why_not = 'mirror') AND ({rows})
        GROUP BY ALL
    )
    SELECT s.source, s.period, s.filer_id, s.name, s.through, {what} AS what,
        coalesce(summed.itemized, 0)::DECIMAL(18, 2) AS itemized,
        coalesce(s."{column}", 0)::DECIMAL(18, 2) AS stated,
        {partly} AND coalesce(s."{column}", 0) >= coalesce(summed.itemized, 0) AS expected
    FROM summaries s LEFT JOIN summed USING (filer_id, period)
    WHERE s.source = {source} AND s.filer_kind = 'committee'
        AND s.period IN (SELECT period FROM part WHERE source = {source} AND table_name = {table})
        AND (coalesce(s."{column}", 0) <> 0 OR coalesce(summed.itemized, 0) <> 0);
