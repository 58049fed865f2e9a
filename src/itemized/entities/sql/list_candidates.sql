-- Candidates, each as registered in a period. Lines of a table that say the same of one are one registration, told by the
-- first of them; out of one file, which $file asks for, each line is told.
SELECT concat_ws(':', source, candidate_id, period, table_name, first) AS key, candidate_id AS owner, * EXCLUDE (first) FROM (
    SELECT min(file_line) AS first, CASE WHEN $file::VARCHAR IS NOT NULL THEN file_line END AS line, file, table_name, source,
        candidate_id, name, period, party, election_year, office, state, district, incumbent, principal_committee
    FROM candidates GROUP BY ALL
)
