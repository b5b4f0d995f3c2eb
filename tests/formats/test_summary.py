"""The last line: what it counts, where it says the errors are, and that it never certifies."""

from __future__ import annotations

import dataclasses

import pytest
from hypothesis import given

from plancli.diagnostic import CheckResult, Diagnostic, Severity
from plancli.formats.cells import cell_width, visible
from plancli.formats.summary import summary
from plancli.messages import Language
from tests.formats.samples import PAPER, PASSED, RESULT, SAID, SENTENCE, diagnostic


def errors(*labels: str, path: str = "a.yaml") -> tuple[Diagnostic, ...]:
    return tuple(diagnostic("x", label=label, path=path) for label in labels)


@pytest.mark.parametrize(
    "result, vi, en",
    [
        (
            RESULT,
            SENTENCE,
            "Before signature: 1 to correct (I.1), 1 to look at; 9 of 21 citations looked up, data until 23/11/2026",
        ),
        (
            CheckResult((), 1),
            "Không thấy lỗi trong phạm vi kiểm tra",
            "Nothing found within what is checked",
        ),
        (
            CheckResult((), 3, 4, 0),
            "3 tệp. Không thấy lỗi trong phạm vi kiểm tra; 0/4 viện dẫn đã đối chiếu",
            "files: 3. Nothing found within what is checked; 0 of 4 citations looked up",
        ),
        (
            CheckResult((PAPER,), 1, 1, 1, "chưa rõ"),
            "Trước khi trình ký: 1 điểm để biết; 1/1 viện dẫn đã đối chiếu, dữ liệu đến chưa rõ",
            "Before signature: 1 to know; 1 of 1 citations looked up, data until chưa rõ",
        ),
        (
            CheckResult((), 1, suppressed_diagnostics=(PASSED, PASSED)),
            "Không thấy lỗi trong phạm vi kiểm tra; 2 điểm bỏ qua theo lời chú hoặc danh sách đã biết",
            "Nothing found within what is checked; 2 let pass by comments or the baseline",
        ),
        (
            CheckResult(errors("II.4.c", "Nơi nhận"), 1, issued=1),
            "Văn bản đã ban hành: 2 lỗi (II.4.c, Nơi nhận)",
            "Issued document: 2 wrong (II.4.c, Nơi nhận)",
        ),
        (
            CheckResult((), 1, issued=1),
            "Không thấy lỗi trong phạm vi kiểm tra",
            "Nothing found within what is checked",
        ),
        (
            CheckResult((*errors("II.4.c", path="x/a.yaml"), *errors("I", path="b.yaml")), 2),
            "2 tệp. Trước khi trình ký: 2 lỗi phải sửa (a.yaml II.4.c, b.yaml I)",
            "files: 2. Before signature: 2 to correct (a.yaml II.4.c, b.yaml I)",
        ),
        (
            CheckResult((PAPER,), 3, issued=1),
            "3 tệp. 1 điểm để biết",
            "files: 3. 1 to know",
        ),
        (
            CheckResult((PAPER,), 2, issued=2),
            "2 tệp. Văn bản đã ban hành: 1 điểm để biết",
            "files: 2. Issued document: 1 to know",
        ),
    ],
)
def test_summary(result: CheckResult, vi: str, en: str) -> None:
    assert summary(result, Language.VI) == vi
    assert summary(result, Language.EN) == en


@pytest.mark.parametrize(
    "labels, places",
    [
        (["I", "II", "III", "IV"], "I, II, III, IV"),
        (["I", "II", "III", "IV", "V"], "I, II, III, IV và 1 chỗ khác"),
        (["I", "II", "III", "IV", "V", "VI", "VII"], "I, II, III, IV và 3 chỗ khác"),
        (["I", "II", "I", "I", "I", "I"], "I, II"),
    ],
)
def test_places_of_errors_are_named_once_and_only_so_many(labels: list[str], places: str) -> None:
    said = summary(CheckResult(errors(*labels), 1), Language.VI)
    assert said == f"Trước khi trình ký: {len(labels)} lỗi phải sửa ({places})"


@pytest.mark.parametrize(("path", "place"), [("a.yaml", "dòng 60"), ("a.docx", "đoạn 60")])
def test_an_error_without_an_address_is_found_by_its_line_or_paragraph(path: str, place: str) -> None:
    assert f"({place})" in summary(CheckResult(errors("", path=path), 1), Language.VI)


def test_a_warning_is_not_named() -> None:
    quiet = dataclasses.replace(RESULT.diagnostics[1], severity=Severity.WARNING)
    assert "II.4.e" not in summary(CheckResult((quiet,), 1), Language.VI)


@given(SAID)
def test_no_address_breaks_the_line_or_acts_on_the_screen(label: str) -> None:
    said = summary(CheckResult(errors(label, label + "b"), 1), Language.VI)
    assert visible(said) == said
    assert len(said.splitlines()) == 1
    assert cell_width(said) <= 150
