"""`plancli trace --parent` against many plans: a row for each unit, and a word for each file that does not count."""

from __future__ import annotations

import json
import os
import re
import shutil
from pathlib import Path
from typing import Any

import pytest

from plancli.reports.catalogue import ReportFormat
from tests.cli.conftest import Process, Run, Runner
from tests.exports.spreadsheets import in_office, opened, records, table
from tests.importing.docx_maker import docx
from tests.made.family import write_family
from tests.reports.papers import markdown_paragraphs, word_paragraphs

FAMILY = "tests/plans/may-ngan"
PARENT = f"{FAMILY}/tinh.yaml"
CHILDREN = (f"{FAMILY}/xa", "tests/plans/2026-xa-mau.yaml")
COMMAND = ("trace", "--parent", PARENT, *CHILDREN)
BY = ("--by", "30/01/2026")


def answered(run: Run) -> dict[str, Any]:
    assert run.code == 0, run.err
    return dict(json.loads(run.out))


def standings(data: dict[str, Any]) -> dict[str, str]:
    return {child["unit"]: child["standing"] for child in data["children"]}


def kinds(data: dict[str, Any]) -> list[str]:
    return [each["kind"] for each in data["remarks"]]


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("more", [(), ("--missing",), ("--unit", "suoi ngan"), ("--unit", "Nậm Sương")])
def test_the_screen_keeps_to_80_columns(plancli: Runner, more: tuple[str, ...], language: str) -> None:
    run = plancli(*COMMAND, *BY, *more, "--lang", language)
    assert (run.code, run.err) == (0, "")
    assert max(map(len, run.out.splitlines())) <= 80
    assert "{" not in run.out
    assert ("UBND xã Nậm Sương" in run.out) == ("suoi ngan" not in more)


def test_a_screen_tells_who_has_no_plan_and_what_is_missing_most(plancli: Runner) -> None:
    out = plancli(*COMMAND, *BY).out
    assert re.search(r"UBND xã Suối Ngàn +5 +2 +1 +1 +0 +1 +0 +1\n", out)
    assert "UBND xã Nậm Sương         5  chưa có kế hoạch, quá hạn 30/01/2026" in out
    assert "  trễ, ban hành 11/02/2026" in out
    assert "II.1.a   2/3 đơn vị  Biên soạn, phát tờ gấp" in out
    assert "viện dẫn\n  Kế hoạch 31/KH-UBND" in out


def test_the_gaps_alone_leave_out_what_is_answered(plancli: Runner) -> None:
    out = plancli(*COMMAND, "--missing").out
    assert "UBND xã Suối Ngàn (1): III.1-1 (có thể: KẾ HOẠCH 07/KH-UBND)." in out
    assert "UBND xã Đồi Sương (5): II.1.a, II.2.a (có thể: I.1), II.2.b" in out
    assert "Chưa có kế hoạch (3):" in out


def test_one_unit_is_told_with_the_words_of_both_sides(plancli: Runner) -> None:
    out = plancli(*COMMAND, "--unit", "UBND xã Suối Ngàn").out
    assert "II.2.a  điều chỉnh, trễ hạn" in out
    assert "→ I.2. Các thôn rà soát điểm đổ rác ven suối" in out
    assert "Lý do: Xã không có khu sản xuất tập trung" in out
    assert "Ghi chú: xã bố trí mỗi thôn một điểm" in out
    assert "Đồi Sương" not in out


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("UBND xã Suối Ngàng", "có phải “UBND xã Suối Ngàn” không?"),
        ("Suối Gàn", "có phải “UBND xã Suối Ngàn” không?"),
        ("Trường Sơn", "Không có đơn vị “Trường Sơn”"),
        ("xã", "có thể là nhiều đơn vị"),
    ],
)
def test_a_unit_that_is_not_there_is_refused(plancli: Runner, name: str, said: str) -> None:
    run = plancli(*COMMAND, "--unit", name)
    assert (run.code, run.out) == (2, "")
    assert said in run.err


