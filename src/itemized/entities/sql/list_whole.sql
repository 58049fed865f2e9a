-- All rows asked for, in the order of their keys. {asked}: list_of, with its parameters.
SELECT * EXCLUDE (key, owner, file, table_name, line) FROM ({asked}) ORDER BY key
