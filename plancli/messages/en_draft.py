"""In English, by key: what drafting a plan from the plan above says; refuses logic."""

from __future__ import annotations

DRAFT_SENTENCES: dict[str, str] = {}
