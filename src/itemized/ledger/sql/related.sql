-- Whom the registries set beside a party, never merged with it. In: committees, candidates, links, moves, arrivals,
-- stretch. Out: related.
-- What a designation means: FEC, "Committee master file description"
-- (www.fec.gov/campaign-finance-data/committee-master-file-description/, CMTE_DSGN).
-- place: 1 to 7, in order of which they are told. Of more than 60 that registries say in a place the first are kept. What payments show was
-- known once they were filed, and holds while they count; what registries say is told as of any day.
CREATE TABLE related AS
WITH registry AS (
    SELECT source, committee_id, arg_max(name, period) AS name, arg_max(treasurer, period) AS treasurer,
        arg_max(connected_name, period) AS connected, arg_max(city, period) AS city, arg_max(state, period) AS state,
        arg_max(zip, period) AS zip, arg_max(designation, period) AS designation
    FROM committees GROUP BY ALL
), linked AS (
    SELECT DISTINCT candidate_id, committee_id, committee_designation AS designation FROM links
    UNION SELECT candidate_id, principal_committee, 'P' FROM candidates WHERE principal_committee IS NOT NULL
    -- a leadership PAC names its sponsor in the committee master file
    UNION SELECT candidate_id, committee_id, designation FROM committees WHERE candidate_id IS NOT NULL
), person AS (
    SELECT candidate_id, arg_max(name, period) AS name FROM candidates GROUP BY ALL
), joint AS (
    SELECT committee_id, name, low FROM registry JOIN stretch ON entity_id = committee_id WHERE designation = 'J'
), said AS (
    SELECT linked.candidate_id AS of_id, 1 AS place,
        CASE linked.designation WHEN 'P' THEN 'principal committee' WHEN 'A' THEN 'authorized committee'
            WHEN 'J' THEN 'joint fundraising committee' WHEN 'D' THEN 'leadership PAC' ELSE 'linked committee' END AS relation,
        committee_id AS id, registry.name, 'the registry links it to the candidate' AS evidence
    FROM linked LEFT JOIN registry USING (committee_id)
    UNION
    SELECT linked.committee_id, 2, 'candidate', candidate_id, person.name, 'the registry links the committee to the candidate ('
        || CASE linked.designation WHEN 'P' THEN 'principal' WHEN 'A' THEN 'authorized' WHEN 'J' THEN 'joint fundraising'
            WHEN 'D' THEN 'leadership PAC' ELSE 'linked' END || ')'
    FROM linked LEFT JOIN person USING (candidate_id)
    UNION
    SELECT committee_id, 3, 'connected organization', NULL, connected,
        'named in the registry as its connected organization; not the same party'
    FROM registry WHERE connected IS NOT NULL AND upper(connected) NOT IN ('NONE', 'N/A', 'NA')
    UNION
    SELECT c.committee_id, 6, 'earlier name', c.committee_id, c.name,
        'registered so in ' || string_agg(DISTINCT c.period::VARCHAR, ', ' ORDER BY c.period::VARCHAR)
    FROM committees c JOIN registry r ON r.committee_id = c.committee_id AND r.source = c.source
    WHERE upper(c.name) <> upper(r.name) GROUP BY c.committee_id, c.name
    UNION
    SELECT a.committee_id, 7, 'may be related', b.committee_id, b.name,
        'same treasurer and ' || CASE WHEN left(a.zip, 5) = left(b.zip, 5) THEN 'zip' ELSE 'city' END
    FROM registry a JOIN registry b ON upper(b.treasurer) = upper(a.treasurer) AND b.committee_id <> a.committee_id
        AND b.state = a.state AND (left(a.zip, 5) = left(b.zip, 5) OR upper(a.city) = upper(b.city))
    WHERE (a.committee_id, b.committee_id) NOT IN (
        SELECT (m.committee_id, l.committee_id) FROM linked l JOIN linked m USING (candidate_id)
        WHERE l.committee_id IS NOT NULL AND m.committee_id IS NOT NULL
    )
), paid AS (
    SELECT DISTINCT f.from_id AS of_id, 4 AS place, 'participant' AS relation, b.committee_id AS id, b.name,
        'was paid from its joint fundraising' AS evidence, f.filed, f.counted, f.counted_until, f.uncounted_from, f.uncounted_until
    FROM moves f JOIN joint ON joint.committee_id = f.from_id JOIN registry b ON b.committee_id = f.to_id
    WHERE f.kind = 'transfer'
    UNION
    SELECT entity_id, 5, 'joint fundraising committee', joint.committee_id, joint.name, 'paid it from joint fundraising',
        f.filed, f.counted, f.counted_until, f.uncounted_from, f.uncounted_until
    FROM arrivals f JOIN joint ON joint.low = f.from_no JOIN stretch ON stretch.low = f.to_no
    WHERE f.kind = 'transfer'
)
SELECT of_id, place, relation, id, name, evidence, DATE '0001-01-01' AS filed, true AS counted,
    NULL::DATE AS counted_until, NULL::DATE AS uncounted_from, NULL::DATE AS uncounted_until
FROM said WHERE of_id IS NOT NULL
QUALIFY row_number() OVER (PARTITION BY of_id, place ORDER BY name, id, evidence) <= 60
UNION ALL
FROM paid
ORDER BY of_id, place, name, id;
