-- Whom passers paid, the largest first, where nothing narrows the question. {nodes}: bound names.
-- Parameters: the bound names, $only, $after, $through.
SELECT from_id, to_id, side, ends, cents, first, last, turned FROM onward
WHERE from_id IN ({nodes}) AND place BETWEEN $after + 1 AND $through
    AND ($only::VARCHAR[] IS NULL OR to_id IN (SELECT unnest($only::VARCHAR[])))
ORDER BY from_id, place
