"""English sentences, by key; refuses logic: plain templates with named fields."""

from __future__ import annotations

SENTENCES: dict[str, str] = {
    # term.*: shared words
    "term.lead": "lead",
    "term.responsible": "responsible",
    "term.coordinating": "coordinating",
    "term.guiding": "guiding",
    "term.directing": "directing",
    "term.monitoring": "monitoring",
}
