"""Rules about what a plan file says of the plans and the law above it (KH6xx)."""
