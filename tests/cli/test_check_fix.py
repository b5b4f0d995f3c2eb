"""`plancli check --fix`: what it writes, what it only shows, and what it leaves alone."""

from __future__ import annotations

import json
import stat
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from plancli.fixing import fix_plan
from tests.cli.test_bad_input import HEAD as RECEIVED

Runner = Callable[..., Any]
BODY = """\
sections:
  - label: I
    title: Mục đích
    items:
      - Đồng bộ trên các các nền tảng của của xã.   # lời chú
      - >-
        Tuyên truyền Chỉ thị số
        số 46 - CT/TW của Bộ Chính trị.
"""
HEAD = RECEIVED.replace("received", "draft")
DRAFT = HEAD + BODY
FIXED = DRAFT.replace("các các", "các").replace("của của", "của").replace("số\n        số", "số")
CLEAN = FIXED.replace("46 - CT/TW", "46-CT/TW")
ONLY = ("--select", "KH314,KH803")


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "ke-hoach.yaml"
    path.write_text(DRAFT, encoding="utf-8")
    return path


def test_safe_fixes_are_made_and_the_rest_is_told(plan: Path, plancli: Runner) -> None:
    plan.chmod(0o640)
    run = plancli("check", plan, "--fix", "--format", "concise", *ONLY)
    assert plan.read_text(encoding="utf-8") == FIXED
    assert stat.S_IMODE(plan.stat().st_mode) == 0o640
    assert run.err == f"Đã sửa 3 chỗ trong {plan.as_posix()}.\n"
    assert run.out.startswith(f"{plan.as_posix()}:13:33: KH314 “46 - CT/TW”")
    assert "\n1 điểm sửa được bằng --fix --unsafe-fixes\nTrước khi trình ký: 1 điểm để biết;" in run.out
    assert run.code == 0
    assert plancli("check", plan, "--fix", "--fail-on", "info", *ONLY).code == 1


