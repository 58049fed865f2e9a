-- Whether any filing day is not as stated, and whether any row is out of an amended report.
SELECT coalesce(bool_or(filed_basis <> 'stated'), false), coalesce(bool_or(amendment = 'A'), false) FROM own
