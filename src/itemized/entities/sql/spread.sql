-- One step: every way takes the smallest label of the ways it is linked to, and then that one's own.
CREATE OR REPLACE TEMP TABLE joining AS
    WITH heard AS (
        SELECT l.a AS way, j.label FROM link l JOIN joining j ON j.way = l.b
        UNION ALL SELECT l.b, j.label FROM link l JOIN joining j ON j.way = l.a
        UNION ALL SELECT way, label FROM joining
    ), least AS (SELECT way, min(label) AS label FROM heard GROUP BY way)
    SELECT least.way, least(least.label, up.label) AS label FROM least JOIN joining up ON up.way = least.label;
