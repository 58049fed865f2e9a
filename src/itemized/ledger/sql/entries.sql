-- The tables that answer. In: keyed, mirror, party, and who they are (identified, entity).

-- From when a row says what a counted receipt says too. ends: it still does, or did when a later
-- filing took the row's own place. Where that receipt was taken back in between, the row counts
-- again: not from uncounted_from until uncounted_until (of several such times, from the first to the
-- end of the last).
CREATE TEMP TABLE mirrored AS
    WITH spell AS (
        SELECT source, source_id, coalesce(since, DATE '0001-01-01') AS since, coalesce(until, DATE '9999-12-31') AS until
        FROM mirror
    ), apart AS (
        SELECT *, coalesce(since > max(until) OVER (
                PARTITION BY source, source_id ORDER BY since, until ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
            ), true)::INTEGER AS starts
        FROM spell
    ), island AS (
        SELECT *, sum(starts) OVER (PARTITION BY source, source_id ORDER BY since, until ROWS UNBOUNDED PRECEDING) AS nth
        FROM apart
    ), joined AS (
        SELECT source, source_id, nth, min(since) AS since, max(until) AS until FROM island GROUP BY ALL
    ), told AS (
        SELECT source, source_id, min(since) AS first, max(since) AS last, max(until) AS until,
            max(until) FILTER (nth < most) AS before
        FROM (SELECT *, max(nth) OVER (PARTITION BY source, source_id) AS most FROM joined) GROUP BY ALL
    )
    SELECT source, source_id, ends, last AS since,
        CASE WHEN NOT ends OR before IS NOT NULL THEN first END AS uncounted_from,
        CASE WHEN ends THEN before ELSE told.until END AS uncounted_until
    FROM (
        SELECT told.*, CASE WHEN s.counted THEN told.until = DATE '9999-12-31' ELSE coalesce(told.until >= s.counted_until, false) END AS ends
        FROM told JOIN (SELECT source, source_id, counted, counted_until FROM standing) s USING (source, source_id)
    ) told;

CREATE TABLE entry_rows AS
    SELECT e.source, e.system, e.source_id, e.period, e.table_name,
        coalesce(e.filing_id, concat_ws('/', e.filer_id, e.report_type, year(e.period_end))) AS filing_id,
        e.filer_id, e.schedule, e.line_number AS line, e.type_code, e.kind, e.side,
        CASE e.side WHEN 'receipt' THEN e.other_key ELSE e.filer_key END AS payer_key,
        CASE e.side WHEN 'receipt' THEN e.filer_key ELSE e.other_key END AS payee_key,
        CASE e.side WHEN 'receipt' THEN o.entity_id ELSE f.entity_id END AS payer_id,
        CASE e.side WHEN 'receipt' THEN f.entity_id ELSE o.entity_id END AS payee_id,
        e.conduit_id, e.target, e.support_oppose, e.amount, e.amount_filed, e.date, e.date_text,
        e.election, e.memo, e.memo_text,
        e.counted AND NOT coalesce(m.ends, false) AS counted,
        CASE WHEN e.counted AND m.ends THEN 'mirror' ELSE e.why_not END AS why_not,
        CASE WHEN m.ends THEN least(m.since, e.counted_until) ELSE e.counted_until END AS counted_until,
        m.uncounted_from, m.uncounted_until,
        e.form, e.report_type, e.period_start, e.period_end, e.filed, e.filed_basis, e.amendment,
        e.file, e.file_no, e.file_line, e.url
    FROM keyed e
    LEFT JOIN mirrored m USING (source, source_id)
    LEFT JOIN identified o ON o.party_key = e.other_key
    LEFT JOIN identified f ON f.party_key = e.filer_key;

CREATE VIEW entries AS
    SELECT source || ':' || source_id AS entry_key, source, source_id, period,
        source || ':' || filing_id AS filing_key, filer_id, schedule, line, type_code, kind, side,
        payer_key, payee_key, payer_id, payee_id, conduit_id, target, support_oppose, amount,
        amount_filed, date, date_text, election, memo, memo_text, counted, why_not, counted_until, uncounted_from, uncounted_until, filed, filed_basis,
        amendment, file || ':' || file_line AS ref, url
    FROM entry_rows;

CREATE TABLE filings AS
    WITH counts AS (
        SELECT system, filing_id, count(*) AS rows FROM entry_rows WHERE filing_id IS NOT NULL GROUP BY ALL
    ), spoken AS (
        SELECT source || ':' || filing_id AS filing_key, system, source, filing_id, any_value(filer_id) AS filer_id,
            max(form) AS form, max(report_type) AS report_type, max(amendment) AS amendment,
            min(period_start) AS period_start, max(period_end) AS period_end,
            min(filed) AS filed, arg_min(filed_basis, filed) AS filed_basis, count(*) AS rows, min(url) AS url
        FROM entry_rows WHERE filing_id IS NOT NULL GROUP BY system, source, filing_id
    ), every AS (
        SELECT d.source || ':' || d.filing_id AS filing_key, d.*, coalesce(counts.rows, 0) AS rows
        FROM document d LEFT JOIN counts USING (system, filing_id)
        UNION ALL BY NAME
        -- under another source's key too, where the entries came from there
        SELECT * FROM spoken ANTI JOIN document USING (system, source, filing_id)
    )
    SELECT filing_key, source, system, filing_id, filer_id, form, report_type, amendment, period_start, period_end, filed,
        filed_basis, amends, chained.replaced_by, chained.until AS replaced, rows, url, nature, filer_name, receipts, itemized_individuals,
        unitemized_individuals, disbursements, independent_expenditures, cash_start, cash_end, debts, text,
        target, support_oppose
    FROM every LEFT JOIN chained USING (system, filing_id);

-- Who paid whom, month by month: for all parties asked at once. Of one party `moves` tells sooner.
CREATE VIEW flows AS
    SELECT payer_id, payee_id, date_trunc('month', date)::DATE AS month, kind, count(*) AS n,
        sum(amount)::DECIMAL(18, 2) AS total, max(amount) AS largest, min(date) AS first, max(date) AS last
    FROM entry_rows WHERE counted GROUP BY ALL;

CREATE TABLE entities AS
    WITH paid AS (
        SELECT payer_id AS entity_id, sum(amount) FILTER (kind IN ({gifts})) AS given, min(date) AS first,
            max(date) AS last
        FROM entry_rows WHERE counted GROUP BY payer_id
    ), got AS (
        SELECT payee_id AS entity_id, sum(amount) FILTER (kind IN ({gifts})) AS received, min(date) AS first,
            max(date) AS last
        FROM entry_rows WHERE counted GROUP BY payee_id
    )
    SELECT entity.*, coalesce(paid.given, 0)::DECIMAL(18, 2) AS given,
        coalesce(got.received, 0)::DECIMAL(18, 2) AS received,
        least(paid.first, got.first) AS first, greatest(paid.last, got.last) AS last,
        -- by money, the largest first: what is found is shown in this order
        row_number() OVER (ORDER BY abs(coalesce(paid.given, 0)) + abs(coalesce(got.received, 0)) DESC, name, entity_id)::INTEGER AS rank
    FROM entity LEFT JOIN paid USING (entity_id) LEFT JOIN got USING (entity_id)
    ORDER BY entity_id;  -- so that a few are found without looking at all

CREATE TABLE parties AS
    SELECT party.* EXCLUDE (first), identified.clean, identified.entity_id, identified.way, identified.tier,
        identified.because FROM party LEFT JOIN identified USING (party_key)
    ORDER BY entity_id;
