"""Rows as data for other programs: JSON, CSV, a Markdown table.

Returns text or bytes and writes nothing; keys and column names are English and stable.
"""
