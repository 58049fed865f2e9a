-- How many rows of a list there are in all.
SELECT count(*) FROM ({list})
WHERE ($owner::VARCHAR IS NULL OR owner = $owner) AND ($name::VARCHAR IS NULL OR contains(upper(name), upper($name)))
