-- What an amendment added, took away or changed where rows have no number that they keep in it, as `changes` has
-- it of those that do: rows that say the same are the same, wherever they stand. Of the others, the only one of a name
-- and schedule before and the only one after are one row that was changed. In: entry_rows, parties.
-- {found}: which rows are of the two filings. $later: the number of the amendment.
WITH told AS (
    SELECT e.source || ':' || e.source_id AS entry_key, e.filing_id = $later AS later, e.file_line, e.line,
        coalesce(e.schedule, '') AS schedule, coalesce(o.name, '') AS name, e.amount_filed AS amount, e.date,
        MAP {'schedule': e.schedule, 'type_code': e.type_code, 'name': o.name, 'city': o.city, 'state': o.state,
            'employer': o.employer, 'occupation': o.occupation, 'amount': e.amount_filed::VARCHAR,
            'date': coalesce(e.date_text, e.date::VARCHAR), 'election': e.election, 'memo': e.memo::VARCHAR,
            'purpose': e.memo_text, 'conduit_id': e.conduit_id, 'candidate': e.target,
            'support_oppose': e.support_oppose} AS said
    FROM entry_rows e
    LEFT JOIN parties o ON o.party_key = CASE e.side WHEN 'receipt' THEN e.payer_key ELSE e.payee_key END
    WHERE e.system = $system AND {found}
), placed AS (
    SELECT *, row_number() OVER (PARTITION BY later, said ORDER BY file_line, entry_key) AS place FROM told
), rest AS (
    SELECT a.*, count(*) OVER (PARTITION BY a.later, a.schedule, a.name) AS alike
    FROM placed a ANTI JOIN placed b ON b.said = a.said AND b.place = a.place AND b.later <> a.later
), paired AS (
    SELECT *, CASE alike WHEN 1 THEN schedule || '|' || name ELSE entry_key END AS pair FROM rest
)
SELECT
    CASE WHEN o.pair IS NULL THEN 'added' WHEN n.pair IS NULL THEN 'taken away' ELSE 'changed' END AS change,
    NULL AS tran, coalesce(n.schedule, o.schedule) AS schedule, coalesce(n.line, o.line) AS line,
    nullif(coalesce(n.name, o.name), '') AS name, o.amount AS amount_before, n.amount AS amount_after,
    o.date AS date_before, n.date AS date_after,
    CASE WHEN change = 'changed' THEN list_filter(map_keys(o.said), lambda k: o.said[k] IS DISTINCT FROM n.said[k])
        ELSE [] END AS fields,
    list_transform(fields, lambda k: o.said[k]) AS before, list_transform(fields, lambda k: n.said[k]) AS after,
    o.entry_key AS key_before, n.entry_key AS key_after
FROM (FROM paired WHERE NOT later) o FULL JOIN (FROM paired WHERE later) n ON o.pair = n.pair
ORDER BY change, coalesce(n.file_line, o.file_line), coalesce(n.entry_key, o.entry_key)
