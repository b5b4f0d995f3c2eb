"""Files made to kill a reader, each with the exact exit code and the exact finding or refusal.

Each runs in a process of its own, within 512 MiB and 20 seconds of processor time.
"""

from __future__ import annotations

import io
import json
import os
import re
import struct
import subprocess
import sys
import warnings
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from plancli.messages import Language, sentence
from tests.cli.test_bad_input import HEAD, PLAN
from tests.importing.docx_maker import cell, document, docx, pack, parts, row, table
from tests.whole_process import surroundings

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="needs pipes, links, limits and /proc")
MANY = 50_000 if os.environ.get("PLANCLI_WHOLE") else 5_000
"""Tasks of the largest plan; all of them take ten seconds, which `make fuzz` alone spends."""
_LIMITED = """
import resource, sys
from plancli.__main__ import main
resource.setrlimit(resource.RLIMIT_CPU, (20, 20))
code = main(sys.argv[1:])
with open("/proc/self/status") as status:
    peak = next(line.split()[1] for line in status if line.startswith("VmHWM"))
print(f"peak {int(peak) // 1024}", file=sys.stderr)
sys.exit(code)
"""


@dataclass(frozen=True, slots=True)
class Bomb:
    """One file, or one place, and the answer to it."""

    name: str
    """What it is called in the folder."""
    make: Callable[[Path], None]
    code: int
    said: str
    """The code of the finding, or the key of the sentence on stderr; empty for neither."""


def _bytes(name: str, data: Callable[[], bytes | str], code: int, said: str) -> Bomb:
    def make(place: Path) -> None:
        made = data()
        place.write_bytes(made if isinstance(made, bytes) else made.encode())

    return Bomb(name, make, code, said)


def _laughs(many: int = 12) -> str:
    return "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9) if n else 'x'}]\n" for n in range(many))


def _tasks(count: int) -> str:
    tasks = "".join(
        f"      - {{label: {at}, text: Việc {at}., lead: Phòng Tư pháp}}\n" for at in range(1, count)
    )
    return f"{HEAD}sections:\n  - label: I\n    title: NỘI DUNG\n    tasks:\n{tasks}"


def _main(text: str | bytes) -> bytes:
    return pack({**parts(""), "word/document.xml": text})


def _twice() -> bytes:
    target = io.BytesIO(docx("Bản một"))
    with warnings.catch_warnings(action="ignore"), ZipFile(target, "a") as package:
        package.writestr("word/document.xml", document("Bản hai"))
    return target.getvalue()


def _within_itself() -> bytes:
    """Return a zip whose every part holds the part before it, ten times."""
    inner = bytes(1_000_000)
    for depth in range(6):
        target = io.BytesIO()
        with ZipFile(target, "w", ZIP_DEFLATED) as package:
            for at in range(10):
                package.writestr(f"{depth}-{at}.zip", inner)
        inner = target.getvalue()
    return inner


def _lying() -> bytes:
    """Return a Word file whose text unpacks to 60 MB, while its header says a thousand bytes."""
    data = bytearray(_main(document("a") + " " * 60_000_000))
    at = data.index(b"word/document.xml", data.index(b"PK\x01\x02"))
    struct.pack_into("<I", data, at - 46 + 24, 1000)
    return bytes(data)


def _trap(place: Path) -> None:
    """Make a folder of what is no file, or leads in a circle; a folder is looked through without waiting."""
    place.mkdir()
    os.mkfifo(place / "a.yaml")
    (place / "b.yaml").symlink_to("/dev/zero")
    (place / "c.yaml").symlink_to(place / "c.yaml")
    (place / "d").symlink_to(place)


_ENTITIES = "<!DOCTYPE w:document [<!ENTITY a 'x'>" + "".join(
    f"<!ENTITY a{at} '{f'&a{at - 1 if at else str()};' * 10}'>" for at in range(9)
)
_OUTSIDE = '<!DOCTYPE w:document [<!ENTITY x SYSTEM "file:///etc/hostname">]>'

