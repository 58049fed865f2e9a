-- How much money stands under each of some parties: what they gave and what they received.
WITH sided AS (
  SELECT payer_id AS entity_id, amount FROM entries WHERE counted AND payer_id IN ({ids})
  UNION ALL
  SELECT payee_id AS entity_id, amount FROM entries WHERE counted AND payee_id IN ({ids})
)
SELECT entity_id, sum(abs(amount))::DECIMAL(18, 2) AS total
FROM sided GROUP BY entity_id ORDER BY entity_id
