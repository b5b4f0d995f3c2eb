"""Whoever starts plancli without a command on a terminal is led by a menu, and learns the command."""

from __future__ import annotations

import os
import shlex
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

if sys.platform == "win32":
    pytest.skip("Windows has no pseudo-terminal of this kind", allow_module_level=True)

from plancli.cli.menu_entries import ENTRIES
from plancli.cli.menu_paths import PLANS, TABLES, near_files, own_templates, pasted_path
from plancli.messages import Language, sentence
from tests.desk.terminal import Terminal

PROJECT = Path(__file__).resolve().parents[2]
UNIT = "Phòng Văn hóa và Thông tin"
CHOOSE = "Gõ số rồi Enter:"
FILE = "dán đường dẫn"
AGAIN = "Enter để về danh mục."

Open = Callable[..., Terminal]


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    folder = tmp_path / "Văn phòng"
    folder.mkdir()
    shutil.copyfile(PROJECT / "plans" / "2025-tramtau.yaml", folder / "kế hoạch.yaml")
    return folder


@pytest.fixture
def opened(desk: Path) -> Iterator[Open]:
    terminals: list[Terminal] = []

    def run(*arguments: str, **more: Any) -> Terminal:
        terminals.append(Terminal(desk, *arguments, **more))
        return terminals[-1]

    yield run
    for each in terminals:
        each.close()


def _learnt(shown: str) -> list[str]:
    """Return the words of the command that the menu told, without the program's name."""
    line = shown.split("Lần sau có thể gõ thẳng lệnh:\n")[1].splitlines()[0]
    return shlex.split(line)[1:]


def test_the_menu_fits_the_screen_and_says_what_the_program_is_for(opened: Open) -> None:
    terminal = opened()
    shown = terminal.until(CHOOSE)
    assert [line[:6].strip() for line in shown.splitlines() if line[:4].strip().isdigit()] == [*"1234560"]
    for words in ("Việc giao cho đơn vị tôi", "Kiểm tra bản Word", "Lập dự thảo", "Giao việc", "Đôn đốc"):
        assert words in shown
    assert max(map(len, shown.splitlines())) <= 80
    terminal.answer("", "0")
    assert terminal.end() == 0


def test_the_work_of_a_unit_is_what_the_command_says(
    opened: Open, process: Callable[..., Any], desk: Path
) -> None:
    terminal = opened()
    terminal.answer(CHOOSE, "1")
    assert "   1  kế hoạch.yaml" in terminal.answer(FILE, "1")
    assert f"  {UNIT}\n" in terminal.answer("Gõ số hoặc tên", "pvhtt")
    assert f"Đơn vị: {UNIT}." in terminal.answer("Excel", "")
    shown = terminal.answer(AGAIN, "")
    line = _learnt(shown)
    assert line == ["obligations", "kế hoạch.yaml", "--unit", UNIT]
    plain = process("obligations", desk / "kế hoạch.yaml", "--unit", UNIT, env={"COLUMNS": "80"}).out.decode()
    assert plain.splitlines()[5] in shown
    terminal.answer(CHOOSE, "0")
    assert terminal.end() == 0


MADE = {
    "viec-phong-van-hoa-va-thong-tin.xlsx": ["1", "1", UNIT, "c"],
    "du-thao-ubnd-xa-ban-cong.docx": ["3", "1", "UBND xã Bản Công", "1"],
    "du-thao-ubnd-cac-xa-thi-tran.yaml": ["3", "1", "2", "2"],
    "phieu-kế hoạch": ["4", "1", "1"],
    "giao-viec-kế hoạch.xlsx": ["4", "2", "1"],
    "giao-viec-kế hoạch": ["4", "3", "1"],
    "don-doc-kế hoạch": ["5", "1", "1"],
}


def test_what_is_made_stands_beside_the_plan_under_a_free_name(opened: Open, desk: Path) -> None:
    terminal = opened()
    for made, typed in MADE.items():
        (desk / made).mkdir()
        for each in typed:
            terminal.answer("", each)
        line = _learnt(terminal.answer(AGAIN, ""))
        stem, ending = Path(made).stem, Path(made).suffix
        assert (desk / f"{stem}-2{ending}").exists(), made
        assert line[line.index("-o") + 1] == f"{stem}-2{ending}"
        assert list((desk / made).iterdir()) == []
    terminal.press("\x04")
    assert terminal.end() == 0


def test_a_unit_typed_in_short_gets_its_draft_after_a_yes(opened: Open, desk: Path) -> None:
    terminal = opened()
    for each in ("3", "1"):
        terminal.answer("", each)
    terminal.answer("tên đơn vị", "ban cong")
    assert "Có phải “UBND xã Bản Công” không?" in terminal.answer("giữ tên vừa gõ", "c")
    terminal.answer("", "2")
    assert _learnt(terminal.answer(AGAIN, ""))[4] == "UBND xã Bản Công"
    assert (desk / "du-thao-ubnd-xa-ban-cong.yaml").is_file()


