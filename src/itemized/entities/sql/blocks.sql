-- Which ways of writing are compared at all: those that share a block. In: way. Out: way_pair (a < b).
-- The variable `most`: a block that more ways share tells nothing and is passed over.
CREATE OR REPLACE TEMP TABLE block AS
    WITH shape AS (
        SELECT way, given, family, family_end, family_start, zip, city, state, employer, work, forms,
            -- the commonest of the names that this one is a form of
            coalesce(forms[1]::VARCHAR, given) AS called, left(given, 1) AS letter,
            CASE WHEN family_bits < 120 THEN list_distinct(list_append(initials, left(given, 1))) ELSE [''] END AS letters,
            family_bits + given_bits >= 190 AS rare
        FROM way WHERE whole IS NULL AND given IS NOT NULL
    )
    SELECT hash(1, family, zip, unnest(letters)) AS block, way FROM shape WHERE zip IS NOT NULL
    UNION ALL SELECT hash(2, family, zip, unnest(forms)), way FROM shape WHERE zip IS NOT NULL AND len(forms) > 0
    UNION ALL SELECT hash(3, family, called, employer), way FROM shape WHERE employer IS NOT NULL
    UNION ALL SELECT hash(3, family, called, work), way FROM shape WHERE work IS NOT NULL AND (employer IS NULL OR rare)
    UNION ALL SELECT hash(4, family, called, state, city), way FROM shape WHERE city <> '' AND state IS NOT NULL
    UNION ALL SELECT hash(5, family, called, left(zip, 3)), way FROM shape WHERE zip IS NOT NULL
    UNION ALL SELECT hash(6, family, called, state), way FROM shape WHERE rare AND state IS NOT NULL
    UNION ALL SELECT hash(7, family, letter, employer), way FROM shape WHERE employer IS NOT NULL
    -- a slip in the family name, or one side of a double one
    UNION ALL SELECT hash(8, given, zip, left(family, 3)), way FROM shape WHERE zip IS NOT NULL AND length(family) > 3
    UNION ALL SELECT hash(8, given, zip, right(family, 3)), way FROM shape WHERE zip IS NOT NULL AND length(family) > 3
    UNION ALL SELECT hash(9, given, zip, unnest([family_end, family_start])), way FROM shape WHERE zip IS NOT NULL AND family_end IS NOT NULL
    UNION ALL SELECT hash(9, given, zip, family), way FROM shape WHERE zip IS NOT NULL
    UNION ALL SELECT hash(12, whole, state, zip), way FROM way WHERE whole IS NOT NULL AND zip IS NOT NULL
    UNION ALL SELECT hash(13, whole, state, city), way FROM way WHERE whole IS NOT NULL AND city <> '' AND state IS NOT NULL;

CREATE OR REPLACE TEMP TABLE way_pair AS
    WITH once AS (
        -- most blocks are of one way; those are left out before the rest are looked at
        SELECT DISTINCT block, way FROM block SEMI JOIN (SELECT block FROM block GROUP BY block HAVING count(*) > 1) USING (block)
    ), sized AS (
        SELECT * FROM once SEMI JOIN (SELECT block FROM once GROUP BY block HAVING count(*) BETWEEN 2 AND getvariable('most')) USING (block)
    )
    SELECT DISTINCT a.way AS a, b.way AS b FROM sized a JOIN sized b ON a.block = b.block AND a.way < b.way;

DROP TABLE block;
