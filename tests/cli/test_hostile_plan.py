"""One plan whose words try to act, and one paper under secrecy, through every command that takes a plan."""

from __future__ import annotations

import getpass
import io
import json
import platform
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from unicodedata import category

import docx
import pytest
from lxml import etree

from plancli.reports.catalogue import REPORTS, ReportFormat

Runner = Callable[..., Any]
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

ATTACK = (
    "::error file=x::a %0A::stop-commands::b ##[add-mask]c {{ 7*7 }} {% raw %} ${{ github.token }} "
    '<script>alert(1)</script> "><img src=x onerror=alert(1)> [b]d[/b] | e ]]> --> =HYPERLINK("http://f.example") '
    "![g](http://f.example) [h](javascript:alert(1)) { DDEAUTO cmd } \\\\server\\share "
    "</w:t></w:r><w:fldSimple w:instr='DDEAUTO cmd'/><w:r><w:t> \u200b\u200f\u061c\u2060\u00ad"
)
"""Orders to a log, a template, a page, a sheet, Markdown, Word and a screen, in signs that a plan file may hold."""
FORBIDDEN = "\u202e\u2066\x1b\x9b\x07\u2028\u0085\r"
"""Signs that a plan file may not hold, however they are written."""


def _plan(words: str) -> str:
    quoted = {name: json.dumps(f"{lead}{words}") for name, lead in LEADS.items()}
    return PLAN.format(**quoted)


LEADS = {
    "title": "Công tác ",
    "section": "NỘI DUNG ",
    "text": "=cmd|' /C calc'!A0 ",
    "lead": "Phòng ",
    "when": "",
}
PLAN = """plancli: 1
state: draft
issuance:
  kind: KẾ HOẠCH
  issuer: Ủy ban nhân dân xã Suối Mơ
  date: 2026-01-05
  title: {title}
sections:
  - label: I
    title: {section}
    tasks:
      - label: a
        text: {text}
        lead: {lead}
        deadline: {when}
"""
ON_SCREEN: tuple[tuple[str, ...], ...] = (
    ("check", "{plan}"),
    ("check", "{plan}", "--format", "concise"),
    ("check", "{plan}", "--format", "statistics"),
    ("check", "{plan}", "--show-settings"),
    ("obligations", "{plan}"),
    ("gaps", "{plan}"),
    ("cite", "{plan}"),
    ("trace", "{plan}"),
    ("progress", "{plan}"),
    ("diff", "{plan}", "{other}"),
    ("law", ATTACK),
    ("obligations", "{plan}", "--unit", ATTACK),
    ("check", f"{ATTACK}.yaml"),
    ("check", "{plan}", "--select", ATTACK),
    (f"{ATTACK}",),
)


@pytest.fixture
def places(tmp_path: Path) -> dict[str, str]:
    """Give the hostile plan, and one that differs from it."""
    (tmp_path / "plan.yaml").write_text(_plan(ATTACK), encoding="utf-8")
    (tmp_path / "other.yaml").write_text(_plan(f"khác {ATTACK}"), encoding="utf-8")
    return {"plan": str(tmp_path / "plan.yaml"), "other": str(tmp_path / "other.yaml")}


def _filled(command: tuple[str, ...], places: dict[str, str]) -> list[str]:
    return [places[word[1:-1]] if word.startswith("{") else word for word in command]


@pytest.mark.parametrize("command", ON_SCREEN, ids=lambda command: " ".join(command)[:30])
def test_no_words_of_a_plan_act_on_a_screen_or_in_a_log(
    places: dict[str, str], plancli: Runner, command: tuple[str, ...]
) -> None:
    run = plancli(*_filled(command, places))
    shown = run.out + run.err
    assert shown
    assert {each for each in shown if each != "\n" and category(each) in {"Cc", "Cf", "Zl", "Zp"}} == set()
    assert [line for line in shown.splitlines() if line.lstrip().startswith("::") or "##[" in line] == []


@pytest.mark.parametrize("sign", FORBIDDEN)
def test_no_answer_is_made_from_signs_that_hide_or_turn_words(
    tmp_path: Path, plancli: Runner, sign: str
) -> None:
    (tmp_path / "plan.yaml").write_text(_plan(f"a{sign}b"), encoding="utf-8")
    run = plancli("render", tmp_path / "plan.yaml", "--report", "plan")
    assert (run.code, run.out) == (1, "")
    assert f"U+{ord(sign):04X}" in run.err


WORD_REPORTS = [name for name, report in REPORTS.items() if ReportFormat.DOCX in report.formats]


