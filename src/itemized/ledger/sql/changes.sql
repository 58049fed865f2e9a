-- What an amendment changed, added or took away, row by row, beside the filing whose place it took.
-- In: document, chained, filed_lines. A row keeps its transaction id in an amendment (FEC,
-- "Electronic Filing File Formats": transaction ids); where it has none, or got a new one, rows that
-- say the same are the same. Several alike are taken in the order they stand in.
CREATE TEMP TABLE pair AS
    SELECT o.file_no AS old_file, o.filing_id AS old_id, n.file_no AS new_file, n.filing_id AS new_id,
        o.source || ':' || o.filing_id AS amends_key, n.source || ':' || n.filing_id AS filing_key
    FROM chained c
    JOIN document o ON o.system = c.system AND o.filing_id = c.filing_id
    JOIN document n ON n.source || ':' || n.filing_id = c.replaced_by;

-- Only the lines of such filings, and those once: all others may be millions.
CREATE TEMP TABLE told_line AS
    SELECT file_no, filing_id, file_line, source || ':' || source_id AS entry_key,
        CASE WHEN NOT starts_with(source_id, filing_id || ':line ')
            THEN regexp_replace(substr(source_id, length(filing_id) + 2), ':line \d+$', '') END AS tran,
        schedule, line_number AS line, other_name AS name, other_city AS city, other_state AS state,
        other_employer AS employer, other_occupation AS occupation, amount_filed AS amount, date,
        coalesce(date_text, date::VARCHAR) AS day, election, memo, memo_text AS purpose, other_id,
        conduit_id, target, support_oppose
    FROM filed_lines
    WHERE (file_no, filing_id) IN (SELECT (old_file, old_id) FROM pair UNION SELECT (new_file, new_id) FROM pair);

CREATE TEMP TABLE told AS
    SELECT file_no, filing_id, file_line, tran,
        hash(schedule, line, name, city, state, employer, occupation, amount, day, election, memo, purpose,
            other_id, conduit_id, target, support_oppose) AS content,
        row_number() OVER (PARTITION BY file_no, filing_id, tran ORDER BY file_line) AS nth
    FROM told_line;

CREATE TEMP TABLE met AS
    WITH old AS (
        SELECT pair.*, told.* FROM pair JOIN told ON file_no = old_file AND filing_id = old_id
    ), new AS (
        SELECT pair.*, told.* FROM pair JOIN told ON file_no = new_file AND filing_id = new_id
    ), by_tran AS (
        SELECT filing_key, old.file_line AS old_line, new.file_line AS new_line, old.content = new.content AS same
        FROM old JOIN new USING (filing_key, tran, nth) WHERE tran IS NOT NULL
    ), old_rest AS (
        SELECT *, row_number() OVER (PARTITION BY filing_key, content ORDER BY file_line) AS place
        FROM old ANTI JOIN by_tran ON by_tran.filing_key = old.filing_key AND by_tran.old_line = old.file_line
    ), new_rest AS (
        SELECT *, row_number() OVER (PARTITION BY filing_key, content ORDER BY file_line) AS place
        FROM new ANTI JOIN by_tran ON by_tran.filing_key = new.filing_key AND by_tran.new_line = new.file_line
    )
    FROM by_tran UNION ALL BY NAME
    SELECT filing_key, old_rest.file_line AS old_line, new_rest.file_line AS new_line,
        old_rest.file_line IS NOT NULL AND new_rest.file_line IS NOT NULL AS same
    FROM old_rest FULL JOIN new_rest USING (filing_key, content, place);

CREATE TABLE changes AS
    WITH told_line AS (
        SELECT *, MAP {'schedule': schedule, 'line': line, 'name': name, 'city': city, 'state': state,
            'employer': employer, 'occupation': occupation, 'amount': amount::VARCHAR, 'date': day,
            'election': election, 'memo': memo::VARCHAR, 'purpose': purpose, 'other_id': other_id,
            'conduit_id': conduit_id, 'candidate': target, 'support_oppose': support_oppose} AS said
        FROM told_line
    ), beside AS (
        SELECT pair.filing_key, pair.amends_key, met.old_line AS line_before, met.new_line AS line_after, o, n
        FROM met JOIN pair USING (filing_key)
        LEFT JOIN told_line o ON o.file_no = pair.old_file AND o.filing_id = pair.old_id AND o.file_line = met.old_line
        LEFT JOIN told_line n ON n.file_no = pair.new_file AND n.filing_id = pair.new_id AND n.file_line = met.new_line
        WHERE NOT met.same
    )
    SELECT filing_key, amends_key,
        CASE WHEN line_before IS NULL THEN 'added' WHEN line_after IS NULL THEN 'taken away' ELSE 'changed' END AS change,
        coalesce(n.tran, o.tran) AS tran, coalesce(n.schedule, o.schedule) AS schedule,
        coalesce(n.line, o.line) AS line, coalesce(n.name, o.name) AS name,
        o.amount AS amount_before, n.amount AS amount_after, o.date AS date_before, n.date AS date_after,
        CASE WHEN line_before IS NOT NULL AND line_after IS NOT NULL
            THEN list_filter(map_keys(o.said), lambda k: o.said[k] IS DISTINCT FROM n.said[k]) ELSE [] END AS fields,
        list_transform(fields, lambda k: o.said[k]) AS before, list_transform(fields, lambda k: n.said[k]) AS after,
        line_before, line_after, o.entry_key AS key_before, n.entry_key AS key_after
    FROM beside
    ORDER BY filing_key, change, coalesce(line_after, line_before);
