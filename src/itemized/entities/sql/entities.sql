-- In: party, cleaned, node, joining. Out: identified, entity, name_words.
CREATE TEMP TABLE labelled AS
    SELECT node.clean, node.place, node.employer, coalesce(joining.label, node.label) AS label
    FROM node LEFT JOIN joining USING (node);

-- The id of a group comes from what is written in it and not from its number, so that it stays
-- when other files are loaded.
CREATE TEMP TABLE grouped AS
    SELECT label, 'p-' || left(md5(concat_ws('|', min(clean), min(place), min(employer))), 12) AS entity_id
    FROM labelled GROUP BY label;

CREATE TEMP TABLE identified AS
    SELECT cleaned.party_key, cleaned.clean, grouped.entity_id
    FROM cleaned
    JOIN labelled ON cleaned.clean = labelled.clean
        AND cleaned.place IS NOT DISTINCT FROM labelled.place
        AND cleaned.employer IS NOT DISTINCT FROM labelled.employer
    JOIN grouped USING (label)
    UNION ALL BY NAME
    SELECT party_key, coalesce(clean_name(name), '') AS clean, id AS entity_id FROM party WHERE id IS NOT NULL;

-- An entity goes by its newest registered name, else by its commonest spelling.
CREATE TEMP TABLE entity AS
    WITH spelled AS (
        SELECT entity_id, clean, kind, name, city, state, id,
            (registered, n, hash(name, city, state, zip)) AS weight
        FROM identified JOIN party USING (party_key)
    ), best AS (
        SELECT entity_id, arg_max(struct_pack(clean, kind, name, city, state, id), weight) AS b
        FROM spelled GROUP BY entity_id
    )
    SELECT entity_id, b.kind AS kind, coalesce(b.name, '(no name)') AS name, b.clean AS clean,
        squashed(b.clean) AS squashed,
        CASE WHEN b.id IS NULL THEN []::VARCHAR[] ELSE [b.id] END AS ids,
        nullif(concat_ws(', ', b.city, b.state), '') AS place
    FROM best;

-- Every word that any spelling of an entity has.
CREATE TABLE name_words AS
    SELECT DISTINCT unnest(string_split(clean, ' ')) AS word, entity_id FROM identified WHERE clean <> ''
    ORDER BY word;

CREATE TABLE words AS SELECT word, count(*) AS n FROM name_words GROUP BY word ORDER BY word;
