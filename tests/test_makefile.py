"""The Makefile names in its help what it can make, and in its recipes only what is there."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TEXT = (ROOT / "Makefile").read_text(encoding="utf-8")
TARGETS = set(" ".join(re.findall(r"^\.PHONY: (.+)$", TEXT, re.MULTILINE)).split())


def test_every_target_is_told_by_help() -> None:
    assert {*re.findall(r'^\t@echo "make ([\w-]+) +\S', TEXT, re.MULTILINE), "help"} == TARGETS
    assert set(re.findall(r"^([a-z][\w-]*):", TEXT, re.MULTILINE)) == TARGETS


def test_every_file_and_module_that_a_recipe_runs_is_there() -> None:
    modules = [name.replace(".", "/") for name in re.findall(r"-m ((?:tests|tools|bench)[.\w]*)", TEXT)]
    assert len(modules) > 5
    ways = {name: (ROOT / f"{name}.py", ROOT / name / "__main__.py") for name in modules}
    assert [name for name, files in ways.items() if not any(file.is_file() for file in files)] == []
    paths = re.findall(r"(?<![\w./$)])((?:tests|tools|packaging)/[\w./-]*\w)(?![\w*./-])", TEXT)
    assert len(paths) > 5
    assert [path for path in paths if not (ROOT / path).exists()] == []
