"""Rules about words that are likely slips (KH8xx)."""
