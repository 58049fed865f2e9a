-- The place of the last row of a page. {entries}: account_entries, with its parameters. {rest}: what
-- is not behind the page. Parameter: $skipped, how many places lie before it.
SELECT place FROM ({entries}) WHERE {rest} ORDER BY place {way} LIMIT 1 OFFSET $skipped
