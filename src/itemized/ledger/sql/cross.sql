-- One payment in the reports of two agencies (decision 73). In: standing, lake, document, committees, mirror.
-- Out: called and crossable (how filers are named, and rows that may be of such a payment), abroad (which filer of another
-- agency a row names), cross_rows: rows that name a filer of another agency, with that filer's id as the other party's: of a payment both ways,
-- so that the rule that pairs reports within an agency (mirrors) can be asked over them.

-- What says only that it is a committee is left out at the end: reports write "Lamps Up California Committee" for the filer
-- "Lamps Up California".
CREATE TEMP MACRO core_name(name) AS
    bare_name(regexp_replace(upper(name), '[, ]+(INC|PAC|((POLITICAL )?ACTION )?COMMITTEE)[. ]*$', ''));

-- How filers are named, in registries and in rows.
CREATE TEMP TABLE filer_names AS
    SELECT system, name, committee_id AS id FROM committees
    UNION SELECT DISTINCT system, filer_name, filer_id FROM lake WHERE filer_name IS NOT NULL
    UNION SELECT DISTINCT system, filer_name, filer_id FROM document WHERE filer_name IS NOT NULL;

-- A name that two filers of an agency have names neither.
CREATE TEMP TABLE called AS
    SELECT system, called, core, any_value(id) AS id FROM (
        SELECT system, bare_name(name) AS called, false AS core, id FROM filer_names
        UNION SELECT system, core_name(name), true, id FROM filer_names
    )
    WHERE length(called) > 5 AND id IS NOT NULL GROUP BY ALL HAVING count(DISTINCT id) = 1;

CREATE TEMP VIEW crossable AS
    SELECT s.source || ':' || s.source_id AS source_id, s.source, s.system, s.side, s.kind, s.filer_id, s.other_id, s.other_name,
        s.amount, s.date, s.period_start, s.period_end, s.filed, s.counted, s.counted_until, bare_name(s.other_name) AS bare, core_name(s.other_name) AS core
    FROM standing s
    WHERE (s.counted OR s.counted_until > s.filed) AND s.amount <> 0 AND s.other_kind IS DISTINCT FROM 'person'
        AND (s.source, s.source_id) NOT IN (SELECT (source, source_id) FROM mirror)
        AND (s.kind IN ('contribution', 'transfer', 'in_kind', 'refund')
            -- a federal committee lists gifts to state committees among its other or operating disbursements
            OR s.side = 'disbursement' AND s.kind IN ('operating', 'other') AND s.amount > 0);

CREATE TEMP TABLE abroad AS
    WITH named AS (
        FROM crossable
    ), how AS (
        -- the number that it has with its own agency; its very name; its name but for such words
        SELECT n.*, f.system AS other_system, f.id AS named, 1 AS how
        FROM named n JOIN (SELECT DISTINCT system, id FROM called) f ON f.id = n.other_id AND f.system <> n.system
        UNION ALL SELECT n.*, c.system, c.id, 2 FROM named n JOIN called c ON c.called = n.bare AND NOT c.core AND c.system <> n.system
        UNION ALL SELECT n.*, c.system, c.id, 3 FROM named n JOIN called c ON c.called = n.core AND c.core AND c.system <> n.system
    )
    SELECT * EXCLUDE (bare, core, other_name, how), how < 3 AS certain FROM how
    QUALIFY row_number() OVER (PARTITION BY source_id, other_system ORDER BY how) = 1;

CREATE TEMP TABLE cross_rows AS
    SELECT p.* EXCLUDE (other_system, named, certain) REPLACE ('contribution' AS kind, named AS other_id)
    FROM abroad p
    WHERE EXISTS (
        FROM abroad q WHERE q.side <> p.side AND q.system = p.other_system AND q.other_system = p.system
            AND q.filer_id = p.named AND q.named = p.filer_id AND (p.certain OR q.certain)
    );
