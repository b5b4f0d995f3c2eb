"""`plancli law` as a person uses it: looks up, tells of itself, lists what is missing, takes what was found."""

from __future__ import annotations

import csv
import datetime
import io
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from plancli.cli import registry
from plancli.cli.registry import OLD_AFTER, tell_if_old
from plancli.formats.cells import cell_width
from plancli.legal.overlay import load_registry_with
from plancli.legal.registry import load_default_registry
from plancli.messages import Language

Runner = Callable[..., Any]
TRAMTAU = "plans/2025-tramtau.yaml"
KEYS = [
    *("number", "kind", "issuer", "issued", "title", "effective", "expired", "superseded_by", "amended_by"),
    *("status", "confidence", "end_confidence", "sources", "end_sources", "checked", "origin", "note"),
]


def test_an_act_with_all_that_is_known_of_it(plancli: Runner) -> None:
    run = plancli("law", "nghi dinh", "9/2017/nd-cp")
    assert (run.code, run.err) == (0, "")
    assert run.out.startswith("Nghị định 09/2017/NĐ-CP ngày 09/02/2017 của Chính phủ\n")
    for words in (
        "hết hiệu lực từ 01/7/2026, thay bằng 244/2026/NĐ-CP",
        "cao: ",
        "nhandan.org.vn",
        "31/7/2026",
    ):
        assert words in " ".join(run.out.split())
    assert all(cell_width(line) <= 80 for line in run.out.splitlines() if "://" not in line)
    addresses = re.findall(r"https?://\S+?(?=;?$)", run.out, re.MULTILINE)
    ended = "van-ban/hanh-chinh/nghi-dinh-244-2026-nd-cp-phat-ngon-cung-cap-thong-tin-bao-chi.md"
    assert f"https://github.com/diepxuan/diepxuan.github.io/blob/fbaa690e/{ended}" in addresses


def test_the_same_as_data(plancli: Runner) -> None:
    told = json.loads(plancli("law", "Luật Báo chí", "--format", "json", "--limit", "2").out)
    assert told["schema_version"] == 1
    assert told["total"] > 2
    assert [each["number"] for each in told["documents"]] == ["126/2025/QH15", "103/2016/QH13"]
    assert [list(each) for each in told["documents"]] == [KEYS, KEYS]
    old = told["documents"][1]
    assert (old["expired"], old["status"], old["origin"]) == (
        "2026-07-01",
        "replaced",
        ["held", "facts", "codified"],
    )
    rows = list(
        csv.reader(io.StringIO(plancli("law", "09/2017/NĐ-CP", "--format", "csv").out.lstrip("\ufeff")))
    )
    assert rows[0] == KEYS
    assert (rows[1][0], rows[1][6]) == ("09/2017/NĐ-CP", "2026-07-01")
    table = plancli("law", "09/2017/NĐ-CP", "--format", "md", "--lang", "en").out.splitlines()
    assert table[0].startswith("| Document | Date | Issuer |")
    assert "not in force since 01/7/2026, replaced by 244/2026/NĐ-CP" in table[2]


def test_an_end_that_a_program_read_is_told_with_doubt(plancli: Runner) -> None:
    told = " ".join(plancli("law", "110/2004/NĐ-CP").out.split())
    assert "có thể đã hết hiệu lực từ 05/3/2020, theo 30/2020/NĐ-CP (đọc bằng máy, chưa đối chiếu)" in told
    other = " ".join(plancli("law", "50/2017/QĐ-TTg").out.split())
    assert "Quyết định 50/2017/QĐ-TTg ngày 31/12/2017" in other
    assert "chưa rà soát hiệu lực" in other
    assert "3 văn bản khác ghi cùng ngày" in other
    assert "Bộ pháp điển và trang văn bản (đọc bằng máy) ghi ngày ban hành là 01/01/2017" in other
    english = " ".join(plancli("law", "50/2017/QĐ-TTg", "--lang", "en").out.split())
    assert "codified gives 2017-01-01 as the day of issue" in english


def test_what_is_left_off_is_counted(plancli: Runner) -> None:
    run = plancli("law", "bao chi", "--limit", "1")
    assert run.out.count(" ngày 10/12/2025 của Quốc hội") == 1
    assert "văn bản nữa" in run.out
    assert "văn bản nữa" in plancli("law", "bao chi", "--limit", "1", "--format", "csv").err


def test_where_nothing_is_found_that_is_the_answer(plancli: Runner) -> None:
    run = plancli("law", "không có văn bản như thế")
    assert (run.code, run.out) == (0, "")
    assert "không có văn bản nào khớp" in run.err
    assert json.loads(plancli("law", "zzz", "--format", "json").out)["documents"] == []


