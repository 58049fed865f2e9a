-- Which ways of writing are compared at all: those that share a block. In: way. Out: pair (a < b).
-- The variable `most`: a block that more ways share tells nothing and is passed over.
CREATE OR REPLACE TEMP TABLE block AS
    WITH person AS (SELECT * FROM way WHERE whole IS NULL AND given IS NOT NULL), shape AS (
        SELECT way, given, family, family_end, family_start, zip, city, state, employer, work, family_bits + given_bits AS bits,
            -- a form is a group of names that one person may sign with, or the name itself
            list_append(list_transform(forms, lambda f: f::VARCHAR), given) AS called,
            list_distinct(list_append(initials, left(given, 1))) AS letters
        FROM person
    )
    SELECT hash(1, family, zip, unnest(letters)) AS block, way FROM shape WHERE zip IS NOT NULL
    UNION ALL SELECT hash(2, family, zip, unnest(called)), way FROM shape WHERE zip IS NOT NULL
    UNION ALL SELECT hash(3, family, unnest(called), employer), way FROM shape WHERE employer IS NOT NULL
    UNION ALL SELECT hash(3, family, unnest(called), work), way FROM shape WHERE work IS NOT NULL
    UNION ALL SELECT hash(4, family, unnest(called), state, city), way FROM shape WHERE city <> '' AND state IS NOT NULL
    UNION ALL SELECT hash(5, family, unnest(called), left(zip, 3)), way FROM shape WHERE zip IS NOT NULL
    UNION ALL SELECT hash(6, family, unnest(called), state), way FROM shape WHERE bits >= 190 AND state IS NOT NULL
    UNION ALL SELECT hash(7, family, letters, employer), way FROM shape WHERE employer IS NOT NULL AND state IS NOT NULL
    -- a slip in the family name, or one side of a double one
    UNION ALL SELECT hash(8, given, zip, left(family, 3)), way FROM shape WHERE zip IS NOT NULL AND length(family) > 3
    UNION ALL SELECT hash(9, given, zip, right(family, 3)), way FROM shape WHERE zip IS NOT NULL AND length(family) > 3
    UNION ALL SELECT hash(10, given, zip, unnest([family, family_end, family_start])), way FROM shape WHERE zip IS NOT NULL
    UNION ALL SELECT hash(11, given, employer, left(family, 3)), way FROM shape WHERE employer IS NOT NULL
    UNION ALL SELECT hash(12, whole, state, zip), way FROM way WHERE whole IS NOT NULL AND zip IS NOT NULL
    UNION ALL SELECT hash(13, whole, state, city), way FROM way WHERE whole IS NOT NULL AND city <> '' AND state IS NOT NULL;

CREATE OR REPLACE TEMP TABLE pair AS
    WITH sized AS (
        SELECT DISTINCT block, way FROM block
        WHERE block IN (SELECT block FROM block GROUP BY block HAVING count(DISTINCT way) BETWEEN 2 AND getvariable('most'))
    )
    SELECT DISTINCT a.way AS a, b.way AS b FROM sized a JOIN sized b ON a.block = b.block AND a.way < b.way;
