"""The Word templates that plancli ships, put together from pieces by `tools/build_word_templates.py`."""
