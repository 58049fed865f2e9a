-- Coverage as far as reports had been due by a day. {day}: an SQL date; {held}: the schema of the tables.
-- A monthly report is FEC's shortest delay (11 CFR 104.5(c)(3)): nothing is complete sooner.
-- A file that makes no stretch complete today made none then: its `through` stays null.
SELECT * EXCLUDE reached REPLACE (
    CASE WHEN reached >= "from" THEN "from" END AS "from", CASE WHEN reached >= "from" AND through IS NOT NULL THEN reached END AS through,
    CASE WHEN dated_from <= {day} THEN dated_from END AS dated_from, CASE WHEN dated_from <= {day} THEN least(dated_through, {day}) END AS dated_through)
FROM (SELECT *, least(through, coalesce(
        (SELECT max(closes) FROM {held}.deadlines d WHERE d.source = held.source AND due <= {day}), {day})) AS reached
    FROM {held}.coverage held) c
