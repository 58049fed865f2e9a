SELECT rank FROM postings WHERE ({stretch})
