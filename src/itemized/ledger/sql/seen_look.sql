-- The rows of a look, which lie at a path; of equal rows of a question each by which of them it is.
SELECT * EXCLUDE nth REPLACE (CASE WHEN nth > 1 THEN key || ' #' || nth ELSE key END AS key)
FROM (SELECT *, row_number() OVER (PARTITION BY key) AS nth FROM read_parquet({path}))
