-- Groups that hold names no one person has: those are taken apart again (identify.py).
-- In: joining, way, core, link, ruled. Out: named_in, contradiction (label, x, y), torn_link.
CREATE OR REPLACE TEMP TABLE named_in AS
    SELECT label, core, md5_number_lower(core) AS x FROM joining JOIN way USING (way) GROUP BY ALL;

CREATE OR REPLACE TEMP TABLE contradiction AS
    WITH many AS (SELECT label FROM named_in GROUP BY label HAVING count(*) > 1),
    spoken AS (
        SELECT n.label, n.x, core.* FROM named_in n SEMI JOIN many USING (label) JOIN core USING (core)
    ), linked AS (
        SELECT DISTINCT least(md5_number_lower(p.core), md5_number_lower(q.core)) AS x, greatest(md5_number_lower(p.core), md5_number_lower(q.core)) AS y
        FROM link l JOIN way p ON p.way = l.a JOIN way q ON q.way = l.b WHERE p.core <> q.core
    ), apart AS (
        SELECT a.label, a.x, b.x AS y FROM spoken a JOIN spoken b ON a.label = b.label AND a.x < b.x
        WHERE a.whole IS NULL AND (
            a.generation IS DISTINCT FROM b.generation OR titles_clash(a.address, b.address)
            OR NOT (a.given = b.given OR turned(a.given, a.initials, b.given, b.initials)
                OR len(a.rest) = 0 AND list_contains(b.initials, left(a.given, 1)) OR len(b.rest) = 0 AND list_contains(a.initials, left(b.given, 1)) OR list_has_any(a.forms, b.forms) OR list_contains(a.rest, b.given) OR list_contains(b.rest, a.given)
                OR left(a.given, 1) = left(b.given, 1) AND (length(a.given) = 1 OR length(b.given) = 1 OR jaro_winkler_similarity(a.given, b.given) >= 0.9)
                OR length(a.given) = 1 AND list_contains(b.initials, a.given) OR length(b.given) = 1 AND list_contains(a.initials, b.given))
            OR len(a.rest) > 0 AND len(b.rest) > 0 AND a.given = b.given AND NOT list_has_any(a.initials, b.initials))
    )
    SELECT * FROM apart ANTI JOIN linked USING (x, y)
    UNION ALL
    SELECT j.label, r.a, r.b FROM ruled r JOIN joining j ON j.way = r.a JOIN joining k ON k.way = r.b AND k.label = j.label
    WHERE r.verb = 'different';

CREATE OR REPLACE TEMP TABLE torn_link AS
    SELECT j.label, l.score, l.a, l.b, md5_number_lower(p.core) AS x, md5_number_lower(q.core) AS y
    FROM link l JOIN joining j ON j.way = l.a JOIN way p ON p.way = l.a JOIN way q ON q.way = l.b
    WHERE j.label IN (SELECT label FROM contradiction);
