"""The suite cannot reach a network, and plancli, whatever it is asked, does not even load what would reach for one."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest

from plancli.__main__ import main
from plancli.cli.commands import COMMANDS
from tests.cli.test_processes import loaded
from tests.no_network.offline import DIARY, NetworkForbiddenError

ELSEWHERE = "192.0.2.1"
"""An address for documentation (RFC 5737), which nobody has."""
PLAN = "plans/2025-tramtau.yaml"


@pytest.fixture
def diary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keep what these tests do on purpose out of the diary that lets a test fail."""
    place = tmp_path / "diary.txt"
    monkeypatch.setenv(DIARY, str(place))
    return place


@pytest.fixture(scope="session")
def paper(project: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the real plan as a Word file."""
    place = tmp_path_factory.mktemp("paper") / "plan.docx"
    plan = str(project / PLAN)
    assert main(["render", plan, "--report", "plan", "--format", "docx", "-o", str(place)]) == 0
    return place


def _connect() -> None:
    with socket.socket() as opened:
        opened.connect((ELSEWHERE, 80))


def _send() -> None:
    with socket.socket(type=socket.SOCK_DGRAM) as opened:
        opened.sendto(b"a", (ELSEWHERE, 53))


def _listen_to_all() -> None:
    with socket.socket() as opened:
        opened.bind(("0.0.0.0", 0))


def _ask_a_name() -> None:
    socket.getaddrinfo("plancli.example", 443)


def _ask_a_name_that_looks_local() -> None:
    socket.getaddrinfo("127.0.0.1.example", 443)


def _fetch() -> None:
    urllib.request.urlopen(f"http://{ELSEWHERE}/")


@pytest.mark.parametrize(
    "reach", [_connect, _send, _listen_to_all, _ask_a_name, _ask_a_name_that_looks_local, _fetch]
)
def test_a_test_cannot_reach_a_network(diary: Path, reach: object) -> None:
    assert callable(reach)
    with pytest.raises(NetworkForbiddenError):
        reach()
    assert len(diary.read_text(encoding="utf-8").splitlines()) == 1


def test_a_test_may_speak_to_a_browser_on_this_machine(diary: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server, socket.create_connection(server.getsockname()):
        pass
    assert not diary.exists()


@pytest.mark.parametrize(
    "code",
    [
        f"import socket; socket.create_connection(('{ELSEWHERE}', 80))",
        "import socket; socket.socket().connect(('127.0.0.1', 80))",
        "import socket; socket.create_server(('0.0.0.0', 0))",
        "import socket; socket.getaddrinfo('localhost', 80)",
    ],
)
def test_what_a_test_starts_cannot_reach_even_this_machine(diary: Path, code: str) -> None:
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert "NetworkForbiddenError" in done.stderr
    assert diary.read_text(encoding="utf-8").startswith("socket.")


SWALLOWED = f"""\
import socket

def test_that_swallows_the_refusal():
    try:
        socket.create_connection(("{ELSEWHERE}", 80))
    except Exception:
        pass

def test_of_something_else():
    pass
"""


def test_a_test_that_swallows_the_refusal_fails_all_the_same(project: Path, tmp_path: Path) -> None:
    (tmp_path / "test_it.py").write_text(SWALLOWED, encoding="utf-8")
    command = [sys.executable, "-m", "pytest", "-q", "-p", "tests.conftest", "-p", "no:cacheprovider"]
    command += [
        "-p",
        "no:xdist",
        "--no-cov",
        "-c",
        str(project / "pyproject.toml"),
        "--rootdir",
        str(tmp_path),
    ]
    surroundings = {name: value for name, value in os.environ.items() if name != DIARY}
    done = subprocess.run(
        [*command, str(tmp_path)], capture_output=True, text=True, cwd=tmp_path, env=surroundings, check=False
    )
    assert "2 passed, 1 error" in done.stdout
    assert f"reached for a network: socket.getaddrinfo {ELSEWHERE}" in done.stdout


RUNS: dict[str, tuple[str, ...]] = {
    "import": ("-o", "{out}/plan.yaml", "{paper}"),
    "check": (PLAN, "--format", "sarif"),
    "obligations": (PLAN, "--unit", "Phòng Văn hóa và Thông tin"),
    "trace": (PLAN,),
    "gaps": (PLAN,),
    "cite": (PLAN,),
    "law": ("765/QĐ-BTTTT",),
    "render": (PLAN, "--report", "overview", "-o", "{out}/overview.html"),
    "sheets": (PLAN, "-o", "{out}/sheets", "--format", "docx"),
    "progress": (PLAN,),
    "remind": (PLAN, "--as-of", "2025-06-30", "-o", "{out}/reminders"),
    "table": ("make", PLAN, "-o", "{out}/table.xlsx"),
    "template": ("list",),
    "export": (PLAN, "-o", "{out}/plan.ics"),
    "diff": (f"HEAD:{PLAN}", PLAN),
    "new": ("-o", "{out}/new.yaml"),
    "fmt": ("--check", PLAN),
    "rule": ("KH104",),
    "schema": (),
    "completion": ("bash",),
}
"""One run of each command."""
REACHING = {
    "ssl",
    "_ssl",
    "http.client",
    "urllib.request",
    "urllib3",
    "requests",
    "ftplib",
    "smtplib",
    "asyncio",
}
"""What speaks to another machine."""
NEXT_TO_SOCKETS = {"schema", "progress"}
"""Where a library loads Python's `socket` beside what it needs: pydantic for its version, processes for waiting."""


@pytest.mark.parametrize("command", COMMANDS)
def test_no_command_loads_what_would_reach_a_network(
    tmp_path: Path, paper: Path, diary: Path, command: str
) -> None:
    arguments = [word.format(out=tmp_path, paper=paper) for word in RUNS[command]]
    modules = loaded(command, *arguments)
    assert "plancli.__main__" in modules
    assert modules & REACHING == set()
    assert ("socket" in modules) <= (command in NEXT_TO_SOCKETS)
    assert not diary.exists()