BOMBS = (
    _bytes("brackets.yaml", lambda: "[" * 100_000, 1, "KH005"),
    _bytes("braces.yaml", lambda: "a: " + "{a: " * 100_000, 1, "KH005"),
    _bytes("dashes.yaml", lambda: "- " * 50_000 + "a", 1, "KH005"),
    _bytes("laughs.yaml", _laughs, 1, "KH009"),
    _bytes("itself.yaml", lambda: "a: &a [*a]\n", 1, "KH009"),
    _bytes("merge.yaml", lambda: f"{PLAN}x: &x {{a: b}}\n<<: *x\n", 1, "KH009"),
    _bytes("long-line.yaml", lambda: f"{PLAN}x: {'a' * 10_000_000}", 1, "KH004"),
    _bytes("long-key.yaml", lambda: f"{PLAN}{'k' * 4_000_000}: a\n", 1, "KH006"),
    _bytes("many-tasks.yaml", lambda: _tasks(MANY), 0, ""),
    _bytes("bidi.yaml", lambda: PLAN.replace("Rà soát", "Rà \u202esoát"), 1, "KH016"),
    _bytes("nul.yaml", lambda: PLAN.replace("Rà", "R\0"), 1, "KH002"),
    _bytes("utf16.yaml", lambda: PLAN.encode("utf-16"), 1, "KH001"),
    _bytes("number.yaml", lambda: f"{PLAN}annexes: {'9' * 100_000}\n", 1, "KH022"),
    _bytes("python-tag.yaml", lambda: f"{PLAN}x: !!python/object/apply:os.system [id]\n", 1, "KH010"),
    _bytes("dense.docx", lambda: _main(document("a") + " " * 60_000_000), 2, "import.fault.too-dense"),
    _bytes("lying.docx", _lying, 2, "import.fault.damaged"),
    _bytes("nested.docx", _within_itself, 2, "import.fault.no-main-part"),
    _bytes("entities.docx", lambda: _main(_ENTITIES + "]>" + document("&a8;")), 2, "import.fault.entities"),
    _bytes("outside.docx", lambda: _main(_OUTSIDE + document("&x;")), 2, "import.fault.entities"),
    _bytes("parts.docx", lambda: pack({**parts(document("a")), **{f"{at}.xml": "" for at in range(2_001)}}), 2,
           "import.fault.too-many-parts"),
    _bytes("twice.docx", _twice, 2, "import.fault.repeated-part"),
    _bytes("deep.docx", lambda: _main("<a>" * 100_000 + "</a>" * 100_000), 2, "import.fault.damaged"),
    _bytes("spans.docx", lambda: docx(table(row(cell("a", properties='<w:gridSpan w:val="1000000000"/>')))), 1, "KH024"),
    Bomb("loop.yaml", lambda place: place.symlink_to(place), 2, "input.unreadable"),
    Bomb("zero.yaml", lambda place: place.symlink_to("/dev/zero"), 2, "input.too-large"),
    Bomb("trap", _trap, 2, "cli.folder-without-plans"),
    Bomb("folder.yaml", lambda place: place.mkdir(), 2, "cli.folder-without-plans"),
)  # fmt: skip


@pytest.mark.parametrize("bomb", BOMBS, ids=lambda bomb: bomb.name)
def test_a_bomb_is_answered(bomb: Bomb, tmp_path: Path) -> None:
    bomb.make(tmp_path / bomb.name)
    command = [sys.executable, "-c", _LIMITED, "check", bomb.name, "--format", "json"]
    done = subprocess.run(
        command,
        cwd=tmp_path,
        env=surroundings(),
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    said, _, peak = done.stderr.rpartition("peak ")
    assert done.returncode == bomb.code, done.stderr
    assert int(peak) <= 512
    if bomb.said.startswith("KH"):
        assert bomb.said in {each["code"] for each in json.loads(done.stdout)["diagnostics"]}
    elif bomb.said:
        assert (said.count("\n"), done.stdout) == (1, "")
        assert _pattern(bomb.said).search(said), said


def _pattern(key: str) -> re.Pattern[str]:
    """Return what a sentence looks like, whatever stands in its places."""
    template = sentence(
        Language.VI,
        key,
        **dict.fromkeys(("path", "part", "most", "reason", "near", "words", "name", "folder"), "\x00"),
    )
    return re.compile(".*".join(map(re.escape, template.split("\0"))))
