-- Ways of writing that can be one: same id; same cleaned name and same place; same cleaned name and
-- same employer. A name alone is never enough. In: party. Out: cleaned, and joining, whose `label`
-- is spread below until it stands still (each label is the smallest node it is joined to).
CREATE TEMP TABLE cleaned AS
    SELECT party_key, coalesce(clean_name(name), '') AS clean, place_of(city, state, zip) AS place,
        employer_of(employer) AS employer, hash(clean, place, employer) AS node
    FROM party WHERE id IS NULL;

CREATE TEMP TABLE node AS
    SELECT node, any_value(clean) AS clean, any_value(place) AS place, any_value(employer) AS employer
    FROM cleaned GROUP BY node;

-- Only names written in more than one way need joining.
CREATE TEMP TABLE joining AS
    SELECT *, node AS label FROM node
    WHERE hash(clean) IN (SELECT hash(clean) FROM node GROUP BY ALL HAVING count(*) > 1);
