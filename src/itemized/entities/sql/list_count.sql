-- How many rows are asked for. {asked}: list_of, with its parameters.
SELECT count(*) FROM ({asked})
