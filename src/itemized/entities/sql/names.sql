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
