-- One entry an id. In: lake (every usable row of every part that holds entries), document, chained, notice.
-- Out: merged (rows that repeat an entry), filled (what an entry takes from its repeats), standing.
CREATE TEMP TABLE repeated AS
    SELECT source, source_id FROM lake GROUP BY ALL HAVING count(*) > 1;

-- Rows of a loaded filing that another source of the same agency carries too, each under its own id. Where
-- a filing has an id more than once, the rows under it meet in order of their amounts and days.
CREATE TEMP TABLE same AS
    SELECT also FROM lake SEMI JOIN document USING (system, filing_id) WHERE also IS NOT NULL GROUP BY also
    HAVING count(DISTINCT source) > 1;

-- The first by precedence, then the newest period, is the entry; the rest are further references.
CREATE TEMP TABLE reference AS
    WITH copy AS (
        SELECT source || ':' || source_id AS name, * FROM lake SEMI JOIN repeated USING (source, source_id)
        WHERE also IS NULL OR also NOT IN (FROM same)
        UNION ALL
        SELECT also || '#' || row_number() OVER (
                PARTITION BY also, source, table_name, period, file_no ORDER BY trunc(amount_filed), date, file_line
            ) AS name, *
        FROM lake SEMI JOIN same USING (also)
    )
    SELECT name, source, source_id, file, file_no, table_name, period, file_line, precedence, target, support_oppose, amount_filed,
        row_number() OVER (
            PARTITION BY name ORDER BY precedence, period DESC, table_name, file, file_no, file_line
        ) AS place
    FROM copy;

CREATE TEMP TABLE merged AS
    SELECT source, source_id, table_name, period, file_no, file_line FROM reference WHERE place > 1;

-- FEC's bulk files leave the cents out; the filing has them.
CREATE TEMP TABLE filled AS
    SELECT arg_min(source, place) AS source, arg_min(source_id, place) AS source_id,
        arg_min(target, place) FILTER (target IS NOT NULL) AS target,
        arg_min(support_oppose, place) FILTER (support_oppose IS NOT NULL) AS support_oppose,
        arg_max(amount_filed, place) AS exact
    FROM reference GROUP BY name;

-- Where else an entry stands: the file and line of every row that was merged into it.
CREATE TABLE further_references AS
    SELECT first.source || ':' || first.source_id AS entry_key, r.source, r.source_id, r.table_name, r.file || ':' || r.file_line AS ref
    FROM reference r JOIN reference first ON first.name = r.name AND first.place = 1
    WHERE r.place > 1;

-- Some rows name a committee and leave out its id (FEC's receipts of type 10, payments by some states' forms). Where one registered
-- committee alone has that name in that state, it is the one: otherwise its own report of the payment could not be told for
-- the same money. Where the row says no state, none else of the agency may have the name; nor where it has no registry (Washington),
-- and filers are known by their rows.
CREATE TEMP TABLE named_once AS
    WITH called AS (
        SELECT DISTINCT source, bare_name(name) AS bare, nullif(upper(state), '') AS state, committee_id FROM (
            SELECT source, name, state, committee_id FROM committees
            UNION SELECT DISTINCT source, filer_name, NULL, filer_id FROM lake ANTI JOIN committees USING (source)
            WHERE filer_id IS NOT NULL
        )
        WHERE bare_name(name) <> ''
    ), once AS (
        SELECT source, bare, state, any_value(committee_id) AS committee_id FROM called
        WHERE state IS NOT NULL GROUP BY ALL HAVING count(DISTINCT committee_id) = 1
        UNION ALL
        SELECT source, bare, NULL, any_value(committee_id) FROM called GROUP BY ALL HAVING count(DISTINCT committee_id) = 1
    )
    SELECT w.source, w.other_name, w.other_state, once.committee_id
    FROM (
        SELECT DISTINCT source, other_name, other_state, bare_name(other_name) AS bare,
            CASE WHEN source IN (SELECT source FROM committees) THEN nullif(upper(other_state), '') END AS state
        FROM lake
        WHERE other_id IS NULL AND other_kind = 'committee' AND other_name IS NOT NULL
    ) w JOIN once ON once.source = w.source AND once.bare = w.bare AND once.state IS NOT DISTINCT FROM w.state;

-- Rows of spending may only name the candidate whom a registry of the same agency has under an id. Where one registered candidate alone
-- has that name, or of several one alone that office, it is the one. An office of the registry's own words that is another
-- speaks against it; other words for an office ("House 3") do not.
CREATE TEMP MACRO words_of(name) AS
    list_sort(string_split(trim(regexp_replace(upper(name), '[^A-Z0-9]+', ' ', 'g')), ' '));

CREATE TEMP TABLE candidate_once AS
    WITH called AS (
        SELECT DISTINCT source, words_of(name) AS words, bare_name(office) AS office, candidate_id FROM candidates WHERE name IS NOT NULL
    ), only_named AS (
        SELECT DISTINCT source, target, target_office, words_of(target_name) AS words, nullif(bare_name(target_office), '') AS office
        FROM lake SEMI JOIN called USING (source)
        WHERE target_name IS NOT NULL AND target NOT IN (SELECT candidate_id FROM candidates)
    ), fitting AS (
        SELECT n.source, target, target_office, candidate_id, coalesce(n.office = c.office, false) AS same,
            coalesce(n.office <> c.office, false) AND (n.source, n.office) IN (SELECT (source, office) FROM called) AS another
        FROM only_named n JOIN called c USING (source, words)
    )
    SELECT source, target, target_office,
        CASE WHEN count(DISTINCT candidate_id) FILTER (same) = 1 THEN min(candidate_id) FILTER (same)
            WHEN count(DISTINCT candidate_id) = 1 AND NOT bool_or(another) THEN min(candidate_id) END AS candidate_id
    FROM fitting GROUP BY ALL HAVING candidate_id IS NOT NULL;

