-- What names are found by. In: parties, entities. Out: names (how each entity is written, by rank, with its number),
-- words (every word of a name, numbered in order), postings (word → entities), slips (a word less one
-- letter → the word: two words one slip of the pen apart share such a remainder, or one is the other's).
-- `spelled` is kept as it is, as names of parties are.
CREATE TABLE names (rank INTEGER, low UBIGINT, spelled VARCHAR[] USING COMPRESSION uncompressed);
INSERT INTO names
    SELECT rank, low, list_sort(list(DISTINCT clean_name(split_part(p.name, ',', 1))
        || CASE WHEN contains(p.name, ',') THEN ', ' || clean_name(substr(p.name, strpos(p.name, ',') + 1)) ELSE '' END) FILTER (p.name IS NOT NULL)) AS spelled
    FROM parties p JOIN entities USING (entity_id) GROUP BY rank, low ORDER BY rank;

CREATE TEMP TABLE word_of AS
    WITH one AS (SELECT rank, replace(unnest(spelled), ',', '') AS spelling FROM names)
    SELECT DISTINCT rank, unnest(string_split(spelling, ' ')) AS word FROM one
    UNION
    -- names of organizations and committees are also written without spaces
    SELECT rank, squashed(spelling) FROM one JOIN entities USING (rank)
    WHERE coalesce(kind, 'organization') NOT IN ('person', 'candidate') AND contains(spelling, ' ');

CREATE TABLE words AS
    SELECT row_number() OVER (ORDER BY word)::INTEGER AS word_no, word, count(*)::INTEGER AS n FROM word_of
    WHERE word <> '' GROUP BY word ORDER BY word;

CREATE TABLE postings AS
    SELECT word_no, rank FROM word_of JOIN words USING (word) ORDER BY word_no, rank;

CREATE TABLE slips AS
    SELECT DISTINCT (hash(left(word, i - 1) || substr(word, i + 1)) >> 32)::UINTEGER AS slip, word_no
    FROM (SELECT word, word_no, unnest(range(1, length(word) + 1)) AS i FROM words WHERE length(word) BETWEEN 4 AND 24)
    ORDER BY slip, word_no;
