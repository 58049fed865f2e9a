-- The numbers of the largest rows, counted and not. {rows}: account_all, with its parameters. Parameter: $most.
SELECT entry FROM ({rows}) ORDER BY abs(amount) DESC, date, entry LIMIT $most
