"""A terminal of 80 columns with plancli in it, driven as a person would: reads, types, drops files."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import sys
import termios
from collections.abc import Mapping, Sequence
from pathlib import Path

from tests.no_network.offline import PYTHON_PATH

_PATIENCE = 60
"""Seconds without a word after which nothing is expected any more."""


class Terminal:
    """One run of a program whose three streams are a terminal."""

    def __init__(
        self, folder: Path, *arguments: str, env: Mapping[str, str] | None = None, program: Sequence[str] = ()
    ) -> None:
        command = [*(program or (sys.executable, "-m", "plancli")), *arguments]
        surroundings = {**os.environ, "PYTHONPATH": PYTHON_PATH, "TERM": "dumb", **(env or {})}
        surroundings.pop("COLUMNS", None)
        self._pid, self._file = pty.fork()
        if self._pid == 0:
            # A suite that was started in the background has passed on that Ctrl-C means nothing.
            signal.signal(signal.SIGINT, signal.SIG_DFL)
            os.chdir(folder)
            os.execve(command[0], command, surroundings)
        fcntl.ioctl(self._file, termios.TIOCSWINSZ, struct.pack("HHHH", 25, 80, 0, 0))
        self.screen = ""
        self._seen = 0

    def until(self, words: str) -> str:
        """Return what is shown up to these words; AssertionError where they do not come."""
        while words not in self.screen[self._seen :]:
            assert self._read(), f"“{words}” is not shown:\n{self.screen[self._seen :]}"
        end = self.screen.index(words, self._seen) + len(words)
        shown, self._seen = self.screen[self._seen : end], end
        return shown

    def type(self, line: str) -> None:
        """Type a line and Enter."""
        os.write(self._file, f"{line}\n".encode())

    def answer(self, words: str, line: str) -> str:
        """Wait for a question and its prompt, then answer it; return what was shown until then."""
        shown = self.until(words) + self.until("\n> ")
        self.type(line)
        return shown

    def press(self, key: str) -> None:
        r"""Press a key such as Ctrl-C ("\x03") or Ctrl-D ("\x04")."""
        os.write(self._file, os.fsencode(key))

    def end(self) -> int:
        """Wait for the program to leave by itself and return its exit code."""
        while self._read():
            pass
        if not select.select([self._file], [], [], 0)[0]:  # it waits, and nobody will answer
            os.kill(self._pid, signal.SIGKILL)
        _, status = os.waitpid(self._pid, 0)
        os.close(self._file)
        self._pid = 0
        assert "Traceback" not in self.screen, self.screen
        return os.waitstatus_to_exitcode(status)

    def close(self) -> None:
        """End the program, whatever it is at."""
        if self._pid:
            os.kill(self._pid, signal.SIGKILL)
            os.waitpid(self._pid, 0)
            os.close(self._file)
            self._pid = 0

    def _read(self) -> bool:
        """Take in more of the screen; False where the program has left or says no more."""
        ready, _, _ = select.select([self._file], [], [], _PATIENCE)
        try:
            data = os.read(self._file, 1 << 16) if ready else b""
        except OSError:  # Linux tells so that the other side has left
            data = b""
        while data and not _is_whole(data):
            data += os.read(self._file, 1)
        text = data.decode("utf-8", "replace").replace("\r\n", "\n")
        self.screen += re.sub(r"\x1b\[[0-9;?]*[a-zA-Z]", "", text)
        return bool(data)


def _is_whole(data: bytes) -> bool:
    """Say whether the last letter is there in full, and a line end, too."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        return error.reason != "unexpected end of data"
    return not data.endswith(b"\r")
