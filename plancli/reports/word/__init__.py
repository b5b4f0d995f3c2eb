"""Word papers: templates made ready once, filled with a view, and fitted to the words on their pages."""
