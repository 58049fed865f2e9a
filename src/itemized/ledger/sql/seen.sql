-- What differs between two looks, `before` and `now`, of the same columns: added, gone, changed (as
-- it is now) and `was` (as it was).
CREATE TEMP VIEW added AS FROM now ANTI JOIN before USING (key);
CREATE TEMP VIEW gone AS FROM before ANTI JOIN now USING (key);
CREATE TEMP TABLE changed AS
    SELECT now.* FROM now JOIN before USING (key)
    WHERE (now.date, now.amount, now.payer, now.payee, now.counted, now.why_not)
        IS DISTINCT FROM (before.date, before.amount, before.payer, before.payee, before.counted, before.why_not);
CREATE TEMP VIEW was AS FROM before;
