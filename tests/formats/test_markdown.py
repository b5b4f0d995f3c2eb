"""A comment of a pull request: what a reader sees, what stays harmless, what is cut."""

from __future__ import annotations

import dataclasses
import re
from typing import Any

import pytest
from hypothesis import given
from markdown_it import MarkdownIt
from markdown_it.token import Token

from plancli.diagnostic import CheckResult, Diagnostic, Severity
from plancli.formats import Style
from plancli.formats.cells import visible
from plancli.formats.markdown_words import LONGEST
from plancli.messages import Language
from tests.formats.samples import FOLDED, PAPER, RESULT, SAID, SENTENCE, diagnostic, told_as

_MARKDOWN = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
_LINKED = re.compile(r"@\w|://|www\.|[#!$%&~]\d|GH-\d", re.IGNORECASE)
"""What GitHub and GitLab look for in running text, but not in code."""


def told(*diagnostics: Diagnostic, files: int = 1, language: Language = Language.VI) -> str:
    return told_as("markdown", CheckResult(diagnostics, files), Style(language))


def tokens(text: str) -> list[Token]:
    """Return all tokens, those inside a line in place of the line."""
    return [inner for outer in _MARKDOWN.parse(text) for inner in outer.children or [outer]]


def seen(text: str) -> str:
    """Return the words that a reader sees, each block on a line."""
    words = ""
    for token in tokens(text):
        if token.type in {"text", "code_inline"}:
            words += token.content
        elif token.type in {"hardbreak", "softbreak", "paragraph_close", "heading_close"}:
            words += "\n"
    return words


def test_the_comment() -> None:
    info = dataclasses.replace(RESULT.diagnostics[0], severity=Severity.INFO, label="", basis="")
    result = dataclasses.replace(RESULT, diagnostics=(*RESULT.diagnostics, FOLDED, info))
    assert told_as("markdown", result, Style()) == (
        "**Trước khi trình ký: 1 lỗi phải sửa (I.1), 2 điểm nên xem, 1 điểm để biết;"
        " 9/21 viện dẫn đã đối chiếu, dữ liệu đến 23/11/2026**\n"
        "\n"
        "### `plans/2025-tramtau.yaml`\n"
        "\n"
        "**Lỗi (1)**\n"
        "\n"
        "- **I.1**, dòng 60, `KH301`: Ngày “21/3/2023” của Quyết định số 765/QĐ-BTTTT (I.1) khác danh mục:"
        " 28/4/2023.\\\n"
        "  *cách sửa:* Đối chiếu bản gốc rồi sửa ngày.\\\n"
        "  *căn cứ:* Nghị định 30/2020/NĐ-CP, Phụ lục I\n"
        "\n"
        "**Nên sửa (2)**\n"
        "\n"
        "- **II.4.e**, dòng 212, `KH104`: Sau “d” là “e” (II.4.e): thiếu chữ đ.\\\n"
        "  *cách sửa:* Thêm điểm đ), hoặc đổi e) thành đ).\\\n"
        "  *đề xuất:* Đổi thành “đ”\\\n"
        "  *căn cứ:* Nghị định 30/2020/NĐ-CP, Phụ lục I\n"
        "- **II.5.b**, dòng 249–250, `KH402`: Thời hạn không có mốc để kiểm tra: II.5.b.\\\n"
        "  `trong trường hợp cần thiết`\\\n"
        "  *cách sửa:* Đối chiếu bản gốc rồi sửa ngày.\\\n"
        "  *căn cứ:* Nghị định 30/2020/NĐ-CP, Phụ lục I\n"
        "\n"
        "<details>\n"
        "<summary>Để biết (1)</summary>\n"
        "\n"
        "- **dòng 60**, `KH301`: Ngày “21/3/2023” của Quyết định số 765/QĐ-BTTTT (I.1) khác danh mục:"
        " 28/4/2023.\\\n"
        "  *cách sửa:* Đối chiếu bản gốc rồi sửa ngày.\n"
        "\n"
        "</details>\n"
    )


def test_nothing_found_is_one_sentence() -> None:
    assert told() == "**Không thấy lỗi trong phạm vi kiểm tra**\n"


def test_the_summary_is_the_same_sentence_as_elsewhere() -> None:
    assert told_as("markdown", RESULT, Style()).startswith(f"**{SENTENCE}**\n")


def test_files_stand_apart_and_each_begins_with_what_is_gravest() -> None:
    other = dataclasses.replace(RESULT.diagnostics[0], path="b.yaml")
    text = told(PAPER, FOLDED, dataclasses.replace(FOLDED, path="b.yaml"), other, files=2)
    order = ["### `ke-hoach.docx`", "Để biết (1)", "### `plans/", "### `b.yaml`", "Lỗi (1)", "Nên sửa (1)"]
    places = [text.rindex(each) for each in order[:4]] + [text.index(each) for each in order[4:5]]
    assert places == sorted(places)
    assert text.index("Lỗi (1)") < text.rindex("Nên sửa (1)")


