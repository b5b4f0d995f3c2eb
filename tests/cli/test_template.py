"""`plancli template` as a clerk uses it, and what own templates do to `render`, `sheets` and `gaps`."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from docx import Document

from plancli.reports.template_catalogue import template_names
from tests.reports.broken_templates import changed, place_in, shipped

Runner = Callable[..., Any]
ROOT = Path(__file__).resolve().parents[2]
TRAMTAU = (ROOT / "plans" / "2025-tramtau.yaml").as_posix()
NUMBER = "{{ paper.head.number }}"


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder with a plan, the current one, in which settings name the folder `mau`."""
    (tmp_path / ".git").mkdir()
    (tmp_path / "plancli.toml").write_text('templates = "mau"\n')
    (tmp_path / "mau" / "word").mkdir(parents=True)
    (tmp_path / "kh.yaml").write_bytes(Path(TRAMTAU).read_bytes())
    monkeypatch.chdir(tmp_path)
    return tmp_path


def put(name: str, data: bytes) -> None:
    Path("mau", name).write_bytes(data)


def own_plan(words: str) -> bytes:
    return changed("word/plan.docx", ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", words))


def words_of(path: Path) -> str:
    document = Document(str(path))
    cells = (cell.text for table in document.tables for row in table.rows for cell in row.cells)
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


def test_the_list_says_what_each_is_for_and_whose(office: Path, plancli: Runner) -> None:
    put("word/plan.docx", own_plan("CỘNG HÒA"))
    run = plancli("template")
    assert (run.code, run.err) == (0, "")
    assert "Thư mục biểu mẫu của cơ quan: mau\n" in run.out
    assert "word/plan.docx              của cơ quan  Toàn văn kế hoạch" in run.out
    assert "plan.md.j2                  của plancli  Toàn văn kế hoạch" in run.out
    told = json.loads(plancli("template", "list", "--format", "json").out)
    assert told["schema_version"] == 1
    assert [each["name"] for each in told["templates"]] == list(template_names())
    assert {each["name"]: each["path"] for each in told["templates"]}[
        "word/plan.docx"
    ] == "mau/word/plan.docx"
    assert plancli("template", "list", "--format", "concise").out.count("\n") == len(template_names())


def test_a_copy_can_be_used_at_once(office: Path, plancli: Runner) -> None:
    run = plancli("template", "copy", "plan.docx", "letterhead", "-o", "mau-moi")
    assert run.code == 0
    assert 'templates = "mau-moi"' in run.err
    assert "plancli template check mau-moi" in run.err
    assert Path("mau-moi/word/plan.docx").read_bytes() == shipped("word/plan.docx")
    assert sorted(each.name for each in Path("mau-moi").iterdir()) == ["letterhead.md.j2", "word"]
    checked = plancli("template", "check", "mau-moi")
    assert (checked.code, checked.err) == (0, "")


def test_a_copy_takes_all_and_keeps_what_was_changed(office: Path, plancli: Runner) -> None:
    put("word/sheet.docx", b"mine")
    refused = plancli("template", "copy", "--all", "-o", "mau")
    assert refused.code == 2
    assert "mau/word/sheet.docx" in refused.err
    assert not Path("mau/plan.md.j2").exists()
    assert plancli("template", "copy", "--all", "-o", "mau", "--force").code == 0
    assert Path("mau/word/sheet.docx").read_bytes() == shipped("word/sheet.docx")
    assert {each.relative_to("mau").as_posix() for each in Path("mau").rglob("*.*")} == set(template_names())


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["copy", "-o", "x"], "Hãy ghi tên biểu mẫu cần chép"),
        (["copy", "plan"], "Hãy ghi thư mục chép vào"),
        (["copy", "pln", "-o", "x"], "Không có biểu mẫu “pln”; gần giống là “plan”"),
        (["lsit"], "Không có việc “lsit”"),
        (["list", "x"], "Thừa phần “x”"),
        (["list", "--format", "yaml"], "--format không nhận “yaml”"),
        (["check", "khong-co.docx"], "Không tìm thấy tệp khong-co.docx"),
        (["check", "trong"], "Không có biểu mẫu nào trong trong"),
        (["check", "--templates", "khong-co"], "Không có thư mục biểu mẫu khong-co"),
    ],
)
def test_what_cannot_be_done_is_said(office: Path, plancli: Runner, arguments: list[str], said: str) -> None:
    Path("trong").mkdir()
    run = plancli("template", *arguments)
    assert run.code == 2
    assert said in run.err


