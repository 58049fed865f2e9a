-- Every row that what accounts received is the sum of: the lots of them, each as entities/rows.py asks for it.
SELECT * FROM ({lots}) WHERE date IS NOT NULL ORDER BY amount DESC, entry_key
