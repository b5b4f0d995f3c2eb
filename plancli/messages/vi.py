"""Vietnamese sentences, by key; refuses logic: plain templates with named fields."""

from __future__ import annotations

SENTENCES: dict[str, str] = {
    # term.*: từ dùng chung
    "term.lead": "chủ trì",
    "term.responsible": "thực hiện",
    "term.coordinating": "phối hợp",
    "term.guiding": "hướng dẫn",
    "term.directing": "chỉ đạo, định hướng",
    "term.monitoring": "theo dõi, đôn đốc",
}
