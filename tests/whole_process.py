"""What is around a process that a test starts to see what it says and how it ends: no network, and nothing is measured."""

from __future__ import annotations

import os

from tests.no_network.offline import PYTHON_PATH


def surroundings(**more: str) -> dict[str, str]:
    """Return the environment of such a process; `more` is what it alone has.

    Coverage stays out: it takes longer than the run itself, loads modules of its own, and its data is torn by a
    kill or a full disk.
    """
    kept = {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE_")}
    return {**kept, "PYTHONPATH": PYTHON_PATH, **more}
