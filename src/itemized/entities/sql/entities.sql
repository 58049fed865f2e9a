-- In: party, cleaned, node, joining. Out: identified, entity, name_words, words.
-- The id of a group comes from what is written in it and not from a number, so that it stays when
-- other files are loaded.
CREATE TEMP TABLE grouped AS
    WITH labelled AS (
        SELECT node.*, coalesce(joining.label, node.node) AS label FROM node LEFT JOIN joining USING (node)
    ), ids AS (
        SELECT label, 'p-' || left(md5(concat_ws('|', min(clean), min(place), min(employer))), 12) AS entity_id
        FROM labelled GROUP BY label
    )
    SELECT node, entity_id FROM labelled JOIN ids USING (label);

CREATE TEMP TABLE identified AS
    SELECT party_key, clean, entity_id FROM cleaned JOIN grouped USING (node)
    UNION ALL BY NAME
    SELECT party_key, coalesce(clean_name(name), '') AS clean, id AS entity_id FROM party WHERE id IS NOT NULL;

-- An entity goes by its newest registered name, else by its commonest spelling.
CREATE TEMP TABLE entity AS
    WITH many AS (
        SELECT entity_id FROM identified GROUP BY entity_id HAVING count(*) > 1
    ), chosen AS (
        SELECT entity_id, arg_max(party_key, (registered, n, party.name, party_key)) AS party_key
        FROM identified SEMI JOIN many USING (entity_id) JOIN party USING (party_key) GROUP BY entity_id
        UNION ALL
        SELECT entity_id, party_key FROM identified ANTI JOIN many USING (entity_id)
    )
    SELECT chosen.entity_id, party.kind, coalesce(party.name, '(no name)') AS name, identified.clean,
        squashed(identified.clean) AS squashed,
        CASE WHEN party.id IS NULL THEN []::VARCHAR[] ELSE [party.id] END AS ids,
        nullif(concat_ws(', ', party.city, party.state), '') AS place
    FROM chosen JOIN identified USING (party_key) JOIN party USING (party_key);

-- Every word that any spelling of an entity has.
CREATE TABLE name_words AS
    SELECT DISTINCT unnest(string_split(clean, ' ')) AS word, entity_id FROM identified WHERE clean <> ''
    ORDER BY word;

CREATE TABLE words AS SELECT word, count(*) AS n FROM name_words GROUP BY word ORDER BY word;
