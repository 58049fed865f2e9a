-- In: alike (the payer's row and the recipient's, or two of an amended report), entries. Out: perhaps_twice, the two rows of each such pair, as `entries` has them.
CREATE TABLE perhaps_twice AS
    WITH numbered_pairs AS (
        SELECT row_number() OVER (ORDER BY payment, receipt)::INTEGER AS pair, * FROM alike
    )
    SELECT pair, days::INTEGER AS days, entries.*
    FROM (
        SELECT pair, days, unnest([payment, receipt]) AS entry_key FROM numbered_pairs
    ) JOIN entries USING (entry_key)
    ORDER BY pair, side, entry_key;
