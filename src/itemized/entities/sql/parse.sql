-- Names taken apart, each distinct one once. In: party, nickname (name, forms). Out: parsed, one row a
-- distinct name of a party without an id:
--   family, given (the name called by), rest (other given names and initials), generation ("JR"),
--   address ("MR", "MRS", "MS": as written, only to hear a contradiction), joint (several people),
--   whole (an organization's name without its legal form; null for a person), forms (groups of
--   forms that the called name belongs to).
-- Filings write LAST, FIRST MIDDLE SUFFIX; some write FIRST LAST, titles anywhere, "C/O", "& WIFE".
CREATE OR REPLACE TEMP TABLE raw_name AS
    SELECT name, kind,
        -- marks that close up are dropped; nicknames in brackets or quotes are kept aside
        regexp_extract(upper(name), '[("]([A-Z]+)[)"]', 1) AS aside,
        regexp_replace(regexp_replace(replace(translate(upper(strip_accents(name)), '''’`.', ''), '&', ' AND '),
            '[("][^)"]*[)"]?', ' ', 'g'), '(^|[ ,])(C/O|CARE OF|ATTN|ATTENTION)\b.*$', '') AS text
    FROM (SELECT name, kind FROM party WHERE id IS NULL AND name IS NOT NULL
        UNION SELECT name, kind FROM cited WHERE id IS NULL AND name IS NOT NULL);

CREATE OR REPLACE TEMP TABLE cut_name AS
    SELECT *, organization_word(text) AND (NOT contains(text, ',') OR organization_word(after_comma) OR kind = 'organization')
            OR coalesce(kind, 'person') IN ('committee', 'organization') AND NOT (contains(text, ',') AND kind = 'organization' AND NOT organization_word(text)) AS is_whole
    FROM (SELECT *, CASE WHEN contains(text, ',') THEN split_part(text, ',', 1) END AS before_comma,
        replace(substr(text, strpos(text, ',') + 1), ',', ' ') AS after_comma FROM raw_name);

-- Tokens of a person's name: family ones first, then given ones, titles taken out.
CREATE OR REPLACE TEMP TABLE token_name AS
    WITH split AS (
        SELECT *, name_tokens(before_comma) AS family_side,
            -- two people in one line: the first of them gives the name, and `joint` says so
            regexp_matches(after_comma, ' (AND|OR) ') AS joint,
            name_tokens(CASE WHEN len(given_tokens(split_part(after_comma, ' AND ', 1))) > 0
                THEN split_part(after_comma, ' AND ', 1) ELSE after_comma END) AS given_side
        FROM cut_name WHERE NOT is_whole
    ), turned AS (
        -- FIRST LAST: the last token that is no generation is the family's, with the particles before it
        SELECT *, CASE WHEN before_comma IS NULL THEN list_filter(given_side, lambda t: NOT is_generation(t) AND NOT is_title(t)) END AS plain_tokens
        FROM split
    ), placed AS (
        SELECT *, CASE WHEN before_comma IS NOT NULL THEN 0
            WHEN len(plain_tokens) >= 3 AND is_particle(plain_tokens[-2]) THEN CASE WHEN len(plain_tokens) >= 4 AND is_particle(plain_tokens[-3]) THEN 3 ELSE 2 END
            ELSE 1 END AS width
        FROM turned
    )
    SELECT name, kind, aside, coalesce(joint, false) AS joint,
        list_concat(coalesce(family_side, []), given_side) AS every_token,
        list_filter(CASE WHEN before_comma IS NULL THEN plain_tokens[-width:] ELSE family_side END,
            lambda t: NOT is_generation(t) AND t <> 'AND') AS family_tokens,
        list_filter(CASE WHEN before_comma IS NULL THEN plain_tokens[:len(plain_tokens) - width] ELSE given_side END,
            lambda t: NOT is_generation(t) AND NOT is_title(t) AND t <> 'AND') AS given_list
    FROM placed;

-- The core is what of a name tells people apart, in one line: names that differ only in marks, case,
-- order of the comma or a form of address have one core.
CREATE OR REPLACE TEMP TABLE parsed AS
    WITH called AS (
        SELECT *, array_to_string(family_tokens, '') AS family,
            -- "JL" is two initials; the name called by is the first that is more than an initial
            list_transform(flatten(list_transform(given_list, lambda t: CASE WHEN regexp_full_match(t, '[B-DF-HJ-NP-TV-XZ]{2}')
                THEN string_split(t, '') ELSE [t] END)), lambda t: t) AS tokens
        FROM token_name
    ), chosen AS (
        SELECT *, coalesce(list_filter(tokens, lambda t: length(t) > 1)[1], tokens[1]) AS given FROM called
    ), person AS (
        SELECT c.name, c.kind, family,
            CASE WHEN len(family_tokens) > 1 AND length(family_tokens[-1]) > 2 THEN family_tokens[-1] END AS family_end,
            CASE WHEN len(family_tokens) > 1 AND length(family_tokens[1]) > 3 THEN family_tokens[1] END AS family_start,
            given, list_filter(list_sort(list_distinct(list_concat(
                CASE WHEN aside <> '' AND aside IS DISTINCT FROM given THEN [aside] ELSE [] END,
                list_concat(tokens[:list_position(tokens, given) - 1], tokens[list_position(tokens, given) + 1:])))), lambda t: t <> given) AS rest,
            generation_of(every_token) AS generation,
            CASE WHEN list_contains(every_token, 'MRS') THEN 'MRS'
                 WHEN list_contains(every_token, 'MS') OR list_contains(every_token, 'MISS') THEN 'MS'
                 WHEN list_contains(every_token, 'MR') THEN 'MR' END AS address,
            tokens[1] AS lead, tokens[2] AS second, joint, NULL::VARCHAR AS whole, coalesce(n.forms, []) AS forms
        FROM chosen c LEFT JOIN nickname n ON n.name = c.given
    )
    SELECT *, concat_ws(' ', family || ',', given, array_to_string(rest, ' '), '#' || generation, '#' || address,
        CASE WHEN joint THEN '#joint' END) AS core
    FROM person
    UNION ALL BY NAME
    SELECT name, kind, whole AS family, []::VARCHAR[] AS rest, false AS joint, whole, []::INTEGER[] AS forms,
        concat_ws(' ', whole, CASE WHEN kind = 'committee' THEN '#committee' END) AS core
    FROM (SELECT name, kind, whole_name(clean_name(name)) AS whole FROM cut_name WHERE is_whole);

DROP TABLE raw_name; DROP TABLE cut_name; DROP TABLE token_name;
