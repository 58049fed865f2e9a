-- Payments in the direction that money went, for tracing. In: entry_rows, received, entities, belongs,
-- stretch, summaries, filings, coverage, parties. Out: moves (of straight, which lies in kept_rows, and turned),
-- arrivals (of received and turned), one_sided, taken_back, passers, onward, splits, statements, account_days, voids. {about}: whether a
-- row is spending about a candidate or measure.

-- One row an entry that counts, or counted until a day. A refund runs back from whom it was given
-- to; spending for or against a candidate runs to that candidate, and goes no further. What is left
-- negative is a payment that did not come about (a bounced check, a void). No day, no place in time. Where the payer's own report has
-- another day (`paid`), money can have gone on either, or between.
-- Most run from payer to payee, and lie together in `kept_rows` as they are.
CREATE TABLE turned AS
    SELECT CASE kind WHEN 'refund' THEN payee_id ELSE payer_id END AS from_id,
        CASE WHEN kind = 'refund' THEN payer_id ELSE target END AS to_id,
        date, kind, CASE WHEN about THEN coalesce(support_oppose, 'about') END AS side,
        about OR kind = 'in_kind' AS ends,
        (CASE kind WHEN 'refund' THEN -amount ELSE amount END)::DECIMAL(14, 2) AS amount,
        conduit_id, source, counted, counted_until, uncounted_from, uncounted_until, paid, paid_filed, filed, filed_basis, entry,
        source_id, url,
        CASE kind WHEN 'refund' THEN payee.low ELSE payer.low END AS from_no, CASE kind WHEN 'refund' THEN payer.low ELSE about_no END AS to_no
    FROM (
        SELECT *, coalesce({about}, false) AS about FROM entry_rows
    )
    LEFT JOIN belongs payer ON payer.party_key = payer_key LEFT JOIN belongs payee ON payee.party_key = payee_key
    LEFT JOIN (SELECT entity_id AS target, low AS about_no FROM stretch) USING (target)
    WHERE (kind = 'refund' OR about) AND (counted OR counted_until IS NOT NULL) AND date IS NOT NULL AND amount <> 0
        AND (from_id IS NOT NULL OR to_id IS NOT NULL) AND from_id IS DISTINCT FROM to_id
    ORDER BY from_id, to_id, date, entry;

CREATE VIEW straight AS
    SELECT payer_id AS from_id, payee_id AS to_id, date, kind, NULL::VARCHAR AS side, kind = 'in_kind' AS ends, amount, conduit_id,
        source, counted, counted_until, uncounted_from, uncounted_until, paid, paid_filed, filed, filed_basis, entry, source_id, url
    FROM entry_rows
    WHERE kind <> 'refund' AND NOT coalesce({about}, false)
        AND (counted OR counted_until IS NOT NULL) AND date IS NOT NULL AND amount <> 0
        AND payer_id IS NOT NULL AND payee_id IS NOT NULL AND payer_id <> payee_id;

CREATE VIEW moves AS
    FROM straight
    UNION ALL
    FROM (SELECT * EXCLUDE (from_no, to_no) FROM turned WHERE from_id IS NOT NULL AND to_id IS NOT NULL);

-- What came from nobody whom the rows name, or went to nobody: no way of money leads through it, and an account
-- had it, or has it no more.
CREATE VIEW one_sided AS
    SELECT payer_id AS from_id, payee_id AS to_id, date, kind, NULL::VARCHAR AS side, kind = 'in_kind' AS ends, amount, source, counted, counted_until,
        uncounted_from, uncounted_until, paid, filed, entry
    FROM entry_rows
    WHERE kind <> 'refund' AND NOT coalesce({about}, false) AND (counted OR counted_until IS NOT NULL) AND date IS NOT NULL AND amount <> 0
        AND (payer_id IS NULL) <> (payee_id IS NULL)
    UNION ALL
    SELECT from_id, to_id, date, kind, side, ends, amount, source, counted, counted_until, uncounted_from, uncounted_until, paid, filed, entry
    FROM turned WHERE from_id IS NULL OR to_id IS NULL;

