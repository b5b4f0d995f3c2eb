"""Rules about the plan's frame: headings, labels and their order (KH1xx)."""
