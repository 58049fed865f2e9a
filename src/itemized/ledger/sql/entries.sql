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

-- Of receipts the day on which their payer's own report has them paid, by the pair that stands today or stood last, and since when
-- that was on file.
CREATE TEMP TABLE paid_apart AS
    WITH told AS (
        SELECT unnest(receipts) AS receipt, paid, told, coalesce(until, DATE '9999-12-31') AS until FROM mirror WHERE paid IS NOT NULL
    ), last AS (
        SELECT receipt, paid FROM told
        QUALIFY row_number() OVER (PARTITION BY receipt ORDER BY until DESC, told, paid) = 1
    )
    SELECT split_part(receipt, ':', 1) AS source, substr(receipt, strpos(receipt, ':') + 1) AS source_id, paid, min(told) AS told
    FROM told JOIN last USING (receipt, paid) GROUP BY receipt, paid;

-- Parties are numbered in order of whom they are: small numbers pack well, a hash does not.
CREATE TEMP TABLE numbered AS
    SELECT party_key AS hashed, entity_id, row_number() OVER (ORDER BY entity_id, party_key)::UBIGINT AS party_key
    FROM party LEFT JOIN identified USING (party_key);

-- The ways of one entity stand together: it is the stretch of numbers from `low` to `high`, and
-- goes by `low` where a number will do for it.
CREATE TEMP TABLE stretch AS
    SELECT entity_id, min(party_key) AS low, max(party_key) AS high FROM numbered GROUP BY entity_id;
CREATE TEMP TABLE belongs AS
    SELECT party_key, low FROM numbered JOIN stretch USING (entity_id);

-- Filers are few: their side of each row is joined to these alone.
CREATE TEMP TABLE numbered_filer AS
    SELECT DISTINCT numbered.* FROM numbered JOIN filers ON hashed = hash(filers.source, filers.id);

-- Rows lie in order of payer and payee, so that those of one donor are found without looking at all.
-- What packs badly in that order is kept in parts: a number apart from the text around it, and
-- nothing that another column says too. The view `entry_rows` puts them together. paid: the payer's day, where its own report
-- has another than `date`, on file since paid_filed.
CREATE TABLE kept_rows AS
    WITH named AS (
        SELECT e.*,
            CASE e.side WHEN 'receipt' THEN o.party_key ELSE f.party_key END AS payer_key,
            CASE e.side WHEN 'receipt' THEN f.party_key ELSE o.party_key END AS payee_key,
            CASE e.side WHEN 'receipt' THEN o.entity_id ELSE f.entity_id END AS payer_id,
            CASE e.side WHEN 'receipt' THEN f.entity_id ELSE o.entity_id END AS payee_id,
            f.entity_id IS NOT DISTINCT FROM e.filer_id AS filer_same,
            -- before the digits a 1, so that zeros at their start are kept
            regexp_extract(e.source_id, '[0-9]{1,10}$') AS id_digits, try_cast('1' || nullif(id_digits, '') AS BIGINT) AS id_no,
            CASE WHEN NOT contains(e.url, '{}') THEN regexp_extract(e.url, '([0-9]{1,10})/?$', 1) END AS url_digits,
            try_cast('1' || nullif(url_digits, '') AS BIGINT) AS url_no, CASE WHEN ends_with(e.url, '/') THEN '/' ELSE '' END AS url_end,
            coalesce(filing_id, concat_ws('/', filer_id, report_type, year(period_end))) AS filing_name,
            CASE WHEN regexp_full_match(filing_name, '[0-9]{1,15}') THEN ('1' || filing_name)::BIGINT END AS filing_no,
            m.ends, m.since, m.uncounted_from, m.uncounted_until,
            CASE WHEN p.paid <> e.date THEN p.paid END AS paid, CASE WHEN p.paid <> e.date THEN p.told END AS paid_filed
        FROM keyed e
        LEFT JOIN mirrored m USING (source, source_id)
        LEFT JOIN paid_apart p USING (source, source_id)
        LEFT JOIN numbered o ON o.hashed = e.other_key
        LEFT JOIN numbered_filer f ON f.hashed = e.filer_key
    )
    SELECT source, system, id_no, left(source_id, length(source_id) - length(id_digits)) AS id_start, period, table_name,
        filing_no, CASE WHEN filing_no IS NULL THEN filing_name END AS filing_text,
        filer_same, CASE WHEN NOT filer_same THEN filer_id END AS filer_text, schedule, line_number AS line, type_code, kind, side,
        payer_key, payee_key, payer_id, payee_id, conduit_id, target, support_oppose, amount,
        amount_filed IS NOT DISTINCT FROM amount AS filed_same,
        CASE WHEN amount_filed IS DISTINCT FROM amount THEN amount_filed END AS filed_otherwise, date, date_text,
        election, memo, memo_text, counted AND NOT coalesce(ends, false) AS counted,
        CASE WHEN counted AND ends THEN 'mirror' ELSE why_not END AS why_not,
        CASE WHEN ends THEN least(since, counted_until) ELSE counted_until END AS counted_until,
        uncounted_from, uncounted_until, paid, paid_filed, form, report_type, period_start, period_end, filed, filed_basis, amendment,
        file, file_no, file_line, url_no,
        CASE WHEN url_no IS NULL THEN url ELSE left(url, length(url) - length(url_digits) - length(url_end)) || '{}' || url_end END AS url_form
    FROM named
    ORDER BY payer_key, payee_key, date, file_no, file_line;

