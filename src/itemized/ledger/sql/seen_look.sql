-- The rows of a look, which lie at a path; of equal rows of a question each by which of them it is. A question's rows, and
-- those of a look that kept no sides, are in the sums that {sides} has.
SELECT * EXCLUDE nth REPLACE (CASE WHEN nth > 1 THEN key || ' #' || nth ELSE key END AS key, coalesce(sides, {sides}) AS sides)
FROM (
    SELECT *, row_number() OVER (PARTITION BY key) AS nth
    FROM (SELECT NULL::VARCHAR AS sides WHERE false UNION ALL BY NAME FROM read_parquet({path}))
)