def test_json_has_the_promised_keys_and_iso_days(plancli: Runner) -> None:
    data = answered(plancli(*COMMAND, *BY, "--as-of", "2026-03-01", "--format", "json"))
    assert data["schema_version"] == 1
    assert (data["as_of"], data["by"], data["parent"]["date"]) == ("2026-03-01", "2026-01-30", "2026-01-05")
    assert data["duties"] == data["parents"] == []
    assert (data["roster"]["source"], len(data["roster"]["units"])) == ("group", 6)
    assert data["summary"] == {"units": 6, "answered": 3, "no-plan": 3, "unreadable": 0, "late": 4}
    child = next(each for each in data["children"] if each["unit"] == "UBND xã Suối Ngàn")
    assert child["plan"]["date"] == "2026-01-26"
    assert child["counts"] == {
        "taken-over": 2,
        "adapted": 1,
        "not-applicable": 1,
        "suspect": 0,
        "suggested": 1,
        "missing": 0,
        "late": 1,
    }
    row = next(each for each in child["rows"] if each["task"] == "II.2.a")
    assert (row["state"], row["late"], row["answers"][0]["label"]) == ("adapted", True, "I.2")
    assert {each["label"] for each in data["quoted"]} == {"III.1"}


def test_the_workbook_has_a_frozen_head_filters_and_a_row_for_each_task(
    plancli: Runner, tmp_path: Path
) -> None:
    target = tmp_path / "a.xlsx"
    assert plancli(*COMMAND, *BY, "-o", target).code == 0
    data = target.read_bytes()
    book = opened(data)
    assert book.sheetnames == ["Từng nhiệm vụ", "Đơn vị", "Ma trận", "Lưu ý"]
    assert [book[name].freeze_panes for name in book.sheetnames] == ["A2", "A2", "C2", "A2"]
    assert all(book[name].auto_filter.ref for name in book.sheetnames)
    rows = records(data, "Từng nhiệm vụ")
    assert len(rows) == 5 * 5 + 6
    late = [each for each in rows if each["Trễ hạn"]]
    assert [(each["Đơn vị"], each["Mục"], each["Trạng thái"], each["Mục của đơn vị"]) for each in late] == [
        ("UBND xã Suối Ngàn", "II.2.a", "điều chỉnh", "I.2")
    ]
    without = [each for each in rows if each["Đơn vị"] == "UBND xã Nậm Sương"]
    assert {each["Trạng thái"] for each in without} == {"chưa có kế hoạch"}
    units = {each["Đơn vị"]: each for each in records(data, "Đơn vị")}
    assert units["UBND xã Suối Ngàn"]["Nhận nguyên"] == 2
    assert units["UBND xã Nậm Sương"]["So với hạn ban hành"] == "chưa có kế hoạch, quá hạn 30/01/2026"
    head, first, *_ = table(data, "Ma trận")
    assert head[2:4] == ["UBND xã Vân Khê", "UBND xã Suối Ngàn"]
    assert first[:4] == [
        "II.1.a",
        "Biên soạn, phát tờ gấp hướng dẫn phân loại rác tại hộ gia đình.",
        "thiếu",
        "nhận nguyên",
    ]
    shown = in_office(data, tmp_path)
    assert len(shown["Từng nhiệm vụ"]) == 32


