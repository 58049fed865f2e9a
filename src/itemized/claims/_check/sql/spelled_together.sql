-- Committees whose name, or the short form that it gives in brackets, has the same letters once
-- spaces, punctuation and legal form are left out.
WITH known AS (
  SELECT entity_id, name FROM entities WHERE kind = 'committee'
  UNION
  SELECT committee_id AS entity_id, name FROM committees
), forms AS (
  SELECT entity_id, name, unnest(list_concat(
    [name, regexp_replace(name, '\([^)]*\)', '', 'g')],
    regexp_extract_all(name, '\(([^)]+)\)', 1))) AS form
  FROM known
), keyed AS (
  SELECT entity_id, name, {key_of_form} AS key FROM forms
), wanted AS (
  SELECT {key_of_wanted} AS key
)
SELECT keyed.entity_id AS entity_id, min(keyed.name) AS name, bool_or(keyed.key = wanted.key) AS same
FROM keyed CROSS JOIN wanted
WHERE length(wanted.key) >= 4 AND (keyed.key = wanted.key OR keyed.key = wanted.key || 'PAC')
GROUP BY keyed.entity_id
ORDER BY keyed.entity_id
