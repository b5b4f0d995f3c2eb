"""In Vietnamese, by key: what the one table for filling and reporting says; refuses logic."""

from __future__ import annotations

WORK_TABLE_SENTENCES: dict[str, str] = {}
