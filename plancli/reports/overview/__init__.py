"""The overview: one page of HTML to look at, and the views of its parts."""
