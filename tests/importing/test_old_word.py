"""An old Word file is converted by LibreOffice in a folder that goes away, or refused with what to do."""

from __future__ import annotations

import io
import os
import subprocess
import tempfile
import time
from pathlib import Path

import docx
import pytest

from plancli.importing import old_word
from plancli.importing.fault import ImportFault
from plancli.importing.old_word import convert_doc, find_office
from tests.outside_programs import absent

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
WORD = OLE + b"\0" * 504 + b"\xec\xa5\xc1\x00" + b"\0" * 508 + "WordDocument".encode("utf-16-le")
POSIX = pytest.mark.skipif(os.name == "nt", reason="needs a shell script for a program")


def _refusal(data: bytes) -> str:
    with pytest.raises(ImportFault) as fault:
        convert_doc(data, "a.doc")
    assert fault.value.fields["path"] == "a.doc"
    return fault.value.key


def _program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str) -> Path:
    """Put a shell script in the place of LibreOffice."""
    program = tmp_path / "soffice"
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(0o755)
    monkeypatch.setattr(old_word, "find_office", lambda: str(program))
    return program


@pytest.fixture
def scratch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand in for the system's folder of temporary files."""
    folder = tmp_path / "scratch"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


def test_a_word_file_of_old_comes_out_with_its_numbers(tmp_path: Path, scratch: Path) -> None:
    office = find_office()
    if office is None:
        absent("needs LibreOffice")
    source = docx.Document()
    for words in ("Kế hoạch công tác", "Giao Công an huyện phối hợp"):
        source.add_paragraph(words, style="List Number")
    source.save(str(tmp_path / "a.docx"))
    profile = (tmp_path / "profile").as_uri()
    command = [office, f"-env:UserInstallation={profile}", "--headless", "--convert-to", "doc:MS Word 97"]
    subprocess.run(
        [*command, "--outdir", str(tmp_path), str(tmp_path / "a.docx")], check=True, capture_output=True
    )
    converted = convert_doc((tmp_path / "a.doc").read_bytes(), "a.doc")
    found = docx.Document(io.BytesIO(converted))
    assert [line.text for line in found.paragraphs] == ["Kế hoạch công tác", "Giao Công an huyện phối hợp"]
    assert found.element.body.xpath(".//w:numPr")
    assert list(scratch.iterdir()) == []


@POSIX
def test_the_program_is_called_with_safe_settings_of_its_own(
    tmp_path: Path, scratch: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _program(tmp_path, monkeypatch, f'echo "$@" > {tmp_path}/asked; cp -r {scratch} {tmp_path}/seen; '
             'for last in "$@"; do :; done; printf PK > "${last%.doc}.docx"')  # fmt: skip
    assert convert_doc(WORD, "a.doc") == b"PK"
    asked = (tmp_path / "asked").read_text()
    assert "-env:UserInstallation=file://" in asked
    assert "--headless" in asked
    (settings,) = (tmp_path / "seen").rglob("registrymodifications.xcu")
    for name in ("MacroSecurityLevel", "DisableMacrosExecution"):
        assert name in settings.read_text()
    assert list(scratch.iterdir()) == []


@POSIX
def test_a_conversion_that_hangs_is_ended_with_all_it_started(
    tmp_path: Path, scratch: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _program(tmp_path, monkeypatch, f"sleep 60 & echo $! > {tmp_path}/child; wait")
    monkeypatch.setattr(old_word, "MOST_SECONDS", 0.5)
    assert _refusal(WORD) == "import.fault.doc-slow"
    child = int((tmp_path / "child").read_text())
    deadline = time.monotonic() + 60
    while _runs(child) and time.monotonic() < deadline:
        time.sleep(0.02)
    assert not _runs(child)
    assert list(scratch.iterdir()) == []


def _runs(process: int) -> bool:
    """Tell whether a process still works; one that has ended may wait for its parent to notice."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


@POSIX
@pytest.mark.parametrize("script", ["exit 1", "exit 0"])
def test_a_conversion_that_gives_nothing_is_told(
    script: str, tmp_path: Path, scratch: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _program(tmp_path, monkeypatch, script)
    assert _refusal(WORD) == "import.fault.doc-failed"
    assert list(scratch.iterdir()) == []


def test_without_libreoffice_the_way_out_is_told(scratch: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(old_word, "find_office", lambda: None)
    assert _refusal(WORD) == "import.fault.doc-needs-word"
    monkeypatch.setattr(old_word, "find_office", lambda: str(scratch / "gone"))
    assert _refusal(WORD) == "import.fault.doc-needs-word"


def test_libreoffice_is_looked_for_in_its_folders_and_on_the_path(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(old_word, "_INSTALLED", ())
    monkeypatch.setenv("PATH", "")
    assert find_office() is None
    program = tmp_path / "LibreOffice" / "program" / "soffice.exe"
    program.parent.mkdir(parents=True)
    program.write_bytes(b"")
    monkeypatch.setenv("ProgramFiles", str(tmp_path))
    assert find_office() == str(program)


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"", "not-doc"), (b"PK\x03\x04", "not-doc"), (OLE + b"Workbook", "not-doc"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "doc-password"),
        (WORD.replace(b"\xec\xa5\xc1\x00" + b"\0" * 7, b"\xec\xa5\xc1\x00" + b"\0" * 7 + b"\x01"), "doc-password"),
        (OLE + b"\0" * 50_000_000, "file-too-large"),
    ],
)  # fmt: skip
def test_what_is_no_open_word_file_is_refused(data: bytes, name: str) -> None:
    assert _refusal(data) == f"import.fault.{name}"
