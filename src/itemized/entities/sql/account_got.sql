-- What was paid to parties, as account_few gives rows, but without their keys and with no more of them than sums and
-- places need: these lie together in the order of the payee. {lows}: the parties' numbers. {mine}: what else
-- holds of a row: beside what parties paid, that they did not pay it.
SELECT false AS paid, true AS got, entry, source, kind, amount, date, filed, counted, why_not, counted_until, uncounted_from, uncounted_until
FROM received
WHERE payee_no IN ({lows}) AND {mine}
