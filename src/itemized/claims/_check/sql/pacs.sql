-- Which of some committees are PACs by the FEC's registry: super, hybrid and others, and nobody's
-- campaign or joint fundraiser.
SELECT DISTINCT committee_id FROM committees
WHERE committee_id IN ({wanted}) AND type IN ('N', 'Q', 'O', 'V', 'W')
  AND coalesce(designation, '') NOT IN ('P', 'A', 'J')
