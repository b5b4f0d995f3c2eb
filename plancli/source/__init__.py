"""Text with positions: reads a file into values that know where they stand; knows nothing of plans."""
