-- Itemized rows beside what filers state. Gifts by individuals, and their refunds, are itemized only
-- above $200 a year (52 U.S.C. 30104(b)(3)(A)), so a stated total may exceed the itemized one: that
-- much is the part that is not itemized (`expected`). In: entry_rows, summaries.
CREATE TEMP TABLE itemized_by_filer AS
    SELECT source, period, filer_id,
        sum(amount) FILTER (table_name = 'itcont' AND kind <> 'refund') AS from_individuals,
        -sum(amount) FILTER (table_name = 'itcont' AND kind = 'refund') AS refunds_to_individuals,
        sum(amount) FILTER (kind = 'transfer' AND side = 'receipt') AS transfers_in,
        sum(amount) FILTER (kind = 'independent_expenditure') AS independent_expenditures
    FROM entry_rows WHERE counted OR why_not = 'mirror' GROUP BY ALL;

CREATE TABLE reconciled AS
    WITH beside AS (
        SELECT s.source, s.period, s.filer_id, s.name, s.through, u.what, u.stated, u.itemized
        FROM summaries s LEFT JOIN itemized_by_filer i USING (source, period, filer_id),
        LATERAL (VALUES
            ('contributions from individuals', s.from_individuals, i.from_individuals),
            ('refunds to individuals', s.refunds_to_individuals, i.refunds_to_individuals),
            ('transfers in', s.transfers_in, i.transfers_in),
            ('independent expenditures', s.independent_expenditures, i.independent_expenditures)
        ) AS u(what, stated, itemized)
        WHERE s.filer_kind = 'committee'
    )
    SELECT source, period, filer_id, name, through, what, coalesce(itemized, 0)::DECIMAL(18, 2) AS itemized,
        coalesce(stated, 0)::DECIMAL(18, 2) AS stated,
        what LIKE '%individuals' AND coalesce(stated, 0) >= coalesce(itemized, 0) AS expected
    FROM beside WHERE coalesce(stated, 0) <> 0 OR coalesce(itemized, 0) <> 0;