def test_a_check_tells_every_fault_with_its_place_and_advice(office: Path, plancli: Runner) -> None:
    put("word/plan.docx", changed("word/plan.docx", (NUMBER, "{{ paper.head.numbr }}")))
    put(
        "plan.md.j2",
        changed("plan.md.j2", ("{{ note }}", "{{ note|safe }}"), ("{{ office }}", "{{ ofice }}")),
    )
    put("~$plan.docx", b"Word is open")
    run = plancli("template", "check")
    assert run.code == 1
    assert run.out == (
        "mau/plan.md.j2\n"
        f"  lỗi: {place_in('plan.md.j2', '{{ office }}')}\n"
        "    Không có tên “ofice” trong thẻ {{ ofice }}.\n"
        "    Có phải muốn viết “office”?\n"
        f"  lỗi: {place_in('plan.md.j2', '{{ note }}')}\n"
        "    Không có bộ lọc “safe” trong thẻ {{ note|safe }}.\n"
        "    Các bộ lọc dùng được: upper, lower, capitalize, title, trim, truncate,\n"
        "    wordcount, default, d, length, count, first, last, reverse, int, abs, round,\n"
        "    select, reject, selectattr, rejectattr, map, replace, join, list.\n"
        "\n"
        "mau/word/plan.docx\n"
        f"  lỗi: {place_in('word/plan.docx', NUMBER)}\n"
        "    Không có phần “numbr” trong thẻ {{ paper.head.numbr }}.\n"
        "    Có phải muốn viết “number”?\n"
        "\n"
        "2 biểu mẫu, 3 lỗi, 0 chỗ nên xem.\n"
    )
    english_place = place_in("word/plan.docx", NUMBER)
    for name, term in (
        ("phần thân", "body"),
        ("bảng", "table"),
        ("hàng", "row"),
        ("ô ", "cell "),
        ("đoạn", "paragraph"),
    ):
        english_place = english_place.replace(name, term)
    english = plancli("template", "check", "mau/word/plan.docx", "--format", "concise", "--lang", "en")
    assert english.out == (
        f"mau/word/plan.docx: {english_place}: error: "
        "There is no part “numbr”, used in the tag {{ paper.head.numbr }}.\n"
    )


def test_a_check_for_programs(office: Path, plancli: Runner) -> None:
    put("word/plan.docx", changed("word/plan.docx", (NUMBER, "{{ paper.head.numbr }}")))
    told = json.loads(plancli("template", "check", "--format", "json").out)
    assert told["summary"] == {"files": 1, "errors": 1, "warnings": 0}
    (finding,) = told["templates"][0]["findings"]
    assert finding["code"] == "unknown-field.near"
    assert finding["place"]["part"] == "body"
    assert finding["place"]["words"] == "{{ paper.head.numbr }}"
    numbers = [finding["place"][name] for name in ("table", "row", "cell", "paragraph")]
    assert re.findall(r"\d+", place_in("word/plan.docx", NUMBER)) == [str(number) for number in numbers]


def test_a_file_that_cannot_be_read_does_not_hide_the_others(office: Path, plancli: Runner) -> None:
    put("word/plan.docx", changed("word/plan.docx", (NUMBER, "{{ paper.head.numbr }}")))
    put("word/gaps.docx", b"%PDF-1.4")
    put("word/sheet.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"))
    run = plancli("template", "check")
    assert run.code == 2
    assert "mau/word/gaps.docx không phải tệp Word" in run.err
    assert "mau/word/sheet.doc là tệp Word đời cũ" in run.err
    assert "numbr" in run.out


def test_a_file_in_the_wrong_place_or_of_another_name_is_named(office: Path, plancli: Runner) -> None:
    put("plan.docx", shipped("word/plan.docx"))
    put("word/ke-hoach.docx", shipped("word/plan.docx"))
    run = plancli("template", "check", "--format", "concise")
    assert run.code == 1
    assert "mau/plan.docx: lỗi: Tệp này không được dùng" in run.out
    assert "mau/word/ke-hoach.docx: nên xem: Tên tệp không phải tên biểu mẫu nào" in run.out


def test_a_loss_is_looked_for_with_the_plan_that_is_named(office: Path, plancli: Runner) -> None:
    put("word/plan.docx", changed("word/plan.docx", ("{{ paper.foot.name }}", "")))
    run = plancli("template", "check", "--plan", "kh.yaml")
    assert run.code == 1
    assert "Biểu mẫu không in “paper.foot.name”; ví dụ mất chữ “Khang A Chua”." in " ".join(run.out.split())
    assert plancli("template", "check", "--plan", "khong-co.yaml").code == 2


