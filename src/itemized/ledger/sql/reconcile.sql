-- One stated total beside its itemized rows. In: summaries, part.
-- In it stands total_rows.sql of this total; {source}, {what}, {column}, {table}, {sign} and {partly} come from the
-- source's `totals`.
INSERT INTO reconciled
    WITH summed AS (
        SELECT filer_id, period, {sign} * sum(amount) AS itemized FROM ({total_rows}) GROUP BY ALL
    )
    SELECT s.source, s.period, s.filer_id, s.name, s.through, {what} AS what,
        coalesce(summed.itemized, 0)::DECIMAL(18, 2) AS itemized,
        coalesce(s."{column}", 0)::DECIMAL(18, 2) AS stated,
        {partly} AND coalesce(s."{column}", 0) >= coalesce(summed.itemized, 0) AS expected,
        s.file, s.table_name, s.file_line
    FROM summaries s LEFT JOIN summed USING (filer_id, period)
    WHERE s.source = {source} AND s.filer_kind = 'committee'
        AND s.period IN (SELECT period FROM part WHERE source = {source} AND table_name = {table})
        AND (coalesce(s."{column}", 0) <> 0 OR coalesce(summed.itemized, 0) <> 0);