@pytest.mark.parametrize("report", WORD_REPORTS)
def test_a_word_paper_holds_no_field_link_or_object_that_a_plan_asked_for(
    places: dict[str, str], tmp_path: Path, plancli: Runner, report: str
) -> None:
    target = tmp_path / "a.docx"
    arguments = ["render", places["plan"], "--report", report, "--format", "docx", "-o", target]
    assert plancli(*arguments).code == 0
    asked: set[str] = set()
    with zipfile.ZipFile(target) as package:
        for name in package.namelist():
            assert not name.startswith(("word/embeddings", "word/media", "word/vbaProject")), name
            root = etree.fromstring(package.read(name))
            for each in root.iter(etree.Element):
                asked.add(str(each.get(f"{W}instr", "")).strip())
                asked.add((each.text or "").strip() if each.tag == f"{W}instrText" else "")
                assert each.get("TargetMode") is None
    assert asked <= {"PAGE", ""}


@pytest.fixture
def secret(places: dict[str, str], tmp_path: Path, plancli: Runner) -> Path:
    """Give a made plan as a Word file that bears a stamp, alone in a folder."""
    (tmp_path / "papers").mkdir()
    place = tmp_path / "papers" / "a.docx"
    plan = tmp_path / "plain.yaml"
    plan.write_text(_plan("năm 2026"), encoding="utf-8")
    assert plancli("render", plan, "--report", "plan", "--format", "docx", "-o", place).code == 0
    paper = docx.Document(io.BytesIO(place.read_bytes()))
    paper.tables[0].rows[0].cells[0].paragraphs[-1].insert_paragraph_before("TỐI MẬT")
    paper.save(str(place))
    return place


def _of_a_paper(paper: Path, plan: str, out: Path) -> Iterator[list[str]]:
    name = str(paper)
    yield from (["check", name], ["cite", name], ["gaps", name], ["import", name], ["progress", name])
    yield ["import", name, "--format", "json"]
    yield ["import", name, "-o", f"{out}/a.yaml"]
    yield ["check", name, "--comments", f"{out}/b.docx"]
    yield ["check", name, "--write-baseline", f"{out}/c.json"]
    yield ["obligations", name]
    yield ["render", name, "--report", "plan", "-o", f"{out}/d.md"]
    yield ["sheets", name, "-o", f"{out}/e"]
    yield ["export", name, "-o", f"{out}/f.xlsx"]
    yield ["table", name, "-o", f"{out}/g.xlsx"]
    yield ["remind", name, "-o", f"{out}/h"]
    yield ["law", "missing", name]
    yield ["diff", name, plan]
    yield ["diff", plan, name]
    yield ["trace", plan, "--parent", name]
    yield ["new", "--from", name, "--for", "Phòng Kinh tế", "-o", f"{out}/i.yaml"]


def test_no_command_answers_about_a_paper_under_secrecy(
    secret: Path, places: dict[str, str], tmp_path: Path, plancli: Runner
) -> None:
    out = tmp_path / "out"
    out.mkdir()
    for arguments in _of_a_paper(secret, places["plan"], out):
        run = plancli(*arguments)
        assert (run.code, run.out) == (2, ""), arguments
        assert "có dấu độ mật “TỐI MẬT”" in run.err, arguments
        assert "văn bản mật phải xử lý trên máy theo quy định" in run.err
    assert list(out.iterdir()) == []
    assert [each.name for each in secret.parent.iterdir()] == ["a.docx"]


OUTPUTS: dict[str, tuple[str, ...]] = {
    "a.docx": ("render", "{plan}", "--report", "plan", "--format", "docx", "-o"),
    "a.md": ("render", "{plan}", "--report", "plan", "-o"),
    "a.html": ("render", "{plan}", "--report", "overview", "-o"),
    "a.xlsx": ("export", "{plan}", "-o"),
    "b.xlsx": ("table", "{plan}", "-o"),
    "a.ics": ("export", "{plan}", "-o"),
    "a.csv": ("export", "{plan}", "-o"),
    "a.json": ("export", "{plan}", "-o"),
    "a.sarif": ("check", "{plan}", "--format", "sarif", "-o"),
    "b.json": ("check", "{plan}", "--format", "json", "-o"),
    "c.json": ("check", "{plan}", "--write-baseline"),
}


@pytest.mark.parametrize("name", OUTPUTS)
def test_a_file_names_no_user_computer_or_folder(
    tmp_path: Path, plancli: Runner, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    for variable in ("USER", "LOGNAME", "USERNAME", "HOSTNAME", "COMPUTERNAME", "HOME", "USERPROFILE"):
        monkeypatch.setenv(variable, "ong-lap-may")
    folder = tmp_path / "thu-muc-rieng"
    folder.mkdir()
    monkeypatch.chdir(folder)
    Path("plan.yaml").write_text(_plan("năm 2026"), encoding="utf-8")
    assert plancli(*_filled(OUTPUTS[name], {"plan": "plan.yaml"}), name).code in (0, 1)
    data = Path(name).read_bytes()
    if zipfile.is_zipfile(name):
        with zipfile.ZipFile(name) as package:
            data = b"".join(package.read(each) for each in package.namelist())
    assert data
    for private in ("ong-lap-may", "thu-muc-rieng", platform.node(), getpass.getuser()):
        # A short name of a computer could be a part of any word.
        assert len(private) < 5 or private.encode() not in data
