-- Whether any filing day is not as stated, whether any row is out of an amended report, and whose
-- records the rows are.
SELECT coalesce(bool_or(filed_basis <> 'stated'), false), coalesce(bool_or(amendment = 'A'), false),
    coalesce(list_sort(list(DISTINCT source)), [])
FROM own
