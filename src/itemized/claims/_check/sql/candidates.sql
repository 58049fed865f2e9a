-- The offices that candidates of some ids are registered for, and the states of those offices.
SELECT candidate_id, office, state
FROM candidates
WHERE candidate_id IN ({wanted})
GROUP BY ALL
ORDER BY candidate_id, office, state
