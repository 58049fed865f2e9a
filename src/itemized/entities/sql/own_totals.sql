-- What filers state of their whole cycle so far, the newest first. {mine}: which ways of writing are theirs.
-- Of most PACs the FEC's file of them (webk) has a line whose totals are all empty: that states none.
SELECT source, period, through, receipts, disbursements, cash_end, debts, file, table_name, file_line
FROM summaries
WHERE filer_id IN (SELECT id FROM parties WHERE ({mine}) AND id IS NOT NULL)
    AND coalesce(receipts, disbursements, cash_end, debts) IS NOT NULL
ORDER BY period DESC, through DESC, source, table_name, file_line
