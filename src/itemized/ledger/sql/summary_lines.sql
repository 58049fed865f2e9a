-- Each line of a filing's own summary page beside the rows that support it; memo rows are in no
-- total. In: stated, document, filed_lines, of_documents, lake, merged. A filing that lies in several files is taken out of one.
-- supports: the names of the rows behind it, by which they are found again (entities/_conditions.py).
-- gap: stated less itemized. Of a line that need not be itemized in full, only more than is stated
-- is a gap: the rest is what the filer says came in smaller amounts.
CREATE TABLE summary_lines AS
    WITH said AS (
        -- of filings that are documents, the one that counts as the filing; of others, whose covers and rows lie in
        -- files of their own, the last line that speaks of a filing
        SELECT s.*, s.file_no::VARCHAR AS within FROM stated s SEMI JOIN of_documents USING (source)
            SEMI JOIN document d ON d.file_no = s.file_no AND d.filing_id = s.filing_id
        UNION ALL BY NAME
        SELECT s.*, s.source AS within FROM stated s ANTI JOIN of_documents USING (source)
        WHERE s.amount IS NOT NULL AND s.supported_by IS NOT NULL
        QUALIFY row_number() OVER (PARTITION BY s.source, s.filing_id, s.line_number ORDER BY s.file_line DESC) = 1
    ), supporting AS (
        SELECT file_no::VARCHAR AS within, filing_id, amount_filed,
            [CASE WHEN schedule IN ('SA', 'SB') THEN schedule || coalesce(line_number, '') ELSE schedule END] AS names
        FROM filed_lines WHERE NOT coalesce(memo, false)
        UNION ALL BY NAME
        SELECT source AS within, filing_id, amount_filed, list_distinct([schedule, type_code]) AS names
        FROM lake ANTI JOIN of_documents USING (source) ANTI JOIN merged USING (source, source_id, table_name, period, file_no, file_line)
        WHERE NOT coalesce(memo, false)
    ), itemized AS (
        SELECT within, filing_id, supports, sum(amount_filed) AS total, count(*) AS rows
        FROM (SELECT within, filing_id, amount_filed, unnest(names) AS supports FROM supporting SEMI JOIN said USING (within, filing_id))
        GROUP BY ALL
    ), loaded AS (
        -- a line is compared where rows such as support it are loaded at all
        SELECT DISTINCT source AS within, unnest([schedule, type_code]) AS supports
        FROM lake ANTI JOIN of_documents USING (source)
    ), beside AS (
        SELECT said.source || ':' || said.filing_id AS filing_key, any_value(said.filer_id) AS filer_id,
            any_value(said.form) AS form, said.line_number AS line, any_value(said.what) AS what,
            any_value(said.amount) AS stated, coalesce(sum(itemized.total), 0)::DECIMAL(18, 2) AS itemized,
            coalesce(sum(itemized.rows), 0)::BIGINT AS rows, bool_and(said.whole) AS whole,
            any_value(array_to_string(said.supported_by, '|')) AS supports
        FROM said LEFT JOIN itemized ON itemized.within = said.within AND itemized.filing_id = said.filing_id
            AND list_contains(said.supported_by, itemized.supports)
        WHERE said.source IN (FROM of_documents)
            OR (said.within, said.line_number) IN (
                SELECT (s.within, s.line_number) FROM said s JOIN loaded l ON l.within = s.within
                    AND list_contains(s.supported_by, l.supports)
            )
        GROUP BY said.source, said.filing_id, said.line_number
    )
    SELECT *, CASE WHEN whole OR itemized > stated THEN stated - itemized ELSE 0 END::DECIMAL(18, 2) AS gap FROM beside;
