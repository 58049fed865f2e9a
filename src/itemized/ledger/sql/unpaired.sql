-- Payments that two agencies' reports may both hold though no rule pairs them (decision 89). In: abroad, crossable, filer_names,
-- crossing. Out: likenesses, pairs of such rows by their keys, where a row may stand in several. Both rows go on counting.
-- A row that gives no day is of one of its report's days. Gifts that went back are looked for likewise.
CREATE TEMP TABLE unpaired AS
    SELECT * FROM abroad
    WHERE source_id NOT IN (SELECT source_id FROM crossing WHERE until IS NULL)
        AND source_id NOT IN (SELECT unnest(receipts) FROM crossing WHERE until IS NULL);

-- What filers are told by: words that few filers of their agency have in their names, of those that are not what organizations
-- in general are called. A number is no name: many unions have a local 911.
CREATE TEMP TABLE telling AS
    WITH words AS (
        SELECT DISTINCT system, id, unnest(regexp_extract_all(upper(name), '[A-Z0-9]{3,}')) AS word
        FROM filer_names WHERE id IS NOT NULL
    )
    SELECT system, id, word FROM words
    WHERE NOT regexp_full_match(word, '[0-9]+') AND word NOT IN (
        'THE', 'AND', 'FOR', 'INC', 'LLC', 'LLP', 'CORP', 'CORPORATION', 'COMPANY', 'PAC', 'FUND', 'TRUST', 'FRIENDS', 'POLITICAL', 'ACTION',
        'COMMITTEE', 'COMMITTEES', 'COUNCIL', 'CLUB', 'GROUP', 'LEAGUE', 'COALITION', 'ALLIANCE', 'FEDERATION', 'ORGANIZATION',
        'ASSOCIATION', 'ASSN', 'SOCIETY', 'FOUNDATION', 'INSTITUTE', 'CAMPAIGN', 'CANDIDATE', 'ELECT', 'ELECTION', 'VOTE', 'VOTER', 'VOTERS',
        'CITIZENS', 'PEOPLE', 'PARTY', 'DEMOCRATIC', 'DEMOCRATS', 'REPUBLICAN', 'REPUBLICANS', 'LOCAL', 'LODGE', 'CHAPTER', 'DISTRICT',
        'UNION', 'UNITED', 'BROTHERHOOD', 'WORKERS', 'EMPLOYEES', 'MEMBERS', 'INTERNATIONAL', 'NATIONAL', 'AMERICA', 'AMERICAN', 'STATE',
        'COUNTY', 'CITY', 'EDUCATION', 'LEGISLATIVE', 'SUPPORTED', 'SPONSORED', 'ISSUES', 'INDEPENDENT', 'EXPENDITURE')
    QUALIFY count(*) OVER (PARTITION BY system, word) <= 10;

-- How many days a receipt lies after a payment (before it: negative), at the least, by their days or those of their reports.
CREATE TEMP MACRO days_after(paid, opens, closes, got, begins, ends) AS CASE
    WHEN coalesce(got, begins, ends) > coalesce(paid, closes) THEN coalesce(got, begins, ends) - coalesce(paid, closes)
    WHEN coalesce(got, ends) < coalesce(paid, opens, closes) THEN coalesce(got, ends) - coalesce(paid, opens, closes)
    WHEN coalesce(got, ends) IS NOT NULL AND coalesce(paid, closes) IS NOT NULL THEN 0 END;

-- A row names a filer of the other agency; one of that filer's own rows may mean the same payment from the other side,
-- as the amount goes and the name it has for the first row's filer. sure: it names that filer, too.
CREATE TEMP TABLE likenesses AS
    WITH facing AS (
        SELECT u.source_id AS one, n.source_id AS other, u.side, u.counted AS one_counted, n.counted AS other_counted,
            CASE u.side WHEN 'receipt' THEN days_after(n.date, n.period_start, n.period_end, u.date, u.period_start, u.period_end)
                ELSE days_after(u.date, u.period_start, u.period_end, n.date, n.period_start, n.period_end) END AS days,
            n.other_id = u.filer_id OR b.source_id IS NOT NULL AS sure, n.other_name, u.system, u.filer_id
        FROM unpaired u
            JOIN crossable n ON n.system = u.other_system AND n.filer_id = u.named AND n.side <> u.side
                AND trunc(n.amount) = trunc(u.amount) AND sign(n.amount) = sign(u.amount)
                AND (n.amount = u.amount OR n.amount = trunc(n.amount) OR u.amount = trunc(u.amount))
            LEFT JOIN unpaired b ON b.source_id = n.source_id AND b.other_system = u.system AND b.named = u.filer_id
        WHERE n.source_id NOT IN (SELECT source_id FROM crossing WHERE until IS NULL)
            AND n.source_id NOT IN (SELECT unnest(receipts) FROM crossing WHERE until IS NULL)
    )
    SELECT CASE side WHEN 'receipt' THEN other ELSE one END AS payment, CASE side WHEN 'receipt' THEN one ELSE other END AS receipt,
        one_counted AND other_counted AS today, days, bool_or(coalesce(sure, false)) AS sure
    FROM facing f
    WHERE CASE WHEN sure THEN days BETWEEN -{before} AND {after}
        ELSE days BETWEEN -{strict_before} AND {strict_after} AND EXISTS (
            FROM telling t WHERE t.system = f.system AND t.id = f.filer_id
                AND list_contains(regexp_extract_all(upper(f.other_name), '[A-Z0-9]{3,}'), t.word)
        ) END
    GROUP BY ALL;
