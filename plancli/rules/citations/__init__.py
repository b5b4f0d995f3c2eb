"""Rules about cited documents: numbers, dates, the plan's own list of them (KH3xx)."""
