-- The stretch of the vocabulary that a word asked for may be: the word itself and what it begins.
-- Parameters: $word, $upto (no letter or digit comes after "~").
SELECT min(word_no), max(word_no), count(*) FROM words WHERE word >= $word AND word <= $upto
