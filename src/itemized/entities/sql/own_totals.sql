-- What filers state of their whole cycle so far, the newest first. {mine}: which ways of writing are theirs.
SELECT source, period, through, receipts, disbursements, cash_end, debts, file, table_name, file_line
FROM summaries
WHERE filer_id IN (SELECT id FROM parties WHERE ({mine}) AND id IS NOT NULL)
ORDER BY period DESC, through DESC, source, table_name, file_line
