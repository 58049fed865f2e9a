SELECT e.entry_key AS entry_key,
       coalesce(payer.name, e.payer_id, '') AS payer,
       coalesce(payee.name, e.payee_id, '') AS payee,
       e.amount AS amount,
       e.date AS date,
       e.filed AS filed,
       e.filed_basis AS filed_basis,
       {known} AS counted,
       e.why_not AS why_not,
       coalesce(e.url, f.url) AS url,
       coalesce(e.payer_id, '') AS payer_id,
       coalesce(e.payee_id, '') AS payee_id,
       e.type_code AS type_code,
       e.memo_text AS memo_text,
       coalesce(e.ref, '') AS ref,
       e.kind::VARCHAR AS kind
FROM entries AS e
LEFT JOIN parties AS payer ON payer.party_key = e.payer_key
LEFT JOIN parties AS payee ON payee.party_key = e.payee_key
LEFT JOIN filings AS f ON f.filing_key = e.filing_key
WHERE {where}
  AND {seen}
-- counted rows and rows left out are shown apart, so that neither crowds the other out
QUALIFY row_number() OVER (PARTITION BY {known} ORDER BY {order}) <= $rows
ORDER BY counted DESC, {order}
