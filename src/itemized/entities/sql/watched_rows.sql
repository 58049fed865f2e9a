-- Of a row what tells it apart, and what is worth reading of it. {rows}: account_rows.
SELECT entry_key AS key, date, amount, payer, payee, counted, why_not, filed, url FROM ({rows})
