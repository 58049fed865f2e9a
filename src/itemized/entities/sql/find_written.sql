-- Of the ranks found, those of entities written with a place and an employer as asked for.
-- Parameters: $ranks, $place, $employer (null where not asked for).
SELECT DISTINCT rank FROM entities JOIN parties p USING (entity_id)
WHERE rank IN (SELECT unnest($ranks::INTEGER[]))
    AND ($place::VARCHAR IS NULL OR at_place(p.city, p.state, p.zip, $place))
    AND ($employer::VARCHAR IS NULL
        OR contains(' ' || plain_name(p.employer) || ' ', ' ' || plain_name($employer)))
ORDER BY rank