def test_without_an_own_folder_the_shipped_ones_are_checked(office: Path, plancli: Runner) -> None:
    run = plancli("template", "check", "--no-config")
    assert run.code == 0
    assert "nên đã kiểm tra các biểu mẫu kèm theo plancli" in run.err
    assert f"{len(template_names())} biểu mẫu, 0 lỗi, 0 chỗ nên xem." in run.out


def test_an_own_template_is_used_and_the_rest_is_shipped(office: Path, plancli: Runner) -> None:
    put("word/plan.docx", own_plan("NƯỚC CỘNG HÒA"))
    assert plancli("render", "kh.yaml", "-o", "a.docx").code == 0
    assert "NƯỚC CỘNG HÒA" in words_of(Path("a.docx"))
    assert plancli("render", "kh.yaml", "-o", "b.docx", "--no-config").code == 0
    assert "NƯỚC CỘNG HÒA" not in words_of(Path("b.docx"))
    assert plancli("render", "kh.yaml", "--report", "gaps", "-o", "c.docx").code == 0
    Path("khac").mkdir()
    assert plancli("render", "kh.yaml", "-o", "d.docx", "--templates", "khac").code == 0
    assert Path("d.docx").read_bytes() == Path("b.docx").read_bytes()


def test_the_folder_is_that_of_the_settings_nearest_to_the_plan(
    office: Path, plancli: Runner, monkeypatch: pytest.MonkeyPatch
) -> None:
    put("plan.md.j2", b"own\n")
    monkeypatch.chdir(office.parent)
    assert plancli("render", f"{office.name}/kh.yaml").out == "own\n"
    settings = plancli("check", f"{office.name}/kh.yaml", "--show-settings").out
    assert f'templates = "{office.name}/mau"' in settings


def test_sheets_and_gaps_take_own_templates_too(office: Path, plancli: Runner) -> None:
    put("sheet.md.j2", "CỦA XÃ {{ unit.name }}\n".encode())
    put("gaps.md.j2", "CỦA XÃ {{ slogan }}\n".encode())
    assert plancli("sheets", "kh.yaml", "-o", "phieu", "--format", "md").code == 0
    assert Path("phieu/01 - Phòng Tư pháp.md").read_text("utf-8") == "CỦA XÃ Phòng Tư pháp\n"
    assert plancli("gaps", "kh.yaml", "--format", "md").out == "CỦA XÃ 6 RÕ\n"


@pytest.mark.parametrize(
    ("arguments", "file", "tag"),
    [
        (["render", "kh.yaml", "-o", "a.docx"], "word/plan.docx", NUMBER),
        (["render", "kh.yaml"], "plan.md.j2", "{{ letterhead(paper.head) }}"),
        (["sheets", "kh.yaml", "-o", "phieu"], "word/sheet.docx", "{{ head.superior }}"),
        (["remind", "kh.yaml", "-o", "don-doc", "--format", "md"], "reminder.md.j2", "{{ issuer_lines(head"),
        (["gaps", "kh.yaml", "--format", "md"], "gaps.md.j2", "{{ extract("),
    ],
)
def test_a_broken_own_template_stops_the_run(
    office: Path, plancli: Runner, arguments: list[str], file: str, tag: str
) -> None:
    """The sheet's tag stands in a branch that this plan does not take."""
    put(file, changed(file, (tag, tag.replace("head", "haed").replace("extract(", "extrct("))))
    before = sorted(each.name for each in office.iterdir())
    run = plancli(*arguments)
    assert (run.code, run.out) == (2, "")
    assert f"mau/{file}: {place_in(file, tag)}: " in run.err
    assert "Có phải muốn viết" in run.err
    assert sorted(each.name for each in office.iterdir()) == before


def test_an_endless_own_template_is_stopped_with_its_place(office: Path, plancli: Runner) -> None:
    loops = "{% for a in range(9999) %}{% for b in range(9999) %}{{ unit.name }}{% endfor %}{% endfor %}"
    for file in ("obligations.md.j2", "word/obligations.docx"):
        put(file, changed(file, ("{{ unit.name }}", loops)))
        ending = "md" if file == "obligations.md.j2" else "docx"
        run = plancli("render", "kh.yaml", "--report", "obligations", "-o", f"a.{ending}")
        assert run.code == 2
        assert f"mau/{file}: {place_in(file, '{{ unit.name }}')}: Biểu mẫu lặp quá nhiều" in run.err


