"""In Vietnamese, by key: what carrying out, reminders and reports of it say; refuses logic."""

from __future__ import annotations

PROGRESS_SENTENCES: dict[str, str] = {}
