-- Whom the registries set beside a party, never merged with it: relation, id, name, evidence.
-- {ids}: bound names. What a designation means: FEC, "Committee master file description"
-- (www.fec.gov/campaign-finance-data/committee-master-file-description/, CMTE_DSGN).
WITH mine AS (SELECT unnest([{ids}]::VARCHAR[]) AS id),
registry AS (
    SELECT source, committee_id, arg_max(name, period) AS name, arg_max(treasurer, period) AS treasurer,
        arg_max(connected_name, period) AS connected, arg_max(city, period) AS city, arg_max(state, period) AS state,
        arg_max(zip, period) AS zip, arg_max(designation, period) AS designation
    FROM committees GROUP BY ALL
), linked AS (
    SELECT DISTINCT candidate_id, committee_id, committee_designation AS designation FROM links
    UNION SELECT candidate_id, principal_committee, 'P' FROM candidates WHERE principal_committee IS NOT NULL
    -- a leadership PAC names its sponsor in the committee master file
    UNION SELECT candidate_id, committee_id, designation FROM committees WHERE candidate_id IS NOT NULL
), person AS (SELECT candidate_id, arg_max(name, period) AS name FROM candidates GROUP BY ALL)
SELECT * FROM (
SELECT 1 AS place, CASE linked.designation WHEN 'P' THEN 'principal committee' WHEN 'A' THEN 'authorized committee'
        WHEN 'J' THEN 'joint fundraising committee' WHEN 'D' THEN 'leadership PAC' ELSE 'linked committee' END AS relation,
    committee_id AS id, registry.name, 'the registry links it to the candidate' AS evidence
FROM linked JOIN mine ON mine.id = linked.candidate_id LEFT JOIN registry USING (committee_id)
UNION
SELECT 2, 'candidate', candidate_id, person.name, 'the registry links the committee to the candidate ('
    || CASE linked.designation WHEN 'P' THEN 'principal' WHEN 'A' THEN 'authorized' WHEN 'J' THEN 'joint fundraising'
        WHEN 'D' THEN 'leadership PAC' ELSE 'linked' END || ')'
FROM linked JOIN mine ON mine.id = linked.committee_id LEFT JOIN person USING (candidate_id)
UNION
SELECT 3, 'connected organization', NULL, connected, 'named in the registry as its connected organization; not the same party'
FROM registry JOIN mine ON mine.id = registry.committee_id
WHERE connected IS NOT NULL AND upper(connected) NOT IN ('NONE', 'N/A', 'NA')
UNION
SELECT 4, CASE WHEN a.designation = 'J' THEN 'participant' ELSE 'joint fundraising committee' END,
    CASE WHEN a.designation = 'J' THEN b.committee_id ELSE a.committee_id END,
    CASE WHEN a.designation = 'J' THEN b.name ELSE a.name END, 'was paid from its joint fundraising'
FROM moves f JOIN registry a ON a.committee_id = f.from_id AND a.designation = 'J' JOIN registry b ON b.committee_id = f.to_id
JOIN mine ON mine.id = f.from_id
WHERE f.kind = 'transfer' AND f.counted
UNION
SELECT 5, 'joint fundraising committee', a.committee_id, a.name, 'paid it from joint fundraising'
FROM arrivals f JOIN entities giver ON giver.low = f.from_no JOIN registry a ON a.committee_id = giver.entity_id AND a.designation = 'J'
WHERE f.kind = 'transfer' AND f.counted AND f.to_no IN (SELECT low FROM entities JOIN mine ON mine.id = entity_id)
UNION
SELECT 6, 'earlier name', c.committee_id, c.name, 'registered so in ' || string_agg(DISTINCT c.period::VARCHAR, ', ' ORDER BY c.period::VARCHAR)
FROM committees c JOIN mine ON mine.id = c.committee_id JOIN registry r ON r.committee_id = c.committee_id AND r.source = c.source
WHERE upper(c.name) <> upper(r.name) GROUP BY c.committee_id, c.name
UNION
SELECT 7, 'may be related', b.committee_id, b.name, 'same treasurer and ' || CASE WHEN left(a.zip, 5) = left(b.zip, 5) THEN 'zip' ELSE 'city' END
FROM registry a JOIN mine ON mine.id = a.committee_id
JOIN registry b ON upper(b.treasurer) = upper(a.treasurer) AND b.committee_id <> a.committee_id AND b.state = a.state
    AND (left(a.zip, 5) = left(b.zip, 5) OR upper(a.city) = upper(b.city))
WHERE b.committee_id NOT IN (SELECT l.committee_id FROM linked l JOIN linked m USING (candidate_id) WHERE m.committee_id = a.committee_id)
)
QUALIFY row_number() OVER (PARTITION BY place ORDER BY name, id, evidence) <= 60
ORDER BY ALL
