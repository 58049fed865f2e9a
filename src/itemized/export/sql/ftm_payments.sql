-- Every payment that counts, as a Payment of FollowTheMoney on a line of its own. A refund runs back
-- from whom the gift went to. {rows}: the rows asked for. {payer}, {payee}: ids as FollowTheMoney
-- takes them. {agency}: the name of the row's publisher.
SELECT json_merge_patch('{}', to_json({
    'id': 'payment-' || left(sha256(entry_key), 40),
    'schema': 'Payment',
    'properties': {
        'payer': nullif(list_filter([CASE kind WHEN 'refund' THEN {payee} ELSE {payer} END], lambda p: p IS NOT NULL), []),
        'beneficiary': nullif(list_filter([CASE kind WHEN 'refund' THEN {payer} ELSE {payee} END], lambda p: p IS NOT NULL), []),
        'amount': [(CASE kind WHEN 'refund' THEN -amount ELSE amount END)::VARCHAR],
        'amountUsd': [(CASE kind WHEN 'refund' THEN -amount ELSE amount END)::VARCHAR],
        'currency': ['USD'],
        'date': CASE WHEN date IS NOT NULL THEN [date::VARCHAR] END,
        'purpose': [replace(kind, '_', ' ')],
        'description': CASE WHEN trim(memo_text) <> '' THEN [left(trim(memo_text), 65000)] END,
        'summary': CASE WHEN target IS NOT NULL THEN [concat_ws(' ', coalesce(support_oppose, 'about'), target)] END,
        'recordId': [left(entry_key, 1024)],
        'sourceUrl': CASE WHEN regexp_matches(url, '^https?://[^/\s]+(/\S*)?$') AND length(url) <= 4096 THEN [url] END,
        'publisher': [{agency}]
    }
})) || chr(10) AS line
FROM ({rows}) WHERE counted ORDER BY date, entry_key
