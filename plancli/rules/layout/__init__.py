"""Rules about the parts of the paper that Decree 30/2020 prescribes (KH7xx)."""
