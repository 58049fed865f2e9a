-- Under which ids a candidate's own gifts (15C) and loans (16C) to some committees stand, and the
-- names they are written by.
SELECT e.payer_id AS payer_id, min(p.name) AS name
FROM entries AS e LEFT JOIN parties AS p ON p.party_key = e.payer_key
WHERE e.type_code IN ('15C', '16C') AND e.payer_id IS NOT NULL AND e.payee_id IN ({wanted})
GROUP BY e.payer_id
ORDER BY e.payer_id