-- counted_until: the day from which a row that counted no longer does, since a later filing
-- replaced or repeated it; before that day it is part of every answer as of then.
CREATE TEMP VIEW standing AS
    SELECT dated.* REPLACE (
        coalesce(other_as.committee_id, dated.other_id, named_once.committee_id) AS other_id,
        -- what a row does not say itself its filing's cover says for it
        coalesce(filer_as.committee_id, dated.filer_id, d.filer_id) AS filer_id,
        coalesce(dated.form, d.form) AS form,
        coalesce(dated.amendment, d.amendment) AS amendment,
        coalesce(dated.report_type, d.report_type) AS report_type,
        coalesce(dated.url, d.url) AS url,
        coalesce(candidate_once.candidate_id, dated.target, filled.target, CASE dated.kind WHEN 'independent_expenditure' THEN d.target END) AS target,
        coalesce(dated.support_oppose, filled.support_oppose,
            CASE dated.kind WHEN 'independent_expenditure' THEN d.support_oppose END) AS support_oppose,
        CASE WHEN abs(filled.exact - dated.amount_filed) < 1 THEN filled.exact ELSE dated.amount_filed END AS amount_filed,
        CASE WHEN abs(filled.exact - dated.amount_filed) < 1
            THEN (CASE WHEN dated.amount = dated.amount_filed THEN 1 ELSE -1 END * filled.exact)::DECIMAL(14, 2)
            ELSE dated.amount END AS amount,
        coalesce(d.period_start, dated.period_start) AS period_start,
        coalesce(d.period_end, dated.period_end) AS period_end,
        coalesce(d.filed, dated.filed) AS filed,
        CASE WHEN d.filed IS NOT NULL THEN d.filed_basis ELSE dated.filed_basis END AS filed_basis,
        dated.counted AND c.replaced_by IS NULL AND n.source_id IS NULL AS counted,
        CASE WHEN dated.counted AND c.replaced_by IS NOT NULL THEN 'replaced'
            WHEN dated.counted AND n.source_id IS NOT NULL THEN coalesce(n.why, 'repeated') ELSE dated.why_not END AS why_not),
        CASE WHEN dated.counted OR dated.why_not = 'replaced' THEN least(c.until, n.until) END AS counted_until
    FROM dated
    ANTI JOIN merged USING (source, source_id, table_name, period, file_no, file_line)
    LEFT JOIN filled USING (source, source_id)
    LEFT JOIN document d ON d.system = dated.system AND d.filing_id = dated.filing_id
    LEFT JOIN also_known filer_as ON filer_as.system = dated.system AND filer_as.id = coalesce(dated.filer_id, d.filer_id)
    LEFT JOIN also_known other_as ON other_as.system = dated.system AND other_as.id = dated.other_id
    LEFT JOIN chained c ON c.system = dated.system AND c.filing_id = dated.filing_id
    LEFT JOIN notice n ON n.source = dated.source AND n.source_id = dated.source_id
    LEFT JOIN candidate_once ON candidate_once.source = dated.source AND candidate_once.target = dated.target
        AND candidate_once.target_office IS NOT DISTINCT FROM dated.target_office
    LEFT JOIN named_once ON dated.other_id IS NULL AND dated.other_kind = 'committee'
        AND dated.kind NOT IN ('independent_expenditure', 'operating', 'electioneering', 'coordinated')
        AND named_once.source = dated.source AND named_once.other_name = dated.other_name
        AND named_once.other_state IS NOT DISTINCT FROM dated.other_state;

-- Rows that say what a receipt says too, and from when until when that receipt counted (for as long
-- as it does where `until` is null); and which receipts, by their keys, the day that the row itself gives, and since when both
-- are on file.
CREATE TEMP TABLE mirror (source VARCHAR, source_id VARCHAR, since DATE, until DATE, receipts VARCHAR[], paid DATE, told DATE);

-- Candidates and measures that rows or covers only name, under the id their source made of the name.
INSERT INTO candidates BY NAME
    SELECT any_value(source) AS source, any_value(system) AS system, max(period) AS period, target AS candidate_id,
        min(target_name) AS name, min(target_office) AS office
    FROM (
        SELECT source, system, period, target, target_name, target_office FROM lake
        WHERE (source, target, coalesce(target_office, '')) NOT IN
            (SELECT (source, target, coalesce(target_office, '')) FROM candidate_once)
        UNION ALL SELECT source, system, period, target, target_name, target_office FROM document
        UNION ALL SELECT source, system, period, candidate_id, candidate_name, candidate_office FROM committees
    )
    WHERE target IS NOT NULL AND target_name IS NOT NULL AND target NOT IN (SELECT candidate_id FROM candidates)
    GROUP BY target;

INSERT INTO links BY NAME
    SELECT DISTINCT source, system, table_name, period, file, file_line, candidate_id, committee_id FROM committees
    WHERE candidate_name IS NOT NULL;
