-- A page of the rows asked for, in the order of their keys, from behind $key. {asked}: list_of, with its parameters.
SELECT * FROM ({asked}) WHERE $key::VARCHAR IS NULL OR key > $key ORDER BY key LIMIT $limit
