-- Payments that a report and its amendment may both list, where nothing tells the rows of the one from those of the other
-- (decision 76): each row that says what one before it says, with that one. In: reported; which rows are of such reports is
-- put in for the word in braces. Out: more of `alike`. All of them go on counting.
INSERT INTO alike BY NAME
    WITH told AS (
        SELECT source_id, first_value(source_id) OVER same AS first
        FROM reported
        WHERE counted AND date IS NOT NULL AND other_name IS NOT NULL AND ({mingled})
        WINDOW same AS (PARTITION BY source, filing_id, filer_id, kind, side, upper(other_name), date, amount ORDER BY source_id)
    )
    SELECT first AS payment, source_id AS receipt, true AS today, 0 AS days FROM told WHERE source_id <> first;
