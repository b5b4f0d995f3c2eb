"""In Vietnamese, by key: what one parent plan against many children says; refuses logic."""

from __future__ import annotations

CASCADE_SENTENCES: dict[str, str] = {}
