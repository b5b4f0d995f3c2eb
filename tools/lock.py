"""Writes packaging/requirements*.txt anew: `python -m tools.lock [--upgrade]`; needs uv and a package index.

One file holds what runs plancli, one what builds it, one for each extra of pyproject.toml. Each names one
version and the SHA-256 of every file of it, for all systems and for each Python that plancli allows; none
names an index.
"""

from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

PROJECT = Path(__file__).resolve().parent.parent
FOLDER = Path("packaging")
RUN_TIME = "requirements.txt"
BUILD = "requirements-build.txt"
# Hatchling asks for it only when it makes an editable install.
EDITABLE = "editables"


def declared() -> dict[str, list[str]]:
    """Return for each lock file by name what pyproject.toml itself asks for."""
    with (PROJECT / "pyproject.toml").open("rb") as file:
        settings: dict[str, Any] = tomllib.load(file)
    project = settings["project"]
    wanted = {RUN_TIME: project["dependencies"], BUILD: [*settings["build-system"]["requires"], EDITABLE]}
    for extra, names in sorted(project.get("optional-dependencies", {}).items()):
        wanted[f"requirements-{extra}.txt"] = [*project["dependencies"], *names]
    return wanted


def lowest_python() -> str:
    """Return the oldest Python that pyproject.toml allows, such as `3.11`."""
    with (PROJECT / "pyproject.toml").open("rb") as file:
        allowed: str = tomllib.load(file)["project"]["requires-python"]
    return allowed.removeprefix(">=")


def main(arguments: list[str]) -> int:
    """Write every lock; a version that is already locked stays, but with `--upgrade`."""
    # One version of a package throughout, so that any of the locks can be installed beside any other.
    same: list[str] = []
    for name, wanted in declared().items():
        command = [sys.executable, "-m", "uv", "pip", "compile", "-", "--quiet", "--no-config"]
        command += ["--universal", "--python-version", lowest_python(), "--generate-hashes", "--no-annotate"]
        # pip takes "coverage[toml]" for a package of its own, whose version has to stand here too.
        command += ["--no-strip-extras"]
        command += ["--custom-compile-command", "make lock", "--output-file", str(FOLDER / name), *same]
        subprocess.run([*command, *arguments], input="\n".join(wanted).encode(), cwd=PROJECT, check=True)  # noqa: S603 - our own words
        same += ["--constraint", str(FOLDER / name)]
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
