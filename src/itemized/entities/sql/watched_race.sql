-- Candidates of a race, by the registry or by name, with their own committees, as entities.
-- Parameters: $office, $state, $district, $year (null is any), $by_name, $named (entities).
WITH standing AS (
    SELECT candidate_id FROM candidates
    WHERE NOT $by_name AND upper(office) = upper($office) AND election_year = $year
        AND ($state::VARCHAR IS NULL OR upper(state) = upper($state))
        AND ($district::VARCHAR IS NULL OR ltrim(district, '0') = ltrim($district, '0'))
    UNION
    SELECT id FROM parties WHERE $by_name AND list_contains($named, entity_id) AND id IS NOT NULL
    UNION
    SELECT unnest($named::VARCHAR[])
), committee AS (
    SELECT principal_committee AS committee_id FROM candidates SEMI JOIN standing USING (candidate_id)
    UNION SELECT committee_id FROM committees SEMI JOIN standing USING (candidate_id)
    UNION
    -- principal and authorized campaign committees (FEC, committee designations)
    SELECT committee_id FROM links SEMI JOIN standing USING (candidate_id) WHERE committee_designation IN ('P', 'A')
)
SELECT 'candidate' AS kind, candidate_id AS id FROM standing
UNION
SELECT 'candidate', entity_id FROM parties SEMI JOIN standing ON id = candidate_id WHERE entity_id IS NOT NULL
UNION
SELECT 'committee', entity_id FROM parties SEMI JOIN committee ON id = committee_id WHERE entity_id IS NOT NULL
ORDER BY ALL
