-- Parties' committees and PACs whose short form in brackets, or whose name's first letters, are the
-- word asked for. Small words may count or not; "PAC" is a whole and no first letter (the Acme Rail PAC
-- is no "ARP"). What rows call a committee counts only where no registry's name has the form.
WITH called AS (
  SELECT DISTINCT committee_id AS entity_id, upper(name) AS name, TRUE AS registered
  FROM committees WHERE type IN ('X', 'Y', 'Z', 'N', 'Q', 'O', 'V', 'W')
), known AS (
  SELECT * FROM called
  UNION ALL
  SELECT DISTINCT parties.entity_id, upper(parties.name), FALSE
  FROM parties SEMI JOIN called ON called.entity_id = parties.entity_id
  WHERE parties.kind = 'committee' AND upper(parties.name)[1] = $name[1]
), worded AS (
  SELECT entity_id, name, registered,
    regexp_extract_all(regexp_replace(name, '\([^)]*\)', '', 'g'), '[A-Z0-9][A-Z0-9''’.]*') AS words
  FROM known
), formed AS (
  SELECT entity_id, name, registered, unnest(list_concat(
    [array_to_string([CASE WHEN word = 'PAC' THEN word ELSE word[1] END FOR word IN words], ''),
     array_to_string([CASE WHEN word = 'PAC' THEN word ELSE word[1] END FOR word IN words IF word NOT IN
       ('OF', 'THE', 'FOR', 'AND', 'TO', 'IN', 'ON', 'A')], '')],
    [regexp_replace(form, '[^A-Z0-9]', '', 'g') FOR form IN
       regexp_extract_all(name, '\(([^)]+)\)', 1)])) AS form
  FROM worded
), found AS (
  SELECT entity_id, min(name) AS name, bool_or(registered) AS registered FROM formed
  WHERE form = $name
  GROUP BY entity_id
)
SELECT entity_id, coalesce((SELECT min(called.name) FROM called
    WHERE called.entity_id = found.entity_id), name) AS name
FROM found
WHERE registered OR NOT EXISTS (FROM found WHERE registered)
ORDER BY entity_id
