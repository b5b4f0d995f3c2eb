"""In Vietnamese, by key: what a folder of plans says; refuses logic."""

from __future__ import annotations

FOLDER_SENTENCES: dict[str, str] = {
    "folder.process-ended": "Không đọc được {path}: việc đọc tệp này bị dừng giữa chừng, có thể do máy thiếu bộ nhớ. Các tệp khác vẫn được đọc.",
}
