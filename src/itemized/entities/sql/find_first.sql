-- The first of the ranks that a query gives: those of the most money.
SELECT DISTINCT rank FROM ({query}) ORDER BY rank LIMIT $most
