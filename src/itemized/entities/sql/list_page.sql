-- A page of a list, in the order of its keys: those of $owner, whose name holds $name, from behind $key.
SELECT * FROM ({list})
WHERE ($owner::VARCHAR IS NULL OR owner = $owner) AND ($name::VARCHAR IS NULL OR contains(upper(name), upper($name)))
    AND ($key::VARCHAR IS NULL OR key > $key)
ORDER BY key LIMIT $limit
