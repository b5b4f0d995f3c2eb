"""Programs that some tests ask: without them a test skips; in CI, where nobody sees it skip, it fails under Linux."""

from __future__ import annotations

import os
import shutil
import sys
from typing import NoReturn

import pytest


def require(*programs: str) -> None:
    """Skip the test where one of these programs is missing, or let it fail as `absent` does."""
    missing = [program for program in programs if shutil.which(program) is None]
    if missing:
        absent(f"needs {', '.join(missing)}")


def absent(said: str) -> NoReturn:
    """Say what a test lacks: it fails in CI under Linux, where all is installed, and skips elsewhere."""
    if os.environ.get("CI") and sys.platform == "linux":
        pytest.fail(said)
    pytest.skip(said)
