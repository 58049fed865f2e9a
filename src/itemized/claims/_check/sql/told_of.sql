-- Whether rows filed by a day tell of a payment between two parties, whatever they count as. Parameters: $payers, $payees, $day;
-- $amounts, of the payment's rows, or nothing for any sum.
SELECT count(*) > 0 FROM entries
WHERE list_contains($payers::VARCHAR[], payer_id) AND list_contains($payees::VARCHAR[], payee_id) AND filed <= $day
    AND ($amounts::DECIMAL(14, 2)[] IS NULL OR list_contains($amounts, amount))
