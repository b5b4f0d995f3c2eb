"""`plancli fmt`: what it writes, what it only tells, and what it leaves alone."""

from __future__ import annotations

import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from plancli.formatting import format_plan
from plancli.loading import LoadedPlan
from tests.cli.test_bad_input import HEAD, PLAN

Runner = Callable[..., Any]
UNTIDY = PLAN.replace("        lead: Phòng Tư pháp\n", "        lead:   Phòng Tư pháp, Công an xã   # ai\n")


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "ke-hoach.yaml"
    path.write_text(UNTIDY, encoding="utf-8")
    return path


def test_a_file_is_set_out_in_place_and_a_second_time_left(plan: Path, plancli: Runner) -> None:
    plan.chmod(0o640)
    run = plancli("fmt", plan)
    assert (run.code, run.out, run.err) == (0, "", f"Đã sắp lại {plan.as_posix()}.\n")
    text = plan.read_text(encoding="utf-8")
    assert "    lead:                     # ai\n          - Phòng Tư pháp\n          - Công an xã\n" in text
    assert "sections:                         # các phần, theo thứ tự in\n" in text
    assert stat.S_IMODE(plan.stat().st_mode) == 0o640
    before = plan.stat()
    run = plancli("fmt", plan)
    assert (run.code, run.out, run.err) == (0, "", "Bố cục đã đúng, không có gì phải sửa.\n")
    assert (plan.stat().st_ino, plan.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_check_tells_and_writes_nothing(plan: Path, plancli: Runner) -> None:
    run = plancli("fmt", "--check", plan)
    assert (run.code, run.out, run.err) == (1, "", f"{plan.as_posix()} chưa đúng bố cục.\n")
    assert plan.read_text(encoding="utf-8") == UNTIDY
    plancli("fmt", plan)
    assert plancli("fmt", "--check", plan).code == 0


def test_diff_shows_the_lines_and_writes_nothing(plan: Path, plancli: Runner, tmp_path: Path) -> None:
    run = plancli("fmt", "--diff", plan)
    assert run.code == 1
    assert f"--- {plan.as_posix()}\n+++ {plan.as_posix()}\n@@ " in run.out
    assert "\n-        lead:   Phòng Tư pháp, Công an xã   # ai\n" in run.out
    assert "\n+          - Công an xã\n" in run.out
    assert plan.read_text(encoding="utf-8") == UNTIDY
    assert plancli("fmt", "--diff", "--check", plan).out == run.out
    plancli("fmt", "--diff", plan, "-o", tmp_path / "a.diff")
    assert (tmp_path / "a.diff").read_text(encoding="utf-8") == run.out
    plancli("fmt", plan)
    assert plancli("fmt", "--diff", plan).out == ""


def test_a_last_line_without_an_end_is_shown_as_such(plan: Path, plancli: Runner) -> None:
    plan.write_text(UNTIDY.rstrip("\n"), encoding="utf-8")
    assert "# ai\n\\ No newline at end of file\n+" in plancli("fmt", "--diff", plan).out


def test_another_file_can_take_the_text(plan: Path, plancli: Runner, tmp_path: Path) -> None:
    new = tmp_path / "new" / "b.yaml"
    run = plancli("fmt", plan, "-o", new)
    assert (run.code, run.out, run.err) == (0, "", f"Đã ghi {new.as_posix()}.\n")
    assert plan.read_text(encoding="utf-8") == UNTIDY
    plancli("fmt", plan)
    assert new.read_bytes() == plan.read_bytes()
    assert plancli("fmt", plan, "-o", "-").out == plan.read_text(encoding="utf-8")
    assert plancli("fmt", plan, "-o", plan).code == 2


def test_standard_input_goes_to_standard_output(plan: Path, plancli: Runner) -> None:
    run = plancli("fmt", "-", stdin=UNTIDY.encode())
    assert (run.code, run.err) == (0, "")
    plancli("fmt", plan)
    assert run.out == plan.read_text(encoding="utf-8")
    assert plancli("fmt", "-", "--check", stdin=UNTIDY.encode()).code == 1


def test_line_ends_of_windows_stay_and_a_byte_order_mark_goes(plan: Path, plancli: Runner) -> None:
    plancli("fmt", plan)
    tidy = plan.read_bytes()
    plan.write_bytes(b"\xef\xbb\xbf" + tidy.replace(b"\n", b"\r\n"))
    assert plancli("fmt", "--check", plan).code == 1
    assert plancli("fmt", plan).code == 0
    assert plan.read_bytes() == tidy.replace(b"\n", b"\r\n")
    assert plancli("fmt", "--check", plan).code == 0


@pytest.mark.parametrize(
    "text", [PLAN + "colour: red\n", PLAN.replace("title: Thử", "title: Thử: một"), "", HEAD]
)
def test_a_file_with_errors_is_left_alone(text: str, plan: Path, plancli: Runner) -> None:
    plan.write_text(text, encoding="utf-8")
    run = plancli("fmt", plan)
    assert (run.code, run.out) == (1, "")
    assert f"{plan.as_posix()}:" in run.err
    assert "được giữ nguyên" in run.err
    assert plan.read_text(encoding="utf-8") == text


def test_a_folder_is_set_out_whole_though_one_file_has_errors(plan: Path, plancli: Runner) -> None:
    other = plan.with_name("a.yaml")
    other.write_text(PLAN + "colour: red\n", encoding="utf-8")
    run = plancli("fmt", plan.parent)
    assert run.code == 1
    assert f"Đã sắp lại {plan.as_posix()}." in run.err
    assert plan.read_text(encoding="utf-8") != UNTIDY


@pytest.mark.parametrize("name", ["a.docx", "A.DOC"])
def test_a_word_file_is_refused(name: str, plancli: Runner, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(b"PK\x03\x04")
    run = plancli("fmt", tmp_path / name)
    assert (run.code, run.out) == (2, "")
    assert "là tệp Word" in run.err
    assert (tmp_path / name).read_bytes() == b"PK\x03\x04"


def test_flags_that_do_not_go_together(plan: Path, plancli: Runner, tmp_path: Path) -> None:
    assert plancli("fmt", plan, plan.parent / "b.yaml", "-o", tmp_path / "c.yaml").code == 2
    assert plancli("fmt", plan, "--check", "-o", tmp_path / "c.yaml").code == 2
    assert not (tmp_path / "c.yaml").exists()


def test_a_missing_file_and_a_link(plan: Path, plancli: Runner) -> None:
    run = plancli("fmt", plan.with_name("ke-hoach.yml"))
    assert run.code == 2
    assert "gần đó có" in run.err
    link = plan.with_name("link.yaml")
    link.symlink_to(plan)
    run = plancli("fmt", link)
    assert (run.code, plan.read_text(encoding="utf-8")) == (2, UNTIDY)


def test_a_text_that_cannot_be_proven_is_not_written(
    plan: Path, plancli: Runner, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("plancli.formatting.lay_out", lambda *_: HEAD + "sections: []\n")
    run = plancli("fmt", plan)
    assert run.code == 2
    assert "đây là lỗi của phần mềm" in run.err
    assert plan.read_text(encoding="utf-8") == UNTIDY


def test_a_file_changed_meanwhile_is_left_alone(
    plan: Path, plancli: Runner, monkeypatch: pytest.MonkeyPatch
) -> None:
    def lay_out_slowly(loaded: LoadedPlan) -> str:
        plan.write_text(UNTIDY + "# của người khác\n", encoding="utf-8")
        return format_plan(loaded)

    monkeypatch.setattr("plancli.cli.fmt.format_plan", lay_out_slowly)
    run = plancli("fmt", plan)
    assert run.code == 2
    assert "vừa được chương trình khác thay đổi" in run.err
    assert plan.read_text(encoding="utf-8") == UNTIDY + "# của người khác\n"


def test_in_english(plan: Path, plancli: Runner) -> None:
    assert "would change." in plancli("fmt", "--check", plan, "--lang", "en").err
