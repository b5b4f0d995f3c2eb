"""Programs that some tests ask: without them a test skips, and in CI it fails, where nobody would see it skip."""

from __future__ import annotations

import os
import shutil

import pytest


def require(*programs: str) -> None:
    """Skip the test, or let it fail in CI, where one of these programs is missing."""
    missing = [program for program in programs if shutil.which(program) is None]
    if missing:
        absent(f"needs {', '.join(missing)}")


def absent(said: str) -> None:
    """Say what a test lacks: it fails in CI and skips elsewhere."""
    if os.environ.get("CI"):
        pytest.fail(said)
    pytest.skip(said)
