-- Registered committees, each as registered in a period. No street is shown. Lines of a table that say the same of one are one
-- registration, told by the first of them; out of one file, which $file asks for, each line is told.
SELECT concat_ws(':', source, committee_id, period, table_name, first) AS key, committee_id AS owner, * EXCLUDE (first) FROM (
    SELECT min(file_line) AS first, CASE WHEN $file::VARCHAR IS NOT NULL THEN file_line END AS line, file, table_name, source,
        committee_id, name, period, designation, type, party, connected_name, candidate_id, treasurer, city, state
    FROM committees GROUP BY ALL
)