def test_the_registry_tells_of_itself(plancli: Runner) -> None:
    run = plancli("law", "status")
    assert run.code == 0
    for words in ("2026.11.23", "23/11/2026", "31/7/2026", "chưa rà soát hiệu lực", "Bộ pháp điển"):
        assert words in run.out
    told = json.loads(plancli("law", "status", "--format", "json").out)["registry"]
    assert (told["checked"], told["horizon"], told["total"]) == ("2026-11-23", "2026-07-31", 4244)
    assert sum(told["by_status"].values()) == sum(told["by_confidence"].values()) == told["total"]
    assert ["registry", "total", "4244"] in list(
        csv.reader(io.StringIO(plancli("law", "status", "--format", "csv").out))
    )
    assert "| Version | 2026.11.23 |" in plancli("law", "status", "--format", "md", "--lang", "en").out
    assert "nhóm tác giả plancli\n" in run.out
    assert "| Người giữ | nhóm tác giả plancli |" in plancli("law", "status", "--format", "md").out
    assert "The plancli authors\n" in plancli("law", "status", "--lang", "en").out


def test_what_the_real_plan_cites_and_nobody_knows(plancli: Runner) -> None:
    run = plancli("law", "missing", TRAMTAU)
    assert (run.code, run.err) == (0, "")
    assert [line for line in run.out.splitlines() if line.startswith("Kế hoạch ")] == [
        "Kế hoạch 170/KH-UBND (1 kế hoạch, 2 chỗ)",
        "Kế hoạch 251/KH-UBND (1 kế hoạch, 2 chỗ)",
        "Kế hoạch 172/KH-UBND (1 kế hoạch, 1 chỗ)",
    ]
    assert max(map(cell_width, run.out.splitlines())) <= 80
    told = json.loads(plancli("law", "missing", TRAMTAU, "--format", "json").out)["documents"]
    assert [(each["number"], each["plans"], each["mentions"]) for each in told] == [
        ("170/KH-UBND", 1, 2),
        ("251/KH-UBND", 1, 2),
        ("172/KH-UBND", 1, 1),
    ]
    lines = Path(TRAMTAU).read_text("utf-8").splitlines()
    for each in told:
        for place in each["places"]:
            assert each["number"].split("/")[0] in " ".join(lines[place["line"] - 1 : place["line"] + 1])
    assert (
        "| Kế hoạch 251/KH-UBND | 1 | 06/12/2024 |"
        in plancli("law", "missing", TRAMTAU, "--format", "md").out
    )
    assert plancli("law", "missing", TRAMTAU, "--format", "csv").out.count("\r\n") == 4


def test_folders_are_opened_and_what_cannot_be_read_is_said_after_the_rest(plancli: Runner) -> None:
    run = plancli("law", "missing", "plans", "nothing.yaml")
    assert run.code == 2
    assert "251/KH-UBND" in run.out
    assert "nothing.yaml" in run.err
    assert plancli("law", "missing", "nothing.yaml").code == 2


def fill(path: Path, **cells: str) -> None:
    book = load_workbook(path)
    page = book.worksheets[0]
    heads = [cell.value for cell in page[1]]
    for name, words in cells.items():
        page.cell(2, heads.index(name.replace("_", " ")) + 1).value = words
    book.save(path)


def test_from_the_sheet_of_what_is_missing_to_an_overlay_that_knows_it(
    plancli: Runner, tmp_path: Path
) -> None:
    sheet, overlay = tmp_path / "tra.xlsx", tmp_path / "bo-sung.yaml"
    assert plancli("law", "missing", TRAMTAU, "-o", sheet).code == 0
    source = "Nguồn (địa chỉ trang, số Công báo)"
    fill(sheet, **{source: "https://yenbai.gov.vn/170", "Cơ_quan_ban_hành": "Ủy ban nhân dân tỉnh Yên Bái"})
    run = plancli("law", "add", sheet, "-o", overlay)
    assert (run.code, run.out) == (0, "")
    assert "bỏ qua 2 dòng chưa điền" in run.err
    assert "Đã ghi 1 văn bản" in run.err
    held = load_registry_with([overlay])
    (act,) = (each for each in held.by_number("170/KH-UBND") if each.origin == ("overlay",))
    assert (act.issued.iso, act.is_attested) == ("2022-08-04", True)
    assert plancli("law", "add", sheet).out == overlay.read_text("utf-8")


def test_with_one_wrong_row_nothing_is_written(plancli: Runner, tmp_path: Path) -> None:
    sheet, overlay = tmp_path / "tra.xlsx", tmp_path / "bo-sung.yaml"
    plancli("law", "missing", TRAMTAU, "-o", sheet)
    fill(sheet, Ngày_ban_hành="31/02/2022", Ghi_chú="x")
    run = plancli("law", "add", sheet, "-o", overlay)
    assert (run.code, run.out) == (1, "")
    assert f"{sheet}, dòng 2: “31/02/2022” ở cột “Ngày ban hành”" in run.err
    assert "chưa ghi gì" in run.err
    assert not overlay.exists()


def test_a_sheet_that_somebody_fills_in_is_kept_unless_forced(plancli: Runner, tmp_path: Path) -> None:
    sheet = tmp_path / "tra.xlsx"
    line = ("law", "missing", TRAMTAU, "-o", sheet)
    assert plancli(*line).code == 0
    made = sheet.read_bytes()
    assert plancli(*line).code == 0  # the same again
    sheet.write_bytes(b"filled in")
    run = plancli(*line)
    assert (run.code, run.out) == (2, "")
    assert "--force" in run.err
    assert sheet.read_bytes() == b"filled in"
    assert plancli(*line, "--force").code == 0
    assert sheet.read_bytes() == made


