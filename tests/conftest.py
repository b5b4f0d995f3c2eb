"""What every test leans on: where the project stands, a quiet environment, snapshots.

Knows nothing of plans; those are in `plan_fixtures`.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tests.no_network.offline import DIARY, PYTHON_PATH, forbid

PROJECT = Path(__file__).resolve().parent.parent
pytest_plugins = ["tests.plan_fixtures"]
SNAPSHOTS = PROJECT / "tests" / "snapshots"

# No timed tests: a slow machine is no fault. With CI set, the same examples every time.
settings.register_profile(
    "plancli",
    deadline=None,
    derandomize=bool(os.environ.get("CI")),
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("plancli")


# The tests that drive a browser speak to it by this machine's own address; nothing else is let through.
forbid(loopback=True)


@pytest.fixture(scope="session")
def _network_diary() -> Iterator[Path]:
    """Give the file in which this process, and each that it starts, writes what reached for a network."""
    with tempfile.TemporaryDirectory() as folder:
        diary = Path(folder) / "network.txt"
        diary.touch()
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv(DIARY, str(diary))
            # Here and not above: what shares the tests out to several processes starts them as they are.
            patch.setenv("PYTHONPATH", PYTHON_PATH)
            yield diary


@pytest.fixture(autouse=True)
def _no_network(_network_diary: Path) -> Iterator[None]:
    """Let a test fail that reached for a network, even where something swallowed the refusal."""
    yield
    if _network_diary.stat().st_size:
        reached = _network_diary.read_text(encoding="utf-8")
        _network_diary.write_bytes(b"")
        pytest.fail(f"reached for a network: {reached}")


@pytest.fixture(autouse=True)
def _quiet_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep the developer's own terminal and language out of every test."""
    for name in ("PLANCLI_LANG", "FORCE_COLOR", "PYTHONIOENCODING", "PYTHONUTF8", "CLICOLOR_FORCE"):
        monkeypatch.delenv(name, raising=False)
    for name, value in {"COLUMNS": "100", "NO_COLOR": "1", "TERM": "dumb"}.items():
        monkeypatch.setenv(name, value)


@pytest.fixture(scope="session")
def project() -> Path:
    """Return the top folder of the checkout."""
    return PROJECT


@pytest.fixture
def check_snapshot() -> Callable[[str, str], None]:
    """Return a check that `text` equals the file `tests/snapshots/<name>`; `make snapshots` rewrites them."""

    def check(name: str, text: str) -> None:
        path = SNAPSHOTS / name
        if os.environ.get("PLANCLI_UPDATE_SNAPSHOTS") == "1":
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text.encode())
        assert path.is_file(), f"no snapshot {name}: run `make snapshots` and read what it wrote"
        assert text == path.read_bytes().decode(), f"{name} differs: run `make snapshots` and read the change"

    return check
