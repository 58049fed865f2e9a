SELECT count(*) FILTER (WHERE e.amendment = 'A') AS amended,
       count(*) FILTER (WHERE e.filed_basis <> 'stated') AS estimated,
       max(e.filed) AS latest
FROM entries AS e
WHERE {where}
  AND {known}
