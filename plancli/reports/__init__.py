"""Papers made from a plan: views, templates, Markdown, Word and HTML.

A report is a Vietnamese paper whatever language the messages speak; it prints what the plan says and
never writes a file itself.
"""
