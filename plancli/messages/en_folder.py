"""In English, by key: what a folder of plans says; refuses logic."""

from __future__ import annotations

FOLDER_SENTENCES: dict[str, str] = {
    "folder.process-ended": "Cannot read {path}: reading it was cut off, perhaps because memory ran out. The other files were read.",
}
