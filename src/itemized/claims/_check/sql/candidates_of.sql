-- The candidates whose own some committees are: principal ones and those authorized.
SELECT candidate_id FROM links
WHERE committee_id IN ({wanted}) AND committee_designation IN ('P', 'A')
UNION
SELECT candidate_id FROM candidates
WHERE principal_committee IN ({wanted})
ORDER BY candidate_id
