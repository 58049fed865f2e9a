-- Candidates, each as registered in a period.
SELECT concat_ws(':', source, candidate_id, period, table_name, file_line) AS key, candidate_id AS owner, file, table_name, source,
    candidate_id, name, period, party, election_year, office, state, district, incumbent, principal_committee
FROM candidates
