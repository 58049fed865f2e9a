-- Links strong enough to join. Where people said "same" there is the strongest of links, where they
-- said "different" none. In: likeness, cited (what decisions speak of). Out: ruled, link, joining.
CREATE OR REPLACE TEMP TABLE ruled AS
    SELECT least(x.way, y.way) AS a, greatest(x.way, y.way) AS b, arg_max(x.verb, x.number) AS verb
    FROM cited_way x JOIN cited_way y ON x.number = y.number AND x.side = 'a' AND y.side = 'b' AND x.way <> y.way
    GROUP BY ALL;

CREATE OR REPLACE TEMP TABLE link AS
    SELECT a, b, score FROM likeness ANTI JOIN ruled USING (a, b) WHERE score >= getvariable('joined')
    UNION ALL SELECT a, b, 9999 AS score FROM ruled WHERE verb = 'same';

CREATE OR REPLACE TEMP TABLE joining AS
    SELECT way, way AS label FROM (SELECT a AS way FROM link UNION SELECT b FROM link);
