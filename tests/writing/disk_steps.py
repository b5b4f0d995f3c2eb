"""What a process does to the disk, step by step, and ways to go wrong at the n-th of them.

Steps are seen through Python's audit events, so that no way of writing escapes; `write` and `fsync`, which
have none, are wrapped.
"""

from __future__ import annotations

import io
import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from unittest import mock

LEFT_OVER = ".plancli-"
_CHANGES = ("os.rename", "os.mkdir", "os.link", "os.chmod", "os.remove", "os.rmdir")
_TO_WRITE = os.O_WRONLY | os.O_RDWR | os.O_CREAT


@dataclass
class Steps:
    """Counts the steps inside a folder, and does something at chosen ones."""

    folder: str
    at: Callable[[int, str], None]
    """Called before each step with its number from 1 on and its name; may raise, or end the process."""
    names: list[str] = field(default_factory=list)

    def step(self, name: str) -> None:
        self.names.append(name)
        self.at(len(self.names), name)


_watching: list[Steps] = []
_hooked: list[bool] = []


def _hook(event: str, arguments: tuple[Any, ...]) -> None:
    if not _watching or not (event == "open" or event in _CHANGES):
        return
    path = arguments[0]
    if not isinstance(path, str | bytes | os.PathLike):
        return
    if not str(Path.cwd() / os.fsdecode(path)).startswith(_watching[-1].folder):
        return
    if event != "open" or (arguments[2] or 0) & _TO_WRITE:
        _watching[-1].step(event)


class _Stream(io.FileIO):
    """A file whose writing counts as a step; half of the bytes are out when it goes wrong."""

    def write(self, data: Any) -> int:
        whole = memoryview(data)
        super().write(whole[: len(whole) // 2])
        if _watching:
            _watching[-1].step("write")
        super().write(whole[len(whole) // 2 :])
        return len(whole)


@contextmanager
def watched(folder: Path, at: Callable[[int, str], None]) -> Iterator[Steps]:
    """Call `at` before each step inside `folder`."""
    if not _hooked:
        sys.addaudithook(_hook)  # It stays for the life of the process, and does nothing unless asked.
        _hooked.append(True)
    steps = Steps(str(folder), at)
    fsync, opened = os.fsync, Path.open

    def count_fsync(handle: int) -> None:
        steps.step("fsync")
        fsync(handle)

    def open_counted(path: Path, mode: str = "r", *arguments: Any, **more: Any) -> Any:
        return _Stream(path, mode) if mode == "xb" else opened(path, mode, *arguments, **more)

    with mock.patch.object(os, "fsync", count_fsync), mock.patch.object(Path, "open", open_counted):
        _watching.append(steps)
        try:
            yield steps
        finally:
            _watching.pop()


def in_child(act: Callable[[], object]) -> int:
    """Run `act` in a process of its own; return minus the signal that ended it, 0, or 1 where it raised."""
    process = os.fork()
    if process == 0:
        code = 1
        try:
            act()
            code = 0
        finally:
            os._exit(code)
    _, status = os.waitpid(process, 0)
    return os.waitstatus_to_exitcode(status)


def kill_at(number: int) -> Callable[[int, str], None]:
    """Return what ends this process, without a word, before the step of that number."""

    def at(step: int, _: str) -> None:
        if step == number:
            os.kill(os.getpid(), signal.SIGKILL)

    return at


def visible(folder: Path) -> dict[str, bytes]:
    """Return all files below `folder` by path, those left over from a kill aside."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and LEFT_OVER not in path.as_posix()
    }


def left_over(folder: Path) -> list[str]:
    """Return what a kill left below `folder`."""
    return [path.name for path in folder.rglob(f"{LEFT_OVER}*")]
