-- The stretch of the vocabulary that a word asked for may be: the word itself and what it begins;
-- in how many names they stand.
-- Parameters: $word, $upto (no letter or digit comes after "~").
SELECT min(word_no), max(word_no), sum(n) FROM words WHERE word >= $word AND word <= $upto
