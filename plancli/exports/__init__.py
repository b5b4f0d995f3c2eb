"""Rows as data: JSON, CSV, a Markdown table, Excel workbooks, calendars.

Returns text or bytes and writes nothing; keys and column names are English and stable.
"""
