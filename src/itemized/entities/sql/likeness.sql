-- How alike the two ways of a pair are, signal by signal, each as a level of signals.py.
-- In: way_pair, way. Out: likeness (a, b, score in tenths of a bit, the levels).
CREATE OR REPLACE TEMP TABLE compared AS
    SELECT p.a, p.b,
        CASE WHEN a.whole IS NOT NULL OR b.whole IS NOT NULL THEN CASE WHEN a.core = b.core THEN 'whole' ELSE 'other' END
             WHEN a.family = b.family THEN 'same'
             WHEN greatest(length(a.family), length(b.family)) > 4 AND (damerau_levenshtein(a.family, b.family) = 1
                OR jaro_winkler_similarity(a.family, b.family) >= 0.95) THEN CASE WHEN a.family_known AND b.family_known THEN 'near' ELSE 'slip' END
             WHEN a.family_end = b.family OR b.family_end = a.family OR a.family_start = b.family OR b.family_start = a.family THEN 'part'
             ELSE 'other' END AS family,
        CASE WHEN a.whole IS NOT NULL AND b.whole IS NOT NULL THEN 'whole'
             WHEN a.given IS NULL OR b.given IS NULL THEN 'other'
             WHEN a.given = b.given THEN CASE WHEN length(a.given) > 1 THEN 'same' ELSE 'initial' END
             WHEN fits(a.lead, b.lead) AND fits(a.second, b.second) AND (length(a.lead) = 1 OR length(b.lead) = 1) THEN 'order'
             WHEN a.given <> b.given AND turned(a.given, a.initials, b.given, b.initials) THEN 'order'
             WHEN length(a.given) = 1 THEN CASE WHEN a.given = left(b.given, 1) OR list_contains(b.initials, a.given) THEN 'initial' ELSE 'other' END
             WHEN length(b.given) = 1 THEN CASE WHEN b.given = left(a.given, 1) OR list_contains(a.initials, b.given) THEN 'initial' ELSE 'other' END
             WHEN list_has_any(a.forms, b.forms) THEN 'form'
             WHEN list_contains(a.rest, b.given) OR list_contains(b.rest, a.given) THEN 'middle'
             -- two names that many bear are two names, however near: JOHN and JOAN
             WHEN a.given_known AND b.given_known THEN 'other'
             WHEN length(a.given) > 3 AND length(b.given) > 3 AND (damerau_levenshtein(a.given, b.given) = 1
                OR jaro_winkler_similarity(a.given, b.given) >= 0.94) THEN 'slip'
             WHEN length(a.given) > 2 AND length(b.given) > 2 AND (starts_with(a.given, b.given) OR starts_with(b.given, a.given)) THEN 'slip'
             ELSE 'other' END AS given,
        CASE WHEN len(a.rest) = 0 AND len(b.rest) = 0 THEN 'none'
             -- S. DONALD and DONALD, but not DONALD S and DONALD
             WHEN len(a.rest) = 0 OR len(b.rest) = 0 THEN CASE
                 WHEN a.given = b.given AND length(a.given) > 1 AND (length(a.lead) = 1) <> (length(b.lead) = 1) THEN 'lead' ELSE 'one' END
             WHEN list_has_any(list_filter(a.rest, lambda t: length(t) > 1), b.rest) THEN 'same'
             WHEN list_has_any(a.initials, b.initials) THEN 'initial'
             WHEN list_contains(a.rest, b.given) OR list_contains(b.rest, a.given) THEN 'none'
             ELSE 'other' END AS middle,
        CASE WHEN a.generation = b.generation THEN 'same' WHEN a.generation IS NULL AND b.generation IS NULL THEN 'none'
             WHEN a.generation IS NULL OR b.generation IS NULL THEN 'one' ELSE 'other' END AS generation,
        a.joint <> b.joint AS joint,
        CASE WHEN titles_clash(a.address, b.address) THEN 'other'
             WHEN (a.address = 'MRS') IS DISTINCT FROM (b.address = 'MRS') AND (a.address IS NULL OR b.address IS NULL)
                AND 'MRS' IN (a.address, b.address) THEN 'one' ELSE 'none' END AS title,
        CASE WHEN a.zip = b.zip THEN 'zip' WHEN a.state = b.state AND a.city = b.city THEN 'city'
             WHEN left(a.zip, 3) = left(b.zip, 3) AND (a.state = b.state OR near_states(a.state, b.state)) THEN 'region'
             WHEN a.state IS NULL OR b.state IS NULL THEN 'unknown'
             WHEN a.state = b.state THEN 'state' WHEN near_states(a.state, b.state) THEN 'near' ELSE 'far' END AS place,
        CASE WHEN a.employer = b.employer THEN 'same' WHEN a.employer = b.work OR a.work = b.employer THEN 'same'
             WHEN length(a.employer) > 4 AND length(b.employer) > 4 AND (starts_with(a.employer, b.employer)
                OR starts_with(b.employer, a.employer) OR jaro_winkler_similarity(a.employer, b.employer) >= 0.92) THEN 'alike'
             WHEN len(list_intersect(a.employer_words, b.employer_words)) >= 2 THEN 'alike'
             WHEN a.idle = b.idle THEN 'idle'
             WHEN a.employer IS NULL AND b.employer IS NULL THEN 'none'
             WHEN a.employer IS NULL OR b.employer IS NULL THEN 'one'
             WHEN len(list_intersect(a.employer_words, b.employer_words)) >= 1 THEN 'word'
             ELSE 'other' END AS employer,
        CASE WHEN a.work = b.work THEN 'same'
             WHEN length(a.work) > 4 AND length(b.work) > 4 AND (contains(a.work, b.work) OR contains(b.work, a.work)) THEN 'alike'
             WHEN len(list_intersect(a.work_words, b.work_words)) >= 1 THEN 'alike'
             WHEN a.work IS NULL OR b.work IS NULL THEN 'one' ELSE 'other' END AS work,
        least(a.family_bits, b.family_bits) AS family_bits, least(a.given_bits, b.given_bits) AS given_bits
    FROM way_pair p JOIN way a ON a.way = p.a JOIN way b ON b.way = p.b;

CREATE OR REPLACE TEMP TABLE likeness AS
    SELECT * FROM (SELECT *, likeness_score(family, given, middle, generation, title, place, employer, work, family_bits, given_bits) AS score
        FROM compared WHERE NOT joint AND family <> 'other' AND given <> 'other' AND generation <> 'other')
    WHERE score >= getvariable('may_be');

DROP TABLE way_pair; DROP TABLE compared;
