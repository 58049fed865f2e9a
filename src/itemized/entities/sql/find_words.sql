-- The stretch of the vocabulary that a word asked for may be: the word itself and what it begins.
-- Parameters: $word, $begins.
SELECT min(word_no), max(word_no), min(word_no) FILTER (word = $word), coalesce(sum(n), 0)::BIGINT FROM words
WHERE word >= $word AND word <= CASE WHEN $begins THEN $word || '~' ELSE $word END
