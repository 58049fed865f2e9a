-- Which of these raise money jointly: designation J (FEC, "Committee master file description",
-- www.fec.gov/campaign-finance-data/committee-master-file-description/, CMTE_DSGN). {ids}: bound names.
SELECT DISTINCT committee_id FROM committees WHERE designation = 'J' AND committee_id IN ({ids})
