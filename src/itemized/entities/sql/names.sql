-- How a name is cleaned for comparing, as macros that stay in the derived database, so that the
-- names in it and the names asked for are cleaned by the same rule.

-- Capitals without accents; "O'BRIEN" and "J.P." close up, every other mark parts words.
CREATE OR REPLACE MACRO plain_name(name) AS trim(regexp_replace(
    replace(translate(upper(strip_accents(name)), '''’`.', ''), '&', ' AND '),
    '[^A-Z0-9]+', ' ', 'g'));

-- Forms of address say nothing on who is meant; JR, SR and II part a father from a son and stay.
CREATE OR REPLACE MACRO clean_name(name) AS trim(regexp_replace(
    plain_name(name), '\b(MR|MRS|MS|MISS|DR|HON|THE HONORABLE)\b ?', '', 'g'));

CREATE OR REPLACE MACRO squashed(clean) AS replace(clean, ' ', '');

-- A place is a state and five digits of zip, else a city and state; without a state it is none.
CREATE OR REPLACE MACRO place_of(city, state, zip) AS
    CASE WHEN state IS NULL THEN NULL
         WHEN length(zip) >= 5 THEN upper(state) || ' ' || left(zip, 5)
         WHEN city IS NOT NULL THEN upper(state) || ' ' || plain_name(city) END;

-- An employer that many share, or that is none, is no sign that two names are one person.
CREATE OR REPLACE MACRO employer_of(employer) AS
    CASE WHEN plain_name(employer) IN ('', 'NONE', 'N A', 'NA', 'NOT EMPLOYED', 'UNEMPLOYED', 'RETIRED',
        'SELF', 'SELF EMPLOYED', 'SELFEMPLOYED', 'SELF EMPLOYEED', 'HOMEMAKER', 'STUDENT', 'DISABLED',
        'INFORMATION REQUESTED', 'INFORMATION REQUESTED PER BEST EFFORTS', 'REQUESTED', 'REFUSED',
        'UNKNOWN', 'NULL', 'NOT APPLICABLE', 'ENTREPRENEUR', 'PHYSICIAN', 'ATTORNEY', 'OWNER', 'CEO',
        'BEST EFFORTS', 'INFO REQUESTED', 'NONE NONE', 'RETIRED RETIRED', 'STATE OF CALIFORNIA',
        'US GOVERNMENT', 'FEDERAL GOVERNMENT', 'US ARMY', 'US NAVY', 'US AIR FORCE')
        THEN NULL ELSE plain_name(employer) END;

-- The parts of a person's name.
CREATE OR REPLACE MACRO name_tokens(text) AS
    list_filter(string_split_regex(text, '[^A-Z0-9]+'), lambda t: t <> '');
CREATE OR REPLACE MACRO is_title(t) AS t IN ('MR', 'MRS', 'MS', 'MISS', 'DR', 'HON', 'HONORABLE', 'THE',
    'REV', 'REVEREND', 'PROF', 'PROFESSOR', 'SEN', 'SENATOR', 'REP', 'CONGRESSMAN', 'CONGRESSWOMAN', 'GOV',
    'GOVERNOR', 'AMB', 'AMBASSADOR', 'JUDGE', 'CAPT', 'CAPTAIN', 'COL', 'COLONEL', 'GEN', 'GENERAL', 'LT',
    'LTC', 'LTCOL', 'MAJ', 'MAJOR', 'SGT', 'SIR', 'FR', 'RABBI', 'PASTOR', 'ESQ', 'MD', 'PHD', 'DDS', 'DMD', 'DVM',
    'JD', 'CPA', 'RN', 'RET', 'USN', 'USA', 'USAF', 'USMC', 'WIFE', 'HUSBAND', 'SPOUSE');
-- MR on one side, MRS or MS on the other.
CREATE OR REPLACE MACRO titles_clash(a, b) AS coalesce((a = 'MR') <> (b = 'MR'), false);
CREATE OR REPLACE MACRO is_generation(t) AS t IN ('JR', 'SR', 'II', 'III', 'IV', '2ND', '3RD', '4TH');
CREATE OR REPLACE MACRO is_particle(t) AS t IN ('VAN', 'VON', 'DE', 'DER', 'DEN', 'DA', 'DI', 'DU', 'DEL',
    'DELA', 'LA', 'LE', 'AL', 'EL', 'ST', 'SAN', 'BIN', 'IBN', 'BEN', 'TER', 'TEN', 'MC', 'MAC', 'DOS', 'DAS');
CREATE OR REPLACE MACRO given_tokens(text) AS
    list_filter(name_tokens(text), lambda t: NOT is_title(t) AND NOT is_generation(t));
CREATE OR REPLACE MACRO generation_of(tokens) AS
    CASE list_filter(tokens, lambda t: is_generation(t))[1]
        WHEN '2ND' THEN 'II' WHEN '3RD' THEN 'III' WHEN '4TH' THEN 'IV'
        ELSE list_filter(tokens, lambda t: is_generation(t))[1] END;

-- Words that only an organization's name has, and what its name says without the legal form.
CREATE OR REPLACE MACRO organization_word(text) AS regexp_matches(text,
    '\b(INC|LLC|LLP|LP|PLLC|PC|PA|LTD|CORP|CORPORATION|COMPANY|CO|TRUST|FOUNDATION|PAC|COMMITTEE|ASSOCIATION|ASSN'
    || '|ASSOCIATES|BANK|UNIVERSITY|COLLEGE|TRIBE|NATION|UNION|LOCAL|FUND|PARTNERS|PARTNERSHIP|GROUP|HOLDINGS'
    || '|INDUSTRIES|ENTERPRISES|SERVICES|CENTER|CHURCH|SOCIETY|INSTITUTE|COUNCIL|FEDERATION|PARTY|CAMPAIGN|ESTATE'
    || '|FOR CONGRESS|FOR SENATE|FOR PRESIDENT)\b');
CREATE OR REPLACE MACRO whole_name(clean) AS coalesce(nullif(trim(regexp_replace(regexp_replace(clean,
    '\b(INC|INCORPORATED|LLC|L L C|LLP|LP|PLLC|PC|LTD|LIMITED|CORP|CORPORATION|COMPANY|CO|THE)\b', ' ', 'g'), ' +', ' ', 'g')), ''), clean);

-- Zips lose their leading zero in some files; ZZ and 00000 are no places.
CREATE OR REPLACE MACRO zip_of(zip) AS CASE WHEN regexp_full_match(zip, '0*') THEN NULL
    WHEN length(zip) = 4 OR length(zip) = 8 THEN '0' || left(zip, 4)
    WHEN length(zip) >= 5 THEN left(zip, 5) END;
-- Where one city's people live and work on both sides of a state line.
CREATE OR REPLACE MACRO near_states(a, b) AS
    (a IN ('DC', 'MD', 'VA') AND b IN ('DC', 'MD', 'VA')) OR (a IN ('NY', 'NJ', 'CT') AND b IN ('NY', 'NJ', 'CT'))
    OR (a IN ('KS', 'MO') AND b IN ('KS', 'MO')) OR (a IN ('PA', 'NJ', 'DE') AND b IN ('PA', 'NJ', 'DE'))
    OR (a IN ('MA', 'NH', 'RI') AND b IN ('MA', 'NH', 'RI')) OR (a IN ('OR', 'WA') AND b IN ('OR', 'WA'));

-- An employer or occupation for comparing: what stands before "/", without legal forms.
CREATE OR REPLACE MACRO workplace(text) AS nullif(trim(regexp_replace(
    plain_name(split_part(text, '/', CASE WHEN upper(text) IN ('N/A') THEN 9 ELSE 1 END)),
    '\b(INC|INCORPORATED|LLC|LLP|LP|PLLC|PC|PA|LTD|CORP|CORPORATION|COMPANY|CO|THE|AND|OF|GROUP)\b ?', '', 'g')), '');
-- An employer that many share, or that is none, is no sign that two names are one person.
CREATE OR REPLACE MACRO no_workplace(text) AS text IS NULL OR regexp_full_match(text,
    'NONE.*|N A|NA|NOT EMPLOYED.*|UNEMPLOYED|RETIRED.*|SELF.*|HOMEMAKER|HOUSEWIFE|STUDENT|DISABLED|(INFO|INFORMATION).*|'
    || 'REQUESTED.*|.* REQUESTED|REFUSED|UNKNOWN|NULL|NOT APPLICABLE|NOT AVAILABLE|NOT PROVIDED|VOLUNTEER|OWNER|CEO|C E O|PRESIDENT|'
    || 'CHAIRMAN|DIRECTOR|MANAGER|PARTNER|EXECUTIVE|ATTORNEY|LAWYER|PHYSICIAN|DOCTOR|CONSULTANT|INVESTOR|BUSINESS|BUSINESSMAN|TEACHER|'
    || 'ENGINEER|PROFESSOR|REAL ESTATE|SALES|ENTREPRENEUR|BEST EFFORTS|VARIOUS|FARMER|WRITER|ARTIST|NURSE|'
    || 'STATE|STATE CALIFORNIA|US GOVERNMENT|FEDERAL GOVERNMENT|US ARMY|US NAVY|US AIR FORCE|GOVERNMENT');

-- A way of writing's number as users see it.
CREATE OR REPLACE MACRO way_id(way) AS format('p-{:014x}', way >> 8);
-- How surely two ways are one, in the words of the design.
CREATE OR REPLACE MACRO tier_of(family, given, place, employer) AS
    CASE WHEN family IN ('same', 'whole') AND given IN ('same', 'whole') THEN 'same name' ELSE 'like name' END
    || CASE WHEN place IN ('zip', 'city', 'region') AND employer IN ('same', 'alike') THEN ', place and employer'
            WHEN place IN ('zip', 'city', 'region') THEN ' and place'
            WHEN employer IN ('same', 'alike') THEN ' and employer' ELSE ' and what else is written' END;
-- Whether one given name may be the other: the same, or its initial.
CREATE OR REPLACE MACRO fits(a, b) AS a = b OR (length(a) = 1 OR length(b) = 1) AND left(a, 1) = left(b, 1);
-- DONALD S and SELWYN D: each one's first name fits an initial of the other's.
CREATE OR REPLACE MACRO turned(a, a_initials, b, b_initials) AS
    list_contains(b_initials, left(a, 1)) AND list_contains(a_initials, left(b, 1));

-- A whole name as a number: with the family name first ("FAMILY, GIVEN") its words in order, any other its letters. Of 48
-- bits, so that among three million names ten others meet one by chance once in ten million questions.
CREATE OR REPLACE MACRO name_number(words, comma) AS
    hash(CASE WHEN comma THEN words || ',' ELSE squashed(words) END) >> 16;
-- Whether a place as people write it ("Portland, ME", "Maine's ME", "04101") is this one.
CREATE OR REPLACE MACRO at_place(city, state, zip, asked) AS
    upper(state) = upper(trim(asked)) OR starts_with(zip, trim(asked))
    OR plain_name(concat_ws(' ', city, state)) = plain_name(asked) OR plain_name(city) = plain_name(asked);
-- What people without an employer are written to be.
CREATE OR REPLACE MACRO idle_as(text) AS CASE WHEN starts_with(text, 'RETIRED') THEN 'retired'
    WHEN starts_with(text, 'SELF') THEN 'self-employed'
    WHEN regexp_matches(text, '^(NOT EMPLOYED|UNEMPLOYED|HOMEMAKER|NONE|N A)') THEN 'not employed' END;
