"""The wheel holds all that plancli needs and nothing else, and works where there is no checkout.

`make wheel` installs it as a user does and names that Python in PLANCLI_WHEEL; without it the wheel is laid
into a fresh environment that shares only the libraries.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import sysconfig
import tarfile
import zipfile
from collections.abc import Sequence
from pathlib import Path

import pytest

from plancli import __version__
from tests.no_network.offline import PYTHON_PATH
from tests.whole_process import surroundings

PROJECT = Path(__file__).resolve().parents[2]
PLAN = PROJECT / "plans" / "2025-tramtau.yaml"
INSTALLED = os.environ.get("PLANCLI_WHEEL", "")
CONSUMER = """
import datetime
import plancli
from plancli.diagnostic import CheckResult, Severity

def faults(path: str) -> int:
    result: CheckResult = plancli.check_plan(plancli.load_plan(path), as_of=datetime.date(2026, 1, 1))
    return result.count(Severity.ERROR)

reveal_type(plancli.load_plan("a.yaml"))
wrong: str = plancli.load_plan("a.yaml")
"""


def _build(kind: str, source: Path, target: Path) -> Path:
    """Build by hatchling alone: it asks no network, and nobody's settings."""
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", kind, "-d", str(target)],
        cwd=source,
        env=surroundings(SOURCE_DATE_EPOCH="1764547200", PYTHONPATH=""),
        capture_output=True,
        check=True,
    )
    return next(target.iterdir())


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return _build("wheel", PROJECT, tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="module")
def python(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    """Return the Python of an environment that has the wheel and no way to the checkout."""
    if INSTALLED:
        return INSTALLED
    home = tmp_path_factory.mktemp("môi trường")
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(home)], check=True)
    found = sysconfig.get_path("purelib", "venv", {"base": str(home), "platbase": str(home)})
    with zipfile.ZipFile(wheel) as packed:
        packed.extractall(found)
    # A line of a .pth file is a folder to look in; what the .pth files there say is not followed.
    Path(found, "libraries.pth").write_text(sysconfig.get_path("purelib"), "utf-8")
    return str(Path(home, "Scripts" if os.name == "nt" else "bin", "python"))


def _run(command: Sequence[str | Path], folder: Path, **more: str) -> tuple[int, bytes, bytes]:
    alone = {name: value for name, value in surroundings().items() if not name.startswith("PYTHON")}
    alone |= {"COLUMNS": "80", "NO_COLOR": "1", **more}
    done = subprocess.run([*map(str, command)], cwd=folder, env=alone, capture_output=True, check=False)
    return done.returncode, done.stdout, done.stderr


_MADE = {"__pycache__", "node_modules"}
"""Folders that a run leaves behind and nobody commits."""


def _names(folder: str) -> set[str]:
    root = PROJECT / folder
    files = (each for each in root.rglob("*") if each.is_file() and _MADE.isdisjoint(each.parts))
    return {each.relative_to(root).as_posix() for each in files}


def test_the_wheel_holds_the_package_its_templates_and_its_schemas_alone(wheel: Path) -> None:
    held = set(zipfile.ZipFile(wheel).namelist())
    about = {name for name in held if name.startswith(f"plancli-{__version__}.dist-info/")}
    wanted = {f"plancli/{name}" for name in _names("plancli")}
    for folder in ("templates", "schemas"):
        wanted |= {f"plancli/bundled/{folder}/{name}" for name in _names(folder)}
    assert held - about == wanted
    assert "plancli/py.typed" in held
    assert {name.rpartition("/")[2] for name in about} == {
        *("METADATA", "WHEEL", "RECORD", "entry_points.txt", "LICENSE")
    }


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return _build("sdist", PROJECT, tmp_path_factory.mktemp("sdist"))


def test_a_wheel_from_the_source_archive_is_the_same_byte_for_byte(
    wheel: Path, archive: Path, tmp_path: Path
) -> None:
    with tarfile.open(archive) as packed:
        # The first releases of Python 3.11 know no filter.
        packed.extraction_filter = getattr(tarfile, "data_filter", None)
        packed.extractall(tmp_path)
    assert archive.read_bytes() == _build("sdist", PROJECT, tmp_path / "again").read_bytes()
    again = _build("wheel", tmp_path / f"plancli-{__version__}", tmp_path / "wheel")
    assert (again.name, again.read_bytes()) == (wheel.name, wheel.read_bytes())


def test_the_source_archive_holds_what_the_tests_read(archive: Path) -> None:
    with tarfile.open(archive) as packed:
        held = {name.partition("/")[2] for name in packed.getnames()}
    for folder in (
        "plancli",
        "tests",
        "templates",
        "schemas",
        "plans",
        "packaging",
        "tools",
        "bench",
        "docs",
    ):
        assert {f"{folder}/{name}" for name in _names(folder)} - held == set()
    assert not [name for name in held if re.match(r"(\.venv|dist|build|out)/", name)]


def test_nothing_of_the_checkout_is_used(python: str, tmp_path: Path) -> None:
    said = _run([python, "-c", "import plancli; print(plancli.__file__)"], tmp_path)
    assert said[0] == 0
    assert str(PROJECT) not in said[1].decode()


@pytest.mark.parametrize(
    "words",
    [
        ["--help"],
        ["check", PLAN],
        ["obligations", PLAN, "--unit", "phong van hoa"],
        ["render", PLAN, "--report", "plan", "--format", "docx", "-o", "ra.docx"],
        ["export", PLAN, "-o", "ra.xlsx"],
        ["new", "--year", "2026"],
        ["rule", "KH301"],
        ["schema"],
    ],
    ids=lambda words: str(words[0]),
)
def test_it_answers_as_the_checkout_does(words: list[str | Path], python: str, tmp_path: Path) -> None:
    answers = []
    for at, (program, more) in enumerate(((python, {}), (sys.executable, {"PYTHONPATH": PYTHON_PATH}))):
        folder = tmp_path / str(at)
        folder.mkdir()
        said = _run([program, "-m", "plancli", *words], folder, **more)
        answers.append((said, {each.name: each.read_bytes() for each in folder.iterdir()}))
    assert answers[0] == answers[1]
    assert answers[0][0][0] in (0, 1)


def test_its_types_are_seen_by_a_strict_checker(python: str, tmp_path: Path) -> None:
    (tmp_path / "consumer.py").write_text(CONSUMER, "utf-8")
    line = [sys.executable, "-m", "mypy", "--strict", "--python-executable", python, "--no-error-summary"]
    code, said, _ = _run([*line, "--cache-dir", tmp_path / "cache", "consumer.py"], tmp_path)
    told = said.decode().splitlines()
    assert code == 1
    assert [
        re.sub(r"^consumer.py:(\d+):.*\[(.*)\]$", r"\1 \2", line) for line in told if "error:" in line
    ] == ["11 assignment"], told
    assert 'Revealed type is "plancli.loading.LoadedPlan"' in said.decode()


@pytest.mark.skipif(not INSTALLED, reason="the script is made by pip, in `make wheel`")
def test_the_script_is_installed(python: str, tmp_path: Path) -> None:
    script = Path(python).with_name("plancli.exe" if os.name == "nt" else "plancli")
    assert _run([script, "--version"], tmp_path) == (0, f"plancli {__version__}\n".encode(), b"")