@pytest.mark.parametrize("form", ["md", "docx", "html"])
@pytest.mark.parametrize("more", [(), ("--missing",), ("--unit", "Suối Ngàn")])
def test_papers_say_what_the_screen_says(
    plancli: Runner, tmp_path: Path, form: str, more: tuple[str, ...]
) -> None:
    target = tmp_path / f"a.{form}"
    assert plancli(*COMMAND, *BY, *more, "-o", target).code == 0
    data = target.read_bytes()
    if form == ReportFormat.DOCX.value:
        words = list(word_paragraphs(data))
    elif form == ReportFormat.MD.value:
        words = markdown_paragraphs(data.decode())
    else:
        words = re.findall(r">([^<>]+)<", data.decode())
        assert "<script" not in data.decode()
    said = "\n".join(words)
    assert "BẢNG THEO DÕI TRIỂN KHAI KẾ HOẠCH" in said
    assert "Số: 45/KH-UBND" in said
    assert ("UBND xã Nậm Sương" in said) == ("--unit" not in more)
    assert ("Lý do" in said or "Xã không có khu sản xuất tập trung" in said) == ("--unit" in more)


def test_a_list_of_units_wins_over_the_plan(plancli: Runner, tmp_path: Path) -> None:
    roster = tmp_path / "ds.txt"
    roster.write_text("xã Suối Ngàn\nUBND xã Ngàn Mây\nUBND xã Đồi Sươn\n", encoding="utf-8")
    data = answered(plancli(*COMMAND, "--roster", roster, "--format", "json"))
    assert standings(data) == {
        "xã Suối Ngàn": "answered",
        "UBND xã Ngàn Mây": "no-plan",
        "UBND xã Đồi Sươn": "no-plan",
        "Uỷ ban nhân dân xã Đồi Sương": "answered",
        "Ủy ban nhân dân xã Vân Khê": "answered",
    }
    assert [each["kind"] for each in data["remarks"] if "Khe Vàng" in str(each)] == ["other-parent"]
    near = [each for each in data["remarks"] if each["kind"] == "near"]
    assert [each["listed"] for each in near] == ["UBND xã Đồi Sươn"]


def test_every_bad_file_is_said_and_hides_no_other(plancli: Runner, tmp_path: Path) -> None:
    below = tmp_path / "xa"
    shutil.copytree(f"{FAMILY}/xa", below)
    shutil.copy(PARENT, tmp_path / "tinh.yaml")
    shutil.copy(PARENT, below / "ban-sao.yaml")
    shutil.copy(below / "doi-suong.yaml", below / "doi-suong-2.yaml")
    (below / "nam-suong.yaml").write_text(
        "plancli: 1\nissuance:\n  issuer: Ủy ban nhân dân xã Nậm Sương\n  a: [\n", encoding="utf-8"
    )
    (below / "trong.docx").write_bytes(b"")
    (below / "khac.docx").write_bytes(docx("Thông báo nghỉ lễ"))
    (below / "~$mo.docx").write_bytes(b"x")
    run = plancli(
        "trace", "--parent", tmp_path / "tinh.yaml", below, tmp_path / "khong-co.yaml", "--format", "json"
    )
    data = answered(run)
    assert standings(data)["UBND xã Nậm Sương"] == "unreadable"
    assert standings(data)["UBND xã Suối Ngàn"] == "answered"
    assert sorted(kinds(data)) == [
        "other-parent",
        "parent",
        "several",
        *["unreadable"] * 4,
    ]
    assert run.err.count("chưa đọc được") == 4
    assert "nam-suong.yaml" in run.err


def test_where_no_plan_can_be_read_there_is_no_answer(plancli: Runner, tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_bytes(b"")
    (tmp_path / "xa").mkdir()
    for paths in (["xa"], ["khong-co.yaml", "a.yaml"], ["xa", "a.yaml"]):
        run = plancli("trace", "--parent", PARENT, *(tmp_path / each for each in paths), "--format", "json")
        assert (run.code, run.out) == (2, "")
        assert "Không đọc được kế hoạch cấp dưới nào." in run.err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("trace", *CHILDREN), "--parent"),
        (("trace", "--parent", PARENT, "--parent", PARENT, *CHILDREN), "một kế hoạch cấp trên"),
        ((*COMMAND, "--suggest"), "chỉ dùng với một kế hoạch"),
        ((*COMMAND, "--by", "hôm qua"), "hôm qua"),
        ((*COMMAND, "--format", "xlsx"), "-o"),
        ((*COMMAND, "--roster", "khong-co.txt"), "khong-co.txt"),
        (("trace", "--parent", "khong-co.yaml", *CHILDREN), "khong-co.yaml"),
        ((*COMMAND, "-o", PARENT), ".yaml"),
        ((*COMMAND, "-o", "a.pdf"), ".docx"),
    ],
)
def test_a_bad_flag_is_refused(plancli: Runner, arguments: tuple[str, ...], said: str) -> None:
    before = Path(PARENT).read_bytes()
    run = plancli(*arguments)
    assert (run.code, run.out) == (2, "")
    assert said in run.err
    assert Path(PARENT).read_bytes() == before


