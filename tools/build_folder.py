"""Builds the folder that runs on a PC without Python: `python -m tools.build_folder`, or `make bundle`.

PyInstaller makes the program by packaging/plancli.spec; here a page to read first, the Word templates, a plan
to try, the licences of all that is inside and a list of hashes are laid beside it. Needs the extra `bundle`.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Iterator
from importlib.metadata import Distribution, PackagePath, distribution
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

PROJECT = Path(__file__).resolve().parents[1]
FOLDER = PROJECT / "dist" / "plancli"
TEMPLATES = "bieu-mau/word"
SAMPLES = "ke-hoach-mau"
SUMS = "SHA256SUMS.txt"
LICENCES = PROJECT / "packaging" / "licences"
"""Licences that a library names without bringing their text along."""
_LICENCES = ("licen", "copying", "notice", "authors")
_RULE = "=" * 78


def main() -> int:
    """Build the folder anew and say how large it is."""
    shutil.rmtree(FOLDER, ignore_errors=True)
    recipe = ["--noconfirm", "--log-level", "ERROR", str(PROJECT / "packaging" / "plancli.spec")]
    places = ["--distpath", str(FOLDER.parent), "--workpath", str(PROJECT / "build" / "folder")]
    # Sets of names would come in another order in every build.
    quiet = {**os.environ, "PYTHONHASHSEED": "0"}
    command = [sys.executable, "-m", "PyInstaller", *places, *recipe]
    subprocess.run(command, check=True, cwd=PROJECT, env=quiet)  # noqa: S603 - our own recipe
    _lay_beside(FOLDER)
    files = sorted(each for each in FOLDER.rglob("*") if each.is_file())
    size = sum(each.stat().st_size for each in files)
    print(f"{FOLDER}: {len(files)} files, {size / 1_000_000:.1f} MB")
    return 0


def _lay_beside(folder: Path) -> None:
    """Put beside the program what a clerk reads and opens, and the list of hashes last."""
    read_first = (PROJECT / "packaging" / "DOC-TRUOC.txt").read_text(encoding="utf-8")
    _write_for_notepad(folder / "DOC-TRUOC.txt", read_first)
    _write_for_notepad(folder / "GIAY-PHEP.txt", "\n".join(_licences()))
    for target, sources in (
        (TEMPLATES, (PROJECT / "templates" / "word").glob("*.docx")),
        (SAMPLES, (PROJECT / "plans").glob("*.yaml")),
    ):
        (folder / target).mkdir(parents=True)
        for source in sources:
            shutil.copyfile(source, folder / target / source.name)
    _write_for_notepad(folder / SUMS, "".join(_sums(folder)), mark=False)


def _write_for_notepad(path: Path, text: str, *, mark: bool = True) -> None:
    """Write so that every Notepad shows Vietnamese letters, and lines as lines."""
    path.write_text(text, encoding="utf-8-sig" if mark else "utf-8", newline="\r\n")


def _sums(folder: Path) -> Iterator[str]:
    """Yield a line of `sha256sum` for each file of the folder, in order of name."""
    for path in sorted(each for each in folder.rglob("*") if each.is_file()):
        found = hashlib.sha256(path.read_bytes()).hexdigest()
        yield f"{found}  {path.relative_to(folder).as_posix()}\n"


def _licences() -> Iterator[str]:
    """Yield the licence of plancli, then those of Python and of every library that it needs."""
    yield from _titled("plancli", [(PROJECT / "LICENSE").read_text(encoding="utf-8")])
    yield from _titled(f"Python {sys.version.split()[0]}", [_python_licence()])
    for name in sorted(_needed("plancli", set()) - {"plancli"} | {"pyinstaller"}):
        found = distribution(name)
        texts = [_text(path.read_binary()) for path in _licence_files(found)]
        if (whole := LICENCES / f"{name}.txt").is_file():
            texts.append(whole.read_text(encoding="utf-8"))
        about = found.metadata
        declared = about.get_all("License-Expression") or about.get_all("License") or []
        yield from _titled(f"{found.metadata['Name']} {found.version}", texts or declared)


def _titled(title: str, texts: list[str]) -> Iterator[str]:
    if not any(text.strip() for text in texts):
        msg = f"no licence found for {title}"
        raise SystemExit(msg)
    yield from (_RULE, title, _RULE, *(text.strip() + "\n" for text in texts))


def _needed(name: str, seen: set[str]) -> set[str]:
    """Return the names of a distribution and of all that it needs here, extras left out."""
    name = canonicalize_name(name)
    if name in seen:
        return seen
    seen.add(name)
    for written in distribution(name).requires or ():
        wanted = Requirement(written)
        if wanted.marker is None or wanted.marker.evaluate({"extra": ""}):
            _needed(wanted.name, seen)
    return seen


def _licence_files(found: Distribution) -> list[PackagePath]:
    return [
        path
        for path in found.files or ()
        if ".dist-info/" in path.as_posix()
        and (path.name.lower().startswith(_LICENCES) or "licenses" in path.parts[1:-1])
    ]


def _text(data: bytes) -> str:
    """Return a text; some authors' names are written in Latin-1."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("latin-1")


def _python_licence() -> str:
    """Return Python's own licence, from where the systems keep it."""
    version = f"python{sys.version_info.major}.{sys.version_info.minor}"
    places = (
        Path(sysconfig.get_path("stdlib")) / "LICENSE.txt",
        Path(sys.base_prefix) / "LICENSE.txt",
        Path("/usr/share/doc") / version / "copyright",
    )
    for place in places:
        if place.is_file():
            return place.read_text(encoding="utf-8")
    msg = f"no licence of Python in {', '.join(map(str, places))}"
    raise SystemExit(msg)


if __name__ == "__main__":
    sys.exit(main())
