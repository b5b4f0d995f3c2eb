"""The plan: what stands in the file (written) and what it means (the frozen dataclasses)."""
