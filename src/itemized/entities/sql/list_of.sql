-- The rows of a list that are asked for: those of $owner, whose name holds $name, out of the table $table of the
-- file $file. {list}: all of it.
SELECT * FROM ({list})
WHERE ($owner::VARCHAR IS NULL OR owner = $owner) AND ($name::VARCHAR IS NULL OR contains(upper(name), upper($name)))
    AND ($file::VARCHAR IS NULL OR file = $file) AND ($table::VARCHAR IS NULL OR table_name = $table)
