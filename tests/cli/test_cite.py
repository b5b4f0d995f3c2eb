"""What `plancli cite` finds in plan files, Word files and any text, and where it says it stands."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from plancli.formats.cells import cell_width
from tests.importing.docx_maker import docx, notes, row, table

Runner = Callable[..., Any]
Snapshot = Callable[[str, str], None]
TRAMTAU = "plans/2025-tramtau.yaml"
CORPUS = Path(__file__).resolve().parents[3] / "shared" / "corpus"
WRAPPED = """Ủy ban nhân dân xã tiếp tục tổ chức thực hiện Quyết
định số 407/QĐ-TTg ngày 30 tháng 3 năm 2022 của Thủ tướng
Chính phủ về truyền thông chính sách theo Chỉ thị số
07/CT-TTg ngày 21/3/2023 của
Thủ tướng Chính phủ.

Căn cứ khoản 2
Điều 3 Luật Báo chí;
"""


def citations(run: Any) -> list[dict[str, Any]]:
    told = json.loads(run.out)
    assert (run.code, told["schema_version"]) == (0, 1)
    return list(told["citations"])


def places(run: Any) -> list[tuple[str, int, int]]:
    return [(each["number"] or each["name"], each["line"], each["column"]) for each in citations(run)]


def test_the_screen_of_the_real_plan(plancli: Runner, check_snapshot: Snapshot) -> None:
    run = plancli("cite", TRAMTAU)
    assert (run.code, run.err) == (0, "")
    assert max(map(cell_width, run.out.splitlines())) <= 80
    check_snapshot("cli/cite-tramtau.txt", run.out)


def test_every_citation_of_a_plan_stands_where_its_file_has_it(plancli: Runner) -> None:
    found = citations(plancli("cite", TRAMTAU, "--format", "json"))
    lines = Path(TRAMTAU).read_text(encoding="utf-8").splitlines()
    assert len(found) == 20
    for each in found:
        first = each["text"].split()[0]
        assert lines[each["line"] - 1][each["column"] - 1 :].startswith(first)
        assert each["as_of"] == "2024-12-31", "the last day of the month that the paper gives"
    (wrong,) = (each for each in found if each["number"] == "765/QĐ-BTTTT")
    assert (wrong["issued"], wrong["status"]) == ("2023-03-21", "not-checked")


def test_a_plan_is_judged_on_the_day_asked_for(plancli: Runner) -> None:
    run = plancli("cite", TRAMTAU, "--as-of", "15/9/2026", "--format", "json")
    press = next(each for each in citations(run) if each["name"] == "Luật Báo chí")
    assert (press["status"], press["superseded_by"], press["as_of"]) == (
        "expired",
        "126/2025/QH15",
        "2026-09-15",
    )


def test_a_bare_repeat_stands_as_the_act_that_is_cited_in_full(plancli: Runner) -> None:
    full, repeat = [
        each
        for each in citations(plancli("cite", TRAMTAU, "--format", "json"))
        if each["number"] == "07/CT-TTg"
    ]
    assert (full["issued"], repeat["issued"]) == ("2023-03-21", None), "only what the place says"
    assert full["status"] == repeat["status"] == "presumed"


def test_a_plan_from_stdin_is_told_by_its_first_key(plancli: Runner) -> None:
    data = Path(TRAMTAU).read_bytes()
    for given in (data, b"\xef\xbb\xbf" + data):
        assert plancli("cite", "-", stdin=given).out == plancli("cite", TRAMTAU).out


def test_text_broken_over_lines_is_read_on_and_placed_where_it_begins(
    plancli: Runner, tmp_path: Path
) -> None:
    text = tmp_path / "a.txt"
    text.write_text(WRAPPED, encoding="utf-8")
    run = plancli("cite", text, "--format", "json")
    assert places(run) == [("407/QĐ-TTg", 1, 47), ("07/CT-TTg", 3, 43), ("Luật Báo chí", 7, 8)]
    first, _, last = citations(run)
    assert first["text"] == "Quyết định số 407/QĐ-TTg ngày 30 tháng 3 năm 2022 của Thủ tướng Chính phủ"
    assert (last["pinpoint"], last["status"], last["as_of"]) == ("khoản 2 Điều 3", None, None)
    assert places(plancli("cite", "-", "--format", "json", stdin=WRAPPED.encode())) == places(run)


def test_a_blank_line_parts_what_stands_below_each_other(plancli: Runner) -> None:
    stdin = "Quyết định số 407/QĐ-TTg\n\nngày 30/3/2022".encode()
    (found,) = citations(plancli("cite", "-", "--format", "json", stdin=stdin))
    assert found["issued"] is None


def test_a_short_form_is_read_by_what_another_paragraph_cites_in_full(plancli: Runner) -> None:
    text = "Căn cứ Nghị quyết số 351/2017/UBTVQH14;\n\nTheo Nghị quyết 351, Nghị quyết 352.\n"
    found = places(plancli("cite", "-", "--format", "json", stdin=text.encode()))
    assert found == [("351/2017/UBTVQH14", 1, 8), ("351/2017/UBTVQH14", 3, 6)]


def test_markdown_with_a_table(plancli: Runner, tmp_path: Path) -> None:
    text = tmp_path / "a.md"
    text.write_text(
        "## Căn cứ\n**Nghị định số 30/2020/NĐ-CP**\n| Việc | Căn cứ |\n|---|---|\n"
        "| 1 | Chỉ thị số 07/CT-TTg |\nLuật Báo chí\n",
        encoding="utf-8",
    )
    found = places(plancli("cite", text, "--format", "json"))
    assert [(what, line) for what, line, _ in found] == [
        ("30/2020/NĐ-CP", 2),
        ("07/CT-TTg", 5),
        ("Luật Báo chí", 6),
    ]


def test_a_page_that_only_shows_a_plan_file_is_text(plancli: Runner, tmp_path: Path) -> None:
    page = tmp_path / "a.md"
    page.write_text("```yaml\nplancli: 1\n```\n\nTheo Luật Báo chí.\n", encoding="utf-8")
    assert places(plancli("cite", page, "--format", "json")) == [("Luật Báo chí", 5, 6)]


def test_a_word_file_that_is_no_plan_counts_paragraphs(plancli: Runner, tmp_path: Path) -> None:
    paper = tmp_path / "cong-van.docx"
    paper.write_bytes(
        docx(
            "Kính gửi: Phòng Tư pháp",
            "Thực hiện Nghị định số 30/2020/NĐ-CP ngày",
            "05/3/2020 của Chính phủ",
            table(row("Căn cứ", "Chỉ thị số 07/CT-TTg ngày 21/3/2023")),
            footnotes=notes("footnote", "<w:p/>"),
        )
    )
    run = plancli("cite", paper, "--format", "json", "--as-of", "2024-12-31")
    assert places(run) == [("30/2020/NĐ-CP", 2, 11), ("07/CT-TTg", 5, 1)]
    decree, instruction = citations(run)
    assert decree["issued"] is None, "paragraphs are read each for itself"
    assert (decree["status"], instruction["status"]) == ("in-force", "presumed")
    screen = plancli("cite", paper).out
    assert screen.startswith("Đoạn  Văn bản")
    assert "chưa xét hiệu lực vì chưa có ngày" in screen
    assert plancli("cite", "-", stdin=paper.read_bytes()).out == screen


def test_the_other_forms(plancli: Runner, tmp_path: Path) -> None:
    table_of = plancli("cite", TRAMTAU, "--format", "csv").out
    assert table_of.startswith("\ufefftext,line,column,kind,")
    assert len(list(csv.reader(io.StringIO(table_of)))) == 21
    assert "| 88 | Quyết định 765/QĐ-BTTTT | 21/3/2023 |" in plancli("cite", TRAMTAU, "--format", "md").out
    assert plancli("cite", TRAMTAU, "-o", tmp_path / "a.txt").out == ""
    assert (tmp_path / "a.txt").read_text(encoding="utf-8") == plancli("cite", TRAMTAU).out


@pytest.mark.parametrize("width", ["30", "40", "80", "100"])
def test_the_screen_keeps_its_width(width: str, plancli: Runner, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", width)
    words = f"Quyết định số 407/QĐ-TTg của Ủy ban nhân dân tỉnh {'Dài' * 40} và Luật Tổ chức chính quyền địa phương"
    for given in (Path(TRAMTAU).read_bytes(), words.encode(), b"\x1b[31m" + words.encode()):
        run = plancli("cite", "-", stdin=given)
        assert max(map(cell_width, run.out.splitlines())) <= int(width)
        assert "\x1b" not in run.out


def test_nothing_cited_is_said_and_is_no_failure(plancli: Runner) -> None:
    for form, out in (("table", ""), ("json", '{\n  "schema_version": 1,\n  "citations": []\n}\n')):
        run = plancli("cite", "-", "--format", form, stdin="Xin chào".encode())
        assert (run.code, run.out, run.err) == (0, out, "Không thấy viện dẫn nào.\n")


def test_a_plan_file_with_errors_gives_no_list(plancli: Runner, tmp_path: Path) -> None:
    plan = tmp_path / "plan.yaml"
    for content in (b"plancli: 1\na: [", b"", b"title: a\n"):
        plan.write_bytes(content)
        run = plancli("cite", plan)
        assert (run.code, run.out) == (1, "")
        assert f"{plan.as_posix()}:1:" in run.err or f"{plan.as_posix()}:2:" in run.err
        assert "Chưa trả lời được" in run.err


def test_what_cannot_be_read(plancli: Runner, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "broken.docx").write_bytes(b"PK\x03\x04")
    for name in ("none.docx", "empty.txt", "broken.docx", "."):
        run = plancli("cite", tmp_path / name)
        assert (run.code, run.out) == (2, "")
        assert run.err.startswith("plancli: ")
    assert plancli("cite", TRAMTAU, "--as-of", "tháng 9").code == 2


def test_a_paper_under_secrecy_is_not_listed(plancli: Runner) -> None:
    run = plancli("cite", "-", stdin="MẬT\n\nCăn cứ Luật Báo chí;\n".encode())
    assert (run.code, run.out) == (2, "")
    assert "dấu độ mật" in run.err


def test_what_the_reader_could_not_make_out_is_said(plancli: Runner) -> None:
    run = plancli("cite", "-", stdin="Căn cứ Luật Báo chí; ��\n".encode())
    assert run.code == 0
    assert "chữ đã mất" in run.err


@pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpus of real plans is not beside this checkout")
def test_nearly_every_marked_citation_of_real_plans_is_listed(plancli: Runner) -> None:
    found = marked = listed = 0
    for marks in sorted(CORPUS.glob("*.citations.tsv")):
        with marks.open(encoding="utf-8", newline="") as lines:
            rows = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
        wanted = [(each["number"], int(each["line"])) for each in rows if each["number"]]
        text = marks.with_name(marks.name.replace(".citations.tsv", ".txt"))
        given = citations(plancli("cite", text, "--format", "json"))
        left = [(each["number"], each["line"]) for each in given if each["number"]]
        marked, listed = marked + len(wanted), listed + len(left)
        for each in wanted:
            if each in left:
                left.remove(each)
                found += 1
    assert marked > 60
    assert 2 * found / (marked + listed) >= 0.98
