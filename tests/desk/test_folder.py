"""The folder that runs without Python says and writes, byte for byte, what plancli does.

`make bundle` builds it and names it in PLANCLI_FOLDER; without that these tests skip.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.no_network.offline import PYTHON_PATH

PROJECT = Path(__file__).resolve().parents[2]
PLAN = PROJECT / "plans" / "2025-tramtau.yaml"
FOLDER = os.environ.get("PLANCLI_FOLDER", "")
PROGRAM = "plancli.exe" if sys.platform == "win32" else "plancli"
UNIT = "Phòng Văn hóa và Thông tin"

pytestmark = pytest.mark.skipif(not FOLDER, reason="the folder is built and tried by `make bundle`")


@dataclass(frozen=True)
class Place:
    """A folder with blanks and Vietnamese letters in its name, the program and a plan in it."""

    program: Path
    work: Path


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Place:
    root = tmp_path_factory.mktemp("o") / "Máy văn thư Ủy ban" / "Tài liệu"
    shutil.copytree(FOLDER, root / "plancli")
    work = root / "Kế hoạch năm 2025"
    work.mkdir()
    shutil.copyfile(PLAN, work / "kế hoạch.yaml")
    return Place(root / "plancli" / PROGRAM, work)


def _environment(**more: str) -> dict[str, str]:
    """Return surroundings in which no Python and no other program is found."""
    kept = {name: os.environ[name] for name in ("SYSTEMROOT", "TEMP", "TMP") if name in os.environ}
    return {**kept, "PATH": "", "COLUMNS": "80", "NO_COLOR": "1", **more}


def _run(command: Sequence[str | Path], folder: Path, env: dict[str, str]) -> tuple[int, bytes, bytes]:
    done = subprocess.run(
        [*map(str, command)], cwd=folder, env=env, stdin=subprocess.DEVNULL, capture_output=True, check=False
    )
    return done.returncode, done.stdout, done.stderr


def _files(folder: Path) -> dict[str, bytes]:
    return {
        each.relative_to(folder).as_posix(): each.read_bytes() for each in folder.rglob("*") if each.is_file()
    }


COMMANDS = {
    "version": ["--version"],
    "help": ["--help"],
    "check": ["check", "kế hoạch.yaml"],
    "dropped": ["kế hoạch.yaml"],
    "check in English": ["check", "kế hoạch.yaml", "--lang", "en"],
    "check as JSON": ["check", "kế hoạch.yaml", "--format", "json"],
    "obligations": ["obligations", "kế hoạch.yaml", "--unit", "phong van hoa"],
    "obligations by a misspelt name": ["obligations", "kế hoạch.yaml", "--unit", "Phòng Văn hóa Thông tinn"],
    "gaps": ["gaps", "kế hoạch.yaml"],
    "cite": ["cite", "kế hoạch.yaml"],
    "trace": ["trace", "kế hoạch.yaml"],
    "render": ["render", "kế hoạch.yaml", "--report", "plan", "--format", "docx", "-o", "ra/bản in.docx"],
    "overview": ["render", "kế hoạch.yaml", "--report", "overview", "-o", "ra/tổng quan.html"],
    "sheets": ["sheets", "kế hoạch.yaml", "-o", "ra/phiếu"],
    "remind": ["remind", "kế hoạch.yaml", "-o", "ra/đôn đốc", "--as-of", "1/12/2025"],
    "workbook": ["export", "kế hoạch.yaml", "-o", "ra/kế hoạch.xlsx"],
    "calendar": ["export", "kế hoạch.yaml", "-o", "ra/lịch.ics"],
    "table": ["table", "kế hoạch.yaml", "-o", "ra/bảng.xlsx"],
    "new": ["new", "-o", "ra/mới.yaml", "--year", "2026"],
    "draft": ["new", "--from", "kế hoạch.yaml", "--for", "UBND xã Bản Công", "-o", "ra/dự thảo.docx"],
    "progress": ["progress", "kế hoạch.yaml", "--as-of", "1/12/2025"],
    "a rule's page": ["rule", "KH301"],
    "template": ["template", "check"],
    "schema": ["schema"],
    "a mistyped command": ["chek"],
}


@pytest.mark.parametrize("name", COMMANDS)
def test_it_answers_as_plancli_does(name: str, place: Place, tmp_path: Path) -> None:
    ours, theirs = tmp_path / "ours", tmp_path / "theirs"
    for folder in (ours, theirs):
        shutil.copytree(place.work, folder)
    frozen = _run([place.program, *COMMANDS[name]], theirs, _environment())
    plain = _run(
        [sys.executable, "-m", "plancli", *COMMANDS[name]],
        ours,
        {**os.environ, **_environment(PYTHONPATH=PYTHON_PATH)},
    )
    assert frozen == plain
    assert frozen[0] in ((2,) if name == "a mistyped command" else (0, 1))
    assert _files(theirs) == _files(ours)


def test_it_reads_word_and_pdf(place: Place, tmp_path: Path) -> None:
    paper = tmp_path / "bản ký.docx"
    assert _run([place.program, "render", PLAN, "--report", "plan", "--format", "docx", "-o", paper], tmp_path, _environment())[0] == 0  # fmt: skip
    code, _, said = _run([place.program, "import", paper, "-o", "về.yaml"], tmp_path, _environment())
    assert code == 0, said.decode()
    assert "plancli:" in (tmp_path / "về.yaml").read_text("utf-8")
    (tmp_path / "hỏng.pdf").write_bytes(b"%PDF-1.7\n")
    code, _, said = _run([place.program, "check", "hỏng.pdf"], tmp_path, _environment())
    assert (code, b"Traceback" in said) in {(1, False), (2, False)}


def test_many_plans_are_read_by_further_processes(place: Place, tmp_path: Path) -> None:
    for number in range(12):
        shutil.copyfile(PLAN, tmp_path / f"{number}.yaml")
    line: list[str | Path] = [place.program, "obligations", ".", "--unit", UNIT, "--format", "json"]
    one, two = (_run([*line, "--jobs", jobs], tmp_path, _environment()) for jobs in ("1", "2"))
    assert one == two
    assert one[0] == 0


@pytest.mark.skipif(shutil.which("unshare") is None, reason="needs unshare")
def test_it_needs_no_network(place: Place) -> None:
    probe = subprocess.run(["unshare", "-rn", "true"], capture_output=True, check=False)
    if probe.returncode:
        pytest.skip("this system lets nobody leave the network")
    line = [str(shutil.which("unshare")), "-rn", str(place.program), "check", "kế hoạch.yaml"]
    assert _run(line, place.work, _environment())[:2] == _run(line[2:], place.work, _environment())[:2]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo-terminal of this kind")
def test_its_menu_takes_the_changed_templates(place: Place, tmp_path: Path) -> None:
    from tests.desk.terminal import Terminal

    shutil.copytree(place.program.parent, tmp_path / "plancli")
    (tmp_path / "plancli" / "bieu-mau" / "word" / "sheet.docx").write_bytes(
        (PROJECT / "templates" / "word" / "sheet.docx").read_bytes() + b" "
    )
    terminal = Terminal(place.work, program=[str(tmp_path / "plancli" / PROGRAM)])
    try:
        for typed in ("4", "1", "1"):
            terminal.answer("", typed)
        shown = terminal.answer("Enter để về danh mục.", "")
        assert f"--templates {tmp_path.as_posix()}/plancli/bieu-mau" in shown
        terminal.answer("", "0")
        assert terminal.end() == 0
    finally:
        terminal.close()


def test_what_a_clerk_finds_in_it() -> None:
    folder = Path(FOLDER)
    assert {each.name for each in folder.iterdir()} == {
        *(PROGRAM, "_internal", "DOC-TRUOC.txt", "GIAY-PHEP.txt", "SHA256SUMS.txt"),
        *("bieu-mau", "ke-hoach-mau"),
    }
    page = (folder / "DOC-TRUOC.txt").read_bytes()
    assert page.startswith(b"\xef\xbb\xbf")
    assert page.count(b"\n") == page.count(b"\r\n")
    assert (folder / "ke-hoach-mau" / PLAN.name).read_bytes() == PLAN.read_bytes()
    shipped = {each.name: each.read_bytes() for each in (PROJECT / "templates" / "word").glob("*.docx")}
    assert {each.name: each.read_bytes() for each in (folder / "bieu-mau" / "word").iterdir()} == shipped
    assert all(zipfile.is_zipfile(folder / "bieu-mau" / "word" / name) for name in shipped)


def test_every_file_stands_in_the_list_of_hashes() -> None:
    folder = Path(FOLDER)
    lines = (folder / "SHA256SUMS.txt").read_text("utf-8").splitlines()
    told = {name: told for told, name in (line.split("  ", 1) for line in lines)}
    found = {name: hashlib.sha256(data).hexdigest() for name, data in _files(folder).items()}
    del found["SHA256SUMS.txt"]
    assert told == found


def test_it_leaves_out_what_nobody_asks_for() -> None:
    names = {each.name.split(".")[0] for each in (Path(FOLDER) / "_internal").rglob("*")}
    assert names & {"_tkinter", "_ssl", "pytest", "hypothesis", "mypy", "numpy", "sqlite3"} == set()


def test_it_brings_the_licences_of_its_libraries() -> None:
    text = (Path(FOLDER) / "GIAY-PHEP.txt").read_text("utf-8-sig")
    for each in ("plancli", "Python 3", "lxml", "pydantic_core", "pypdfium2", "docxtpl", "RapidFuzz"):
        assert f"\n{each}" in text, each
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in text
    assert (Path(FOLDER) / "_internal" / "docxtpl" / "template.py").is_file()
