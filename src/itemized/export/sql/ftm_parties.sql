-- Every party of the payments that count, as an entity of FollowTheMoney on a line of its own.
-- Its library takes names of 384 letters, addresses of 250, identifiers of 64 and other texts of 1,024.
-- {rows}: the rows asked for. {id}: an id as FollowTheMoney takes it. {tidy:x}: a text without the
-- blanks and commas that its library takes away.
WITH every AS (
    SELECT payer_id AS id, payer AS name, payer_kind AS kind, payer_city AS city, payer_state AS state,
        payer_employer AS employer, payer_occupation AS occupation
    FROM ({rows}) WHERE counted
    UNION ALL
    SELECT payee_id, payee, payee_kind, payee_city, payee_state, payee_employer, payee_occupation FROM ({rows}) WHERE counted
), told AS (
    -- a row may name nobody
    SELECT id, kind, state, {tidy:name} AS name, {tidy:city} AS city, {tidy:employer} AS employer, {tidy:occupation} AS occupation
    FROM every WHERE id IS NOT NULL
), party AS (
    SELECT told.id, coalesce(any_value({tidy:entities.name}), min(told.name), told.id) AS name,
        coalesce(any_value(entities.kind), max(told.kind)) AS kind,
        list_sort(list(DISTINCT told.name) FILTER (told.name IS NOT NULL)) AS names,
        list_sort(list(DISTINCT concat_ws(', ', city, state)) FILTER (concat_ws('', city, state) <> '')) AS places,
        list_sort(list(DISTINCT nullif(concat_ws(', ', occupation, employer), '')) FILTER (concat_ws('', occupation, employer) <> '')) AS positions,
        bool_or(regexp_full_match(state, '[A-Z]{2}') AND state <> 'ZZ') AS american
    FROM told LEFT JOIN entities ON entities.entity_id = told.id GROUP BY told.id
)
SELECT json_merge_patch('{}', to_json({
    'id': {id},
    'schema': CASE WHEN kind IN ('person', 'candidate') THEN 'Person'
        WHEN kind IN ('organization', 'committee', 'party') THEN 'Organization' ELSE 'LegalEntity' END,
    'properties': {
        'name': [left(name, 384)],
        'alias': nullif(list_transform(list_filter(names, lambda n: n <> name), lambda n: left(n, 384)), []),
        'address': nullif(list_transform(places, lambda p: left(p, 250)), []),
        'country': CASE WHEN american THEN ['us'] END,
        'position': CASE WHEN kind IN ('person', 'candidate') THEN nullif(list_transform(positions, lambda p: left(p, 1024)), []) END,
        'classification': CASE WHEN kind IN ('committee', 'party') THEN [kind] END,
        'idNumber': CASE WHEN id NOT LIKE 'p-%' AND length(id) <= 64 THEN [id] END
    }
})) || chr(10) AS line
FROM party ORDER BY id
