"""What a clerk met and took for a fault: a plan replaced, a plan passed over, an answer that said too much."""

from __future__ import annotations

import io
import shutil
import sys
from pathlib import Path

import pytest

from plancli.cli.streams import remark
from tests.cli.conftest import Runner

EMPTY = """plancli: 1
state: draft
issuance: {kind: KẾ HOẠCH, symbol: KH-UBND, issuer: UBND xã A, place: A, date: ngày 01 tháng 02 năm 2026, title: B}
sections: [{label: I, title: MỤC ĐÍCH, items: [Tuyên truyền.]}]
"""


@pytest.fixture
def plan(project: Path, tmp_path: Path) -> Path:
    """Return a copy of the real plan."""
    return Path(shutil.copy(project / "plans" / "2025-tramtau.yaml", tmp_path / "kế hoạch.yaml"))


@pytest.mark.parametrize(
    "line",
    [
        ["fmt", "khác.yaml"],
        ["cite", "khác.yaml"],
        ["check", "khác.yaml"],
        ["check", "khác.yaml", "--diff"],
        ["obligations", "khác.yaml"],
        ["schema"],
        ["law", "missing", "khác.yaml"],
    ],
)
def test_no_answer_takes_the_place_of_another_plan(
    line: list[str], plan: Path, plancli: Runner, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(plan.parent)
    assert plancli("new", "-o", "khác.yaml").code == 0
    before = plan.read_bytes()
    run = plancli(*line, "-o", plan)
    assert (run.code, run.out) == (2, "")
    assert "là một tệp kế hoạch nên được giữ nguyên" in run.err or "không ghi được" in run.err
    assert plan.read_bytes() == before


def test_a_plan_laid_out_twice_is_the_same_plan(plan: Path, plancli: Runner, tmp_path: Path) -> None:
    for _ in range(2):
        assert plancli("fmt", plan, "-o", tmp_path / "bố cục.yaml").code == 0


def test_an_empty_file_takes_an_answer_and_a_folder_is_told_as_one(
    plan: Path, plancli: Runner, tmp_path: Path
) -> None:
    (tmp_path / "a.yaml").touch()
    assert plancli("check", plan, "-o", tmp_path / "a.yaml").code == 1
    (tmp_path / "kết quả").mkdir()
    run = plancli("check", plan, "-o", tmp_path / "kết quả")
    assert run.code == 2
    assert "tệp kế hoạch" not in run.err


def test_force_lets_check_replace_whatever_stands_there(plan: Path, plancli: Runner, tmp_path: Path) -> None:
    other = Path(shutil.copy(plan, tmp_path / "khác.yaml"))
    run = plancli("check", plan, "-o", other, "--force")
    assert run.code == 1
    assert "Đã ghi" in run.err
    assert "KH301" in other.read_text("utf-8")


@pytest.mark.parametrize("text", ["", "\n \n", EMPTY.replace("plancli: 1\n", "")])
def test_a_plan_that_lost_its_words_or_its_first_line_is_not_passed_over(
    text: str, tmp_path: Path, plancli: Runner
) -> None:
    (tmp_path / "a.yaml").write_text(text, encoding="utf-8")
    (tmp_path / "b.yaml").write_text(EMPTY, encoding="utf-8")
    (tmp_path / "khác.yaml").write_text("sections: []\n", encoding="utf-8")
    run = plancli("check", tmp_path, "--format", "concise", "--fail-on", "error")
    assert run.code == 1
    assert "a.yaml:1:1: KH0" in run.out
    assert "khác.yaml" not in run.out


@pytest.mark.parametrize(
    ("line", "name", "begins"),
    [
        (["check", "PLAN"], "a.json", "{"),
        (["check", "PLAN"], "a.sarif", "{"),
        (["check", "PLAN"], "a.md", "**"),
        (["check", "PLAN"], "a.svg", "<svg"),
        (["check", "PLAN", "--format", "concise"], "a.md", "PLAN:"),
        (["cite", "PLAN"], "a.csv", "\ufefftext,"),
        (["rule", "KH104"], "a.json", "{"),
        (["law", "407"], "a.json", "{"),
        (["law", "missing", "PLAN"], "a.csv", "\ufeffnumber,"),
    ],
)
def test_the_ending_of_a_name_says_what_is_written(
    line: list[str], name: str, begins: str, plan: Path, plancli: Runner
) -> None:
    written = plan.with_name(name)
    run = plancli(*(each.replace("PLAN", str(plan)) for each in line), "-o", written)
    assert run.code < 2
    assert f"Đã ghi {written.as_posix()}." in run.err
    assert written.read_text("utf-8").startswith(begins.replace("PLAN", plan.as_posix()))


@pytest.mark.parametrize("name", ["a.pdf", "a.txt", "a.yaml", "a"])
def test_comments_go_into_a_word_file_only(name: str, tmp_path: Path, plancli: Runner) -> None:
    run = plancli("check", "kế hoạch.docx", "--comments", tmp_path / name)
    assert run.code == 2
    assert ".docx" in run.err
    assert not (tmp_path / name).exists()


@pytest.mark.parametrize("action", ["list", "check"])
def test_only_a_copy_of_templates_is_written(action: str, tmp_path: Path, plancli: Runner) -> None:
    run = plancli("template", action, "-o", tmp_path / "a")
    assert run.code == 2
    assert "template copy" in run.err


def test_a_link_to_nothing_is_told_as_one(tmp_path: Path, plancli: Runner) -> None:
    (tmp_path / "a.yaml").symlink_to("b.yaml")
    run = plancli("check", tmp_path / "a.yaml")
    assert run.code == 2
    assert "liên kết đến tệp không còn" in run.err


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("31/2/2025", "lịch không có ngày này"),
        ("2025-02-29", "lịch không có ngày này"),
        ("31.4.2026", "lịch không có ngày này"),
        ("mai", "01/12/2025"),
        ("31/2-2025", "01/12/2025"),
    ],
)
def test_a_day_that_is_none_is_told_from_words_that_are_none(day: str, said: str, plancli: Runner) -> None:
    run = plancli("check", "plans", "--as-of", day)
    assert run.code == 2
    assert said in run.err


