-- Filings as they stood on a day, later ones left out. {day}: an SQL date; {held}: the schema of the table.
SELECT * REPLACE (CASE WHEN replaced IS NULL OR replaced <= {day} THEN replaced_by END AS replaced_by,
        CASE WHEN replaced <= {day} THEN replaced END AS replaced)
    FROM {held}.filings WHERE filed <= {day}
