"""Rules about what a plan leaves unsaid (KH5xx)."""
