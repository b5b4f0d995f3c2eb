"""A line without a command: files are checked, nothing is answered by the help page, words stay as they were."""

from __future__ import annotations

import ctypes
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from plancli.cli.window import hold_window
from plancli.messages import Language

Runner = Callable[..., Any]
PLAN = "plans/2025-tramtau.yaml"
OTHER = "tests/plans/2026-xa-mau.yaml"


@pytest.mark.parametrize(
    "words", [[PLAN], [PLAN, OTHER], ["plans/"], [PLAN, "--format", "json"], ["--lang=en", PLAN]]
)
def test_files_and_folders_are_checked(words: list[str], plancli: Runner) -> None:
    flags = [each for each in words if each.startswith("--lang")]
    assert plancli(*words) == plancli(*flags, "check", *words[len(flags) :])


def test_a_name_alone_is_known_by_its_ending(
    plancli: Runner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copyfile(PLAN, tmp_path / "Kế hoạch.YAML")
    (tmp_path / "kiemtra").mkdir()
    monkeypatch.chdir(tmp_path)
    assert plancli("Kế hoạch.YAML") == plancli("check", "Kế hoạch.YAML")
    assert "“kiemtra”" in plancli("kiemtra").err


def test_a_command_comes_before_a_file_of_its_name(
    plancli: Runner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "schema").write_text("plancli: 1\n")
    monkeypatch.chdir(tmp_path)
    assert plancli("schema").out.startswith("{")


@pytest.mark.parametrize("word", ["chek", "-x", "-x/y.docx", "--a=b/c"])
def test_what_is_no_file_is_answered_as_before(word: str, plancli: Runner) -> None:
    run = plancli(word)
    assert (run.code, run.out) == (2, "")
    assert "tệp" not in run.err


@pytest.mark.parametrize("word", ["không có.docx", "a\0b.yaml", "/khong/co"])
def test_a_file_that_is_not_there_is_said_to_be_no_file(word: str, plancli: Runner) -> None:
    run = plancli(word)
    assert (run.code, run.out) == (2, "")
    assert run.err == plancli("check", word).err


def test_in_a_pipe_nothing_is_asked(plancli: Runner) -> None:
    run = plancli(stdin=b"1\n1\n")
    assert (run.code, run.out) == (2, "")
    assert run.err == plancli("--help").out.rstrip("\n") + "\n"


class _Kernel:
    """Windows' own list of the programs in this window."""

    def __init__(self, programs: int) -> None:
        self.kernel32, self._programs = self, programs

    def GetConsoleProcessList(self, _place: object, _most: int) -> int:  # noqa: N802 - Windows' name
        return self._programs


@pytest.mark.parametrize(
    ("platform", "programs", "waits"), [("win32", 1, 1), ("win32", 2, 0), ("linux", 1, 0)]
)
def test_a_window_of_its_own_stays_until_it_is_read(
    platform: str,
    programs: int,
    waits: int,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    class Keys:
        read = 0

        def readline(self) -> str:
            Keys.read += 1
            raise KeyboardInterrupt

    monkeypatch.setattr(sys, "platform", platform)
    monkeypatch.setattr(sys, "stdin", Keys())
    monkeypatch.setattr(ctypes, "windll", _Kernel(programs), raising=False)
    hold_window(Language.VI)
    assert Keys.read == waits
    assert ("đóng cửa sổ" in capsys.readouterr().err) == bool(waits)