-- The same by who got it, parties by their numbers (`low` of entities); from_no is null where a row names no giver.
CREATE VIEW arrivals AS
    SELECT payee_no AS to_no, payer_no AS from_no, date, kind, NULL::VARCHAR AS side, kind = 'in_kind' AS ends, amount, source,
        counted, counted_until, uncounted_from, uncounted_until, paid, paid_filed, filed, entry
    FROM received
    WHERE kind <> 'refund' AND NOT about AND (counted OR counted_until IS NOT NULL) AND date IS NOT NULL AND amount <> 0
        AND payer_no IS DISTINCT FROM payee_no
    UNION ALL
    SELECT to_no, from_no, date, kind, side, ends, amount, source, counted, counted_until, uncounted_from, uncounted_until, paid, paid_filed,
        filed, entry
    FROM turned WHERE to_no IS NOT NULL;

-- Rows that, as filings tell it now, did not come about in full. A negative row takes back the latest payments
-- of its kind before it between the two, and those of its own day whichever stands first. An earmarked gift is the giver's gift to the
-- recipient (11 CFR 110.6(a)): where there was none of its own kind, it takes back the other of these. `came`: what came about of a
-- payment; of a negative row what no payment before it accounts for (a check of an earlier file), less than nothing.
CREATE TABLE taken_back AS
    WITH alike AS (
        SELECT *, CASE kind WHEN 'earmark' THEN 'contribution' ELSE kind END AS family FROM moves WHERE counted
    ), touched AS (
        SELECT alike.* FROM alike SEMI JOIN (SELECT * FROM alike WHERE amount < 0) AS back
            ON back.from_id = alike.from_id AND back.to_id = alike.to_id AND back.family = alike.family AND back.ends = alike.ends
            AND back.side IS NOT DISTINCT FROM alike.side
    ), counts AS (
        SELECT *, count(*) FILTER (amount > 0 AND kind = 'earmark') OVER before AS earmarks, count(*) FILTER (amount > 0) OVER before AS every
        FROM touched
        WINDOW before AS (PARTITION BY from_id, to_id, family, ends, side ORDER BY date, amount < 0, entry)
    ), meant AS (
        SELECT * REPLACE (CASE WHEN amount > 0 OR family <> 'contribution' THEN kind WHEN kind = 'contribution' AND earmarks = every AND every > 0 THEN 'earmark'
            WHEN kind = 'earmark' AND earmarks = 0 AND every > 0 THEN 'contribution' ELSE kind END AS kind)
        FROM counts
    ), summed AS (
        SELECT entry, amount, date, sum(amount) OVER along AS through, from_id, to_id, kind, ends, side
        FROM meant
        WINDOW along AS (PARTITION BY from_id, to_id, kind, ends, side ORDER BY date, amount < 0, entry ROWS UNBOUNDED PRECEDING)
    ), lowest AS (
        SELECT *, least(0, coalesce(min(through) OVER (along ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0)) AS floor
        FROM summed
        WINDOW along AS (PARTITION BY from_id, to_id, kind, ends, side ORDER BY date, amount < 0, entry)
    ), held AS ( -- what of the payments so far stands: the last to come is the first to be taken back
        SELECT *, through - amount - floor AS before, through - least(floor, through) AS after FROM lowest
    ), stands AS (
        SELECT *, CASE WHEN amount > 0 THEN greatest(0, min(after) OVER (along ROWS BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING) - before)
            ELSE least(0, through - floor) END AS came
        FROM held
        WINDOW along AS (PARTITION BY from_id, to_id, kind, ends, side ORDER BY date, amount < 0, entry)
    )
    SELECT entry, came::DECIMAL(14, 2) AS came FROM stands WHERE came <> amount ORDER BY entry;

-- Who got money and paid some: all others are ends of the ways that money went.
CREATE TABLE passers AS
    SELECT entity_id FROM entities SEMI JOIN (SELECT from_no FROM arrivals) paid ON low = from_no
    SEMI JOIN (SELECT to_no FROM arrivals WHERE NOT ends AND from_no IS NOT NULL) got ON low = to_no
    ORDER BY entity_id;

CREATE TABLE onward AS {onward};

-- What partners of a joint fundraising committee say of whose gifts their share is: memos of the
-- types that FEC gives a J (11 CFR 102.17(c)(8); FEC, Transaction type code descriptions).
CREATE TABLE splits AS
    SELECT payer_id AS giver_id, payee_id AS partner_id, date, amount, filed, source, entry
    FROM entry_rows
    WHERE why_not = 'memo' AND type_code IN ('10J', '11J', '15J', '18J', '30J', '31J', '32J') AND date IS NOT NULL
    ORDER BY giver_id, partner_id, date, entry;

-- Cash on hand as accounts state it, where the statement's own sums agree (opening + receipts -
-- disbursements = closing, as on FEC's Form 3X, lines 6 to 8).
CREATE TABLE statements AS
    WITH account AS (
        SELECT id, any_value(entity_id) AS entity_id FROM parties WHERE id IS NOT NULL GROUP BY id
    ), cycle AS (
        SELECT source, period, min("from") AS start FROM coverage WHERE holds = 'summaries' GROUP BY ALL
    ), stated AS (
        SELECT filer_id, cycle.start, through, cash_start AS opening, cash_end AS closing, receipts, disbursements
        FROM summaries JOIN cycle USING (source, period) WHERE filer_kind = 'committee'
        UNION
        SELECT filer_id, period_start, period_end, cash_start, cash_end, receipts, disbursements
        FROM filings WHERE replaced_by IS NULL AND period_start IS NOT NULL
    )
    SELECT entity_id, start, through, opening, closing, receipts, disbursements
    FROM stated JOIN account ON account.id = stated.filer_id
    WHERE start <= through AND opening >= 0 AND opening + receipts - disbursements = closing
    ORDER BY entity_id, start, through;

-- What came to and went from those accounts, by the day that the account itself gives and the one (`fullest`) that leaves most in it: of what
-- came the earlier of payer's and receiver's, of what went the later; `received` is what its stated receipts hold
-- of it: rows of its own, and none that only the payer reported. Gifts in kind are no cash, though stated receipts hold
-- them (11 CFR 104.13(a)), and a check that bounced or was voided never was; what is taken back of no payment on file comes in again.
CREATE TABLE account_days AS
    WITH theirs AS (
        SELECT entry FROM entry_rows WHERE counted AND side <> 'receipt' AND kind <> 'operating'
    ), paid AS (
        SELECT m.* REPLACE (coalesce(came, amount) AS amount, CASE WHEN amount > 0 THEN paid END AS paid), theirs.entry IS NULL AS own
        FROM (
            SELECT from_id, to_id, date, kind, side, ends, amount, paid, entry FROM moves WHERE counted
            UNION ALL SELECT from_id, to_id, date, kind, side, ends, amount, paid, entry FROM one_sided WHERE counted
        ) m
        LEFT JOIN taken_back USING (entry) LEFT JOIN theirs ON theirs.entry = m.entry
    ), each AS (
        SELECT to_id AS entity_id, date, least(date, paid) AS fullest, greatest(amount, 0) AS came, greatest(-amount, 0) AS went,
            CASE WHEN own AND kind NOT IN ('refund', 'operating', 'ad_buy', 'independent_expenditure') THEN amount ELSE 0 END AS received
        FROM paid WHERE NOT ends
        UNION ALL
        SELECT to_id, date, date, 0, 0, amount FROM paid WHERE kind = 'in_kind' AND side IS NULL AND own
        UNION ALL
        SELECT from_id, coalesce(paid, date), greatest(date, paid), greatest(-amount, 0), greatest(amount, 0), 0 FROM paid WHERE kind <> 'in_kind'
    )
    SELECT entity_id, date, fullest, sum(came)::DECIMAL(18, 2) AS came, sum(went)::DECIMAL(18, 2) AS went,
        sum(received)::DECIMAL(18, 2) AS received
    FROM each SEMI JOIN statements USING (entity_id)
    GROUP BY ALL ORDER BY entity_id, date, fullest;

-- Payments out of those accounts that were voided, and the rows that void them: a check drawn before a
-- statement begins and voided within it is money back, since the opening cash counts it as gone.
CREATE TABLE voids AS
    SELECT from_id AS entity_id, to_id, CASE kind WHEN 'earmark' THEN 'contribution' ELSE kind END AS kind, date, amount - came AS undone
    FROM moves JOIN taken_back USING (entry) SEMI JOIN statements ON statements.entity_id = from_id
    WHERE kind <> 'in_kind' ORDER BY entity_id, to_id, kind, date, amount < 0, entry;
