-- Filings that are loaded themselves, which of them later ones replaced, and which rows a periodic
-- report repeats. In: documents, lake, committees, at_once. Out: bare_name, also_known, document, chained, notice.
-- Names are compared by their letters and digits.
CREATE TEMP MACRO bare_name(name) AS
    regexp_replace(replace(upper(name), '&', 'AND'), '[^A-Z0-9]', '', 'g');

-- Another id of a filer: rows give either. One that is a filer's own means that filer, and is no other's; but where the registry has
-- both under one name, and no further id for it, it is one filer that is registered twice.
CREATE TEMP TABLE also_known AS
    WITH given AS (
        SELECT DISTINCT system, also_id AS id, committee_id FROM committees WHERE also_id <> committee_id
        UNION SELECT DISTINCT system, filer_also, filer_id FROM lake WHERE filer_also <> filer_id
    ), own AS (
        SELECT given.system, id, given.committee_id,
            list_has_any(list(bare_name(o.name)), list(bare_name(f.name))) AND bool_and(coalesce(o.also_id = id, true)) AS twice
        FROM given JOIN committees o ON o.system = given.system AND o.committee_id = given.id
            JOIN committees f ON f.system = given.system AND f.committee_id = given.committee_id
        GROUP BY ALL
    ), known AS (
        SELECT system, id, any_value(committee_id) AS committee_id FROM given
        WHERE (system, id) NOT IN (SELECT (system, id) FROM own WHERE NOT twice)
        GROUP BY system, id HAVING count(DISTINCT committee_id) = 1
    )
    SELECT known.* REPLACE (coalesce(further.committee_id, known.committee_id) AS committee_id)
    FROM known LEFT JOIN known further ON further.system = known.system AND further.id = known.committee_id;

-- A filing may lie in several files; where one of them states the day it was filed, that holds.
-- Numbers are given out in the order filings come in: a day that is not stated lies between the
-- stated days of the numbers around it.
CREATE TEMP TABLE document AS
    WITH cover AS (
        FROM documents
        UNION ALL BY NAME
        -- filings whose rows alone are loaded and tell what they amend
        SELECT l.system, any_value(l.source) AS source, l.filing_id, any_value(coalesce(l.filer_id, d.filer_id)) AS filer_id,
            any_value(coalesce(l.form, d.form)) AS form, any_value(l.report_type) AS report_type, any_value(l.amends) AS amends,
            max(l.amends_number) AS amends_number, true AS chained, min(l.filed) AS filed,
            arg_min(l.filed_basis, l.filed) AS filed_basis, min(l.url) AS url
        FROM (FROM lake ANTI JOIN documents USING (system, filing_id)) l
        LEFT JOIN documents d ON d.system = l.system AND coalesce(d.amends, d.filing_id) = l.amends
        WHERE l.amends IS NOT NULL GROUP BY l.system, l.filing_id
    ), imaged AS (
        -- where a filing does not state its day, the day in the image numbers of its rows in another
        -- source is nearer to it than the day it was signed
        SELECT l.system, l.filing_id, min(l.filed) AS day
        FROM lake l JOIN documents d ON d.system = l.system AND d.filing_id = l.filing_id AND d.source <> l.source
        WHERE l.filed_basis = 'estimated' GROUP BY ALL
    ), one AS (
        SELECT cover.* REPLACE (CASE WHEN filed_basis = 'stated' THEN filed ELSE coalesce(imaged.day, filed) END AS filed),
            try_cast(filing_id AS BIGINT) AS number
        FROM cover LEFT JOIN imaged USING (system, filing_id)
        QUALIFY row_number() OVER (
            PARTITION BY system, filing_id ORDER BY coalesce(filed_basis = 'stated', false) DESC, precedence, filed, file, file_no, file_line
        ) = 1
    ), between_days AS (
        SELECT *,
            max(filed) FILTER (filed_basis = 'stated') OVER (before ROWS UNBOUNDED PRECEDING) AS earliest,
            min(filed) FILTER (filed_basis = 'stated') OVER (before ROWS BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING) AS latest
        FROM one WINDOW before AS (PARTITION BY system, number IS NULL ORDER BY number)
    )
    SELECT between_days.* EXCLUDE (number, earliest, latest) REPLACE (
        coalesce(also_known.committee_id, filer_id) AS filer_id,
        CASE WHEN filed_basis = 'stated' OR number IS NULL THEN filed
            ELSE greatest(least(coalesce(filed, latest), latest), earliest) END AS filed,
        CASE WHEN coalesce(filed, latest, earliest) IS NOT NULL THEN coalesce(filed_basis, 'estimated') END AS filed_basis)
    FROM between_days LEFT JOIN also_known ON also_known.system = between_days.system AND also_known.id = filer_id;