def test_what_did_not_come_about_is_not_offered_for_another_day(opened: Open, desk: Path) -> None:
    terminal = opened()
    for each in ("3", "1", "Sở Nội vụ", "1"):
        terminal.answer("", each)
    shown = terminal.answer(AGAIN, "")
    assert "không lập dự thảo" in " ".join(shown.split())
    assert "gõ thẳng lệnh" not in shown
    (desk / "hỏng.docx").write_bytes(b"PK")
    terminal.answer(CHOOSE, "hỏng.docx")
    shown = terminal.answer(AGAIN, "")
    assert "hỏng.docx" in shown
    assert "gõ thẳng lệnh" not in shown


def test_a_table_that_came_back_is_read_after_a_yes(opened: Open, desk: Path) -> None:
    terminal = opened()
    for each in ("4", "2", "1"):
        terminal.answer("", each)
    terminal.answer(AGAIN, "")
    for each in ("5", "3", "1"):
        terminal.answer("", each)
    assert "   1  giao-viec-kế hoạch.xlsx" in terminal.answer("Bảng đã điền", "1")
    assert _learnt(terminal.answer(AGAIN, ""))[:3] == ["table", "kế hoạch.yaml", "--read"]
    terminal.answer(CHOOSE, "5")
    terminal.answer("", "2")
    terminal.answer(FILE, "1")
    assert "Tình hình thực hiện" in terminal.answer(AGAIN, "")


def test_a_mistake_asks_again_and_enter_alone_goes_back(opened: Open, desk: Path) -> None:
    terminal = opened()
    terminal.answer(CHOOSE, "9")
    assert "Không có số “9”" in terminal.answer(CHOOSE, "một")
    assert "Không có số “một”" in terminal.answer(CHOOSE, "1")
    terminal.answer(FILE, "7")
    assert "Không có số “7”" in terminal.answer(FILE, "kế hoach.yaml")
    assert "kế hoạch.yaml" in terminal.answer(FILE, str(desk))
    assert "là thư mục" in terminal.answer(FILE, "1")
    terminal.answer("Gõ số hoặc tên", "trạm tấu")
    assert "“trạm tấu” có thể là:" in terminal.answer("Gõ số hoặc tên", "Bộ Ngoại giao")
    assert "không nêu đơn vị nào" in terminal.answer("Gõ số hoặc tên", "")
    assert "Việc giao cho đơn vị tôi" in terminal.answer(CHOOSE, "thoát")
    assert terminal.end() == 0


def test_a_plan_with_faults_says_them_and_asks_for_another(opened: Open, desk: Path) -> None:
    (desk / "xấu.yaml").write_text("plancli: 1\ntitle: [\n", "utf-8")
    os.utime(desk / "xấu.yaml", (0, 0))
    terminal = opened()
    terminal.answer(CHOOSE, "4")
    terminal.answer("", "1")
    terminal.answer(FILE, "xấu.yaml")
    shown = terminal.answer(FILE, "")
    assert "xấu.yaml:" in shown
    assert "   1  kế hoạch.yaml" in shown


def test_a_file_may_be_dropped_on_the_menu(opened: Open, desk: Path) -> None:
    terminal = opened()
    terminal.answer(CHOOSE, (desk / "kế hoạch.yaml").as_uri())
    shown = terminal.answer(AGAIN, "")
    assert "Trước khi trình ký" in shown
    assert _learnt(shown) == ["check", str(desk / "kế hoạch.yaml")]


@pytest.mark.parametrize(
    "written", ['"{path}"', "'{path}'", "“{path}”", "& '{path}'", "{uri}", "  {path}  ", "{escaped}"]
)
def test_a_path_is_understood_as_windows_and_terminals_write_it(written: str, desk: Path) -> None:
    path = desk / "kế hoạch.yaml"
    escaped = str(path).replace(" ", "\\ ")
    assert pasted_path(written.format(path=path, uri=path.as_uri(), escaped=escaped)) == str(path)


def test_a_path_of_windows_keeps_its_backslashes() -> None:
    assert pasted_path("file:///D:/T%C3%A0i%20li%E1%BB%87u/a.docx") == "D:/Tài liệu/a.docx"


