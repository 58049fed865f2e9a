-- What parties paid, as account_got gives what was paid to them. {mine}: whether a row is theirs. {theirs}: whether it
-- was paid to them, too.
SELECT true AS paid, coalesce({theirs}, false) AS got, entry, source, kind, amount, date, filed, counted, why_not, counted_until, uncounted_from, uncounted_until
FROM entry_rows
WHERE {mine}
