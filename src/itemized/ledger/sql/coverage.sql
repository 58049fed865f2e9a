-- What the loaded files can answer. In: part, lake, merged, entry_rows and the registries.
-- A file of entries answers from its period's first day through the end of the newest report that
-- was already due when its newest filing came in (FEC's monthly reports are due on the 20th of the
-- next month, its shortest common delay: 11 CFR 104.5(c)(3)) and that a notable share of its rows
-- comes from: a lone early filing does not make a month complete. Filings loaded one by one answer
-- for themselves only: no stretch of days is complete by them. Nor by a file that holds fewer rows
-- for its days than a whole one does: those are `thin`, each with the rows that are looked for.
-- Complete or not, the days of a file's payments are told; a day before its period or after the file
-- was retrieved is a slip of the filer's and no day of those.
CREATE TEMP TABLE ends AS
    SELECT file_no, table_name, period, period_end, count(*) AS n, max(filed) AS filed
    FROM entry_rows WHERE period_end IS NOT NULL GROUP BY ALL;

CREATE TEMP TABLE shares AS
    SELECT *, sum(n) OVER (PARTITION BY file_no, table_name, period) AS all_n,
        max(filed) OVER (PARTITION BY file_no, table_name, period) AS newest
    FROM ends;

CREATE TEMP TABLE reached AS
    SELECT file_no, table_name, period, max(period_end) AS through
    FROM shares WHERE n >= 0.02 * all_n AND period_end + 20 <= newest GROUP BY ALL
    UNION ALL BY NAME
    SELECT file_no, 'summaries' AS table_name, period, max(through) AS through FROM (
        SELECT file_no, period, through, count(*) AS n, sum(n) OVER (PARTITION BY file_no, period) AS all_n
        FROM summaries WHERE through IS NOT NULL GROUP BY file_no, period, through
    ) WHERE n >= 0.02 * all_n GROUP BY ALL;

CREATE TEMP TABLE kept AS
    SELECT file_no, table_name, period, count(*) AS entries,
        min(date) FILTER (date BETWEEN first_day AND last_day) AS dated_from,
        max(date) FILTER (date BETWEEN first_day AND last_day) AS dated_through
    FROM entry_rows JOIN (
        SELECT file_no, table_name, period, coalesce(min(starts), DATE '1970-01-01') AS first_day, max(retrieved) AS last_day
        FROM part GROUP BY ALL
    ) USING (file_no, table_name, period) GROUP BY ALL;

CREATE TEMP TABLE twice AS
    SELECT file_no, table_name, period, count(*) AS merged FROM merged GROUP BY ALL;

CREATE TABLE thin AS
    SELECT part.source, part.table_name, part.period, part.scope, part.name AS file, part.rows,
        part.a_day * (least(reached.through, part.ends) - part.starts + 1) AS whole_has
    FROM part JOIN reached USING (file_no, period, table_name)
    WHERE part.place_key = '' AND part.rows < whole_has
    ORDER BY ALL;

CREATE TABLE coverage AS
    SELECT part.source, part.table_name, part.period, part.scope,
        CASE WHEN part.holds IN ('entries', 'summaries') AND part.place_key = '' THEN part.starts END AS "from",
        CASE WHEN reached.through IS NOT NULL AND part.place_key = '' AND thin.source IS NULL THEN least(reached.through, part.ends) END AS through, part.name AS file, part.file AS sha256,
        part.retrieved, part.rows, part.holds,
        CASE part.holds WHEN 'entries' THEN coalesce(kept.entries, 0) ELSE part.rows - part.rejects END AS entries,
        coalesce(twice.merged, 0) AS merged, part.rejects, part.place, part.place_key,
        kept.dated_from, kept.dated_through
    FROM part
    LEFT JOIN reached ON reached.file_no = part.file_no AND reached.period = part.period
        AND reached.table_name = CASE part.holds WHEN 'summaries' THEN 'summaries' ELSE part.table_name END
    LEFT JOIN thin ON thin.source = part.source AND thin.table_name = part.table_name AND thin.period = part.period AND part.place_key = ''
    LEFT JOIN kept ON kept.file_no = part.file_no AND kept.table_name = part.table_name AND kept.period = part.period
    LEFT JOIN twice ON twice.file_no = part.file_no AND twice.table_name = part.table_name AND twice.period = part.period
    ORDER BY part.source, part.period, part.table_name, part.place_key;