def test_a_parent_with_errors_is_unusable(plancli: Runner, tmp_path: Path) -> None:
    parent = tmp_path / "tinh.yaml"
    parent.write_text(Path(PARENT).read_text(encoding="utf-8") + "la: 1\n", encoding="utf-8")
    run = plancli("trace", "--parent", parent, *CHILDREN)
    assert (run.code, run.out) == (1, "")


def test_word_files_are_plans_too(plancli: Runner, tmp_path: Path) -> None:
    below = tmp_path / "xa"
    below.mkdir()
    for name in ("suoi-ngan", "doi-suong"):
        assert plancli("render", f"{FAMILY}/xa/{name}.yaml", "-o", below / f"{name}.docx").code == 0
    assert plancli("render", PARENT, "-o", tmp_path / "tinh.docx").code == 0
    data = answered(plancli("trace", "--parent", tmp_path / "tinh.docx", below, "--format", "json"))
    found = {each["unit"]: each["plan"] for each in data["children"]}
    assert {
        name.casefold().removeprefix("ủy ban nhân dân ").removeprefix("uỷ ban nhân dân ") for name in found
    } == {
        "xã suối ngàn",
        "xã đồi sương",
    }
    assert {each["relation"] for each in found.values()} == {"citing"}
    before = (below / "doi-suong.docx").read_bytes()
    run = plancli("trace", "--parent", PARENT, below, "-o", below / "doi-suong.docx")
    assert (run.code, (below / "doi-suong.docx").read_bytes()) == (2, before)


def test_a_folder_is_answered_alike_in_one_process_and_in_two(
    process: Any, plancli: Runner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    parent, below = write_family(tmp_path, 70, 12)
    whole: Process = process("trace", "--parent", parent, below, "--format", "json")
    assert (whole.code, whole.err) == (0, b"")
    monkeypatch.setattr("plancli.workspace.folder.processors", lambda: 1)
    assert plancli("trace", "--parent", parent, below, "--format", "json").out == whole.out.decode()
    assert json.loads(whole.out)["summary"]["answered"] == 12


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may read anything")
def test_a_plan_that_may_not_be_read_is_said(plancli: Runner, tmp_path: Path) -> None:
    below = tmp_path / "xa"
    shutil.copytree(f"{FAMILY}/xa", below)
    (below / "suoi-ngan.yaml").chmod(0)
    data = answered(plancli("trace", "--parent", PARENT, below, "--format", "json"))
    assert "unreadable" in kinds(data)


def test_a_paper_of_one_plan_needs_no_others(plancli: Runner, tmp_path: Path) -> None:
    for form in ("docx", "md", "html"):
        target = tmp_path / f"a.{form}"
        assert plancli("trace", f"{FAMILY}/xa/suoi-ngan.yaml", "-o", target).code == 0
        assert target.stat().st_size > 1_000
    said = (tmp_path / "a.md").read_text(encoding="utf-8")
    assert "## KH 45" in said
    assert "| II.2.a | Lập danh sách điểm tập kết rác thải sinh hoạt" in said
    assert "| điều chỉnh, trễ hạn | I.2. Các thôn rà soát điểm đổ rác" in said
    assert "--" not in said.replace("---", "")