-- Rows with no day of filing of their own (FEC's bulk files until 2015, where the report's due date
-- depends on a day no row gives): the filing came in before the next one whose day is stated, and by
-- the day that its money was due at the latest.
CREATE TEMP VIEW dated AS
    WITH anchor AS (
        SELECT system, try_cast(filing_id AS BIGINT) AS number,
            min(filed) OVER (PARTITION BY system ORDER BY try_cast(filing_id AS BIGINT)
                ROWS BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING) AS latest
        FROM document WHERE filed_basis = 'stated' AND try_cast(filing_id AS BIGINT) IS NOT NULL
    ), numbered AS (
        SELECT u.system, u.filing_id, anchor.latest
        FROM (SELECT DISTINCT system, filing_id, try_cast(filing_id AS BIGINT) AS number
            FROM lake WHERE filed IS NULL AND filing_id IS NOT NULL) u
        ASOF JOIN anchor ON anchor.system = u.system AND anchor.number >= u.number
    )
    SELECT lake.* REPLACE (coalesce(lake.filed, least(numbered.latest, lake.filed_by), lake.filed_by) AS filed)
    FROM lake LEFT JOIN numbered ON lake.filed IS NULL AND numbered.system = lake.system
        AND numbered.filing_id = lake.filing_id;

