-- A sample of rows, by a hash, so that it is the same each time: where each stands in an order. {sorts}: that place
-- as a number. {entries}: account_entries, with its parameters. Parameter: $bound, eight hexadecimal digits.
SELECT {sorts} AS sorts, entry_key FROM ({entries}) WHERE left(md5(entry_key), 8) < $bound
