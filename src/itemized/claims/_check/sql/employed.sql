e.payer_key IN (
    SELECT party_key FROM parties
    WHERE employer IS NOT NULL AND {key_of_employer} IN ({wanted})
  )
