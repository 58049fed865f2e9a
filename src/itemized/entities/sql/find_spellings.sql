SELECT entity_id, list(way ORDER BY n DESC, way) FROM (
    SELECT entity_id, sum(n) AS n, concat_ws(' · ', name, nullif(concat_ws(', ', city, state), ''), employer) AS way
    FROM parties WHERE {theirs} GROUP BY ALL
) GROUP BY entity_id
