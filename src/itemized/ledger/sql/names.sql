-- What names are found by. In: parties, entities, also_known. Out: words (every word of a name, numbered in order), postings
-- (word → entities by rank), wholes (a whole name as a number → entities), slips (a word, and
-- a word less one letter → the word: two words one slip of the pen apart share one of these), numbers (an id's number as forms
-- print it, or another id of a filer → entities).
CREATE TEMP TABLE spelled AS
    SELECT DISTINCT rank, contains(p.name, ',') AS comma, concat_ws(' ', nullif(clean_name(split_part(p.name, ',', 1)), ''),
        nullif(clean_name(nullif(substr(p.name, length(split_part(p.name, ',', 1)) + 2), '')), '')) AS spelling
    FROM parties p JOIN entities USING (entity_id) WHERE p.name IS NOT NULL;

CREATE TABLE wholes AS
    SELECT DISTINCT name_number(spelling, comma) AS name, rank FROM spelled ORDER BY name, rank;

CREATE TEMP TABLE word_of AS
    SELECT DISTINCT rank, unnest(string_split(spelling, ' ')) AS word FROM spelled
    UNION
    -- names of organizations and committees are also written without spaces; marked, so that they begin with no person's
    SELECT rank, '_' || squashed(spelling) FROM spelled JOIN entities USING (rank)
    WHERE coalesce(kind, 'organization') NOT IN ('person', 'candidate');

CREATE TABLE words AS
    SELECT row_number() OVER (ORDER BY word)::INTEGER AS word_no, word, count(*)::INTEGER AS n FROM word_of
    WHERE word <> '' GROUP BY word ORDER BY word;

CREATE TABLE postings AS
    SELECT word_no, rank FROM word_of JOIN words USING (word) ORDER BY word_no, rank;

CREATE TABLE slips AS
    SELECT DISTINCT (hash(left(word, i - 1) || substr(word, i + 1)) >> 32)::UINTEGER AS slip, word_no
    FROM (SELECT word, word_no, unnest(range(1, length(word) + 1)) AS i FROM words WHERE length(word) BETWEEN 4 AND 24)
    UNION SELECT (hash(word) >> 32)::UINTEGER, word_no FROM words WHERE length(word) BETWEEN 3 AND 25
    ORDER BY slip, word_no;

CREATE TABLE numbers AS
    WITH known AS (
        SELECT id, id AS of FROM parties WHERE id IS NOT NULL UNION SELECT id, committee_id FROM also_known
    ), either AS (
        SELECT upper(known.id) AS number, entity_id FROM known JOIN parties p ON p.id = known.of
        UNION SELECT regexp_extract(known.id, '^[A-Z]+(-[A-Z]+)?-([0-9]{5,})$', 2), entity_id FROM known JOIN parties p ON p.id = known.of
    )
    FROM either WHERE number NOT IN ('', entity_id) ORDER BY number, entity_id;
