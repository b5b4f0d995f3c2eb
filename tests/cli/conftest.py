"""Runs plancli: inside this process where only words matter, as a whole process where bytes and codes do."""

from __future__ import annotations

import io
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from plancli.__main__ import main
from tests.whole_process import surroundings

PROJECT = Path(__file__).resolve().parents[2]
TRAMTAU = "plans/2025-tramtau.yaml"


@dataclass(frozen=True)
class Run:
    """What a run said."""

    code: int
    out: str
    err: str


Runner = Callable[..., Run]


@pytest.fixture(autouse=True)
def _at_the_project(monkeypatch: pytest.MonkeyPatch) -> None:
    """Name plans as a reader of the README does, and lay out for 80 columns."""
    monkeypatch.chdir(PROJECT)
    monkeypatch.setenv("COLUMNS", "80")


@pytest.fixture
def plancli(monkeypatch: pytest.MonkeyPatch) -> Runner:
    """Run a command line inside this process; `stdin` is bytes."""

    def run(*arguments: str | Path, stdin: bytes = b"") -> Run:
        streams = [io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline="") for _ in range(2)]
        with monkeypatch.context() as patch:
            patch.setattr(sys, "stdout", streams[0])
            patch.setattr(sys, "stderr", streams[1])
            patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
            code = main([str(argument) for argument in arguments])
        out, err = (_said(stream) for stream in streams)
        assert "Traceback" not in err
        return Run(code, out, err)

    return run


def _said(stream: io.TextIOWrapper) -> str:
    stream.flush()
    buffer = stream.buffer
    assert isinstance(buffer, io.BytesIO)
    return buffer.getvalue().decode()


@dataclass(frozen=True)
class Process:
    """What a whole process left."""

    code: int
    out: bytes
    err: bytes


@pytest.fixture
def process() -> Callable[..., Process]:
    """Run a command line as a process of its own."""

    def run(*arguments: str | Path, stdin: bytes = b"", env: Mapping[str, str] | None = None) -> Process:
        command = [sys.executable, "-m", "plancli", *map(str, arguments)]
        done = subprocess.run(
            command,
            input=stdin,
            capture_output=True,
            env=surroundings(**(env or {})),
            cwd=PROJECT,
            check=False,
        )
        assert b"Traceback" not in done.stderr, done.stderr.decode(errors="replace")
        return Process(done.returncode, done.stdout, done.stderr)

    return run