def test_a_place_of_a_word_file_is_a_paragraph() -> None:
    assert "- **đoạn 5**, `KH701`: Số văn bản còn để trống.\\\n  `/KH-MTTQ-BTT`\\\n" in told(PAPER)


def test_in_english() -> None:
    text = told(FOLDED, language=Language.EN)
    assert "**Warning (1)**" in text
    assert "lines 249–250" in text


@pytest.mark.parametrize(
    "said, written",
    [
        ("https://a.vn/x_y.", "`https://a.vn/x_y`."),
        ("a ://", "a `://`"),
        ("(xem www.a.vn)", "(xem `www.a.vn`)"),
        ("gửi vt@tramtau.vn, @ubnd", "gửi `vt@tramtau.vn`, `@ubnd`"),
        ("việc #12 và !3", "việc `#12` và `!3`"),
        ("Phòng VH&TT, 50%", "Phòng VH&TT, 50%"),
        ("<b>[x](y)</b>", "\\<b>\\[x\\](y)\\</b>"),
    ],
)
def test_nothing_that_is_said_becomes_a_link(said: str, written: str) -> None:
    assert f"`KH301`: {written}\n" in told(diagnostic("", message=said, help="", basis=""))


@given(SAID)
def test_whatever_a_plan_says_is_seen_as_it_is_and_does_nothing(said: str) -> None:
    fields: dict[str, Any] = {
        "message": said,
        "help": said,
        "basis": said,
        "label": said,
        "path": f"a/{said}",
    }
    for severity in (Severity.ERROR, Severity.INFO):
        text = told(diagnostic(said, severity=severity, **fields))
        found = tokens(text)
        assert {each.type for each in found} <= {
            "heading_open", "heading_close", "paragraph_open", "paragraph_close", "bullet_list_open",
            "bullet_list_close", "list_item_open", "list_item_close", "text", "code_inline", "strong_open",
            "strong_close", "em_open", "em_close", "hardbreak", "html_block",
        }  # fmt: skip
        html = [each.content for each in found if each.type == "html_block"]
        folded = ["<details>\n<summary>Để biết (1)</summary>\n", "</details>\n"]
        assert html == (folded if severity is Severity.INFO else [])
        assert not [each.content for each in found if each.type == "text" and _LINKED.search(each.content)]
        assert " ".join(visible(said).split()) in " ".join(seen(text).split())


@given(SAID)
def test_each_field_is_read_back(said: str) -> None:
    one = diagnostic("", message=said, help=f"h {said}", basis=f"b {said} b", label="")
    lines = seen(told(one)).split("\n")
    assert f"dòng 60, KH301: {visible(said)}".rstrip() in [line.rstrip() for line in lines]
    assert f"cách sửa: h {visible(said)}".rstrip() in [line.rstrip() for line in lines]
    assert f"căn cứ: b {visible(said)} b" in lines


def test_a_comment_that_is_too_long_keeps_whole_findings_the_gravest_first() -> None:
    many = [dataclasses.replace(PAPER, message="ă😀" * 100, path=f"{n % 7}.yaml") for n in range(600)]
    grave = [dataclasses.replace(RESULT.diagnostics[0], path="z.yaml", message=f"lỗi {n}") for n in range(5)]
    found = sorted([*many, *grave], key=lambda each: each.path)
    text = told(*found, files=8)
    assert 60_000 < len(text.encode("utf-16-le")) // 2 <= LONGEST
    assert all(f"lỗi {n}" in text for n in range(5))
    kept = len(re.findall("^- ", text, re.MULTILINE))
    assert text.endswith(
        f"\nCòn {605 - kept} điểm không ghi ở đây vì quá dài; xem đủ bằng lệnh plancli check.\n"
    )
    assert text.count("<details>") == text.count("</details>")
    counted = sum(int(count) for count in re.findall(r"(?:Lỗi|Để biết) \((\d+)\)", text))
    assert counted == kept


def test_a_value_as_long_as_a_file_is_cut() -> None:
    assert len(told(diagnostic("x" * 10_000_000, message="y" * 10_000_000))) < 3_000


def test_just_what_fits_is_not_cut() -> None:
    one = dataclasses.replace(PAPER, message="x" * 900)
    each = len(told(one, one)) - len(told(one))
    count = (LONGEST - len(told(one))) // each + 1
    whole = told(*[one] * count)
    assert "không ghi ở đây" not in whole
    assert len(whole) <= LONGEST
    assert "không ghi ở đây" in told(*[one] * (count + 1))
