-- Parties' committees and PACs whose short form in brackets, or whose name's first letters, are the
-- word asked for. Small words may count or not.
WITH known AS (
  SELECT DISTINCT committee_id AS entity_id, upper(name) AS name
  FROM committees WHERE type IN ('X', 'Y', 'Z', 'N', 'Q', 'O', 'V', 'W')
), worded AS (
  SELECT entity_id, name,
    regexp_extract_all(regexp_replace(name, '\([^)]*\)', '', 'g'), '[A-Z0-9][A-Z0-9''’.]*') AS words
  FROM known
), formed AS (
  SELECT entity_id, name, unnest(list_concat(
    [array_to_string([word[1] FOR word IN words], ''),
     array_to_string([word[1] FOR word IN words IF word NOT IN
       ('OF', 'THE', 'FOR', 'AND', 'TO', 'IN', 'ON', 'A')], '')],
    [regexp_replace(form, '[^A-Z0-9]', '', 'g') FOR form IN
       regexp_extract_all(name, '\(([^)]+)\)', 1)])) AS form
  FROM worded
)
SELECT entity_id, min(name) AS name FROM formed
WHERE form = $name
GROUP BY entity_id
ORDER BY entity_id
