-- Which of some committees are candidates' own: of type H, S or P (House, Senate, President).
SELECT DISTINCT committee_id
FROM committees
WHERE committee_id IN ({wanted}) AND type IN ('H', 'S', 'P')
ORDER BY committee_id
