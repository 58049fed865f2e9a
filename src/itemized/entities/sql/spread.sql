CREATE OR REPLACE TEMP TABLE joining AS
    SELECT clean, place, employer, node, least(
        label,
        CASE WHEN place IS NOT NULL THEN min(label) OVER (PARTITION BY clean, place) ELSE label END,
        CASE WHEN employer IS NOT NULL THEN min(label) OVER (PARTITION BY clean, employer) ELSE label END
    ) AS label
    FROM joining;
