"""A Word file of before 2007 (.doc) turned into .docx by the LibreOffice that stands on this computer.

Runs no macro, follows no link, and touches neither the file nor the person's own LibreOffice settings.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from plancli.file_starts import LOCKED_PACKAGE, OLD_OFFICE
from plancli.importing.fault import ImportFault
from plancli.programs import find_program, system_program
from plancli.writing import scratch_folder, write_file, write_set

MOST_BYTES = 50_000_000
MOST_SECONDS = 120.0

_WORD_STREAM = "WordDocument".encode("utf-16-le")
_WORD_MAGIC = b"\xec\xa5"
_SECTOR = 512

_INSTALLED = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "/usr/lib/libreoffice/program/soffice",
    "/opt/libreoffice/program/soffice",
)
_WINDOWS_FOLDERS = ("ProgramFiles", "ProgramW6432", "ProgramFiles(x86)")

_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
{items}
</oor:items>
"""
_SETTING = (
    '<item oor:path="{path}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>'
)
_SAFE = (
    ("/org.openoffice.Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("/org.openoffice.Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("/org.openoffice.Office.Common/Security/Scripting", "DisableActiveContent", "true"),
    ("/org.openoffice.Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    # 2: links in the text are never brought up to date.
    ("/org.openoffice.Office.Writer/Content/Update", "Link", "2"),
)


def convert_doc(data: bytes, path: str) -> bytes:
    """Return the .docx that LibreOffice makes of the .doc `data`; `path` is only named in messages.

    ImportFault `import.fault.doc-needs-word` where there is no LibreOffice; others for what is no .doc, is
    locked, takes over two minutes, or comes out empty.

    Example: `convert_doc(Path("ke-hoach.doc").read_bytes(), "ke-hoach.doc")[:2] == b"PK"`.
    """
    _check(data, path)
    program = find_office()
    if program is None:
        raise ImportFault("doc-needs-word", path=path)
    with scratch_folder() as folder:
        source = folder / "source.doc"
        write_file(source, data)
        write_set(folder / "profile" / "user", {"registrymodifications.xcu": _settings()})
        _run(_command(program, folder, source), folder, path)
        result = folder / "source.docx"
        if not result.is_file() or not result.stat().st_size:
            raise ImportFault("doc-failed", path=path)
        return result.read_bytes()


def find_office() -> str | None:
    """Return where LibreOffice stands, None where it does not: its own folders, then the search path."""
    for place in (*_INSTALLED, *_windows_places()):
        if Path(place).is_absolute() and Path(place).is_file():
            return place
    return find_program("soffice", "libreoffice") or None


def _windows_places() -> Iterator[str]:
    for name in _WINDOWS_FOLDERS:
        folder = os.environ.get(name)
        if folder:
            yield str(Path(folder, "LibreOffice", "program", "soffice.exe"))


def _check(data: bytes, path: str) -> None:
    """Refuse what is no unlocked Word file of the old kind."""
    if len(data) > MOST_BYTES:
        size, most = len(data) / 1_000_000, MOST_BYTES // 1_000_000
        raise ImportFault("file-too-large", path=path, size=f"{size:.0f}", most=f"{most}")
    if not data.startswith(OLD_OFFICE):
        raise ImportFault("not-doc", path=path)
    if LOCKED_PACKAGE in data or _is_locked(data):
        raise ImportFault("doc-password", path=path)
    if _WORD_STREAM not in data:
        raise ImportFault("not-doc", path=path)


def _is_locked(data: bytes) -> bool:
    """Tell whether the header of the Word text, at the start of a sector, says that it is encrypted."""
    place = data.find(_WORD_MAGIC)
    while place != -1:
        if place % _SECTOR == 0:
            return len(data) > place + 11 and bool(data[place + 11] & 0x01)
        place = data.find(_WORD_MAGIC, place + 1)
    return False


def _settings() -> bytes:
    items = "\n".join(_SETTING.format(path=path, name=name, value=value) for path, name, value in _SAFE)
    return _SETTINGS.format(items=items).encode()


def _command(program: str, folder: Path, source: Path) -> list[str]:
    return [
        program,
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        "--headless",
        "--norestore",
        "--nolockcheck",
        "--nodefault",
        "--infilter=MS Word 97",
        "--convert-to",
        "docx:MS Word 2007 XML",
        "--outdir",
        str(folder),
        str(source),
    ]


def _run(command: list[str], folder: Path, path: str) -> None:
    """Run the conversion in `folder`, to its end; ImportFault where it cannot start or takes too long.

    In the folder of a plan a stranger may have put a library that LibreOffice would load.
    """
    silent = subprocess.DEVNULL
    try:
        # soffice is a starter: only as a group of its own can all that it starts be ended.
        with subprocess.Popen(  # noqa: S603 - a program the person installed, its arguments a list
            command, cwd=folder, stdin=silent, stdout=silent, stderr=silent, start_new_session=True
        ) as process:
            try:
                process.wait(MOST_SECONDS)
            except subprocess.TimeoutExpired as error:
                raise ImportFault("doc-slow", path=path, seconds=f"{MOST_SECONDS:.0f}") from error
            finally:
                _end(process)
    except OSError as error:
        raise ImportFault("doc-needs-word", path=path) from error


def _end(process: subprocess.Popen[bytes]) -> None:
    """End what the starter left running; nothing to do where it has ended by itself."""
    if process.poll() is not None:
        return
    if sys.platform == "win32":
        tree = [system_program("taskkill"), "/T", "/F", "/PID", str(process.pid)]
        if tree[0]:
            subprocess.run(tree, capture_output=True, check=False)  # noqa: S603 - ends our own process
        process.kill()
    else:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
    process.wait()
