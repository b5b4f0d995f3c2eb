"""In Vietnamese, by key: what a folder of plans says; refuses logic."""

from __future__ import annotations

FOLDER_SENTENCES: dict[str, str] = {}
