-- What decisions speak of, as ways of writing and ids. In: cited, way_of. Out: cited_way, cited_id, same_id.
CREATE OR REPLACE TEMP TABLE cited_way AS
    SELECT number, side, verb, w.way FROM cited JOIN way_of w ON w.cited = cited.cite WHERE cited.id IS NULL;
CREATE OR REPLACE TEMP TABLE cited_id AS
    SELECT DISTINCT x.way, y.id FROM cited_way x JOIN cited y ON y.number = x.number AND y.side <> x.side
    WHERE y.id IS NOT NULL AND x.verb = 'same';
CREATE OR REPLACE TEMP TABLE same_id AS
    SELECT greatest(x.id, y.id) AS id, min(least(x.id, y.id)) AS into_id FROM cited x JOIN cited y USING (number)
    WHERE x.side = 'a' AND y.side = 'b' AND x.verb = 'same' AND x.id <> y.id GROUP BY ALL;