@pytest.mark.parametrize("data", [b"", b"%PDF", b"PK\x03\x04 cut", b"\xff\xfe{{"])
def test_an_own_template_of_any_bytes_is_a_sentence(office: Path, plancli: Runner, data: bytes) -> None:
    put("word/plan.docx", data)
    put("plan.md.j2", b"\xff" + data)
    for arguments in (["render", "kh.yaml", "-o", "a.docx"], ["render", "kh.yaml"], ["template", "check"]):
        run = plancli(*arguments)
        assert run.code == 2, run
        assert "mau/" in run.err


def test_a_link_out_of_the_folder_is_not_followed(office: Path, plancli: Runner) -> None:
    Path("secret.md.j2").write_text("secret")
    Path("mau/plan.md.j2").symlink_to(office / "secret.md.j2")
    Path("mau/etc").symlink_to("/etc")
    put("gaps.md.j2", b"{% include 'etc/passwd.j2' %}")
    for arguments in (["render", "kh.yaml"], ["template", "check"], ["template", "list"]):
        run = plancli(*arguments)
        assert run.code == 2
        assert "mau/plan.md.j2 là liên kết ra ngoài" in run.err
        assert "secret\n" not in run.out


def test_a_template_brings_in_nothing_from_outside(office: Path, plancli: Runner) -> None:
    Path("secret.md.j2").write_text("secret")
    for name in (
        "../secret.md.j2",
        (office / "secret.md.j2").as_posix(),
        "..\\secret.md.j2",
        "./../secret.md.j2",
    ):
        put("plan.md.j2", f"{{% include {name!r} %}}".encode())
        run = plancli("render", "kh.yaml")
        assert (run.code, run.out) == (2, "")
        assert "mau/plan.md.j2: dòng 1, cột 1: Không đọc được biểu mẫu" in run.err


def test_a_missing_folder_is_said(office: Path, plancli: Runner) -> None:
    Path("mau/word").rmdir()
    Path("mau").rmdir()
    run = plancli("render", "kh.yaml")
    assert (run.code, run.out) == (2, "")
    assert "Không có thư mục biểu mẫu mau" in run.err


def test_a_page_keeps_its_policy_and_its_script(office: Path, plancli: Runner) -> None:
    Path("mau/html").mkdir()
    put("html/overview.js", b"alert(1)")
    put("html/overview.css", b"p{color:red}}")
    run = plancli("render", "kh.yaml", "--report", "overview", "-o", "a.html")
    assert run.code == 0
    page = Path("a.html").read_text("utf-8")
    assert "alert(1)" not in page
    assert "p{color:red}}" in page
    policy = '<meta http-equiv="Content-Security-Policy" content="{{ policy }}">'
    for change in (
        (policy, ""),
        ("<head>", "<head><script>alert(1)</script>"),
        ("<body>", '<body onload="x()">'),
    ):
        put("overview.html.j2", changed("overview.html.j2", change))
        run = plancli("render", "kh.yaml", "--report", "overview", "-o", "b.html")
        told = change[0] != "<body>"  # behind the policy, which forbids it, it cannot run
        assert (run.code == 2) is told, run.err
        assert ("Content-Security-Policy" in run.err) is told


def test_a_wrong_name_in_a_page_is_told(office: Path, plancli: Runner) -> None:
    put("overview.html.j2", changed("overview.html.j2", ("{{ day }}", "{{ dya }}")))
    run = plancli("template", "check", "--format", "concise")
    place = place_in("overview.html.j2", "{{ day }}")
    assert run.out == f"mau/overview.html.j2: {place}: lỗi: Không có tên “dya” trong thẻ {{{{ dya }}}}.\n"


def test_a_folder_that_is_gone_is_told_as_every_command_tells_it(office: Path, plancli: Runner) -> None:
    Path("plancli.toml").write_text('templates = "khong-co"\n', encoding="utf-8")
    told = plancli("template", "check")
    assert (told.code, told.out) == (2, "")
    assert told.err == plancli("template", "list").err
    assert "hãy kiểm tra khóa templates" in told.err


def test_a_check_that_saw_nothing_counts_nothing(office: Path, plancli: Runner) -> None:
    told = plancli("template", "check", "khong-co.docx")
    assert (told.code, told.out) == (2, "")
    assert "Không tìm thấy tệp khong-co.docx." in told.err


def test_a_plan_given_as_a_template_is_sent_to_its_flag(office: Path, plancli: Runner) -> None:
    told = plancli("template", "check", "kh.yaml")
    assert (told.code, told.out) == (2, "")
    assert "kh.yaml không phải biểu mẫu" in told.err
    assert "hãy ghi --plan kh.yaml." in told.err
