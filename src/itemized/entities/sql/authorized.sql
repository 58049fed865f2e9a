-- The committees that a candidate is answerable for: the principal one and those authorized.
SELECT committee_id FROM links
WHERE candidate_id = $candidate AND committee_designation IN ('P', 'A')
UNION
SELECT principal_committee AS committee_id FROM candidates
WHERE candidate_id = $candidate AND principal_committee IS NOT NULL
ORDER BY committee_id
