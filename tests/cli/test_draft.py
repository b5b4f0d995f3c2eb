"""`plancli new --from` writes what binds the unit, says what it leaves, and refuses what it cannot use."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from plancli.loading import load_file
from plancli.model.plan import Plan
from tests.cli.conftest import PROJECT, TRAMTAU, Runner

UNIT = "UBND xã Bản Công"
PROVINCE = "tests/drafting/tinh-may-ngan.yaml"


def plan_at(path: Path) -> Plan:
    plan = load_file(path).plan
    assert plan is not None
    return plan


def test_the_draft_goes_to_the_file_and_the_account_to_the_screen(plancli: Runner, tmp_path: Path) -> None:
    output = tmp_path / "nhap.yaml"
    done = plancli("new", "--from", TRAMTAU, "--for", UNIT, "-o", output)
    assert done.code == 0
    assert "Đưa vào dự thảo: 12 việc" in done.out
    assert "phối hợp (8): II.2, II.4.a" in done.out
    assert "III.1  UBND các xã, thị trấn: Theo dõi, đôn đốc" in done.out
    assert "Không đưa vào: 13 việc giao nơi khác" in done.out
    assert "Còn phải điền: 38 chỗ “(xã điền)”" in done.out
    assert "Còn 38 chỗ chờ điền" in plancli("check", output).out
    assert all(len(line) <= 80 for line in done.out.splitlines())
    assert "cấp trên để trống số, ngày" in done.err
    plan = plan_at(output)
    assert len(plan.tasks) == 12
    assert (output.parent / plan.parents[0].file).resolve() == PROJECT / TRAMTAU
    assert plancli("check", output).code == 0
    assert "KH711 lỗi" in plancli("check", "--state", "issued", output).out
    assert plancli("fmt", "--check", output).code == 0


def test_without_a_file_the_draft_is_printed_and_the_account_said(plancli: Runner) -> None:
    done = plancli("new", "--from", TRAMTAU, "--for", UNIT)
    assert done.out.startswith("# yaml-language-server")
    assert "Đưa vào dự thảo: 12 việc" in done.err


def test_each_piece_left_out_is_listed_on_request(plancli: Runner, tmp_path: Path) -> None:
    done = plancli("new", "--from", TRAMTAU, "--for", UNIT, "--list", "-o", tmp_path / "a.yaml")
    assert "    II.4.d  Tiếp tục triển khai Kế hoạch 172/KH-UBND" in done.out
    assert done.out.count("    III.") == 12


def test_words_that_are_no_task_are_told_where_they_name_the_unit(plancli: Runner, tmp_path: Path) -> None:
    parent, output = tmp_path / "tinh.yaml", tmp_path / "nhap.yaml"
    aim, money = (
        "MỤC ĐÍCH\n    text: Giữ sạch",
        "KINH PHÍ\n    text: UBND các xã, phường cân đối ngân sách, giữ sạch",
    )
    parent.write_text(Path(PROVINCE).read_text(encoding="utf-8").replace(aim, money), encoding="utf-8")
    wanted = ("new", "--from", parent, "--for", "UBND cấp xã")
    done = plancli(*wanted, "-o", output)
    assert "còn nhắc đến đơn vị ở 1 chỗ, cần đọc lại:\n  I  UBND các xã, phường cân đối" in done.out
    assert "# - I (UBND các xã, phường): UBND các xã, phường cân đối" in output.read_text(encoding="utf-8")
    (told,) = json.loads(plancli(*wanted, "--format", "json").out)["spoken_elsewhere"]
    assert (told["label"], told["named"]) == ("I", "UBND các xã, phường")
    assert "còn nhắc đến" not in plancli("new", "--from", PROVINCE, "--for", "UBND cấp xã").err


def test_word_shows_what_is_to_fill_in_and_can_be_read_again(plancli: Runner, tmp_path: Path) -> None:
    output = tmp_path / "nhap.docx"
    assert plancli("new", "--from", PROVINCE, "--for", "UBND cấp xã", "-o", output).code == 0
    text = plancli("import", output).out
    assert "Trang bị xe" not in text
    assert text.count("(xã điền)") >= 24
    assert "Cấp trên giao tại II.2.a: UBND cấp xã phối hợp" in " ".join(text.split())


def test_json_is_the_account_and_no_draft(plancli: Runner) -> None:
    done = plancli("new", "--from", PROVINCE, "--for", "UBND cấp xã", "--format", "json")
    data = json.loads(done.out)
    assert data["schema_version"] == 1
    assert data["parent"]["number"] == "45/KH-UBND"
    assert data["parent"]["date"] == "2026-01-05"
    assert [each["task"] for each in data["left_out"]] == ["II.2.d"]
    assert data["left_out"][0]["units"] == ["Sở Khoa học và Công nghệ"]
    task = next(each for each in data["bound"] if each["task"] == "II.2.a")
    assert task["roles"] == ["coordinating"]
    assert task["deadline"] == {"text": "trước ngày 30/6/2026", "by": "2026-06-30"}
    assert data["open_to_doubt"][0]["named"] == "các cơ quan, đơn vị, địa phương"


def test_english_speaks_english_and_the_paper_stays_vietnamese(plancli: Runner, tmp_path: Path) -> None:
    output = tmp_path / "nhap.yaml"
    done = plancli("new", "--from", TRAMTAU, "--for", UNIT, "--lang", "en", "-o", output)
    assert "Taken over: 12" in done.out
    assert "Cấp trên giao tại II.1" in output.read_text(encoding="utf-8")


def test_a_word_paper_is_a_parent_like_any_other(plancli: Runner, tmp_path: Path) -> None:
    above = tmp_path / "tinh.docx"
    assert plancli("render", PROVINCE, "-o", above).code == 0
    output = tmp_path / "xa" / "nhap.yaml"
    assert plancli("new", "--from", above, "--for", "UBND cấp xã", "-o", output).code == 0
    plan = plan_at(output)
    assert plan.parents[0].file == "../tinh.docx"
    assert "Lập bản đồ điểm đổ rác" in output.read_text(encoding="utf-8")


def test_stdin_is_a_parent_without_a_file(plancli: Runner) -> None:
    done = plancli("new", "--from", "-", "--for", UNIT, stdin=(PROJECT / TRAMTAU).read_bytes())
    assert done.code == 0
    assert "file:" not in done.out


def test_a_draft_may_be_a_parent_and_that_is_said(plancli: Runner, tmp_path: Path) -> None:
    child = tmp_path / "xa.yaml"
    plancli("new", "--from", PROVINCE, "--for", "UBND cấp xã", "-o", child)
    text = child.read_text(encoding="utf-8").replace("lead: (xã điền)", "lead: Các thôn", 1)
    child.write_text(text, encoding="utf-8")
    done = plancli("new", "--from", child, "--for", "Các thôn")
    assert done.code == 0
    assert "còn là dự thảo" in done.err


def test_no_work_is_said_and_nothing_is_written(plancli: Runner, tmp_path: Path) -> None:
    output = tmp_path / "nhap.yaml"
    done = plancli("new", "--from", TRAMTAU, "--for", "Phòng Tư phạm", "-o", output)
    assert done.code == 1
    assert "không giao việc nào cho “Phòng Tư phạm”" in done.err
    assert "nêu: Phòng Tư pháp; " in done.err
    assert "II.1    Các cơ quan, đơn vị: " in done.err
    assert not output.exists()


@pytest.mark.parametrize(
    ("typed", "meant"), [("phong tu phap", "Phòng Tư pháp"), ("UBND xa Ban Cong", "UBND xã Bản Công")]
)
def test_a_unit_typed_without_marks_is_found_and_that_is_said(
    plancli: Runner, tmp_path: Path, typed: str, meant: str
) -> None:
    asked, whole = tmp_path / "a.yaml", tmp_path / "b.yaml"
    run = plancli("new", "--from", TRAMTAU, "--for", typed, "-o", asked)
    assert run.code == 0
    assert f"“{typed}” được hiểu là “{meant}”" in run.err
    plain = plancli("new", "--from", TRAMTAU, "--for", meant, "-o", whole)
    assert "được hiểu là" not in plain.err
    assert asked.read_bytes() == whole.read_bytes()


def test_without_a_unit_the_groups_are_named(plancli: Runner) -> None:
    done = plancli("new", "--from", TRAMTAU)
    assert done.code == 2
    assert 'hãy thêm --for "TÊN ĐƠN VỊ". Kế hoạch này nêu: Các cơ quan, đơn vị; UBND các xã,' in done.err


@pytest.mark.parametrize("flag", ["--for=xã", "--format=yaml", "--list", "--doubtful"])
def test_flags_of_a_draft_want_a_parent(plancli: Runner, flag: str) -> None:
    done = plancli("new", flag)
    assert done.code == 2
    assert flag.partition("=")[0] in done.err


def test_what_stands_is_kept_and_the_parent_always(plancli: Runner, tmp_path: Path) -> None:
    above = tmp_path / "tinh.yaml"
    above.write_bytes((PROJECT / PROVINCE).read_bytes())
    output = tmp_path / "nhap.yaml"
    output.write_text("việc của tôi", encoding="utf-8")
    ask = ("new", "--from", above, "--for", "UBND cấp xã", "-o")
    assert plancli(*ask, output).code == 2
    assert output.read_text(encoding="utf-8") == "việc của tôi"
    assert plancli(*ask, output, "--force").code == 0
    assert plancli(*ask, above, "--force").code == 2
    assert above.read_bytes() == (PROJECT / PROVINCE).read_bytes()


@pytest.mark.parametrize(
    ("content", "code", "said"),
    [
        (b"", 1, "KH003"),
        (b"plancli: 1\nstate: dr\n", 1, "KH021"),
        ("CÔNG VĂN\n\nKính gửi: Ủy ban nhân dân các xã\n".encode(), 1, "KH0"),
        (b"%PDF-1.4 broken", 2, ""),
        (b"PK\x03\x04broken", 2, ""),
    ],
)
def test_a_parent_that_is_no_plan_is_refused(
    plancli: Runner, tmp_path: Path, content: bytes, code: int, said: str
) -> None:
    above = tmp_path / ("tinh.txt" if said == "KH0" else "tinh.yaml")
    above.write_bytes(content)
    output = tmp_path / "nhap.yaml"
    done = plancli("new", "--from", above, "--for", "UBND cấp xã", "-o", output)
    assert done.code in (1, code)
    assert said in done.err
    assert done.err.strip()
    assert not output.exists()


def test_a_folder_and_a_missing_file_are_refused(plancli: Runner, tmp_path: Path) -> None:
    for above in (tmp_path, tmp_path / "none.yaml"):
        assert plancli("new", "--from", above, "--for", "xã").code == 2


@pytest.mark.parametrize(
    "more", [("-o", "x.pdf"), ("--format", "docx"), ("--format", "yaml", "-o", "x.docx"), ("--format", "xml")]
)
def test_a_form_that_cannot_be_is_refused(plancli: Runner, more: tuple[str, ...]) -> None:
    assert plancli("new", "--from", TRAMTAU, "--for", UNIT, *more).code == 2
    assert not (PROJECT / "x.pdf").exists()
