-- One entry an id. In: lake (every usable row of every part that holds entries).
-- Out: merged (rows that repeat an entry), filled (what an entry takes from its repeats).
CREATE TEMP TABLE repeated AS
    SELECT source, source_id FROM lake GROUP BY ALL HAVING count(*) > 1;

-- The first by precedence, then the newest period, is the entry; the rest are further references.
CREATE TEMP TABLE reference AS
    SELECT source, source_id, file, table_name, period, file_line, precedence, target, support_oppose,
        row_number() OVER (
            PARTITION BY source, source_id ORDER BY precedence, period DESC, table_name, file_line
        ) AS place
    FROM lake SEMI JOIN repeated USING (source, source_id);

CREATE TEMP TABLE merged AS
    SELECT source, table_name, period, file, file_line FROM reference WHERE place > 1;

CREATE TEMP TABLE filled AS
    SELECT source, source_id,
        arg_min(target, place) FILTER (target IS NOT NULL) AS target,
        arg_min(support_oppose, place) FILTER (support_oppose IS NOT NULL) AS support_oppose
    FROM reference GROUP BY ALL;

-- Some rows name a committee and leave out its id (FEC's receipts of type 10). Where one registered
-- committee alone has that very name in that state, it is the one: otherwise its own report of the
-- payment could not be told for the same money.
CREATE TEMP TABLE named_once AS
    SELECT source, upper(name) AS upper_name, upper(state) AS upper_state, any_value(committee_id) AS committee_id
    FROM committees WHERE name IS NOT NULL AND state IS NOT NULL
    GROUP BY ALL HAVING count(DISTINCT committee_id) = 1;

CREATE TEMP VIEW standing AS
    SELECT lake.* REPLACE (
        coalesce(lake.other_id, named_once.committee_id) AS other_id,
        coalesce(lake.target, filled.target) AS target,
        coalesce(lake.support_oppose, filled.support_oppose) AS support_oppose)
    FROM lake
    ANTI JOIN merged USING (source, table_name, period, file, file_line)
    LEFT JOIN filled USING (source, source_id)
    LEFT JOIN named_once ON lake.other_id IS NULL AND lake.other_kind = 'committee'
        AND lake.kind NOT IN ('independent_expenditure', 'operating', 'electioneering', 'coordinated')
        AND named_once.source = lake.source AND named_once.upper_name = upper(lake.other_name)
        AND named_once.upper_state = upper(lake.other_state);

CREATE TEMP TABLE mirror (source VARCHAR, source_id VARCHAR);
