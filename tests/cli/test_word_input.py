"""Every command that takes a plan takes the Word file itself, and answers as from the plan file made of it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

from plancli.importing.docx_text import read_docx
from tests.cli.word_files import BODY, changed, letterhead, names_in, paper, tracked
from tests.importing.docx_maker import docx

Runner = Callable[..., Any]

TRAMTAU = "plans/2025-tramtau.yaml"
PLACES = frozenset({"path", "line", "column", "start", "end", "fix"})
"""What stands elsewhere in a Word file than in a plan file; `fix` names places too."""


@pytest.fixture
def word(plancli: Runner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the Word file of the real plan, `KH.docx`, with `KH.yaml` beside it."""
    monkeypatch.chdir(Path(__file__).parents[2])
    assert plancli("render", TRAMTAU, "--format", "docx", "-o", tmp_path / "KH.docx").code == 0
    assert plancli("import", tmp_path / "KH.docx", "-o", tmp_path / "KH.yaml").code == 0
    (tmp_path / "tramtau.yaml").write_bytes(Path(TRAMTAU).read_bytes())
    monkeypatch.chdir(tmp_path)
    return Path("KH.docx")


def in_order_of_codes(told: dict[str, Any]) -> Any:
    """The signature stands at the end of a paper, and in the head of a plan file."""
    found = sorted(told.get("diagnostics", []), key=lambda each: (each["code"], each["message"]))
    return without_places({**told, "diagnostics": found})


def without_places(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: without_places(each) for key, each in value.items() if key not in PLACES}
    return [without_places(each) for each in value] if isinstance(value, list) else value


@pytest.mark.parametrize(
    "command",
    [
        "check --format json",
        "check --format json --state issued",
        "obligations --format json",
        "gaps --format json",
        "export",
        "cite --format json --as-of 31/12/2024",
    ],
)
def test_the_word_file_answers_as_the_plan_file_does(command: str, plancli: Runner, word: Path) -> None:
    name, *flags = command.split()
    direct, written = (plancli(name, file, *flags) for file in (word, word.with_suffix(".yaml")))
    assert (direct.code, direct.err) == (written.code, "")
    told = json.loads(direct.out)
    assert any(told[key] for key in ("diagnostics", "units", "tasks", "citations") if key in told)
    assert in_order_of_codes(told) == in_order_of_codes(json.loads(written.out))


@pytest.mark.parametrize(
    "command",
    [
        "obligations --unit vhtt --direct",
        "gaps",
        "export --format csv",
        "render",
        "render --report assignment-table",
        "render --report obligations",
    ],
)
def test_papers_and_lists_of_the_word_file(command: str, plancli: Runner, word: Path) -> None:
    name, *flags = command.split()
    direct, written = (plancli(name, file, *flags) for file in (word, word.with_suffix(".yaml")))
    assert (direct.code, direct.err, direct.out) == (0, "", written.out)


def test_the_tasks_are_those_that_were_typed_by_hand(plancli: Runner, word: Path) -> None:
    direct, typed = (json.loads(plancli("export", file).out) for file in (word, "tramtau.yaml"))
    # Links to what stands above are no words of the paper, so Word holds none.
    for data, has_links in ((typed, True), (direct, False)):
        links = [each.pop("implements") for each in (*data["tasks"], *data["sections"])]
        assert any(links) is has_links
    assert direct["tasks"] == typed["tasks"]
    assert direct["sections"] == typed["sections"]
    assert direct["issuance"]["recipients"] == typed["issuance"]["recipients"]
    assert plancli("obligations", word, "--unit", "Công an huyện", "--role", "responsible").out == (
        plancli("obligations", "tramtau.yaml", "--unit", "Công an huyện", "--role", "responsible").out
    )


@pytest.mark.parametrize("form", ["md", "docx"])
def test_sheets_of_the_word_file(form: str, plancli: Runner, word: Path) -> None:
    for file, folder in ((word, "a"), ("KH.yaml", "b")):
        assert plancli("sheets", file, "-o", folder, "--format", form).code == 0
    assert names_in("a") == names_in("b")
    for name in names_in("a"):
        assert Path("a", name).read_bytes() == Path("b", name).read_bytes()


def test_findings_bear_the_printed_address_and_quote_the_words(plancli: Runner, word: Path) -> None:
    lines = {line.number: line.text for line in read_docx(word.read_bytes(), "KH.docx").lines()}
    found = json.loads(plancli("check", word, "--format", "json").out)["diagnostics"]
    letter = next(each for each in found if each["name"] == "skipped-letter")
    assert (letter["label"], letter["path"], letter["severity"]) == ("II.4.e", "KH.docx", "warning")
    place = next(each for each in found if each["name"] == "place-name-variant")
    start, end = place["start"], place["end"]
    assert start["line"] == end["line"]
    assert lines[start["line"]][start["column"] - 1 : end["column"] - 1] == "huyện Tràm Tấn"
    for each in found:
        assert 1 <= each["start"]["column"] <= len(lines[each["start"]["line"]]) + 1
    screen = plancli("check", word).out
    assert f" --> KH.docx (đoạn {start['line']}, II.4.a)\n" in screen
    assert "huyện Tràm Tấn" in screen


def test_the_word_file_comes_from_standard_input_too(plancli: Runner, word: Path) -> None:
    for command in ("obligations", "gaps", "export"):
        assert plancli(command, "-", stdin=word.read_bytes()).out == plancli(command, word).out
    run = plancli("check", "-", "--format", "concise", stdin=word.read_bytes())
    assert "-:39:" in run.out
    assert "KH801" in run.out


