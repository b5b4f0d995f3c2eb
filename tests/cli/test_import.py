"""`plancli import`: what it writes and says, what it leaves alone, and how it refuses a file."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from plancli.importing.emit import lay_out_plan
from plancli.loading import load_bytes
from tests.cli.word_files import BODY, BOX, changed, letterhead, names_in, paper, tracked
from tests.importing.docx_maker import document, docx, margin, p, pack, parts, relation, row, table
from tests.importing.made_pdf import made_pdf, picture

Runner = Callable[..., Any]
Snapshot = Callable[[str, str], None]

TRAMTAU = "plans/2025-tramtau.yaml"
OLE = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(504)
PNG = b"\x89PNG\r\n\x1a\n" + bytes(range(256))
PLAIN = parts(document("KẾ HOẠCH"))


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand in a folder of its own, so that messages hold no path of this machine."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def put(name: str, data: bytes) -> str:
    Path(name).write_bytes(data)
    return name


# The real plan


@pytest.fixture(scope="module")
def real_plan(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """Return the Word file that `render` makes of the real plan."""
    from plancli.reports.catalogue import ReportFormat, build_report
    from plancli.reports.material import Material
    from tests.reports.papers import plan_named

    made = build_report(Material(plan_named("2025-tramtau")), "plan", ReportFormat.DOCX)
    assert isinstance(made, bytes)
    return made


def codes(run: Any) -> list[tuple[str, str]]:
    return [(each["code"], each["label"]) for each in json.loads(run.out)["diagnostics"]]


def test_the_real_plan_comes_back_and_is_checked_at_once(
    plancli: Runner, real_plan: bytes, tmp_path: Path
) -> None:
    word, plan = tmp_path / "KH.docx", tmp_path / "KH.yaml"
    word.write_bytes(real_plan)
    run = plancli("import", word, "-o", plan)
    assert (run.code, run.err) == (0, f"Đã ghi {plan.as_posix()}.\n")
    found = plancli("check", plan, "--format", "json")
    assert codes(found) == codes(plancli("check", TRAMTAU, "--format", "json"))
    assert plancli("fmt", "--check", plan).code == 0


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_the_summary_of_the_real_plan(
    lang: str, plancli: Runner, real_plan: bytes, folder: Path, check_snapshot: Snapshot
) -> None:
    run = plancli("import", put("KH.docx", real_plan), "-o", "KH.yaml", "--lang", lang)
    assert max(map(len, run.out.splitlines())) <= 80
    check_snapshot(f"cli/import-tramtau{'' if lang == 'vi' else '.en'}.txt", run.out)


# What needs a look


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_tracked_changes_are_told_with_both_texts_and_their_place(
    lang: str, plancli: Runner, folder: Path, check_snapshot: Snapshot
) -> None:
    data = paper(body=changed(deadline=tracked("30/6/2026", "31/12/2026")))
    run = plancli("import", put("KH.docx", data), "-o", "KH.yaml", "--lang", lang)
    assert run.code == 1
    assert "deadline: trước ngày 31/12/2026" in Path("KH.yaml").read_text(encoding="utf-8")
    said = " ".join(run.out.split())
    assert "KH.docx:15: " in said
    assert "30/6/2026" in said
    assert max(map(len, run.out.splitlines())) <= 80
    check_snapshot(f"cli/import-tracked{'' if lang == 'vi' else '.en'}.txt", run.out)


def test_a_blank_number_stays_blank_and_is_marked_in_the_file(plancli: Runner, folder: Path) -> None:
    data = paper(head=letterhead("Số:      /KH-UBND"))
    assert plancli("import", put("KH.docx", data), "-o", "KH.yaml").code == 0
    text = Path("KH.yaml").read_text(encoding="utf-8")
    assert "\n  number:                         # bản giấy để trống số\n" in text
    plan = load_bytes("KH.yaml", text.encode()).plan
    assert plan is not None
    assert plan.issuance.printed_number == "/KH-UBND"


def test_words_without_a_place_are_quoted_with_where_they_stand(plancli: Runner, folder: Path) -> None:
    put("KH.docx", paper(head=letterhead("Số: 12/KH-UBND", "Điện thoại: 0912 345 678")))
    run = plancli("import", "KH.docx", "-o", "KH.yaml")
    assert run.code == 1
    assert "- KH.docx:4: Chưa xếp được “Điện thoại: 0912 345 678” vào chỗ nào" in " ".join(run.out.split())
    assert "chưa xếp được vào chỗ nào (1)" in run.out


def test_what_stands_outside_the_file_is_named_and_never_opened(plancli: Runner, folder: Path) -> None:
    links = relation("rId77", "image", "http://example.invalid/a.png", external=True)
    run = plancli("import", put("KH.docx", paper(links=links)), "-o", "KH.yaml")
    assert run.code == 1
    assert "- Tệp gắn 1 nội dung nằm ngoài tệp (http://example.invalid/a.png)" in run.out


def test_controls_in_a_paper_do_not_reach_the_screen(plancli: Runner, folder: Path) -> None:
    links = relation("rId77", "image", "http://example.invalid/\u009b31m\u202e", external=True)
    put("KH.docx", paper(title="Rà soát \u202ehộ nghèo", links=links))
    run = plancli("import", "KH.docx", "-o", "KH.yaml")
    assert "http://example.invalid/" in run.out
    assert not {"\u009b", "\u202e"} & {*run.out, *run.err}


# Where the plan goes


@pytest.mark.parametrize("flags", [(), ("-o", "-")])
def test_without_a_file_the_plan_is_the_answer_and_the_summary_a_remark(
    flags: tuple[str, ...], plancli: Runner, folder: Path
) -> None:
    put("KH.docx", paper())
    run = plancli("import", "KH.docx", *flags)
    assert (run.code, names_in()) == (0, ["KH.docx"])
    assert load_bytes("KH.yaml", run.out.encode()).plan is not None
    assert run.err.startswith("KẾ HOẠCH 12/KH-UBND: Rà soát hộ nghèo năm 2026\n")
    assert run.err.endswith("Không đưa vào: quốc hiệu, tiêu ngữ (2).\n")
    plancli("import", "KH.docx", "-o", "KH.yaml")
    assert Path("KH.yaml").read_text(encoding="utf-8") == run.out


def test_standard_input_is_a_paper_too(plancli: Runner, folder: Path) -> None:
    run = plancli("import", "-", "-o", "KH.yaml", stdin=paper())
    assert (run.code, names_in()) == (0, ["KH.yaml"])


def test_a_missing_folder_of_the_output_is_made(plancli: Runner, folder: Path) -> None:
    assert plancli("import", put("KH.docx", paper()), "-o", "mới/KH.yaml").code == 0
    assert names_in("mới") == ["KH.yaml"]


@pytest.mark.parametrize("form", ["summary", "json"])
def test_an_output_that_stands_is_kept_unless_forced(form: str, plancli: Runner, folder: Path) -> None:
    put("KH.docx", paper())
    put("KH.yaml", b"cua toi\n")
    run = plancli("import", "KH.docx", "-o", "KH.yaml", "--format", form)
    assert (run.code, run.out) == (2, "")
    assert run.err.startswith("plancli: Tệp KH.yaml đã có nên được giữ nguyên")
    assert Path("KH.yaml").read_bytes() == b"cua toi\n"
    run = plancli("import", "KH.docx", "-o", "KH.yaml", "--format", form, "--force")
    assert run.code == 0
    assert Path("KH.yaml").read_bytes().startswith(b"# yaml-language-server")


def test_a_link_to_nowhere_stands_too(plancli: Runner, folder: Path) -> None:
    put("KH.docx", paper())
    Path("KH.yaml").symlink_to("elsewhere.yaml")
    assert plancli("import", "KH.docx", "-o", "KH.yaml").code == 2
    assert plancli("import", "KH.docx", "-o", "KH.yaml", "--force").code == 2
    assert names_in() == ["KH.docx", "KH.yaml"]


def test_the_paper_itself_is_never_the_output(plancli: Runner, folder: Path) -> None:
    data = paper()
    run = plancli("import", put("KH.docx", data), "-o", "KH.docx", "--force")
    assert (run.code, run.out) == (2, "")
    assert Path("KH.docx").read_bytes() == data


# JSON


def test_the_account_as_json(plancli: Runner, folder: Path) -> None:
    data = paper(body=changed(deadline=tracked("30/6/2026", "31/12/2026")))
    run = plancli("import", put("KH.docx", data), "-o", "KH.yaml", "--format", "json")
    told = json.loads(run.out)
    assert (run.code, run.err) == (1, "Đã ghi KH.yaml.\n")
    assert list(told) == [
        "schema_version", "recognised", "kind", "form", "source_chars", "captured_chars", "dropped", "notes",
    ]  # fmt: skip
    assert (told["schema_version"], told["recognised"], told["kind"], told["form"]) == (
        1, True, "KẾ HOẠCH", "docx",
    )  # fmt: skip
    assert told["dropped"] == [
        {"text": "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "reason": "quốc hiệu, tiêu ngữ", "place": 4},
        {"text": "Độc lập - Tự do - Hạnh phúc", "reason": "quốc hiệu, tiêu ngữ", "place": 5},
    ]
    lost = sum(len("".join(each["text"].split())) for each in told["dropped"])
    assert told["captured_chars"] + lost == told["source_chars"]
    (note,) = told["notes"]
    assert (note["kind"], note["place"], note["look"]) == ("revision", 15, True)
    assert "30/6/2026" in note["text"]


def test_json_alone_prints_the_account_and_no_plan(plancli: Runner, folder: Path) -> None:
    run = plancli("import", put("KH.docx", paper()), "--format", "json")
    assert (run.code, run.err, names_in()) == (0, "", ["KH.docx"])
    assert json.loads(run.out)["notes"] == []


def test_json_of_what_is_no_plan(plancli: Runner, folder: Path) -> None:
    run = plancli("import", put("a.docx", paper("CHỈ THỊ")), "-o", "a.yaml", "--format", "json")
    assert run.code == 1
    assert json.loads(run.out) == {
        "schema_version": 1, "recognised": False, "kind": "chỉ thị", "source_chars": 0, "captured_chars": 0,
        "dropped": [], "notes": [],
    }  # fmt: skip
    assert names_in() == ["a.docx"]


# Other kinds of paper


LETTER = (
    "V/v rà soát hộ nghèo",
    "Kính gửi: Các phòng, ban.",
    "Thực hiện Kế hoạch số 5/KH-UBND, đề nghị báo cáo.",
)
LAW = ("Luật này quy định về bí mật nhà nước.", "Chương I", "Điều 1. Phạm vi điều chỉnh")
OTHERS = {
    "công văn": paper("", LETTER, head=letterhead("Số: 5/UBND-VP")),
    "hướng dẫn": paper("HƯỚNG DẪN", BODY),
    "chỉ thị": paper("CHỈ THỊ", BODY),
    "báo cáo": paper("BÁO CÁO", BODY),
    "luật": paper("LUẬT", LAW, head=p("QUỐC HỘI") + p("Luật số: 29/2018/QH14")),
    "quyết định": paper("QUYẾT ĐỊNH", ("Điều 1. Ban hành kèm theo Quyết định này Quy chế làm việc.",)),
}


@pytest.mark.parametrize("kind", OTHERS)
def test_another_kind_of_paper_is_named_and_makes_no_file(kind: str, plancli: Runner, folder: Path) -> None:
    run = plancli("import", put("a.docx", OTHERS[kind]), "-o", "a.yaml")
    assert (run.code, run.out) == (1, "")
    assert run.err == f"Tệp a.docx là {kind}, không phải kế hoạch, nên không nhập.\n"
    assert names_in() == ["a.docx"]


def test_a_text_of_no_kind_makes_no_file(plancli: Runner, folder: Path) -> None:
    run = plancli("import", put("a.docx", docx("Xin chào các bạn.")), "-o", "a.yaml")
    assert (run.code, run.out, run.err.count("\n"), names_in()) == (1, "", 1, ["a.docx"])
    assert "không có dòng tên loại “KẾ HOẠCH”" in run.err


def test_a_decision_with_a_plan_attached_is_a_plan(plancli: Runner, folder: Path) -> None:
    body = (
        "Điều 1. Ban hành kèm theo Quyết định này Kế hoạch rà soát hộ nghèo.",
        "Điều 2. Quyết định này có hiệu lực kể từ ngày ký.",
        table(row("Nơi nhận:", "CHỦ TỊCH"), row("- Như Điều 2.", "Lò Văn Mẫu")),
        p("KẾ HOẠCH"),
        p("Rà soát hộ nghèo năm 2026"),
        p("(Kèm theo Quyết định số 12/QĐ-UBND ngày 05 tháng 01 năm 2026)"),
        *BODY,
    )
    head = letterhead("Số: 12/QĐ-UBND")
    data = paper("QUYẾT ĐỊNH", body, head=head, title="Về việc ban hành Kế hoạch rà soát hộ nghèo")
    run = plancli("import", put("a.docx", data), "-o", "a.yaml")
    assert "KẾ HOẠCH" in run.out
    assert run.out.startswith("QUYẾT ĐỊNH 12/QĐ-UBND: Về việc ban hành Kế hoạch rà soát hộ nghèo\n")
    assert plancli("check", "a.yaml", "--fail-on", "never", "--format", "json").code == 0


# Secrecy


def stamped(stamp: str, place: str) -> bytes:
    if place == "header":
        first = '<w:headerReference w:type="default" r:id="rIdheader1"/>'
        return paper(section=first, header1=margin("hdr", p(stamp)))
    heads = {
        "line": p(stamp) + letterhead(),
        "cell": letterhead("Số: 12/KH-UBND", stamp),
        "row of the letterhead": letterhead(under=[stamp]),
        "table in a cell": table(row(table(row(stamp)), "")) + letterhead(),
        "text box": p(BOX.format(p(stamp))) + letterhead(),
    }
    return paper(head=heads[place])


@pytest.mark.parametrize("stamp", ["MẬT", "TỐI MẬT", "TUYỆT MẬT"])
@pytest.mark.parametrize(
    "place", ["line", "cell", "row of the letterhead", "table in a cell", "text box", "header"]
)
def test_a_stamp_of_secrecy_stops_the_import(stamp: str, place: str, plancli: Runner, folder: Path) -> None:
    run = plancli("import", put("a.docx", stamped(stamp, place)), "-o", "a.yaml", "--force")
    assert (run.code, run.out, names_in()) == (2, "", ["a.docx"])
    assert run.err.startswith(f"plancli: Tệp a.docx có dấu độ mật “{stamp}” nên không nhập và không ghi gì: ")
    assert run.err.count("\n") == 1


def test_the_word_secret_in_a_sentence_is_no_stamp(plancli: Runner, folder: Path) -> None:
    body = (*BODY, "2. Công an xã: Bảo vệ bí mật nhà nước, tài liệu MẬT và TỐI MẬT.")
    assert plancli("import", put("a.docx", paper(body=body)), "-o", "a.yaml").code == 0


# Files that cannot be read


def locked_part(data: bytes) -> bytes:
    """Return a package whose first part says that it is encrypted."""
    locked = bytearray(data)
    locked[locked.index(b"PK\x01\x02") + 8] |= 1
    return bytes(locked)


FILES: dict[str, tuple[str, bytes, str]] = {
    "empty": ("a.docx", b"", "không có nội dung"),
    "blanks": ("a.txt", b" \n ", "không có nội dung"),
    "locked": ("a.docx", OLE + "EncryptedPackage".encode("utf-16-le"), "đặt mật khẩu"),
    "locked inside": ("a.docx", locked_part(paper()), "đặt mật khẩu"),
    "truncated": ("a.docx", paper()[:1500], "bị hỏng hoặc chưa tải đủ"),
    "DOCTYPE": (
        "a.docx",
        pack({**PLAIN, "word/document.xml": f'<!DOCTYPE a [<!ENTITY b "c">]>{PLAIN["word/document.xml"]!s}'}),
        "khai báo lạ",
    ),
    "bomb": ("a.docx", docx(p("a" * 20_000_000)), "nén bất thường"),
    "workbook": ("a.xlsx", pack({"xl/workbook.xml": "<workbook/>"}), "không có phần văn bản của Word"),
    "archive": ("a.zip", pack({"a.txt": "x"}), "không có phần văn bản của Word"),
    "old workbook": ("a.docx", OLE + "Workbook".encode("utf-16-le"), "không phải tệp Word"),
    "rtf": ("a.rtf", b"{\\rtf1 Ke hoach}", "là tệp RTF"),
    "rtf as docx": ("a.docx", b"{\\rtf1 Ke hoach}", "là tệp RTF"),
    "picture": ("a.png", PNG, "là tệp ảnh, không có chữ"),
    "picture as docx": ("a.docx", PNG, "là tệp ảnh, không có chữ"),
    "scan": ("a.pdf", made_pdf(picture(0, 0, 595, 842)), "bản quét, không có chữ: xin tệp Word nơi ban hành"),
    "broken pdf": ("a.pdf", b"%PDF-1.4 nothing", "không phải tệp PDF hoàn chỉnh"),
    "web page": ("a.html", b"<!DOCTYPE html><html>x</html>", "là trang web"),
    "binary": ("a.txt", bytes(range(256)) * 10, "không phải tệp chữ"),
}


@pytest.mark.parametrize("name", FILES)
def test_a_file_that_cannot_be_read_is_told_in_one_line(name: str, plancli: Runner, folder: Path) -> None:
    file, data, said = FILES[name]
    run = plancli("import", put(file, data), "-o", "a.yaml")
    assert (run.code, run.out, names_in()) == (2, "", [file])
    assert run.err.startswith("plancli: ")
    assert said in run.err
    assert file in run.err
    assert run.err.count("\n") == 1


@pytest.mark.parametrize("cap", ["MAX_PART", "MAX_TOTAL", "MAX_ENTRIES", "MAX_MARKUP", "MAX_FILE"])
def test_a_package_beyond_any_cap_is_refused(
    cap: str, plancli: Runner, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put("a.docx", paper())
    monkeypatch.setattr(f"plancli.importing.package.{cap}", 3)
    run = plancli("import", "a.docx", "-o", "a.yaml")
    assert (run.code, run.out, names_in()) == (2, "", ["a.docx"])
    assert "Hãy tách riêng phần kế hoạch" in run.err


def test_an_account_that_does_not_close_writes_nothing(
    plancli: Runner, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def forgetful(*arguments: Any) -> str:
        return lay_out_plan(*arguments).replace("Rà soát hộ nghèo trên địa bàn.", "Rà soát hộ nghèo.")

    monkeypatch.setattr("plancli.importing.importer.lay_out_plan", forgetful)
    run = plancli("import", put("a.docx", paper()), "-o", "a.yaml")
    assert (run.code, run.out, names_in()) == (2, "", ["a.docx"])
    assert "không khớp đủ chữ với tệp nguồn ở “" in run.err


def test_the_content_decides_not_the_ending(plancli: Runner, folder: Path) -> None:
    run = plancli("import", put("a.txt", paper()), "-o", "a.yaml")
    assert (run.code, json.loads(plancli("import", "a.txt", "--format", "json").out)["form"]) == (0, "docx")
    text = "XÃ MẪU\nSố: 1/KH-UBND\n\nKẾ HOẠCH\nRà soát hộ nghèo\n\nI. MỤC ĐÍCH\n1. Rà soát.\n"
    put("b.docx", text.encode())
    assert json.loads(plancli("import", "b.docx", "--format", "json").out)["form"] == "txt"


def test_a_folder_and_a_file_that_is_not_there(plancli: Runner, folder: Path) -> None:
    Path("thư mục").mkdir()
    put("ke-hoach-2026.docx", paper())
    before = names_in()
    for given, said in {
        "thư mục": "thư mục là thư mục",
        "ke-hoach-2062.docx": "Không có tệp ke-hoach-2062.docx; gần đó có ke-hoach-2026.docx.",
        "zzz": "Không tìm thấy tệp zzz",
    }.items():
        run = plancli("import", given, "-o", "a.yaml")
        assert (run.code, run.out, names_in()) == (2, "", before)
        assert said in run.err


def test_the_same_paper_gives_the_same_bytes(process: Callable[..., Any], folder: Path) -> None:
    place = folder / put("KH.docx", paper())
    outs = [process("import", place, env={"PYTHONHASHSEED": seed}).out for seed in ("0", "1", "2")]
    assert outs[0] == outs[1] == outs[2] != b""
