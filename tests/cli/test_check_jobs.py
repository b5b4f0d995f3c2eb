"""`plancli check --jobs`: any number of processes says the same, to the byte, and none is left behind."""

from __future__ import annotations

import os
import pickle
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from plancli.cli.checker import Checker
from plancli.cli.configuration import Configuration
from plancli.cli.plan_work import check_one_of_many, work_on_plans
from plancli.cli.registry import open_registry
from plancli.cli.selection import refuse_unknown_rules
from plancli.cli.wishes import Wishes
from plancli.formats import FORMATS
from plancli.messages import Language
from tests.cli.word_files import paper
from tests.whole_process import surroundings

PROJECT = Path(__file__).resolve().parents[2]
Runner = Callable[..., Any]
JOBS = ("1", "2", "5")
PLAN = """\
plancli: 1
state: draft
issuance: {{kind: KẾ HOẠCH, number: {number}, symbol: KH-UBND, issuer: Ủy ban nhân dân xã {name}, title: Thử}}
preamble: Thực hiện Nghị quyết số 99/NQ-CP ngày {day}/2025 của Chính phủ;{comment}
sections:
  - label: I
    title: Mục đích
    items:
      - Đồng bộ trên các các nền tảng của của xã {name}.
  - label: III
    title: NHIỆM VỤ
    tasks:
      - {{label: "1", text: Rà soát danh sách hộ nghèo, lead: Phòng Kinh tế}}
"""
PASS = "  # plancli: ignore[KH313] ngày đã hỏi lại"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Plans that date an act differently, one of them with a comment, among faults and a Word file."""
    made = tmp_path / "kế hoạch"
    made.mkdir()
    for number in range(9):
        day, comment = ("01/5" if number % 4 == 3 else "01/4"), (PASS if number == 7 else "")
        text = PLAN.format(number=number + 10, name=f"Nà {number}", day=day, comment=comment)
        (made / f"{number}.yaml").write_text(text, encoding="utf-8")
    (made / "sai.yaml").write_text("plancli: 1\nsections: [\n", encoding="utf-8")
    (made / "thiếu.yaml").write_text("plancli: 1\nlạ: 2\n", encoding="utf-8")
    (made / "plancli.toml").write_text('[severity]\nKH313 = "error"\n', encoding="utf-8")
    return made


def everything(folder: Path) -> list[Path | str]:
    """Return what is checked: the folder, a Word file, a file that is not there, and stdin."""
    word = folder.parent / "KH.docx"
    if not word.exists():
        word.write_bytes(paper())
    return [folder, word, folder / "không-có.yaml", "-"]


def said(plancli: Runner, folder: Path, *flags: str | Path) -> list[tuple[int, str, str]]:
    stdin = PLAN.format(number=9, name="Nậm", day="01/5", comment="").encode()
    return [
        (run.code, run.out, run.err)
        for jobs in JOBS
        for run in [plancli("check", *everything(folder), "--jobs", jobs, *flags, stdin=stdin)]
    ]


@pytest.mark.parametrize("form", [*FORMATS, "statistics"])
def test_every_format_is_the_same_with_any_number_of_processes(
    form: str, folder: Path, plancli: Runner
) -> None:
    flags = ["--statistics"] if form == "statistics" else ["--format", form]
    one, *others = said(plancli, folder, *flags)
    assert others == [one] * len(others)
    assert one[0] == 2
    assert "không-có.yaml" in one[2]
    if form == "concise":
        assert one[1].count("KH313") == 2
        assert "3.yaml:4" in one[1]
        assert "1 điểm bỏ qua" in one[1]


def _take_for_many(patch: pytest.MonkeyPatch, count: int) -> None:
    """Have the findings of more plans than these packed, and put away."""
    patch.setattr("plancli.cli.plan_work.MANY", count)
    patch.setattr("plancli.cli.checked_files.MANY", count)
    patch.setattr("plancli.packed._IN_MEMORY", 1)


def test_findings_that_are_packed_are_the_same(
    folder: Path, plancli: Runner, monkeypatch: pytest.MonkeyPatch
) -> None:
    for form in ("terminal", "sarif", "gitlab", "markdown"):
        plain = said(plancli, folder, "--format", form)
        with monkeypatch.context() as patch:
            _take_for_many(patch, 1)
            assert said(plancli, folder, "--format", form) == plain


def test_known_findings_pass_with_any_number_of_processes(
    folder: Path, plancli: Runner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    learnt = set()
    for many in (1, 50):
        _take_for_many(monkeypatch, many)
        for jobs in JOBS:
            file = tmp_path / "biết.json"
            file.unlink(missing_ok=True)
            assert plancli("check", folder, "--jobs", jobs, "--write-baseline", file).code == 1
            learnt.add(file.read_bytes())
    assert len(learnt) == 1
    (folder / "0.yaml").write_text(PLAN.format(number=1, name="Nà", day="01/4", comment=""), encoding="utf-8")
    file.write_bytes(learnt.pop())
    one, *others = said(plancli, folder, "--baseline", file, "--format", "sarif")
    assert others == [one] * len(others)


def test_fixes_are_the_same_with_any_number_of_processes(folder: Path, plancli: Runner) -> None:
    shown = said(plancli, folder, "--diff")  # also writes the Word file
    assert shown[1:] == shown[:1] * 2
    assert shown[0][1].count("\n@@ ") == 10
    after = []
    for jobs in JOBS:
        copy = folder.parent / "bản sao"
        shutil.copytree(folder, copy)
        run = plancli(
            "check", copy, folder.parent / "KH.docx", "--fix", "--format", "concise", "--jobs", jobs
        )
        texts = {each.name: each.read_bytes() for each in copy.iterdir()}
        after.append((run.code, run.out, run.err, texts))
        shutil.rmtree(copy)
    assert after[1:] == after[:1] * 2
    assert all(b"c\xc3\xa1c c\xc3\xa1c" not in text for text in after[0][3].values())
    assert after[0][2].count("Đã sửa 2 chỗ") == 9


def test_the_work_can_be_sent_to_a_process_that_has_nothing(folder: Path) -> None:
    wishes = Wishes(Configuration(accept=refuse_unknown_rules))
    paths = sorted(each.as_posix() for each in folder.glob("*.yaml"))
    wishes.prepare(paths)
    checker = Checker(open_registry([], Language.VI), wishes, Language.VI, None)
    from plancli.cli.plan_work import _Task

    task = _Task(checker, check_one_of_many)
    sent = pickle.loads(pickle.dumps(task))
    there, here = sent(paths[3]).row, task(paths[3]).row
    assert there is not None
    assert here is not None
    assert there.result == here.result
    assert there.facts.give() == here.facts.give()
    assert [each.path for each in work_on_plans(paths, checker, check_one_of_many, 2)] == paths


def test_few_small_plans_start_no_process(
    folder: Path, plancli: Runner, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError

    monkeypatch.setattr("plancli.workspace.pool._Crew", refuse)
    assert plancli("check", folder).code == 1
    monkeypatch.setenv("PLANCLI_TRACEBACK", "1")
    with pytest.raises(AssertionError):
        plancli("check", folder, "--jobs", "2")


@pytest.mark.skipif(sys.platform != "linux", reason="reads the processes of a process from /proc")
@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGKILL"])
def test_a_run_that_is_stopped_leaves_no_process(tmp_path: Path, name: str) -> None:
    stop = signal.Signals[name]  # of which Windows, where this is skipped, knows but some
    for number in range(300):
        text = PLAN.format(number=number + 1, name="Nà", day="01/4", comment="")
        (tmp_path / f"{number:03}.yaml").write_text(text, encoding="utf-8")
    program = subprocess.Popen(
        [sys.executable, "-m", "plancli", "check", tmp_path, "--jobs", "2"],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=surroundings(), start_new_session=True,
    )  # fmt: skip
    workers = _children_of(program.pid, 2)
    if stop is signal.SIGINT:
        os.killpg(program.pid, stop)  # as a terminal does it
    else:
        program.send_signal(stop)
    out, err = program.communicate(timeout=60)
    assert out == b""
    assert b"Traceback" not in err
    if stop is signal.SIGINT:
        assert program.returncode == 130
        assert "Đã dừng theo yêu cầu" in err.decode()
    _wait_until_gone(workers)


@pytest.mark.skipif(sys.platform != "linux", reason="reads the processes of a process from /proc")
def test_a_killed_process_costs_no_answer(tmp_path: Path) -> None:
    for number in range(200):
        text = PLAN.format(number=number + 1, name="Nà", day="01/4", comment="")
        (tmp_path / f"{number:03}.yaml").write_text(text, encoding="utf-8")
    command = [sys.executable, "-m", "plancli", "check", str(tmp_path), "--format", "concise", "--jobs"]
    program = subprocess.Popen([*command, "2"], stdout=subprocess.PIPE, env=surroundings())
    os.kill(_children_of(program.pid, 2)[0], signal.SIGKILL)
    out, _ = program.communicate(timeout=60)
    assert (
        out == subprocess.run([*command, "1"], stdout=subprocess.PIPE, env=surroundings(), check=False).stdout
    )


def _children_of(process: int, count: int) -> list[int]:
    until = time.monotonic() + 60
    while time.monotonic() < until:
        found = Path(f"/proc/{process}/task/{process}/children").read_text(encoding="utf-8").split()
        if len(found) == count:
            return list(map(int, found))
        time.sleep(0.005)
    raise TimeoutError


def _wait_until_gone(processes: list[int]) -> None:
    until = time.monotonic() + 60
    while any(_is_alive(each) for each in processes):
        assert time.monotonic() < until
        time.sleep(0.02)


def _is_alive(process: int) -> bool:
    try:
        state = Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0]
    except (FileNotFoundError, ProcessLookupError):
        return False
    return state != "Z"
