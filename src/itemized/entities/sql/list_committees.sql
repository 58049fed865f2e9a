-- Registered committees, each as registered in a period. No street is shown.
SELECT concat_ws(':', source, committee_id, period, table_name, file_line) AS key, committee_id AS owner, file, table_name, source,
    committee_id, name, period, designation, type, party, connected_name, candidate_id, treasurer, city, state
FROM committees
