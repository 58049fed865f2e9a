-- Words that one slip of the pen parts from $word: a letter left out, added, changed, or two exchanged; and the word.
WITH remainder AS (
    SELECT (hash(left($word, i - 1) || substr($word, i + 1)) >> 32)::UINTEGER AS slip FROM range(1, length($word) + 1) r(i)
    UNION SELECT (hash($word) >> 32)::UINTEGER
), alike AS (
    -- the limit keeps the costly comparison from being made on every word of the vocabulary
    SELECT word_no, word, n FROM words
    WHERE word_no IN (SELECT word_no FROM slips WHERE slip IN (FROM remainder)) LIMIT 100000
)
SELECT word_no, n FROM alike WHERE damerau_levenshtein(word, $word) <= 1 ORDER BY n DESC, word_no LIMIT 50
