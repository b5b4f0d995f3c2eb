"""From a Word, text or PDF file to a written plan: read, outlined, accounted for to the letter."""