def test_near_files_leave_out_what_is_no_plan(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(desk)
    for name in ("~$hoạch.docx", ".ẩn.yaml", "kế hoạch.progress.yaml", "b.docx", "bảng.xlsx"):
        (desk / name).touch()
    assert near_files(PLANS, []) == ["b.docx", "kế hoạch.yaml"]
    assert near_files(PLANS, ["kế hoạch.yaml", "mất.docx"]) == ["kế hoạch.yaml", "b.docx"]
    assert near_files(PLANS, [str(desk / "kế hoạch.yaml")]) == [str(desk / "kế hoạch.yaml"), "b.docx"]
    assert near_files(TABLES, ["kế hoạch.yaml"]) == ["bảng.xlsx"]


def test_the_newest_files_are_offered_and_the_others_counted(opened: Open, desk: Path) -> None:
    for number in range(12):
        (desk / f"{number:02}.docx").touch()
        os.utime(desk / f"{number:02}.docx", (number, number))
    terminal = opened()
    terminal.answer(CHOOSE, "2")
    shown = terminal.answer(FILE, "")
    listed = [line.split()[1] for line in shown.splitlines() if line.startswith("   ")]
    assert listed == ["kế", *(f"{number:02}.docx" for number in range(11, 3, -1))]
    assert "… và 4 tệp khác" in shown


def test_changed_word_templates_beside_the_program_are_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(PROJECT / "templates" / "word", tmp_path / "bieu-mau" / "word")
    monkeypatch.setattr(sys, "executable", str(tmp_path / "plancli.exe"))
    assert own_templates() == []
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert own_templates() == []
    with (tmp_path / "bieu-mau" / "word" / "sheet.docx").open("ab") as file:
        file.write(b" ")
    assert own_templates() == ["--templates", (tmp_path / "bieu-mau").as_posix()]


@pytest.mark.parametrize(("key", "code"), [("\x03", 130), ("\x04", 0)])
@pytest.mark.parametrize("at", [[], ["1", "1"]])
def test_it_is_left_cleanly_at_every_question(at: list[str], key: str, code: int, opened: Open) -> None:
    terminal = opened()
    for each in at:
        terminal.answer("", each)
    terminal.until("\n> ")
    terminal.press(key)
    assert terminal.end() == code


@pytest.mark.parametrize("env", [{}, {"PLANCLI_LANG": "en"}])
def test_the_menu_speaks_english(env: dict[str, str], opened: Open) -> None:
    terminal = opened(*([] if env else ["--lang", "en"]), env=env)
    shown = terminal.answer("Type a number", "2")
    assert sentence(Language.EN, "menu.entry.my-unit") in shown
    terminal.answer("Type a number", "1")
    shown = terminal.answer("Enter for the menu.", "")
    assert "Before" in shown
    assert ("plancli check" if env else "plancli --lang en check") in shown


def test_a_word_file_is_checked_with_remarks_in_a_copy(
    opened: Open, desk: Path, process: Callable[..., Any]
) -> None:
    paper = desk / "bản in.docx"
    process("render", desk / "kế hoạch.yaml", "--report", "plan", "--format", "docx", "-o", paper)
    terminal = opened("bản in.docx")
    shown = terminal.answer(CHOOSE, "2")
    assert "Trước khi trình ký" in shown
    assert "   1  bản in.docx" in terminal.answer(FILE, "1")
    terminal.answer("góp ý", "c")
    shown = terminal.answer(AGAIN, "")
    assert shown.index("Trước khi trình ký") < shown.index("Đã ghi bản in-gop-y.docx.")
    terminal.answer(CHOOSE, "0")
    assert (desk / "bản in-gop-y.docx").is_file()
    assert terminal.end() == 1


def test_every_entry_has_its_words() -> None:
    for language in Language:
        assert all(len(sentence(language, f"menu.entry.{key}")) < 70 for key in ENTRIES)


def test_a_file_whose_name_begins_like_a_flag_is_still_a_file(opened: Open, desk: Path) -> None:
    (desk / "kế hoạch.yaml").rename(desk / "-nháp.yaml")
    terminal = opened()
    terminal.answer(CHOOSE, "5")
    terminal.answer("Gõ số rồi Enter", "2")
    terminal.answer(FILE, "1")
    assert _learnt(terminal.until(AGAIN)) == ["progress", "./-nháp.yaml"]
    terminal.type("")
    terminal.answer(CHOOSE, "-nháp.yaml")
    assert _learnt(terminal.until(AGAIN)) == ["check", "./-nháp.yaml"]


def test_bytes_that_are_no_letters_are_no_file(opened: Open) -> None:
    terminal = opened(env={"PYTHONIOENCODING": "utf-8:strict"})
    terminal.until(CHOOSE)
    terminal.press("\udcff\n")
    terminal.answer(CHOOSE, "0")
    assert "Không có số “‹U+DCFF›”" in terminal.screen
    assert terminal.end() == 0
