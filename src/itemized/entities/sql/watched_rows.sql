-- Of a row what tells it apart, and what is worth reading of it. {rows}: account_rows. {sides}: the sums it is in.
SELECT entry_key AS key, date, amount, payer, payee, counted, why_not, filed, url, {sides} AS sides FROM ({rows})
