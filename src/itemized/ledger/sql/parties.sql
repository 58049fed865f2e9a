-- Every distinct way a party is written. In: standing, documents, document, committees, candidates, also_known.
-- Out: party (every way of writing, its entity yet unknown), and the view `keyed`, which names both sides of each row.

-- What registries call a filer and, after all that these do (`listed`), what it calls itself on the covers of what it files.
CREATE TEMP TABLE registered AS
    WITH said AS (
        SELECT source, system, committee_id AS id, name, coalesce(filer_kind, 'committee') AS kind, city, state, zip,
            period * 400 + coalesce(date_diff('day', DATE '1900-01-01', since), 0) AS newness, true AS listed
        FROM committees
        UNION ALL BY NAME
        SELECT source, system, candidate_id AS id, name, 'candidate' AS kind, city, state, NULL AS zip, period * 400 AS newness,
            true AS listed
        FROM candidates
        UNION ALL BY NAME
        SELECT source, system, filer_id AS id, filer_name AS name, arg_max(filer_kind, newness) AS kind,
            arg_max(filer_city, newness) AS city, arg_max(filer_state, newness) AS state, arg_max(filer_zip, newness) AS zip,
            max(newness) AS newness, false AS listed
        FROM (SELECT *, coalesce(date_diff('day', DATE '1900-01-01', coalesce(filed, period_end)), 0) AS newness FROM documents)
        -- a station says nothing of itself there
        WHERE filer_id IS NOT NULL AND filer_name IS NOT NULL AND form IS DISTINCT FROM 'political file'
        GROUP BY ALL
    )
    SELECT said.* EXCLUDE (system) REPLACE (coalesce(also_known.committee_id, said.id) AS id)
    FROM said LEFT JOIN also_known USING (system, id);

-- A filer of another agency is the party that it is there.
CREATE TEMP VIEW named AS
    SELECT standing.* REPLACE (
        coalesce(named_abroad.id, other_id) AS other_id,
        CASE WHEN named_abroad.id IS NULL THEN other_kind ELSE 'committee' END AS other_kind)
    FROM standing LEFT JOIN named_abroad USING (source, source_id);

CREATE TEMP VIEW keyed AS
    SELECT *,
        hash(source, filer_id) AS filer_key,
        hash(other_name, other_kind, other_city, other_state, other_zip, other_employer,
             other_occupation, other_id) AS other_key
    FROM named;

CREATE TEMP TABLE written AS
    SELECT other_key AS party_key,
        any_value(other_name) AS name, any_value(other_kind) AS kind, any_value(other_city) AS city,
        any_value(other_state) AS state, any_value(other_zip) AS zip,
        any_value(other_employer) AS employer, any_value(other_occupation) AS occupation,
        any_value(other_id) AS id, count(*) AS n, min(date) AS first
    FROM keyed GROUP BY ALL;

-- A station keeps a political file, mostly without a row that could be read (47 CFR 73.1943): it is no committee.
CREATE TEMP TABLE filers AS
    SELECT source, id, max(name) AS name, sum(n)::BIGINT AS n, CASE WHEN bool_and(form = 'political file') THEN 'organization' END AS kind
    FROM (
        SELECT source, filer_id AS id, filer_name AS name, 1 AS n, form FROM standing
        UNION ALL SELECT source, filer_id, filer_name, 0, form FROM document WHERE form = 'political file'
    )
    WHERE id IS NOT NULL GROUP BY source, id;

-- A filer stands under its newest registered name, else the newest on its own covers, else what rows call it, else its id;
-- every other registered name and every other one on its covers is a party too, so that it can be found. registered: 2 the name
-- that it stands under, by a registry or its covers, 1 another one of these, 0 as written in rows.
CREATE TEMP TABLE party AS
    SELECT party_key, name, kind, city, state, zip, employer, occupation, id, n, 0 AS registered, first
    FROM written
    UNION ALL BY NAME
    SELECT hash(source, id) AS party_key,
        coalesce(arg_max(r.name, (listed, r.newness, r.name)), any_value(filers.name), id) AS name,
        coalesce(arg_max(r.kind, (listed, r.newness, r.name)), any_value(filers.kind), 'committee') AS kind,
        arg_max(r.city, (listed, r.newness, r.name)) AS city, arg_max(r.state, (listed, r.newness, r.name)) AS state,
        arg_max(r.zip, (listed, r.newness, r.name)) AS zip, id, coalesce(any_value(filers.n), 0) AS n,
        CASE WHEN bool_or(r.id IS NOT NULL) THEN 2 ELSE 0 END AS registered
    FROM filers FULL JOIN registered r USING (source, id) GROUP BY source, id
    UNION ALL BY NAME
    SELECT hash(source, id, name) AS party_key, name, any_value(kind) AS kind, any_value(city) AS city,
        any_value(state) AS state, any_value(zip) AS zip, id, 0 AS n, 1 AS registered
    FROM registered
    WHERE name IS NOT NULL
    GROUP BY source, id, name
    HAVING (source, id, name) NOT IN (
        SELECT (source, id, arg_max(name, (listed, newness, name))) FROM registered GROUP BY source, id
    );