@pytest.mark.parametrize("title", ["", 'a: b "c" #d', "- a", "\x07", "012", "null", "x" * 300])
def test_a_fresh_plan_has_the_layout_of_fmt(title: str, tmp_path: Path, plancli: Runner) -> None:
    fresh = tmp_path / "a.yaml"
    assert plancli("new", "-o", fresh, "--title", title).code == 0
    assert plancli("fmt", fresh, "--check").code == (1 if title == "\x07" else 0)


@pytest.mark.parametrize(
    ("words", "unit"),
    [("Bản Công", "UBND xã Bản Công"), ("ban cong", "UBND xã Bản Công"), ("tư pháp", "Phòng Tư pháp")],
)
def test_a_draft_is_for_the_unit_that_was_typed_in_part(
    words: str, unit: str, plan: Path, plancli: Runner
) -> None:
    run = plancli("new", "--from", plan, "--for", words)
    assert run.code == 0
    assert f"“{words}” được hiểu là “{unit}”" in run.err


def test_a_report_by_a_unit_that_the_plan_does_not_name_is_kept_with_a_word(
    plan: Path, plancli: Runner
) -> None:
    run = plancli("progress", plan, "--record", "II.6", "--state", "done", "--by", "Sở Y tế", "--yes")
    assert run.code == 0
    assert "không nêu đơn vị “Sở Y tế”" in run.err


def test_where_nothing_can_be_fixed_the_difference_says_so(plan: Path, plancli: Runner) -> None:
    run = plancli("check", plan, "--diff")
    assert (run.code, run.out) == (0, "")
    assert "--unsafe-fixes" in run.err


def test_a_plan_without_tasks_is_not_called_clear(tmp_path: Path, plancli: Runner) -> None:
    (tmp_path / "a.yaml").write_text(EMPTY, encoding="utf-8")
    assert plancli("gaps", tmp_path / "a.yaml", "--explain").out.startswith("Không thấy nhiệm vụ nào")


@pytest.mark.parametrize(
    ("said", "lines"),
    [
        (
            "Kế hoạch này không nêu đơn vị nào có tên như vậy",
            ["Kế hoạch này không nêu đơn", "vị nào có tên như vậy"],
        ),
        ("a  b " * 9, ["a  b " * 9]),
        (f"tệp {'x' * 40} đây", ["tệp", "x" * 40, "đây"]),
    ],
)
def test_a_remark_on_a_screen_breaks_between_words(
    said: str, lines: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    screen = io.StringIO()
    monkeypatch.setattr(screen, "isatty", lambda: True)
    monkeypatch.setattr(sys, "stderr", screen)
    monkeypatch.setenv("COLUMNS", "26")
    remark(said)
    assert screen.getvalue().splitlines() == lines
