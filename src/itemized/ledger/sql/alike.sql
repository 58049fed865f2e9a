-- Of likenesses those whose rows are each other's nearest, by what names them and then by days, of rows that stand in no pair yet.
-- In: likenesses. Out: alike has more pairs, as long as there are likenesses of such rows.
INSERT INTO alike BY NAME
    WITH nearest AS (
        SELECT *,
            row_number() OVER (PARTITION BY payment, today ORDER BY NOT sure, abs(days), receipt) AS of_payment,
            row_number() OVER (PARTITION BY receipt, today ORDER BY NOT sure, abs(days), payment) AS of_receipt
        FROM likenesses ANTI JOIN alike USING (payment, today) ANTI JOIN alike met USING (receipt, today)
    )
    SELECT payment, receipt, today, days FROM nearest WHERE of_payment = 1 AND of_receipt = 1;
