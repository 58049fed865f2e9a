-- Ways of writing that can be one: same id; same cleaned name and same place; same cleaned name and
-- same employer. A name alone is never enough. In: party. Out: node, whose `label` is spread
-- below until it stands still (each label is the smallest node it is joined to).
CREATE TEMP TABLE cleaned AS
    SELECT party_key, coalesce(clean_name(name), '') AS clean, place_of(city, state, zip) AS place,
        employer_of(employer) AS employer
    FROM party WHERE id IS NULL;

CREATE TEMP TABLE node AS
    SELECT clean, place, employer, row_number() OVER (ORDER BY clean, place, employer) AS label,
        label AS node
    FROM (SELECT DISTINCT clean, place, employer FROM cleaned);

-- Only names written in more than one way need joining.
CREATE TEMP TABLE joining AS
    SELECT * FROM node WHERE clean IN (SELECT clean FROM node GROUP BY clean HAVING count(*) > 1);
