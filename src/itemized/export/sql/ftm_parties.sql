-- Every party of the payments that count, as an entity of FollowTheMoney on a line of its own.
-- Its library takes names of 384 letters, addresses of 250, identifiers of 64 and other texts of 1,024.
-- {rows}: the rows asked for. {id}: an id as FollowTheMoney takes it. {tidy:x}: a text without the
-- blanks and commas that its library takes away.
WITH every AS (
    SELECT payer_id AS id, payer AS name, payer_kind AS kind, payer_city AS city, payer_state AS state,
        payer_employer AS employer, payer_occupation AS occupation
    FROM ({rows}) WHERE counted
    UNION
    SELECT payee_id, payee, payee_kind, payee_city, payee_state, payee_employer, payee_occupation FROM ({rows}) WHERE counted
), told AS (
    -- a row may name nobody
    SELECT id, kind, state, {tidy:name} AS name, concat_ws(', ', {tidy:city}, state) AS place,
        concat_ws(', ', {tidy:occupation}, {tidy:employer}) AS position
    FROM every WHERE id IS NOT NULL
), named AS (
    SELECT id, list(name ORDER BY name) AS names FROM (SELECT DISTINCT id, name FROM told WHERE name IS NOT NULL) GROUP BY id
), placed AS (
    SELECT id, list(place ORDER BY place) AS places FROM (SELECT DISTINCT id, place FROM told WHERE place <> '') GROUP BY id
), held AS (
    SELECT id, list(position ORDER BY position) AS positions FROM (SELECT DISTINCT id, position FROM told WHERE position <> '') GROUP BY id
), party AS (
    SELECT id, max(kind) AS kind, bool_or(regexp_full_match(state, '[A-Z]{2}') AND state <> 'ZZ') AS american FROM told GROUP BY id
), whole AS (
    SELECT party.id, coalesce({tidy:entities.name}, names[1], party.id) AS name, coalesce(entities.kind, party.kind) AS kind,
        names, places, positions, american
    FROM party LEFT JOIN named USING (id) LEFT JOIN placed USING (id) LEFT JOIN held USING (id)
    LEFT JOIN entities ON entities.entity_id = party.id
)
SELECT json_merge_patch('{}', to_json({
    'id': {id},
    'schema': CASE WHEN kind IN ('person', 'candidate') THEN 'Person'
        WHEN kind IN ('organization', 'committee', 'party') THEN 'Organization' ELSE 'LegalEntity' END,
    'properties': {
        'name': [left(name, 384)],
        'alias': nullif(list_transform(list_filter(names, lambda n: n <> name), lambda n: left(n, 384)), []),
        'address': list_transform(places, lambda p: left(p, 250)),
        'country': CASE WHEN american THEN ['us'] END,
        'position': CASE WHEN kind IN ('person', 'candidate') THEN list_transform(positions, lambda p: left(p, 1024)) END,
        'classification': CASE WHEN kind IN ('committee', 'party') THEN [kind] END,
        'idNumber': CASE WHEN id NOT LIKE 'p-%' AND length(id) <= 64 THEN [id] END
    }
})) || chr(10) AS line
FROM whole ORDER BY id
