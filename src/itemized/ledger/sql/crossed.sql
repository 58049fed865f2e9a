-- In: cross_rows, abroad, standing, crossing (the payer's rows that mirror another agency's receipt). Out: named_abroad: the filer of
-- another agency that a row names (both report the payment, so that the names are its own); mirror has the payer's rows too.
INSERT INTO named_abroad BY NAME
    WITH met AS (
        SELECT DISTINCT filer_id AS payer, other_id AS payee FROM cross_rows SEMI JOIN crossing USING (source_id)
    )
    SELECT split_part(source_id, ':', 1) AS source, substr(source_id, strpos(source_id, ':') + 1) AS source_id,
        any_value(named) AS id
    FROM abroad JOIN met ON payer = CASE side WHEN 'receipt' THEN named ELSE filer_id END
        AND payee = CASE side WHEN 'receipt' THEN filer_id ELSE named END
    GROUP BY ALL;

-- The days of which rows of a filer are loaded.
CREATE TEMP TABLE told_of AS
    SELECT system, filer_id, side, min(least(date, period_start)) AS first, max(greatest(date, period_end)) AS last
    FROM standing SEMI JOIN cross_rows USING (system, filer_id) GROUP BY ALL;

CREATE TEMP TABLE left_over AS
    SELECT DISTINCT filer_id, other_id AS named, side, amount FROM cross_rows
    WHERE counted AND source_id NOT IN (SELECT source_id FROM crossing) AND source_id NOT IN (SELECT unnest(receipts) FROM crossing);

-- Of equal gifts, some of which both agencies' reports have by themselves, the last that is loaded of the one may be no more than the
-- neighbor of the first that is loaded of the other: unless a number or the cents tell, that pair stays apart, and is told of.
DELETE FROM crossing WHERE source_id IN (
    SELECT p.source_id
    FROM crossing c JOIN abroad p USING (source_id)
        JOIN abroad r ON r.source_id = c.receipts[1] AND r.filer_id = p.named AND r.named = p.filer_id
        JOIN told_of pays ON pays.system = p.system AND pays.filer_id = p.filer_id AND pays.side = p.side
        JOIN told_of gets ON gets.system = r.system AND gets.filer_id = r.filer_id AND gets.side = r.side
        SEMI JOIN left_over l ON l.filer_id = p.filer_id AND l.named = p.named AND l.side = p.side AND l.amount = p.amount
        SEMI JOIN left_over m ON m.filer_id = r.filer_id AND m.named = r.named AND m.side = r.side AND m.amount = p.amount
    WHERE len(c.receipts) = 1 AND p.amount > 0 AND p.amount = trunc(p.amount) AND r.amount = p.amount
        AND p.other_id IS DISTINCT FROM p.named AND r.other_id IS DISTINCT FROM r.named
        AND (r.date > pays.last OR p.date < gets.first)
);

INSERT INTO mirror BY NAME
    SELECT split_part(source_id, ':', 1) AS source, substr(source_id, strpos(source_id, ':') + 1) AS source_id, since, until, receipts, paid, told
    FROM crossing;
