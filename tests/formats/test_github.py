"""What GitHub Actions reads: exact commands, exact escapes."""

from __future__ import annotations

import re

import pytest
from hypothesis import given

from plancli.diagnostic import CheckResult, Diagnostic, Severity
from plancli.formats import Style
from plancli.formats.cells import visible
from plancli.formats.github import escape_message, escape_property
from plancli.messages import Language
from tests.formats.samples import FOLDED, PAPER, RESULT, SAID, SENTENCE, diagnostic, told_as

_COMMAND = re.compile(r"::(error|warning|notice) (.*?)::(.*)")


def shown(*diagnostics: Diagnostic, style: Style | None = None) -> list[str]:
    return told_as("github", CheckResult(diagnostics, 1), style or Style()).splitlines()


def read(line: str) -> tuple[str, dict[str, str], str]:
    """Return kind, properties and message of a command, as the runner reads them."""
    command = _COMMAND.fullmatch(line)
    assert command is not None, line
    pairs = (each.split("=", 1) for each in command[2].split(","))
    return command[1], {name: unescape(value) for name, value in pairs}, unescape(command[3])


def unescape(text: str) -> str:
    for code, sign in (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")):
        text = text.replace(code, sign)
    return text


def test_commands_and_the_summary() -> None:
    assert told_as("github", RESULT, Style()) == (
        "::error title=KH301 wrong-date,file=plans/2025-tramtau.yaml,line=60,col=187,endLine=60,endColumn=196"
        "::Ngày “21/3/2023” của Quyết định số 765/QĐ-BTTTT (I.1) khác danh mục: 28/4/2023."
        "%0Acách sửa: Đối chiếu bản gốc rồi sửa ngày."
        "%0Acăn cứ: Nghị định 30/2020/NĐ-CP, Phụ lục I\n"
        "::warning title=KH104 skipped-letter,file=plans/2025-tramtau.yaml,line=212,col=20,endLine=212,endColumn=21"
        "::Sau “d” là “e” (II.4.e): thiếu chữ đ."
        "%0Acách sửa: Thêm điểm đ), hoặc đổi e) thành đ)."
        "%0Ađề xuất: Đổi thành “đ”"
        "%0Acăn cứ: Nghị định 30/2020/NĐ-CP, Phụ lục I\n"
        f"{SENTENCE}\n"
    )


def test_a_stretch_over_several_lines_has_no_columns() -> None:
    kind, properties, _ = read(shown(FOLDED)[0])
    assert kind == "warning"
    assert properties == {
        "title": "KH402 vague-deadline",
        "file": "plans/2025-tramtau.yaml",
        "line": "249",
        "endLine": "250",
    }


def test_a_word_file_has_no_lines_so_the_message_counts_paragraphs() -> None:
    kind, properties, message = read(shown(PAPER)[0])
    assert kind == "notice"
    assert properties == {"title": "KH701 blank-number", "file": "ke-hoach.docx"}
    assert message == "Số văn bản còn để trống. (đoạn 5)\ncách sửa: Ghi số khi văn thư đã cấp."


def test_standard_input_is_no_file() -> None:
    assert read(shown(diagnostic("x", path="-"))[0])[1] == {"title": "KH301 wrong-date"}


def test_a_file_is_told_from_the_current_folder() -> None:
    style = Style(folder="/srv/kh")
    assert read(shown(diagnostic("x", path="/srv/kh/a.yaml"), style=style)[0])[1]["file"] == "a.yaml"


def test_signs_that_would_end_a_property_or_a_command_are_escaped() -> None:
    line = shown(diagnostic("x", path="a,b:c%d.yaml", message="100%::error::x"))[0]
    assert "file=a%2Cb%3Ac%25d.yaml," in line
    assert "::100%25::error::x%0A" in line


@pytest.mark.parametrize(("count", "told"), [(10, 0), (11, 1)])
def test_the_limit_of_github_is_told_where_it_is_passed(count: int, told: int) -> None:
    limit = "GitHub chỉ hiện 10 điểm mỗi mức"
    assert sum(line.startswith(limit) for line in shown(*[PAPER] * count, FOLDED)) == told


def test_each_severity_is_limited_by_itself() -> None:
    mixed = [PAPER] * 10 + [FOLDED] * 10 + [diagnostic("x")] * 10
    assert len(shown(*mixed)) == 31


def test_in_english() -> None:
    assert "%0Ahelp: Ghi số" in shown(PAPER, style=Style(Language.EN))[0]


@given(SAID)
def test_escapes_are_undone_to_the_same_text(text: str) -> None:
    for escaped in (escape_message(text), escape_property(text)):
        assert unescape(escaped) == text
        assert not {"\r", "\n"} & set(escaped)
    assert not {":", ","} & set(escape_property(text))


@given(SAID)
def test_whatever_a_plan_says_stays_in_its_command(text: str) -> None:
    one = diagnostic(text, message=text, path=f"a{text}.yaml", help=text, basis="", severity=Severity.INFO)
    told = told_as("github", CheckResult((one,), 1), Style())
    first, last = told.rstrip("\n").split("\n")
    assert not last.startswith("::")
    kind, properties, message = read(first)
    assert kind == "notice"
    assert set(properties) == {"title", "file", "line", "col", "endLine", "endColumn"}
    assert message == f"{visible(text)}" + (f"\ncách sửa: {visible(text)}" if text else "")
