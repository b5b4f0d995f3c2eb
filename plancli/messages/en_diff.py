"""In English, by key: what comparing two plans says; refuses logic."""

from __future__ import annotations

DIFF_SENTENCES: dict[str, str] = {}
