-- Rows of several questions, each once, with the sums it is in by any of them. {every}: watched_rows of each.
SELECT * EXCLUDE sides, string_agg(sides, ' ' ORDER BY sides) AS sides FROM ({every}) GROUP BY ALL
