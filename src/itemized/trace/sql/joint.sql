-- Which of these raise money jointly, and their names: designation J (FEC, "Committee master file description",
-- www.fec.gov/campaign-finance-data/committee-master-file-description/, CMTE_DSGN). {ids}: bound names.
SELECT committee_id, max(name) FROM committees WHERE designation = 'J' AND committee_id IN ({ids}) GROUP BY ALL