-- The same by who was paid, as far as sums and routes ask: what one party got lies together too.
CREATE TABLE received AS
    SELECT payee.low AS payee_no, payer.low AS payer_no, date, kind, amount, source, counted, why_not, counted_until,
        uncounted_from, uncounted_until, paid, paid_filed, filed, filed_basis, amendment,
        coalesce({about}, false) AS about, kept_rows.rowid AS entry
    FROM kept_rows JOIN belongs payee ON payee.party_key = payee_key LEFT JOIN belongs payer ON payer.party_key = payer_key
    ORDER BY payee_no, payer_no, date, entry;

-- Where the rows of a filing lie: in the order of payers that is anywhere.
CREATE TABLE filing_rows AS
    SELECT filing_no, filing_text, rowid AS entry FROM kept_rows
    WHERE filing_no IS NOT NULL OR filing_text IS NOT NULL ORDER BY filing_no, filing_text, entry;

CREATE VIEW entry_rows AS
    SELECT * EXCLUDE (id_no, id_start, filing_no, filing_text, filer_same, filer_text, filed_same, filed_otherwise, url_no, url_form),
        CASE WHEN filing_no IS NULL THEN filing_text ELSE substr(filing_no::VARCHAR, 2) END AS filing_id,
        CASE WHEN id_no IS NULL THEN id_start ELSE id_start || substr(id_no::VARCHAR, 2) END AS source_id,
        CASE WHEN filer_same THEN CASE side WHEN 'receipt' THEN payee_id ELSE payer_id END ELSE filer_text END AS filer_id,
        CASE WHEN filed_same THEN amount ELSE filed_otherwise END AS amount_filed,
        CASE WHEN url_no IS NULL THEN url_form ELSE replace(url_form, '{}', substr(url_no::VARCHAR, 2)) END AS url,
        rowid AS entry
    FROM kept_rows;

CREATE VIEW entries AS
    SELECT source || ':' || source_id AS entry_key, source, source_id, period,
        source || ':' || filing_id AS filing_key, filer_id, schedule, line, type_code, kind, side,
        payer_key, payee_key, payer_id, payee_id, conduit_id, target, support_oppose, amount,
        amount_filed, date, date_text, election, memo, memo_text, counted, why_not, counted_until, uncounted_from, uncounted_until, filed, filed_basis,
        amendment, file || ':' || file_line AS ref, url
    FROM entry_rows;

