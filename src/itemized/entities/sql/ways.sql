-- Every way of writing of a party without an id, each once: a name taken apart, its place, employer
-- and occupation. What a way is numbered by is what is written in it and nothing else, so that its
-- number stays whatever else is loaded. In: party, cited, parsed, common. Out: way_of (party_key → way), way.
-- Employers and occupations, each distinct text once.
CREATE OR REPLACE TEMP TABLE workplace_of AS
    SELECT text, core, CASE WHEN real THEN replace(core, ' ', '') END AS key,
        CASE WHEN real THEN list_filter(string_split(core, ' '), lambda t: length(t) > 2) ELSE [] END AS words
    FROM (SELECT *, NOT no_workplace(core) AS real FROM (SELECT text, workplace(text) AS core FROM (
        SELECT employer AS text FROM party UNION SELECT occupation FROM party
        UNION SELECT employer FROM cited UNION SELECT occupation FROM cited) WHERE text IS NOT NULL));

CREATE OR REPLACE TEMP TABLE workplace_core AS SELECT core, any_value(key) AS key, any_value(words) AS words FROM workplace_of GROUP BY core;

CREATE OR REPLACE TEMP TABLE way_of AS
    WITH written AS (
        SELECT party_key, name, kind, city, state, zip, employer, occupation, first, NULL AS cited FROM party WHERE id IS NULL
        UNION ALL SELECT NULL, name, kind, city, state, zip, employer, occupation, NULL, cite FROM cited WHERE id IS NULL
    ), spelled AS (
        SELECT party_key, first, cited, n.core, upper(state) AS state, zip_of(zip) AS zip, plain_name(city) AS city,
            e.core AS employer, o.core AS occupation
        FROM written w LEFT JOIN parsed n ON n.name = w.name AND n.kind IS NOT DISTINCT FROM w.kind
        LEFT JOIN workplace_of e ON e.text = w.employer LEFT JOIN workplace_of o ON o.text = w.occupation
    )
    SELECT *, md5_number_lower(concat_ws('|', coalesce(core, ''), state, zip, city, employer, '@' || occupation)) AS way FROM spelled;

CREATE OR REPLACE TEMP TABLE core AS
    WITH one AS (
        SELECT core, min(rowid) AS row, max(family_start) AS family_start, max(family_end) AS family_end,
            max(lead) AS lead, max(second) AS second
        FROM parsed GROUP BY core
    )
    SELECT one.* EXCLUDE (row), family, given, rest, generation, address, joint, whole, forms,
        list_distinct(list_transform(rest, lambda t: left(t, 1))) AS initials,
        coalesce(f.bits, 160) AS family_bits, coalesce(g.bits, 150) AS given_bits,
        f.bits IS NOT NULL AS family_known, g.bits IS NOT NULL OR len(forms) > 0 AS given_known
    FROM one JOIN parsed p ON p.rowid = one.row LEFT JOIN common f ON f.part = 'family' AND f.name = family
    LEFT JOIN common g ON g.part = 'given' AND g.name = given;

-- Where a place or an employer is missing two texts may have one number: `max`, so that no order of
-- the rows tells which of them speaks.
CREATE OR REPLACE TEMP TABLE way AS
    WITH one AS (
        SELECT way, min(first) AS first, any_value(core) AS core, max(state) AS state, max(zip) AS zip,
            max(city) AS city, max(employer) AS employer, max(occupation) AS occupation
        FROM way_of WHERE core IS NOT NULL GROUP BY way
    )
    SELECT one.way, first, core.*, state, zip, city, idle_as(one.employer) AS idle, e.key AS employer, coalesce(e.words, []) AS employer_words,
        o.key AS work, coalesce(o.words, []) AS work_words
    FROM one JOIN core USING (core)
    LEFT JOIN workplace_core e ON e.core = one.employer LEFT JOIN workplace_core o ON o.core = one.occupation;

DROP TABLE parsed; DROP TABLE workplace_of; DROP TABLE workplace_core;