def test_an_overlay_that_stands_is_kept_unless_forced(plancli: Runner, tmp_path: Path) -> None:
    rows, overlay = tmp_path / "rows.csv", tmp_path / "o.yaml"
    rows.write_text(
        "number,kind,issuer,issued,title,source\n1/2024/NĐ-CP,Nghị định,Chính phủ,2024-01-02,Về một việc,a\n",
        "utf-8",
    )
    overlay.write_text("cũ", "utf-8")
    assert plancli("law", "add", rows, "-o", overlay).code == 2
    assert overlay.read_text("utf-8") == "cũ"
    assert plancli("law", "add", rows, "-o", overlay, "--force").code == 0
    assert "1/2024/NĐ-CP" in overlay.read_text("utf-8")
    assert plancli("law", "add", rows, "-o", rows).code == 2
    rows.write_text("number,kind,issuer,issued,title,source\n1/2024/NĐ-CP,,,,,\n", "utf-8")
    run = plancli("law", "add", rows)
    assert (run.code, run.out) == (1, "")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ((), "Hãy ghi số, ký hiệu"),
        (("status", "x"), "Thừa phần “x”"),
        (("add",), "đúng một tệp"),
        (("add", "a", "b"), "đúng một tệp"),
        (("add", "nothing.xlsx"), "nothing.xlsx"),
        (("missing", TRAMTAU, "--format", "xlsx"), "-o TỆP.xlsx"),
        (("x", "--format", "xlsx"), "xlsx"),
        (("x", "--format", "jso"), "json"),
        (("x", "--limit", "0"), "--limit"),
    ],
)
def test_what_cannot_be_done_is_refused(arguments: tuple[str, ...], words: str, plancli: Runner) -> None:
    run = plancli("law", *arguments)
    assert (run.code, run.out) == (2, "")
    assert words in run.err


@pytest.mark.parametrize(
    ("days", "told"), [(0, False), (OLD_AFTER, False), (OLD_AFTER + 1, True), (-900, False)]
)
def test_an_old_registry_is_told_of_once(days: int, told: bool, capsys: pytest.CaptureFixture[str]) -> None:
    today = datetime.date(2026, 11, 23) + datetime.timedelta(days)
    tell_if_old(load_default_registry(), today, Language.VI)
    said = capsys.readouterr()
    assert said.out == ""
    assert (f"rà soát ngày 23/11/2026, đã {days} ngày" in said.err) is told
    assert bool(said.err) is told


@pytest.mark.parametrize(
    "arguments",
    [("check", TRAMTAU, "--format", "json"), ("cite", TRAMTAU, "--format", "json"), ("law", "status")],
)
def test_the_notice_goes_past_the_answer(
    arguments: tuple[str, ...], plancli: Runner, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = plancli(*arguments)
    monkeypatch.setattr(registry, "OLD_AFTER", -1_000_000)
    after = plancli(*arguments)
    assert after.out == before.out
    assert after.err.count("Danh mục văn bản rà soát") == 1


def test_an_overlay_that_settings_name_is_used_by_every_command(
    plancli: Runner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan = tmp_path / "plan.yaml"
    plan.write_bytes(Path(TRAMTAU).read_bytes())
    rows = tmp_path / "rows.csv"
    rows.write_text(
        "number,kind,issuer,issued,title,source,expired\n"
        "170/KH-UBND,Kế hoạch,Ủy ban nhân dân tỉnh Yên Bái,04/8/2022,Triển khai Đề án,https://yenbai.gov.vn/1,01/6/2023\n",
        "utf-8",
    )
    monkeypatch.chdir(tmp_path)
    assert plancli("law", "add", "rows.csv", "-o", "bo-sung.yaml").code == 0
    before = plancli("check", "plan.yaml", "--select", "KH305", "--format", "concise")
    assert "KH305" not in before.out
    (tmp_path / "plancli.toml").write_text('registry = ["bo-sung.yaml"]\n', "utf-8")
    after = plancli("check", "plan.yaml", "--select", "KH305", "--format", "concise")
    assert after.out.count("KH305 “170/KH-UBND”") == 1
    assert after.code == 1, "an official page tells its end"
    assert "Kế hoạch 170/KH-UBND" in plancli("law", "170/KH-UBND").out
    assert "170/KH-UBND" not in plancli("law", "missing", "plan.yaml").out
    assert "hết hiệu lực từ 01/6/2023" in plancli("cite", "plan.yaml", "--format", "md").out
    (tmp_path / "bo-sung.yaml").write_text("documents:\n- {number: 1/QĐ-TTg}\n", "utf-8")
    for command in (("check", "plan.yaml"), ("cite", "plan.yaml"), ("law", "status")):
        run = plancli(*command)
        assert (run.code, run.out) == (2, "")
        assert "bo-sung.yaml" in run.err
