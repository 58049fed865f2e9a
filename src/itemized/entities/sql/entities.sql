-- In: party, way_of, way, joining, likeness, ruled, cited_id. Out: identified, entity, alike.
-- An entity goes by the way of writing that is on record longest: its number is the entity's id, and
-- stays when other files are loaded. The number of any other of its ways finds it too.
CREATE OR REPLACE TEMP TABLE grouped AS
    WITH labelled AS (
        SELECT way.way, way.first, coalesce(joining.label, way.way) AS label FROM way LEFT JOIN joining USING (way)
    ), anchored AS (
        SELECT label, arg_min(way, (coalesce(first, DATE '9999-12-31'), way)) AS anchor FROM labelled GROUP BY label
    ), by_id AS (
        -- people said that a way is one with a party that has an id
        SELECT label, min(id) AS id FROM labelled JOIN cited_id USING (way) GROUP BY label
    )
    SELECT way, label, anchor, coalesce(by_id.id, way_id(anchor)) AS entity_id
    FROM labelled JOIN anchored USING (label) LEFT JOIN by_id USING (label);

-- What ties each way to the rest: its strongest link within the group.
CREATE OR REPLACE TEMP TABLE tied AS
    WITH held AS (
        SELECT l.rowid AS row, a, b, score FROM likeness l JOIN grouped g ON g.way = a JOIN grouped h ON h.way = b AND h.label = g.label
        WHERE score >= getvariable('joined')
    ), best AS (
        SELECT way, arg_max(row, (score, -to_way::HUGEINT)) AS row
        FROM (SELECT row, score, a AS way, b AS to_way FROM held UNION ALL SELECT row, score, b, a FROM held) GROUP BY way
    )
    SELECT way, tier_of(family, given, place, employer) AS tier,
        likeness_says(family, given, middle, generation, title, place, employer, work) AS because
    FROM best JOIN likeness l ON l.rowid = best.row;

CREATE OR REPLACE TEMP TABLE decided AS
    SELECT a AS way FROM ruled WHERE verb = 'same' UNION SELECT b FROM ruled WHERE verb = 'same' UNION SELECT way FROM cited_id;

CREATE OR REPLACE TEMP TABLE identified AS
    SELECT party_key, coalesce(g.entity_id, way_id(w.way)) AS entity_id, w.way,
        CASE WHEN d.way IS NOT NULL THEN 'decision' WHEN g.way IS NULL OR g.anchor = g.way AND t.way IS NULL THEN 'alone'
            ELSE coalesce(t.tier, 'alone') END AS tier,
        CASE WHEN d.way IS NOT NULL THEN 'people decided that it is the same'
            WHEN t.way IS NULL THEN 'no other way of writing was joined to it' ELSE t.because END AS because
    FROM way_of w LEFT JOIN grouped g USING (way) LEFT JOIN tied t USING (way) LEFT JOIN decided d USING (way)
    WHERE party_key IS NOT NULL
    UNION ALL BY NAME
    SELECT party_key, coalesce(s.into_id, party.id) AS entity_id, 'same id' AS tier, 'same id' AS because
    FROM party LEFT JOIN same_id s ON s.id = party.id WHERE party.id IS NOT NULL;

-- An entity goes by its newest registered name, else by its commonest spelling.
CREATE OR REPLACE TEMP TABLE entity AS
    WITH many AS (
        SELECT entity_id FROM identified GROUP BY entity_id HAVING count(*) > 1
    ), chosen AS (
        SELECT entity_id, arg_max(party_key, (registered, n, party.name, party_key)) AS party_key
        FROM identified SEMI JOIN many USING (entity_id) JOIN party USING (party_key) GROUP BY entity_id
        UNION ALL
        SELECT entity_id, party_key FROM identified ANTI JOIN many USING (entity_id)
    )
    SELECT chosen.entity_id, party.kind, coalesce(party.name, '(no name)') AS name,
        CASE WHEN party.id IS NULL THEN []::VARCHAR[] ELSE [party.id] END AS ids,
        nullif(concat_ws(', ', party.city, party.state), '') AS place
    FROM chosen JOIN identified USING (party_key) JOIN party USING (party_key);

-- Who may be the same and was not joined: the likeliest few for each entity, with the reason.
CREATE OR REPLACE TABLE alike AS
    WITH across AS (
        SELECT g.entity_id AS entity_id, h.entity_id AS other_id, l.score,
            likeness_says(family, given, middle, generation, title, place, employer, work) AS because
        FROM (SELECT a AS way, b AS to_way, * FROM likeness UNION ALL SELECT b, a, * FROM likeness) l
        JOIN grouped g ON g.way = l.way JOIN grouped h ON h.way = l.to_way
        WHERE g.entity_id <> h.entity_id AND NOT EXISTS (SELECT 1 FROM ruled r WHERE r.verb = 'different' AND r.a = l.a AND r.b = l.b)
    ), best AS (
        SELECT entity_id, other_id, max(score) AS score, max_by(because, (score, because)) AS because FROM across GROUP BY ALL
    )
    SELECT entity_id, other_id, score / 10 AS bits, because FROM best
    QUALIFY row_number() OVER (PARTITION BY entity_id ORDER BY score DESC, other_id) <= 5
    ORDER BY entity_id, score DESC, other_id;

DROP TABLE way; DROP TABLE way_of; DROP TABLE core; DROP TABLE likeness; DROP TABLE grouped; DROP TABLE tied;
