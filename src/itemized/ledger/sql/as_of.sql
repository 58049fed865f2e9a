-- The ledger as filings stood on a day: views that hide the tables of the same names. {day}: an SQL date;
-- {held}: the schema of those tables. {between}: whether the row did not count on that day, while it did before and after.
-- A row counts again whose successor came later, and one that counts today and did not then counted until it no longer did; totals that filers state are those due by then.
CREATE TEMP VIEW entry_rows AS
    SELECT * REPLACE (
        (counted OR coalesce(counted_until > {day}, false)) AND NOT {between} AS counted,
        CASE WHEN counted AND {between} THEN uncounted_from ELSE counted_until END AS counted_until,
        CASE WHEN {between} THEN 'mirror' WHEN NOT coalesce(counted_until > {day}, false) THEN why_not END AS why_not)
    FROM {held}.entry_rows WHERE filed <= {day};

CREATE TEMP VIEW entries AS
    SELECT * REPLACE (
        (counted OR coalesce(counted_until > {day}, false)) AND NOT {between} AS counted,
        CASE WHEN counted AND {between} THEN uncounted_from ELSE counted_until END AS counted_until,
        CASE WHEN {between} THEN 'mirror' WHEN NOT coalesce(counted_until > {day}, false) THEN why_not END AS why_not)
    FROM {held}.entries WHERE filed <= {day};

CREATE TEMP VIEW straight AS
    SELECT * REPLACE ((counted OR coalesce(counted_until > {day}, false)) AND NOT {between} AS counted)
    FROM {held}.straight WHERE filed <= {day};

CREATE TEMP VIEW turned AS
    SELECT * REPLACE ((counted OR coalesce(counted_until > {day}, false)) AND NOT {between} AS counted)
    FROM {held}.turned WHERE filed <= {day};

CREATE TEMP VIEW moves AS
    SELECT * REPLACE ((counted OR coalesce(counted_until > {day}, false)) AND NOT {between} AS counted)
    FROM {held}.moves WHERE filed <= {day};

CREATE TEMP VIEW arrivals AS
    SELECT * REPLACE ((counted OR coalesce(counted_until > {day}, false)) AND NOT {between} AS counted)
    FROM {held}.arrivals WHERE filed <= {day};

CREATE TEMP VIEW received AS
    SELECT * REPLACE ((counted OR coalesce(counted_until > {day}, false)) AND NOT {between} AS counted)
    FROM {held}.received WHERE filed <= {day};

CREATE TEMP VIEW one_sided AS
    SELECT * REPLACE ((counted OR coalesce(counted_until > {day}, false)) AND NOT {between} AS counted)
    FROM {held}.one_sided WHERE filed <= {day};

CREATE TEMP VIEW onward AS {onward};

CREATE TEMP VIEW filings AS ({filings_as_of});

CREATE TEMP VIEW coverage AS ({coverage_as_of});

CREATE TEMP VIEW summaries AS
    SELECT * FROM {held}.summaries s
    WHERE through <= coalesce((SELECT max(closes) FROM {held}.deadlines d WHERE d.source = s.source AND due <= {day}), {day});

-- What is itemized grows with each load: beside a filer's total it can only be set as it is today.
CREATE TEMP VIEW reconciled AS SELECT * FROM {held}.reconciled WHERE false;
