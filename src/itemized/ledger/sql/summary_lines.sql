-- Each line of a filing's own summary page beside the rows that support it; memo rows are in no
-- total. In: stated, document, filed_lines. A filing that lies in several files is taken out of one.
-- gap: stated less itemized. Of a line that need not be itemized in full, only more than is stated
-- is a gap: the rest is what the filer says came in smaller amounts.
CREATE TABLE summary_lines AS
    WITH said AS (
        SELECT s.* FROM stated s SEMI JOIN document d ON d.file_no = s.file_no AND d.filing_id = s.filing_id
    ), itemized AS (
        SELECT l.file_no, l.filing_id,
            CASE WHEN l.schedule IN ('SA', 'SB') THEN l.schedule || coalesce(l.line_number, '') ELSE l.schedule END AS supports,
            sum(l.amount_filed) AS total, count(*) AS rows
        FROM filed_lines l SEMI JOIN said USING (file_no, filing_id)
        WHERE NOT coalesce(l.memo, false) GROUP BY ALL
    ), beside AS (
        SELECT said.source || ':' || said.filing_id AS filing_key, any_value(said.filer_id) AS filer_id,
            any_value(said.form) AS form, said.line_number AS line, any_value(said.what) AS what,
            any_value(said.amount) AS stated, coalesce(sum(itemized.total), 0)::DECIMAL(18, 2) AS itemized,
            coalesce(sum(itemized.rows), 0)::BIGINT AS rows, bool_and(said.whole) AS whole
        FROM said LEFT JOIN itemized ON itemized.file_no = said.file_no AND itemized.filing_id = said.filing_id
            AND list_contains(said.supported_by, itemized.supports)
        GROUP BY said.source, said.filing_id, said.line_number
    )
    SELECT *, CASE WHEN whole OR itemized > stated THEN stated - itemized ELSE 0 END::DECIMAL(18, 2) AS gap FROM beside;
