"""`plancli check KH.docx --comments OUT.docx`: the same words, a comment for each finding, or no file."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from plancli.errors import ProofError
from plancli.importing.docx_text import read_docx
from tests.cli.word_files import BODY, changed, names_in, paper, tracked
from tests.formats.word_samples import anchored, comments

Runner = Callable[..., Any]

OUT = "KH - góp ý.docx"


@pytest.fixture
def word(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a plan as a Word file, in a folder of its own."""
    monkeypatch.chdir(tmp_path)
    Path("KH.docx").write_bytes(paper(body=(*BODY, "3. Công an xã: Phối hợp với Phòng Kinh tế.")))
    return Path("KH.docx")


def lines(data: bytes) -> list[tuple[int, str]]:
    return [(line.number, line.text) for line in read_docx(data, "KH.docx").lines()]


def quoted(texts: dict[int, str], found: Any) -> str:
    """Return the words of a finding, in its first paragraph."""
    start, end = found["start"], found["end"]
    line = texts[start["line"]]
    return line[start["column"] - 1 : end["column"] - 1 if end["line"] == start["line"] else len(line)]


def test_a_comment_stands_on_the_words_of_each_finding(plancli: Runner, word: Path) -> None:
    before = word.read_bytes()
    run = plancli("check", word, "--comments", OUT)
    assert run.err == f"Đã ghi {OUT}.\n"
    plain = plancli("check", word)
    assert (run.code, run.out) == (plain.code, plain.out)
    assert word.read_bytes() == before
    found = json.loads(plancli("check", word, "--format", "json").out)["diagnostics"]
    assert found
    commented = Path(OUT).read_bytes()
    texts = dict(lines(before))
    for words, (_, author, said), each in zip(anchored(commented), comments(commented), found, strict=True):
        assert author == "plancli"
        assert each["code"] in said
        assert each["message"] in said
        assert each["help"] in said
        assert "Vì sao: " in said
        assert words == quoted(texts, each)


def test_the_text_stays_as_it_was(plancli: Runner, word: Path) -> None:
    before = word.read_bytes()
    plancli("check", word, "--comments", OUT)
    after = Path(OUT).read_bytes()
    assert after != before
    assert lines(after) == lines(before)
    papers = [read_docx(data, "KH.docx") for data in (before, after)]
    assert replace(papers[0], blocks=()) == replace(papers[1], blocks=())


def test_a_second_run_gives_the_same_bytes(plancli: Runner, word: Path) -> None:
    plancli("check", word, "--comments", OUT)
    first = Path(OUT).read_bytes()
    plancli("check", word, "--comments", OUT)
    assert Path(OUT).read_bytes() == first
    plancli("check", OUT, "--comments", "lần 2.docx")
    assert Path("lần 2.docx").read_bytes() == first


def test_only_what_was_found_is_commented(plancli: Runner, word: Path) -> None:
    plancli("check", word, "--comments", OUT)
    many = len(comments(Path(OUT).read_bytes()))
    found = json.loads(plancli("check", word, "--format", "json").out)["diagnostics"]
    code = found[0]["code"]
    wanted = [each for each in found if each["code"] == code]
    plancli("check", OUT, "--select", code, "--comments", "một.docx")
    assert len(comments(Path("một.docx").read_bytes())) == len(wanted) < many


def test_comments_come_in_english_too(plancli: Runner, word: Path) -> None:
    run = plancli("check", word, "--comments", OUT, "--lang", "en")
    assert run.err == f"Wrote {OUT}.\n"
    assert all("Why: " in said for _, _, said in comments(Path(OUT).read_bytes()))


def test_the_answer_is_printed_as_asked_beside_the_comments(plancli: Runner, word: Path) -> None:
    run = plancli("check", word, "--comments", OUT, "--format", "json")
    assert json.loads(run.out) == json.loads(plancli("check", word, "--format", "json").out)
    assert Path(OUT).exists()
    plancli("check", word, "--comments", OUT, "-o", "check.txt")
    assert Path("check.txt").read_text(encoding="utf-8") == plancli("check", word).out


def test_tracked_changes_stay_tracked(plancli: Runner, word: Path) -> None:
    word.write_bytes(paper(body=changed(deadline=tracked("30/6/2026", "31/12/2026"))))
    run = plancli("check", word, "--comments", OUT)
    assert "Đoạn 15 có sửa đổi theo dõi" in run.err
    notes = [read_docx(file.read_bytes(), "KH.docx").notes for file in (word, Path(OUT))]
    assert notes[0] == notes[1] != ()


