"""Rules about when a task is to be done (KH4xx)."""
