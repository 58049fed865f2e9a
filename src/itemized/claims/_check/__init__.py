"""Putting a claim to the records: questions, amounts, names, record systems, verdicts."""
