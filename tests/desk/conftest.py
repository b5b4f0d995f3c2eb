"""Runs plancli as the command line tests do."""

from __future__ import annotations

from tests.cli.conftest import _at_the_project, plancli, process

__all__ = ["_at_the_project", "plancli", "process"]
