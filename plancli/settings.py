"""What an office sets once for its plans: `plancli.toml`, or `[tool.plancli]` in `pyproject.toml`.

Only reads, and runs nothing that stands there; whether a rule of that name exists is for the command to say.
"""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Iterable, Mapping
from fnmatch import fnmatchcase
from pathlib import Path

from plancli.errors import UsageError
from plancli.input_file import read_file
from plancli.near_word import nearest
from plancli.records import dataclass, field

OWN_FILE = "plancli.toml"
SHARED_FILE = "pyproject.toml"
QUESTIONS = ("who", "what", "when", "responsibility", "deliverable", "authority")
"""The “6 rõ”, as JSON names them."""
GRADES = ("error", "warning", "info")
KEYS = (
    "required-version",
    "select",
    "ignore",
    "fail-on",
    "baseline",
    "registry",
    "questions",
    "lang",
    "templates",
    "ignore-paths",
    "severity",
)
"""Every key of a file, in the order in which they are shown."""
_MOST_BYTES = 1_000_000
_LONGEST_PATTERN = 500
"""Characters; Python needs the square of the length to read a pattern of brackets."""
_EXAMPLES = {"registry": '"van-ban-cua-tinh.yaml"', "questions": '"who", "when"'}
_VERSION = r"\d{1,9}(?:\.\d{1,9}){0,5}"
_BOUND = rf"(?P<sign>>=|==|<)? *(?P<version>{_VERSION})"
# Compiled by those runs only that meet such a file.
_TABLE = rb"(?m)^[ \t]*\[?[ \t]*[\"']?tool[\"']?[ \t]*(?:[]=]|\.[ \t]*[\"']?plancli)"
"""What a shared file that speaks of plancli must hold, so that no other is read in full."""
_DEEP_KEY = r"(?:\.[ \t]*(?:[\w-]+|\"[^\"\n]*\"|'[^'\n]*')[ \t]*){100}"
"""A key of a hundred parts: Python needs the square of their number to read it, a minute for 100 kB."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What one file sets; a key that it lacks is as if nobody had set it."""

    file: Path | None = None
    """Where it stands; None where there is none."""
    required_version: str = ""
    """`>=0.2,<1`; empty for any."""
    select: tuple[str, ...] = ()
    """Codes, starts of codes, names or families of rules to run; empty for all."""
    ignore: tuple[str, ...] = ()
    fail_on: str = ""
    """One of GRADES or `never`; empty where it is not set."""
    baseline: Path | None = None
    """File of known findings."""
    registry: tuple[Path, ...] = ()
    """Overlays of the registry of acts, in their order."""
    questions: tuple[str, ...] = QUESTIONS
    """Which of QUESTIONS a task has to answer."""
    lang: str = ""
    """`vi` or `en`; empty where it is not set."""
    templates: Path | None = None
    """The agency's own folder of templates."""
    ignore_paths: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Rules that do not run, by pattern of paths."""
    severity: Mapping[str, str] = field(default_factory=dict)
    """One of GRADES or `off`, by code or name of a rule."""

    def ignored_at(self, path: str) -> tuple[str, ...]:
        """Return the rules that are not wanted for the plan at `path`, as its user names it."""
        if not self.ignore_paths or self.file is None:
            return ()
        seen = _relative(path, self.file.parent)
        return tuple(
            rule for pattern, rules in self.ignore_paths.items() if matches(pattern, seen) for rule in rules
        )


def find_settings(folder: str) -> Path | None:
    """Return the file that holds for plans in `folder`: in it, or the nearest above.

    The search ends at the folder that holds `.git`. Of two files in one folder `plancli.toml` counts.
    """
    # What cannot be looked at is passed by: the system's own functions of paths never raise.
    try:
        here = Path(os.path.abspath(folder))  # noqa: PTH100 - follows ".." without asking the disk
    except OSError:  # the current folder is gone
        return None
    for place in (here, *here.parents):
        own, shared = place / OWN_FILE, place / SHARED_FILE
        if os.path.lexists(own):
            return own
        if os.path.isfile(shared) and re.search(_TABLE, read_file(shared, _MOST_BYTES, regular=True)):  # noqa: PTH113
            return shared
        if os.path.exists(place / ".git"):  # noqa: PTH110
            break
    return None


def repository_of(folder: Path) -> Path | None:
    """Return the folder at or above this one that holds `.git`; None where there is none."""
    here = Path(os.path.abspath(folder))  # noqa: PTH100 - follows ".." without asking the disk
    return next((each for each in (here, *here.parents) if os.path.exists(each / ".git")), None)  # noqa: PTH110


def read_settings(file: Path, version: str) -> Settings:
    """Read one file; `version` is that of the program.

    UsageError that names file, line and what is wrong, with the nearest name; InputError where there is
    nothing to read.
    """
    text = _text_of(file)
    return _Reading(file, text, _table(file, text)).settings(version)


def place_in(file: Path, word: str) -> str:
    """Return file and line where a word of a list, or a key, first stands, such as `plancli.toml:3`.

    For a sentence about a word that only its reader can judge.
    """
    text = _text_of(file)
    at = next((at for mark in "\"'" if (at := text.find(f"{mark}{word}{mark}")) >= 0), -1)
    return f"{file.as_posix()}:{text.count(chr(10), 0, at) + 1 if at >= 0 else _line(text, word)}"


def matches(pattern: str, path: str) -> bool:
    """Tell whether a pattern covers a path; both with `/`, the path relative to the settings' folder.

    `*` and `?` stand for characters of one name, `**` for any folders. A pattern without `/` covers
    files of that name in every folder, one that ends in `/` all that stands below.

    >>> matches("du-thao/", "du-thao/2026/ke-hoach.yaml"), matches("*.docx", "2025/kh.docx")
    (True, True)
    """
    pattern = unicodedata.normalize("NFC", f"{pattern}**" if pattern.endswith("/") else pattern)
    wanted = pattern.split("/") if "/" in pattern else ["**", pattern]
    names = unicodedata.normalize("NFC", path).split("/")
    reached = {0}
    for glob in wanted:
        if glob == "**":
            reached = set(range(min(reached), len(names) + 1)) if reached else reached
        else:
            reached = {at + 1 for at in reached if at < len(names) and fnmatchcase(names[at], glob)}
    return len(names) in reached


def _relative(path: str, folder: Path) -> str:
    try:
        return Path(os.path.relpath(path, folder)).as_posix()
    except ValueError:  # on another drive
        return Path(path).as_posix()


def _text_of(file: Path) -> str:
    data = read_file(file, _MOST_BYTES, regular=True)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise UsageError("settings.not-utf-8", path=file.as_posix(), line=line) from error


def _table(file: Path, text: str) -> Mapping[str, object]:
    """Return the table that is ours."""
    import tomllib  # noqa: PLC0415 - most runs meet no such file

    if re.search(_DEEP_KEY, text):
        raise UsageError("settings.too-deep", path=file.as_posix())
    try:
        whole = tomllib.loads(text)
    except RecursionError as error:
        raise UsageError("settings.too-deep", path=file.as_posix()) from error
    except ValueError as error:
        raise _unreadable(file, text, str(error)) from error
    if file.name != SHARED_FILE:
        return whole
    tool = whole.get("tool")
    table = tool.get("plancli") if isinstance(tool, dict) else None
    if table is None:
        raise UsageError("settings.no-table", path=file.as_posix())
    if not isinstance(table, dict):
        raise UsageError(
            "settings.needs-table", path=file.as_posix(), line=_line(text, "plancli"), key="plancli"
        )
    return table


class _Reading:
    """One table on its way to settings."""

    def __init__(self, file: Path, text: str, table: Mapping[str, object]) -> None:
        self._file = file
        self._text = text
        self._table = table

    def settings(self, version: str) -> Settings:
        wanted = self._word("required-version")
        # First of all: a file for a later version may hold keys that this one does not know.
        self._require(wanted, version)
        for key in self._table:
            if key == "tool" and self._file.name != SHARED_FILE:
                raise self._wrong("settings.table-in-own-file", key, name=self._file.name)
            if key not in KEYS:
                raise self._wrong("settings.unknown-key", key, near=nearest(key.lower(), KEYS))
        baseline, templates = self._word("baseline"), self._word("templates")
        return Settings(
            file=self._file,
            required_version=wanted,
            select=self._words("select"),
            ignore=self._words("ignore"),
            fail_on=self._one_of("fail-on", (*GRADES, "never")),
            baseline=self._path("baseline", baseline) if baseline else None,
            registry=tuple(self._path("registry", each) for each in self._words("registry")),
            questions=self._questions(),
            lang=self._one_of("lang", ("vi", "en")),
            templates=self._path("templates", templates) if templates else None,
            ignore_paths=self._ignore_paths(),
            severity=self._severity(),
        )

    def _wrong(self, said: str, key: str, **fields: str) -> UsageError:
        """Return the failure; a sentence with `.near` is taken where there is a near word."""
        whole = f"{said}.near" if fields.get("near") else said
        return UsageError(whole, path=self._file.as_posix(), line=_line(self._text, key), key=key, **fields)

    def _word(self, key: str) -> str:
        value = self._table.get(key, "")
        if not isinstance(value, str):
            raise self._wrong("settings.needs-text", key)
        return value.strip()

    def _words(self, key: str) -> tuple[str, ...]:
        return self._list(key, self._table.get(key, []))

    def _list(self, key: str, value: object) -> tuple[str, ...]:
        if not isinstance(value, list) or not all(isinstance(each, str) and each.strip() for each in value):
            raise self._needs_list(key)
        return tuple(each.strip() for each in value)

    def _needs_list(self, key: str) -> UsageError:
        return self._wrong("settings.needs-list", key, example=_EXAMPLES.get(key, '"KH205", "citations"'))

    def _map(self, key: str) -> Mapping[str, object]:
        value = self._table.get(key, {})
        if not isinstance(value, dict):
            raise self._wrong("settings.needs-table", key)
        return value

    def _one_of(self, key: str, allowed: Iterable[str]) -> str:
        word = self._word(key)
        return self._allowed(key, word, tuple(allowed)) if key in self._table else ""

    def _allowed(self, key: str, word: str, allowed: tuple[str, ...]) -> str:
        if word not in allowed:
            near = nearest(word.lower(), allowed)
            raise self._wrong("settings.wrong-value", key, value=word, near=near, allowed=", ".join(allowed))
        return word

    def _questions(self) -> tuple[str, ...]:
        chosen = [self._allowed("questions", word, QUESTIONS) for word in self._words("questions")]
        if "questions" in self._table and not chosen:
            raise self._needs_list("questions")
        return tuple(each for each in QUESTIONS if each in chosen or not chosen)

    def _path(self, key: str, word: str) -> Path:
        if not word.isprintable():
            raise self._wrong("settings.bad-path", key)
        return self._file.parent / word

    def _ignore_paths(self) -> dict[str, tuple[str, ...]]:
        written = self._map("ignore-paths").items()
        found = {pattern.removeprefix("./"): self._list(pattern, rules) for pattern, rules in written}
        for pattern in found:
            names = pattern.split("/")
            outside = pattern.startswith("/") or ".." in names or "\\" in pattern
            if outside or not pattern.strip() or len(pattern) > _LONGEST_PATTERN:
                raise self._wrong("settings.bad-pattern", pattern, most=str(_LONGEST_PATTERN))
        return found

    def _severity(self) -> dict[str, str]:
        found = {}
        for rule, grade in self._map("severity").items():
            if not isinstance(grade, str):
                raise self._wrong("settings.needs-text", rule)
            found[rule] = self._allowed(rule, grade, (*GRADES, "off"))
        return found

    def _require(self, wanted: str, version: str) -> None:
        parts = [re.fullmatch(_BOUND, part.strip()) for part in wanted.split(",")] if wanted else []
        for part in parts:
            if part is None:
                raise self._wrong("settings.version-form", "required-version", value=wanted)
            have, bound = _numbers(version), _numbers(part["version"])
            sign = part["sign"] or ">="
            if not {">=": have >= bound, "==": have == bound, "<": have < bound}[sign]:
                raise self._wrong("settings.other-version", "required-version", value=wanted, version=version)


def _numbers(version: str) -> tuple[int, ...]:
    """Return `0.10.0` as (0, 10): zeros at the end say nothing."""
    found = re.match(_VERSION, version)
    numbers = [int(each) for each in found.group().split(".")] if found else []
    while numbers and not numbers[-1]:
        numbers.pop()
    return tuple(numbers)


def _line(text: str, key: str) -> int:
    """Return the first line that sets `key`, or opens a table of that name; 1 where none is found."""
    name = rf"[\"']?{re.escape(key)}[\"']?[ \t]*"
    found = re.search(rf"^[ \t]*(?:{name}[=.]|\[[^]\n]*{name}\])", text, re.MULTILINE)
    return text.count("\n", 0, found.start()) + 1 if found else 1


def _unreadable(file: Path, text: str, said: str) -> UsageError:
    """Return what is wrong with a file that is no TOML; Python says the place at the end of its sentence."""
    place = re.search(r"\(at line (\d+), column (\d+)\)", said)
    last = text.count("\n") + 1
    line, column = place.groups() if place else (str(last), "1")
    return UsageError("settings.unreadable", path=file.as_posix(), line=line, column=column)
