"""Builds templates/word/ anew: `python tools/build_word_templates.py`.

Overwrites what stands there; a template edited in Word should be kept elsewhere.
"""

from __future__ import annotations

from pathlib import Path

from plancli.reports.word_templates import WORD_TEMPLATES
from plancli.writing import write_set

if __name__ == "__main__":
    folder = Path(__file__).resolve().parent.parent / "templates" / "word"
    write_set(folder, {f"{name}.docx": build() for name, build in WORD_TEMPLATES.items()})