-- Filings that only their rows speak of (FEC's bulk files), of filers with loaded documents. Rows
-- there are of the newest filing on a period, so that it belongs to the chain of those documents.
CREATE TEMP TABLE spoken_of AS
    SELECT system, any_value(source) AS source, filing_id, any_value(filer_id) AS filer_id, max(report_type) AS report_type,
        min(period_start) AS period_start, max(period_end) AS period_end, max(period) AS period, min(filed) AS filed,
        max(date) AS last_day
    FROM dated SEMI JOIN document USING (system, filer_id)
    WHERE filing_id IS NOT NULL AND (system, filing_id) NOT IN (SELECT (system, filing_id) FROM document)
    GROUP BY system, filing_id;

-- The header of an amendment names the first filing of its chain; some name the one before.
-- One that names none, or one that is not loaded, follows the last before it of its filer, form, report and period.
-- Registrations are renewed whole, whatever they name.
CREATE TEMP TABLE rooted AS
    WITH RECURSIVE last_before AS (
        SELECT d.system, d.filing_id, arg_max(o.filing_id, try_cast(o.filing_id AS BIGINT)) AS before
        FROM document d JOIN document o ON o.system = d.system AND o.filer_id = d.filer_id AND o.form = d.form
            AND o.report_type IS NOT DISTINCT FROM d.report_type AND o.period_end = d.period_end
            AND o.period_start IS NOT DISTINCT FROM d.period_start
            AND try_cast(o.filing_id AS BIGINT) < try_cast(d.filing_id AS BIGINT)
        WHERE d.amendment = 'A' AND d.nature NOT IN ('registration', 'notice') AND o.chained
        GROUP BY ALL
    ), named AS (
        SELECT d.*, CASE WHEN t.filer_id = d.filer_id AND t.form IS NOT DISTINCT FROM d.form THEN d.amends
            ELSE coalesce(last_before.before, CASE WHEN t.filing_id IS NULL THEN d.amends END) END AS before
        FROM document d LEFT JOIN document t ON t.system = d.system AND t.filing_id = d.amends
        LEFT JOIN last_before ON last_before.system = d.system AND last_before.filing_id = d.filing_id
        WHERE d.chained
    ), climb(system, filing_id, root, n) AS (
        SELECT system, filing_id, filing_id, 0 FROM named
        UNION ALL
        SELECT c.system, c.filing_id, d.before, c.n + 1
        FROM climb c JOIN named d ON d.system = c.system AND d.filing_id = c.root
        WHERE d.before IS NOT NULL AND d.before <> d.filing_id AND c.n < 100
    ), root AS (
        SELECT system, filing_id, arg_max(root, n) AS root FROM climb GROUP BY ALL
    )
    SELECT d.system, d.source, d.filing_id, d.filer_id, d.form, d.nature, d.report_type, d.period_start, d.period_end, d.filed, d.amends, d.amends_number,
        CASE d.nature WHEN 'registration' THEN d.form ELSE root.root END AS root
    FROM named d JOIN root USING (system, filing_id);

CREATE TEMP TABLE chained AS
    WITH member AS (
        SELECT system, source, filing_id, filer_id, root, filed, amends_number FROM rooted
        UNION
        -- the filing an amendment names, not loaded itself
        SELECT r.system, s.source, r.root, r.filer_id, r.root, s.filed, NULL
        FROM rooted r LEFT JOIN spoken_of s ON s.system = r.system AND s.filing_id = r.root
        WHERE r.nature IS DISTINCT FROM 'registration' AND (r.system, r.root) NOT IN (SELECT (system, filing_id) FROM document)
        UNION
        SELECT s.system, s.source, s.filing_id, s.filer_id, r.root, s.filed, NULL
        FROM spoken_of s JOIN rooted r ON r.system = s.system AND r.filer_id = s.filer_id AND r.nature IN ('periodic', 'report')
            AND r.report_type = s.report_type
            -- where rows do not say when their report closes, the last of their days tells of which year it is
            AND CASE WHEN s.period_end IS NOT NULL THEN r.period_end = s.period_end
                WHEN s.last_day IS NOT NULL THEN s.last_day BETWEEN coalesce(r.period_start, r.period_end - 184) AND r.period_end
                ELSE year(r.period_end) IN (s.period, s.period - 1) END
    ), ordered AS (
        SELECT *, row_number() OVER (
                PARTITION BY system, filer_id, root ORDER BY try_cast(filing_id AS BIGINT) NULLS FIRST, amends_number NULLS FIRST, filing_id) AS n
        FROM (SELECT DISTINCT ON (system, filing_id, root) * FROM member ANTI JOIN at_once USING (system, filing_id))
    )
    SELECT system, filing_id, any_value(replaced_by) AS replaced_by, min(until) AS until FROM (
        SELECT system, filing_id,
            lead(coalesce(source, system) || ':' || filing_id) OVER chain AS replaced_by,
            min(filed) OVER (chain ROWS BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING) AS until
        FROM ordered WINDOW chain AS (PARTITION BY system, filer_id, root ORDER BY n)
    ) WHERE replaced_by IS NOT NULL GROUP BY system, filing_id;

-- Filings of which rows are loaded, by side. A cover alone says of no payment that it is listed again; a
-- document that is loaded whole has all its rows with it.
CREATE TEMP TABLE itemizing AS
    SELECT DISTINCT l.system, l.filing_id, l.side
    FROM lake l SEMI JOIN (FROM document ANTI JOIN of_documents USING (source)) USING (system, filing_id)
    UNION
    SELECT system, filing_id, unnest(['receipt', 'disbursement']) FROM document SEMI JOIN of_documents USING (source);

-- A notice within 24 or 48 hours is itemized again in the periodic report on its days
-- (11 CFR 104.4(b)(2), 104.5(f)): from that report on it is said twice.
CREATE TEMP TABLE notice AS
    WITH periodic AS (
        SELECT system, filer_id, period_start, period_end, filed, side FROM document JOIN itemizing USING (system, filing_id)
        WHERE nature = 'periodic'
        UNION ALL
        -- some rows tell only when their report closes. A year-end report covers half a year at most, where there is
        -- no election (11 CFR 104.5(c)(2)(i)), every other one no more than a quarter
        SELECT system, filer_id, coalesce(period_start, CASE WHEN report_type = 'YE' AND year(period_end) % 2 = 1
            THEN period_end - 184 ELSE date_trunc('quarter', period_end)::DATE END), period_end, filed,
            unnest(['receipt', 'disbursement']) FROM spoken_of
    )
    SELECT l.source, l.source_id, min(p.filed) AS until, NULL::VARCHAR AS why
    FROM lake l
    JOIN document d ON d.system = l.system AND d.filing_id = l.filing_id AND d.nature = 'notice'
    JOIN periodic p ON p.system = l.system AND p.filer_id = coalesce(l.filer_id, d.filer_id)
        AND p.side = l.side AND coalesce(l.date, d.filed) BETWEEN p.period_start AND p.period_end
    GROUP BY ALL;
