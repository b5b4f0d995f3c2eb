"""Two runs that would change one file at the same moment come one after the other, and neither loses a word."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from plancli.errors import WritingError
from plancli.writing import held_folder
from tests.whole_process import surroundings

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows cannot hold a folder")
PROJECT = Path(__file__).resolve().parents[2]
COUNTER = """
import sys
from pathlib import Path
from plancli.writing import held_folder, write_file
place = Path(sys.argv[1])
for _ in range(20):
    with held_folder(place.parent):
        write_file(place, str(int(place.read_text()) + 1))
"""


def _run(code: str, place: Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, "-c", code, str(place)], env=surroundings())


def test_no_run_takes_away_what_another_has_added(tmp_path: Path) -> None:
    place = tmp_path / "count"
    place.write_text("0", encoding="utf-8")
    runs = [_run(COUNTER, place) for _ in range(4)]
    assert [run.wait() for run in runs] == [0, 0, 0, 0]
    assert place.read_text(encoding="utf-8") == "80"
    assert [each.name for each in tmp_path.iterdir()] == ["count"]


def test_a_run_that_does_not_let_go_is_not_waited_for_without_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("plancli.writing.holding._PATIENCE", 0.05)
    with held_folder(tmp_path):
        with pytest.raises(WritingError) as caught, held_folder(tmp_path):
            pass
        assert caught.value.key == "write.in-use"
    with held_folder(tmp_path):
        pass


def test_a_folder_that_cannot_be_held_stops_nobody(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise OSError(37, "No locks available")

    monkeypatch.setattr("fcntl.flock", refuse)
    reached = []
    with held_folder(tmp_path), held_folder(tmp_path):
        reached.append("twice")
    with held_folder(tmp_path / "nowhere"):
        reached.append("nowhere")
    assert reached == ["twice", "nowhere"]
