-- One payment in the reports of two agencies (decision 73). In: standing, committees, mirror, part.
-- Out: cross_rows, rows that name a filer of another agency, with that filer's id as the other party's: of a payment both ways,
-- so that the rule that pairs reports within an agency (mirrors) can be asked over them.
CREATE TEMP MACRO bare_name(name) AS
    regexp_replace(replace(upper(name), '&', 'AND'), '[^A-Z0-9]', '', 'g');

-- How filers are named, in registries and in rows. A name that two filers of an agency have names neither.
CREATE TEMP TABLE called AS
    SELECT system, bare, any_value(id) AS id FROM (
        SELECT system, bare_name(name) AS bare, committee_id AS id FROM committees
        UNION SELECT DISTINCT system, bare_name(filer_name), filer_id FROM lake WHERE filer_name IS NOT NULL
    )
    WHERE length(bare) > 5 AND id IS NOT NULL GROUP BY system, bare HAVING count(DISTINCT id) = 1;

CREATE TEMP TABLE abroad AS
    SELECT s.source || ':' || s.source_id AS source_id, s.source, s.system, s.side, s.kind, s.filer_id, s.other_id,
        s.amount, s.date, s.filed, s.counted, s.counted_until, c.system AS other_system, c.id AS named
    FROM standing s JOIN called c ON c.bare = bare_name(s.other_name) AND c.system <> s.system
    WHERE (s.counted OR s.counted_until > s.filed) AND s.amount > 0 AND s.date IS NOT NULL AND s.other_kind IS DISTINCT FROM 'person'
        AND (s.source, s.source_id) NOT IN (SELECT (source, source_id) FROM mirror)
        AND CASE s.side WHEN 'receipt' THEN s.kind IN ('contribution', 'transfer', 'in_kind')
            -- a federal committee lists gifts to state committees among its other or operating disbursements
            ELSE s.kind IN ('contribution', 'transfer', 'in_kind', 'operating', 'other') END;

CREATE TEMP TABLE cross_rows AS
    SELECT p.* EXCLUDE (other_system, named) REPLACE ('contribution' AS kind, named AS other_id)
    FROM abroad p
    WHERE EXISTS (
        FROM abroad q WHERE q.side <> p.side AND q.system = p.other_system AND q.other_system = p.system
            AND q.filer_id = p.named AND q.named = p.filer_id AND q.amount = p.amount
    );
