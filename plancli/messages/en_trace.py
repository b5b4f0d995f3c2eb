"""In English, by key: what tracing a plan to what stands above it says; refuses logic."""

from __future__ import annotations

TRACE_SENTENCES: dict[str, str] = {
    "duties.unreadable": "The list of duties {path} cannot be read.",
}