def test_a_second_run_writes_nothing(plan: Path, plancli: Runner) -> None:
    plancli("check", plan, "--fix", "--unsafe-fixes", *ONLY)
    assert plan.read_text(encoding="utf-8") == CLEAN
    before = plan.stat()
    run = plancli("check", plan, "--fix", "--unsafe-fixes", *ONLY)
    assert (run.code, run.err) == (0, "")
    assert (plan.stat().st_ino, plan.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_the_diff_is_printed_and_nothing_written(plan: Path, plancli: Runner, tmp_path: Path) -> None:
    run = plancli("check", plan, "--diff", *ONLY)
    assert run.code == 1
    assert run.out.startswith(f"--- {plan.as_posix()}\n+++ {plan.as_posix()}\n@@ ")
    assert "\n+      - Đồng bộ trên các nền tảng của xã.   # lời chú\n" in run.out
    assert run.err == f"{plan.as_posix()} có 3 chỗ sẽ được sửa.\n"
    assert plancli("check", plan, "--diff", "--fix", *ONLY).out == run.out
    plancli("check", plan, "--diff", "-o", tmp_path / "a.diff", *ONLY)
    assert (tmp_path / "a.diff").read_text(encoding="utf-8") == run.out
    assert plan.read_text(encoding="utf-8") == DRAFT
    plancli("check", plan, "--fix", *ONLY)
    run = plancli("check", plan, "--diff", *ONLY)
    assert (run.code, run.out) == (0, "")
    assert run.err.startswith("Không có chỗ nào --fix sửa được;")


def test_what_was_chosen_alone_is_fixed(plan: Path, plancli: Runner) -> None:
    plancli("check", plan, "--fix", "--unsafe-fixes", "--select", "KH314")
    assert plan.read_text(encoding="utf-8") == DRAFT.replace("46 - CT/TW", "46-CT/TW")


@pytest.mark.parametrize("state", ["received", "issued"])
def test_the_words_of_a_signed_plan_stay(state: str, plan: Path, plancli: Runner) -> None:
    text = DRAFT.replace("state: draft", f"state: {state}")
    plan.write_text(text, encoding="utf-8")
    run = plancli("check", plan, "--fix", *ONLY)
    assert plan.read_text(encoding="utf-8") == text
    assert "(chỉ sửa khi thêm --unsafe-fixes)" in run.out
    assert "\n4 điểm sửa được bằng --fix --unsafe-fixes\n" in run.out
    plancli("check", plan, "--fix", "--state", "draft", *ONLY)
    assert plan.read_text(encoding="utf-8") == FIXED.replace("state: draft", f"state: {state}")


def test_marks_tell_what_the_flags_would_fix(plan: Path, plancli: Runner) -> None:
    run = plancli("check", plan, "--format", "concise", *ONLY)
    assert [line.split(": ")[1][:9] for line in run.out.splitlines()[:4]] == [
        "KH803 [*]",
        "KH803 [*]",
        "KH803 [*]",
        "KH314 “46",
    ]
    assert "\n[*] 3 điểm sửa được bằng --fix; 1 điểm sửa được bằng --fix --unsafe-fixes\n" in run.out
    run = plancli("check", plan, "--format", "concise", "--unsafe-fixes", *ONLY)
    assert run.out.count(" [*] ") == 4
    assert plan.read_text(encoding="utf-8") == DRAFT


def test_the_screen_shows_the_change_as_a_small_diff(plan: Path, plancli: Runner) -> None:
    out = plancli("check", plan, *ONLY).out
    assert (
        "   = đề xuất: [*] Đổi “số số” thành “số”\n"
        "13 - Tuyên truyền Chỉ thị số số 46 - CT/TW của Bộ Chính trị.\n"
        "13 + Tuyên truyền Chỉ thị số 46 - CT/TW của Bộ Chính trị.\n"
    ) in out


def test_line_ends_mark_and_letters_typed_apart_stay(plan: Path, plancli: Runner) -> None:
    def as_on_another_machine(text: str) -> bytes:
        return b"\xef\xbb\xbf" + unicodedata.normalize("NFD", text).replace("\n", "\r\n").encode()

    plan.write_bytes(as_on_another_machine(DRAFT))
    plancli("check", plan, "--fix", "--unsafe-fixes", *ONLY)
    assert plan.read_bytes() == as_on_another_machine(CLEAN)


def test_several_files_and_one_that_cannot_be_written(plan: Path, plancli: Runner) -> None:
    locked, broken = plan.with_name("a.yaml"), plan.with_name("b.yaml")
    locked.write_text(DRAFT, encoding="utf-8")
    locked.chmod(0o444)
    broken.write_text(DRAFT + "colour: red\nsections: [\n", encoding="utf-8")
    run = plancli("check", plan.parent, "--fix", "--format", "concise", *ONLY)
    assert run.code == 2
    assert plan.read_text(encoding="utf-8") == FIXED
    assert locked.read_text(encoding="utf-8") == DRAFT
    assert "chỉ đọc" in run.err
    assert f"{locked.as_posix()}:11:22: KH803" in run.out  # told as it still stands
    assert f"{broken.as_posix()}:" in run.out


def test_a_link_is_not_followed(plan: Path, plancli: Runner) -> None:
    link = plan.with_name("link.yaml")
    link.symlink_to(plan)
    run = plancli("check", link, "--fix", *ONLY)
    assert run.code == 2
    assert "liên kết" in run.err
    assert plan.read_text(encoding="utf-8") == DRAFT


def test_a_file_changed_meanwhile_is_left_alone(
    plan: Path, plancli: Runner, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fix_and_lose_a_race(*given: Any, **named: Any) -> Any:
        plan.write_text(DRAFT + "# một người khác vừa lưu\n", encoding="utf-8")
        return fix_plan(*given, **named)

    monkeypatch.setattr("plancli.fixing.fix_plan", fix_and_lose_a_race)
    run = plancli("check", plan, "--fix", *ONLY)
    assert run.code == 2
    assert "vừa được chương trình khác thay đổi" in run.err
    assert plan.read_text(encoding="utf-8") == DRAFT + "# một người khác vừa lưu\n"


def test_a_paper_is_shown_what_to_change_and_stays(plancli: Runner, tmp_path: Path) -> None:
    text = (
        "ỦY BAN NHÂN DÂN XÃ SUỐI MƠ\nSố: 12/KH-UBND\nKẾ HOẠCH\nCông tác năm 2026\n"
        "I. MỤC ĐÍCH\n1. Đồng bộ trên các các nền tảng.\n"
    )
    path = tmp_path / "a.txt"
    path.write_text(text, encoding="utf-8")
    run = plancli("check", path, "--fix", "--unsafe-fixes", *ONLY)
    assert path.read_text(encoding="utf-8") == text
    assert "nên không được sửa" in run.err
    assert "= đề xuất: Đổi “các các” thành “các” (gợi ý, không tự sửa)" in run.out
    run = plancli("check", path, "--diff", *ONLY)
    assert (run.code, run.out) == (0, "")


def test_standard_input_takes_diff_only(plancli: Runner) -> None:
    run = plancli("check", "-", "--fix", stdin=DRAFT.encode())
    assert (run.code, run.out) == (2, "")
    assert "--diff" in run.err
    run = plancli("check", "-", "--diff", *ONLY, stdin=DRAFT.encode())
    assert run.code == 1
    assert run.out.startswith("--- -\n+++ -\n")


@pytest.mark.parametrize(
    "flags",
    [
        ("--fix", "--comments", "x.docx"),
        ("--diff", "--comments", "x.docx"),
        ("--diff", "--format", "json"),
        ("--diff", "--statistics"),
        ("--diff", "--write-baseline", "x.json"),
        ("--diff", "--prune-baseline", "--baseline", "x.json"),
        ("--fix", "--show-settings"),
    ],
)
def test_flags_that_do_not_go_together(flags: tuple[str, ...], plan: Path, plancli: Runner) -> None:
    run = plancli("check", plan, *flags)
    assert (run.code, run.out) == (2, "")
    assert plan.read_text(encoding="utf-8") == DRAFT


@pytest.mark.parametrize("flag", ["--fix", "--diff"])
def test_the_answer_may_not_take_the_place_of_a_plan(flag: str, plan: Path, plancli: Runner) -> None:
    for named in (plan, plan.parent):
        run = plancli("check", named, flag, "-o", plan)
        assert run.code == 2
        assert plan.read_text(encoding="utf-8") == DRAFT


def test_a_fix_that_cannot_be_proven_is_told_and_not_made(
    plan: Path, plancli: Runner, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("plancli.fixing._keeps_comments", lambda *_: False)
    run = plancli("check", plan, "--fix", "--select", "KH803")
    assert plan.read_text(encoding="utf-8") == DRAFT
    assert f"{plan.as_posix()}:11: KH803 không sửa được" in run.err


def test_json_says_where_and_how_freely(plan: Path, plancli: Runner) -> None:
    found = json.loads(plancli("check", plan, "--format", "json", *ONLY).out)["diagnostics"]
    assert [each["fix"]["applicability"] for each in found] == ["safe", "safe", "safe", "unsafe"]
    assert found[2]["fix"]["edits"] == [
        {"start": {"line": 13, "column": 30}, "end": {"line": 14, "column": 11}, "replacement": "số"}
    ]


def test_in_english(plan: Path, plancli: Runner) -> None:
    run = plancli("check", plan, "--fix", "--lang", "en", *ONLY)
    assert run.err == f"Fixed in {plan.as_posix()}: 3.\n"
    assert "change: Change “46 - CT/TW” to “46-CT/TW” (made only with --unsafe-fixes)" in run.out


def test_what_a_comment_lets_pass_is_not_fixed(plan: Path, plancli: Runner) -> None:
    plan.write_text(DRAFT.replace("# lời chú", "# plancli: ignore[KH803] chép nguyên văn"), encoding="utf-8")
    plancli("check", plan, "--fix", *ONLY)
    text = plan.read_text(encoding="utf-8")
    assert "các các nền tảng của của xã.   # plancli" in text
    assert "Chỉ thị số 46" in text


def test_a_comment_that_hides_nothing_is_taken_away(plan: Path, plancli: Runner) -> None:
    needless = FIXED.replace("# lời chú", "# plancli: ignore[KH803] chép nguyên văn")
    plan.write_text(needless, encoding="utf-8")
    screen = plancli("check", plan, *ONLY).out
    assert "# plancli: ignore[KH803] chép nguyên văn\n11 + - Đồng bộ trên các nền tảng của xã.\n" in screen
    run = plancli("check", plan, "--fix", *ONLY)
    assert run.err == f"Đã sửa 1 chỗ trong {plan.as_posix()}.\n"
    assert plan.read_text(encoding="utf-8") == FIXED.replace("   # lời chú", "")


def test_known_findings_are_not_fixed(plan: Path, plancli: Runner) -> None:
    known = plan.with_name("known.json")
    plancli("check", plan, "--write-baseline", known, *ONLY)
    run = plancli("check", plan, "--fix", "--unsafe-fixes", "--baseline", known, *ONLY)
    assert (run.code, plan.read_text(encoding="utf-8")) == (0, DRAFT)


def test_the_list_of_known_findings_is_made_of_what_is_left(plan: Path, plancli: Runner) -> None:
    known = plan.with_name("known.json")
    run = plancli("check", plan, "--fix", "--write-baseline", known, *ONLY)
    assert run.code == 0
    assert plan.read_text(encoding="utf-8") == FIXED
    text = known.read_text(encoding="utf-8")
    assert "KH314" in text
    assert "KH803" not in text
