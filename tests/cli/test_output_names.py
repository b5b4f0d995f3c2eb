"""Names after `-o` that promise what a command does not write: refused before anything is made."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Runner = Callable[..., Any]
PLAN = "plans/2025-tramtau.yaml"


@pytest.mark.parametrize(
    ("command", "name", "told"),
    [
        ("render", "a.xls", "không ghi được tệp .xls: hãy đặt tên tệp có đuôi .md, .docx."),
        ("render", "a.PDF", "hãy ghi tệp .docx, rồi mở bằng Word, chọn Lưu thành và chọn PDF"),
        ("render", "a.doc", "không ghi được tệp .doc:"),
        ("render --format docx", "a.md", "có đuôi .md mà --format là docx"),
        ("render --format md", "a.docx", "có đuôi .docx mà --format là md"),
        ("export", "a.xls", "hãy đặt tên tệp có đuôi .json, .csv, .xlsx, .ics."),
        ("export", "a.pdf", "không ghi được tệp .pdf: hãy đặt tên"),
        ("export", "a.yaml", "không ghi được tệp .yaml:"),
        ("render", "plan.yml", "không ghi được tệp .yml:"),
        ("export --format csv", "a.xlsx", "có đuôi .xlsx mà --format là csv"),
        ("export --format xlsx", "a.csv", "có đuôi .csv mà --format là xlsx"),
        ("obligations", "a.docx", "hãy đặt tên tệp có đuôi .txt, .json, .csv, .md, .xlsx."),
        ("gaps", "a.xlsx", "hãy đặt tên tệp có đuôi .txt, .json, .csv, .md."),
        ("check", "a.docx", "Kết quả là tệp chữ nên không ghi vào"),
        ("cite", "a.pdf", "hãy đặt tên tệp có đuôi .txt, .json, .csv, .md."),
        ("sheets", "phieu.docx", "hãy ghi tên thư mục, ví dụ -o"),
        ("remind", "nhac.pdf", "hãy ghi tên thư mục, ví dụ -o"),
    ],
)
def test_a_name_that_the_answer_would_belie_is_refused(
    command: str, name: str, told: str, plancli: Runner, tmp_path: Path
) -> None:
    first, *flags = command.split()
    run = plancli(first, PLAN, *flags, "-o", tmp_path / name)
    assert (run.code, run.out) == (2, "")
    assert told in run.err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("command", ["render", "export", "obligations", "gaps", "check", "cite"])
def test_a_folder_is_no_name_of_a_file(command: str, plancli: Runner, tmp_path: Path) -> None:
    run = plancli(command, PLAN, "-o", f"{tmp_path.as_posix()}/ket-qua/")
    assert run.code == 2
    assert "là tên thư mục mà lệnh này ghi một tệp: hãy ghi cả tên tệp." in run.err
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_looks_like_a_file_is_taken_where_it_stands(plancli: Runner, tmp_path: Path) -> None:
    folder = tmp_path / "phieu.md"
    folder.mkdir()
    assert plancli("sheets", PLAN, "--format", "md", "-o", folder).code == 0
    assert len(list(folder.iterdir())) > 1


@pytest.mark.parametrize(
    ("command", "name"),
    [
        ("render", "kế hoạch năm 2025.txt"),
        ("render", "ke-hoach"),
        ("render --format docx", "ke-hoach"),
        ("export", "a.json"),
        ("export --format json", "a.txt"),
        ("export", "a.CSV"),
        ("obligations", "a.csv"),
        ("obligations --format table", "a.md"),
        ("gaps", "a.txt"),
    ],
)
def test_what_is_written_is_told(command: str, name: str, plancli: Runner, tmp_path: Path) -> None:
    first, *flags = command.split()
    run = plancli(first, PLAN, *flags, "-o", tmp_path / name)
    assert (run.code, run.out) == (0, "")
    assert run.err == f"Đã ghi {(tmp_path / name).as_posix()}.\n"
    assert [each.name for each in tmp_path.iterdir()] == [name]


def test_stdout_is_no_file_that_was_written(plancli: Runner) -> None:
    run = plancli("render", PLAN, "-o", "-")
    assert run.out.startswith("**")
    assert run.err == ""


def test_signs_that_a_flag_takes_stand_in_quotes(plancli: Runner) -> None:
    run = plancli("export", PLAN, "--format", "csv", "--delimiter", "|")
    assert "các giá trị dùng được: “,”, “;”, tab." in run.err


def test_a_role_that_is_unknown_is_answered_with_the_names_of_all(plancli: Runner) -> None:
    run = plancli("obligations", PLAN, "--role", "sếp")
    assert "lead (chủ trì), responsible (thực hiện), coordinating (phối hợp)" in run.err
    assert "lead, responsible" in plancli("obligations", PLAN, "--role", "boss", "--lang", "en").err