def test_word_and_plan_files_are_checked_together(plancli: Runner, word: Path) -> None:
    told = json.loads(plancli("check", word, "KH.yaml", "--format", "json").out)
    assert told["summary"]["files"] == 2
    assert {each["path"] for each in told["diagnostics"]} == {"KH.docx", "KH.yaml"}


@pytest.mark.parametrize("command", ["check", "obligations", "gaps", "export", "render", "cite"])
def test_what_was_met_in_reading_is_told_beside_the_answer(
    command: str, plancli: Runner, tmp_path: Path
) -> None:
    place = tmp_path / "KH.docx"
    place.write_bytes(paper(body=changed(deadline=tracked("30/6/2026", "31/12/2026"))))
    run = plancli(command, place)
    assert run.out
    assert run.err == (
        f"{place.as_posix()}: Đoạn 15 có sửa đổi theo dõi, đã đọc theo bản sau: "
        "trước “- Thời hạn: trước ngày 30/6/2026.”, sau “- Thời hạn: trước ngày 31/12/2026.”.\n"
    )


COMMANDS = (
    "check",
    "check --comments g.docx",
    "obligations",
    "gaps",
    "export",
    "render -o a.md",
    "cite",
    "sheets -o phieu",
    "remind -o thu",
)


@pytest.mark.parametrize("command", COMMANDS)
def test_a_secret_paper_is_not_answered_about(
    command: str, plancli: Runner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("KH.docx").write_bytes(paper(head=letterhead("Số: 12/KH-UBND", "TỐI MẬT")))
    name, *flags = command.split()
    run = plancli(name, "KH.docx", *flags)
    assert (run.code, run.out, names_in()) == (2, "", ["KH.docx"])
    assert "dấu độ mật “TỐI MẬT”" in run.err


@pytest.mark.parametrize("command", [each for each in COMMANDS if not each.startswith(("check --", "cite"))])
def test_a_paper_that_is_no_plan_is_named(
    command: str, plancli: Runner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.docx").write_bytes(paper("HƯỚNG DẪN"))
    name, *flags = command.split()
    run = plancli(name, "a.docx", *flags)
    assert (run.code, names_in()) == (1, ["a.docx"])
    said = run.out if name == "check" else run.err
    assert "KH024" in said
    assert "hướng dẫn" in said


def test_any_word_file_can_be_asked_what_it_cites(plancli: Runner, tmp_path: Path) -> None:
    place = tmp_path / "a.docx"
    place.write_bytes(docx("Xin chào.", "Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ;"))
    (found,) = json.loads(plancli("cite", place, "--format", "json").out)["citations"]
    assert (found["number"], found["line"], found["column"]) == ("30/2020/NĐ-CP", 2, 8)


@pytest.mark.parametrize("command", ["check", "obligations", "gaps", "export", "render", "cite"])
def test_a_damaged_word_file_is_told_in_one_line(command: str, plancli: Runner, tmp_path: Path) -> None:
    place = tmp_path / "a.docx"
    place.write_bytes(paper()[:1500])
    run = plancli(command, place)
    assert (run.code, run.out, run.err.count("\n")) == (2, "", 1)
    assert "bị hỏng hoặc chưa tải đủ" in run.err


def test_a_sheet_never_replaces_the_word_file(plancli: Runner, word: Path) -> None:
    data = word.read_bytes()
    for command in ("check", "obligations", "gaps", "export", "cite", "render --format docx"):
        name, *flags = command.split()
        assert plancli(name, word, *flags, "-o", word).code == 2
    assert word.read_bytes() == data


def test_fmt_refuses_a_word_file_by_name_and_by_content(plancli: Runner, word: Path) -> None:
    data = word.read_bytes()
    for flags in ((), ("--check",), ("--diff",), ("-o", "b.yaml")):
        run = plancli("fmt", word, *flags)
        assert (run.code, run.out) == (2, "")
        assert run.err == "plancli: KH.docx là tệp Word; lệnh fmt chỉ sắp lại tệp kế hoạch .yaml.\n"
    Path("word.yaml").write_bytes(data)
    for given in ("-", "word.yaml"):
        run = plancli("fmt", given, stdin=data)
        assert run.code > 0
        assert run.out == ""
        assert "là tệp Word" in run.err
        assert "Traceback" not in run.err
    assert Path("word.yaml").read_bytes() == word.read_bytes() == data
    assert not Path("b.yaml").exists()


def test_no_command_leaves_anything_of_the_word_file_behind(plancli: Runner, word: Path) -> None:
    before = names_in()
    for command in ("check", "obligations", "gaps", "export", "render", "cite"):
        plancli(command, word)
    assert names_in() == before
    with ZipFile(word) as package:
        assert package.testzip() is None


def test_further_places_in_a_word_file_are_paragraphs(plancli: Runner, tmp_path: Path) -> None:
    file = tmp_path / "KH.docx"
    file.write_bytes(paper(body=(*BODY, "3. Công an xã: Tuần tra.", "3. Các thôn: Báo cáo.")))
    said = plancli("check", file).out
    assert "liên quan: II.3 (đoạn" in said or "liên quan: III.3 (đoạn" in said
    assert "(dòng" not in said


def test_what_would_be_put_between_two_letters_takes_none_away(plancli: Runner, word: Path) -> None:
    shown = plancli("check", word, "--select", "KH306").out.splitlines()
    assert [line.partition("Kế hoạch ")[2][:18] for line in shown if line.startswith(("48 -", "48 +"))] == [
        "172/KH-UBND ngày 2",
        "số 172/KH-UBND ngà",
    ]