-- What is different in almost every row is kept as it is, here and below: packed, a block of it is unpacked
-- whole for the one value that is asked for, which took four fifths of an answer's time.
CREATE TABLE filings (
    filing_key VARCHAR USING COMPRESSION uncompressed, source VARCHAR, system VARCHAR, filing_id VARCHAR USING COMPRESSION uncompressed,
    filer_id VARCHAR USING COMPRESSION uncompressed, form VARCHAR, report_type VARCHAR, amendment VARCHAR,
    period_start DATE, period_end DATE, filed DATE, filed_basis VARCHAR, amends VARCHAR, replaced_by VARCHAR, replaced DATE,
    rows BIGINT, url VARCHAR USING COMPRESSION uncompressed, nature VARCHAR, filer_name VARCHAR USING COMPRESSION uncompressed,
    receipts DECIMAL(14, 2), itemized_individuals DECIMAL(14, 2), unitemized_individuals DECIMAL(14, 2),
    disbursements DECIMAL(14, 2), independent_expenditures DECIMAL(14, 2), cash_start DECIMAL(14, 2),
    cash_end DECIMAL(14, 2), debts DECIMAL(14, 2), text VARCHAR, target VARCHAR, support_oppose VARCHAR
);
INSERT INTO filings BY NAME
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

CREATE TABLE entities (
    entity_id VARCHAR USING COMPRESSION uncompressed, kind VARCHAR, name VARCHAR USING COMPRESSION uncompressed, ids VARCHAR[],
    place VARCHAR USING COMPRESSION uncompressed, low UBIGINT, high UBIGINT, given DECIMAL(18, 2), received DECIMAL(18, 2),
    first DATE, last DATE, rank INTEGER
);
INSERT INTO entities BY NAME
    WITH paid AS (
        SELECT entity_id, sum(given) AS given, min(first) AS first, max(last) AS last FROM (
            SELECT payer_key AS party_key, sum(amount) FILTER (kind IN ({gifts})) AS given, min(date) AS first, max(date) AS last
            FROM kept_rows WHERE counted GROUP BY ALL
        ) JOIN numbered USING (party_key) GROUP BY ALL
    ), got AS (
        SELECT entity_id, sum(received) AS received, min(first) AS first, max(last) AS last FROM (
            SELECT payee_key AS party_key, sum(amount) FILTER (kind IN ({gifts})) AS received, min(date) AS first, max(date) AS last
            FROM kept_rows WHERE counted GROUP BY ALL
        ) JOIN numbered USING (party_key) GROUP BY ALL
    )
    SELECT entity.*, stretch.low, stretch.high, coalesce(paid.given, 0)::DECIMAL(18, 2) AS given,
        coalesce(got.received, 0)::DECIMAL(18, 2) AS received,
        least(paid.first, got.first) AS first, greatest(paid.last, got.last) AS last,
        -- by money, the largest first: what is found is shown in this order
        row_number() OVER (ORDER BY abs(coalesce(paid.given, 0)) + abs(coalesce(got.received, 0)) DESC, name, entity_id)::INTEGER AS rank
    FROM entity JOIN stretch USING (entity_id) LEFT JOIN paid USING (entity_id) LEFT JOIN got USING (entity_id)
    ORDER BY entity_id;  -- so that a few are found without looking at all

CREATE TABLE parties (
    party_key UBIGINT, name VARCHAR USING COMPRESSION uncompressed, kind VARCHAR, city VARCHAR USING COMPRESSION uncompressed,
    state VARCHAR, zip VARCHAR USING COMPRESSION uncompressed, employer VARCHAR USING COMPRESSION uncompressed,
    occupation VARCHAR USING COMPRESSION uncompressed, id VARCHAR USING COMPRESSION uncompressed, n BIGINT, registered INTEGER,
    entity_id VARCHAR USING COMPRESSION uncompressed, way UBIGINT, tier VARCHAR, because VARCHAR
);
INSERT INTO parties BY NAME
    SELECT numbered.party_key, party.* EXCLUDE (party_key, first), identified.* EXCLUDE (party_key)
    FROM party JOIN numbered ON numbered.hashed = party.party_key LEFT JOIN identified ON identified.party_key = party.party_key
    ORDER BY numbered.party_key;
