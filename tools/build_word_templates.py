"""Builds templates/word/ anew, and makes it ready: `python tools/build_word_templates.py`.

Overwrites what stands there; a template edited in Word should be kept elsewhere.
"""

from __future__ import annotations

from pathlib import Path

from plancli.reports.environment import word_environment
from plancli.reports.template_folder import SHIPPED
from plancli.reports.word.layouts.shipped import WORD_TEMPLATES
from plancli.reports.word.preparation import prepare
from plancli.reports.word.prepared import READY, ready_file
from plancli.writing import write_file, write_set

if __name__ == "__main__":
    folder = Path(__file__).resolve().parent.parent / "templates"
    built = {f"{name}.docx": build() for name, build in WORD_TEMPLATES.items()}
    environment = word_environment(SHIPPED)
    write_set(folder / "word", built)
    ready = ready_file((data, prepare(data, name, environment)) for name, data in built.items())
    write_file(folder / READY, ready)