@pytest.mark.parametrize("files", [[], ["KH.docx", "b.docx"], ["-"]], ids=["none", "two", "standard input"])
def test_exactly_one_file_is_needed(files: list[str], plancli: Runner, word: Path) -> None:
    Path("b.docx").write_bytes(word.read_bytes())
    run = plancli("check", *files, "--comments", OUT, stdin=word.read_bytes())
    assert (run.code, run.out, names_in()) == (2, "", ["KH.docx", "b.docx"])
    assert run.err == "plancli: --comments cần đúng một tệp Word (.docx) và tên một tệp mới.\n"


@pytest.mark.parametrize("flags", [["--comments", "-"], ["--comments", OUT, "-o", OUT]])
def test_the_comments_need_a_file_of_their_own(flags: list[str], plancli: Runner, word: Path) -> None:
    run = plancli("check", word, *flags)
    assert (run.code, run.out, names_in()) == (2, "", ["KH.docx"])
    assert "--comments" in run.err


def test_a_file_that_says_something_else_is_replaced_only_by_force(plancli: Runner, word: Path) -> None:
    Path(OUT).write_bytes(b"of another clerk")
    run = plancli("check", word, "--comments", OUT)
    assert (run.code, run.out, Path(OUT).read_bytes()) == (2, "", b"of another clerk")
    assert "--force" in run.err
    plancli("check", word, "--comments", OUT, "--force")
    assert comments(Path(OUT).read_bytes())


def test_the_file_itself_is_never_replaced(plancli: Runner, word: Path) -> None:
    before = word.read_bytes()
    Path("link.docx").symlink_to("KH.docx")
    for output in ("KH.docx", "./KH.docx", "link.docx"):
        run = plancli("check", word, "--comments", output)
        assert (run.code, run.out) == (2, "")
        assert output.removeprefix("./") in run.err
    assert word.read_bytes() == before


def test_what_is_no_word_file_gets_no_comments(plancli: Runner, word: Path) -> None:
    plancli("import", word, "-o", "KH.yaml")
    plancli("render", "KH.yaml", "-o", "KH.md")
    Path("KH.txt").write_text("KẾ HOẠCH\nRà soát\n\nI. MỤC ĐÍCH\n1. Rà soát.\n", encoding="utf-8")
    Path("KH.rtf").write_bytes(b"{\\rtf1 Ke hoach}")
    Path("cut.docx").write_bytes(word.read_bytes()[:1500])
    before = names_in()
    for name in ("KH.yaml", "KH.md", "KH.txt", "KH.rtf", "cut.docx", "zzz.docx"):
        run = plancli("check", name, "--comments", OUT)
        assert (run.code, run.out, names_in()) == (2, "", before), name
        assert name in run.err
        assert run.err.startswith("plancli: ")
        assert run.err.count("\n") == 1
    assert "KH.yaml không phải tệp Word (.docx)" in plancli("check", "KH.yaml", "--comments", OUT).err


def test_a_folder_is_no_word_file(plancli: Runner, word: Path) -> None:
    Path("mục").mkdir()
    Path("mục/KH.docx").write_bytes(word.read_bytes())
    run = plancli("check", "mục", "--comments", OUT)
    assert (run.code, run.out, Path(OUT).exists()) == (2, "", False)


def test_nothing_is_written_that_is_not_proven(
    plancli: Runner, word: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_arguments: object) -> None:
        raise ProofError("comments.not-proven", path="KH.docx")

    monkeypatch.setattr("plancli.formats.word_comments.prove", refused)
    run = plancli("check", word, "--comments", OUT)
    assert (run.code, run.out, names_in()) == (2, "", ["KH.docx"])
    assert run.err.startswith("plancli: ")
    assert "KH.docx" in run.err


def test_an_earlier_file_stands_where_the_new_one_cannot_take_its_place(
    plancli: Runner, word: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def held(*_arguments: object) -> None:
        raise PermissionError(13, "in use")

    Path(OUT).write_bytes(b"before")
    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", held)
        run = plancli("check", word, "--comments", OUT)
    assert (run.code, run.out, names_in()) == (2, "", [OUT, "KH.docx"])
    assert Path(OUT).read_bytes() == b"before"


def test_the_limit_of_grades_is_kept(plancli: Runner, word: Path) -> None:
    assert plancli("check", word, "--comments", OUT, "--fail-on", "never").code == 0
    assert plancli("check", word, "--comments", OUT, "--fail-on", "info").code == 1
