"""The house stays as it is drawn: layers, bans and sizes, read from the source without running it."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parent.parent / "plancli"

LAYERS: tuple[tuple[str, ...], ...] = (
    (
        *("errors", "patterns", "records", "resources", "input_file", "settings", "messages", "writing"),
        *(
            "near_word",
            "office_package",
            "paper_text",
            "programs",
            "remembering",
            "file_starts",
            "word_names",
        ),
    ),
    ("source", "vietnamese"),
    ("diagnostic",),
    ("legal",),
    ("model",),
    ("loading",),
    ("workspace", "analysis", "precision"),
    ("rules",),
    ("checking", "suppression", "baseline", "checked", "comparing", "finding_places", "packed"),
    ("fixing", "formatting"),
    ("amending",),
    ("formats", "exports", "reports", "importing", "drafting"),
    ("cli", "__main__"),
)
"""From left to right: a module imports from its own layer and from those to the left."""

RANK = {room: rank for rank, layer in enumerate(LAYERS) for room in layer}

COMMAND_LINE = ("plancli.cli", "plancli.__main__")

ONLY_HERE: dict[str, tuple[str, ...]] = {
    "rich": ("plancli.cli", "plancli.formats.terminal"),
    "typer": ("plancli.cli",),
    **dict.fromkeys(
        (
            "socket",
            "ssl",
            "http",
            "urllib.request",
            "urllib3",
            "requests",
            "httpx",
            "aiohttp",
            "ftplib",
            "smtplib",
            "imaplib",
            "poplib",
            "socketserver",
            "xmlrpc",
            "asyncio",
            "webbrowser",
        ),
        (),
    ),
}
"""A library, and the only rooms that may import it; what opens a network connection has none."""

NEVER_HERE: dict[str, tuple[str, ...]] = {
    "plancli.formats": ("plancli.model",),
    "plancli.rules": ("yaml", "typer", "rich", "pathlib", "io", "os"),
}
"""A room, and what it never imports."""

LATE_HERE = (
    "plancli.cli",  # a command brings in what it alone needs when it runs
    "plancli.records",  # the standard module is loaded where it is asked for the fields of a record
    "plancli.near_word",  # most words are right
    "plancli.messages",  # a run speaks one language
    "plancli.settings",  # a run that meets no such file reads none
    "plancli.reports",  # Word and Jinja are loaded by the report that is asked for
    "plancli.importing.reading",  # each form of file brings the reader that it alone needs
    "plancli.analysis.unit_search",  # rapidfuzz is needed only for a misspelled name
)
"""Where an import may stand inside a function; the public functions of the package itself may do so too."""

LONGEST_FILE = 400
LONGEST_FUNCTION = 60


@dataclass(frozen=True)
class Source:
    """One module of the package, parsed."""

    name: str
    """Dotted name: `plancli.source.position`; a package's `__init__` bears the package's name."""
    text: str
    """The whole file."""
    tree: ast.Module
    """What Python makes of it."""


def _source(name: str, text: str) -> Source:
    return Source(name, text, ast.parse(text))


def _read_package() -> tuple[Source, ...]:
    found = []
    for path in sorted(PACKAGE.rglob("*.py")):
        parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
        found.append(_source(".".join(parts).removesuffix(".__init__"), path.read_text(encoding="utf-8")))
    return tuple(found)


SOURCES = _read_package()
MODULES = frozenset(source.name for source in SOURCES)


def _within(name: str, rooms: tuple[str, ...]) -> bool:
    return any(name == room or name.startswith(f"{room}.") for room in rooms)


def _imports(source: Source) -> Iterator[tuple[int, str]]:
    """Yield line and dotted name of every import, wherever it stands."""
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            for alias in node.names:
                inner = f"{node.module}.{alias.name}"
                # `from plancli.source import position` and `from urllib import request` name a module.
                yield node.lineno, inner if inner in MODULES or inner in ONLY_HERE else node.module


def _room(name: str) -> str:
    return name.split(".")[1] if "." in name else ""


def imports_to_the_right(source: Source) -> Iterator[str]:
    here = _room(source.name)
    if here and here not in RANK:
        yield f"{source.name} stands in no layer"
        return
    # The package itself offers the public functions, so it may use all but the command line.
    rank = RANK[here] if here else RANK["cli"] - 1
    for line, name in _imports(source):
        room = _room(name) if name.startswith("plancli.") else ""
        if room and RANK.get(room, len(LAYERS)) > rank:
            yield f"{source.name}:{line} imports {name}"


def banned_imports(source: Source) -> Iterator[str]:
    banned = tuple(
        name for room, names in NEVER_HERE.items() if _within(source.name, (room,)) for name in names
    )
    for line, name in _imports(source):
        elsewhere = any(
            _within(name, (library,)) and not _within(source.name, rooms)
            for library, rooms in ONLY_HERE.items()
        )
        if elsewhere or _within(name, banned):
            yield f"{source.name}:{line} imports {name}"


def relative_imports(source: Source) -> Iterator[str]:
    for node in ast.walk(source.tree):
        if isinstance(node, ast.ImportFrom) and node.level:
            yield f"{source.name}:{node.lineno} imports by a relative path"


def late_imports(source: Source) -> Iterator[str]:
    allowed = _within(source.name, LATE_HERE) or source.name == "plancli"
    for function in _functions(source):
        for node in ast.walk(function):
            if isinstance(node, ast.Import | ast.ImportFrom) and not allowed:
                yield f"{source.name}:{node.lineno} imports inside a function"


def _functions(source: Source) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(source.tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def _calls(source: Source) -> Iterator[tuple[ast.Call, str, bool]]:
    """Yield every call, the last word of what it calls, and whether something stands before that word."""
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Call):
            if isinstance(node.func, ast.Attribute):
                yield node, node.func.attr, True
            elif isinstance(node.func, ast.Name):
                yield node, node.func.id, False


def _mode(call: ast.Call, *, method: bool) -> str:
    """Return the mode of an `open`, as far as it is written out."""
    values = [word.value for word in call.keywords if word.arg == "mode"] + call.args[0 if method else 1 :][
        :1
    ]
    texts = [value.value for value in values if isinstance(value, ast.Constant)]
    return str(texts[0]) if texts else "r"


_RUNS_TEXT = {
    "eval": (),
    "exec": ("plancli.records",),  # writes the constructors of our own records
    "__import__": (),
    "system": (),
    "popen": (),
    "run_path": (),
    # Rows and findings that a process of the same run has packed.
    "loads": ("plancli.packed", "plancli.workspace.plan_obligations"),
    "Unpickler": (),
}
"""What would carry out what it is given, and the only rooms that may call it."""
_DATA_ONLY = {"json", "tomllib"}
"""Whose `loads` makes values and nothing else."""


def runs_what_it_reads(source: Source) -> Iterator[str]:
    for call, name, method in _calls(source):
        owner = ast.unparse(call.func.value) if isinstance(call.func, ast.Attribute) else ""
        # A method `exec` or `eval` of something else is none of Python's own.
        own = method and name in {"eval", "exec", "__import__"}
        if name in _RUNS_TEXT and not own and owner not in _DATA_ONLY and source.name not in _RUNS_TEXT[name]:
            yield f"{source.name}:{call.lineno} calls {name}"


def programs_started(source: Source) -> Iterator[str]:
    """Only git and LibreOffice are started, each by one module that says how, and never through a shell."""
    for line, name in _imports(source):
        if name == "subprocess" and source.name not in _STARTERS:
            yield f"{source.name}:{line} imports {name}"
    for call, _, _ in _calls(source):
        if any(word.arg == "shell" for word in call.keywords):
            yield f"{source.name}:{call.lineno} asks for a shell"


_STARTERS = ("plancli.cli.git_versions", "plancli.importing.old_word")
_FILE_CHANGES = (
    {"write_text", "write_bytes", "touch", "mkdir", "makedirs", "unlink", "rmdir", "rename", "renames"}
    | {"symlink_to", "hardlink_to", "chmod", "copy2", "copyfile", "copytree", "rmtree"}
    | {"NamedTemporaryFile", "mkstemp", "mkdtemp"}
)


def writes_past_the_writer(source: Source) -> Iterator[str]:
    if _within(source.name, ("plancli.writing",)):
        return
    for call, name, method in _calls(source):
        opens = name == "open" and set(_mode(call, method=method)) & set("wax+")
        if opens or name in _FILE_CHANGES:
            yield f"{source.name}:{call.lineno} calls {name}"


def files_opened_by_rules(source: Source) -> Iterator[str]:
    if _within(source.name, ("plancli.rules",)):
        for call, name, _ in _calls(source):
            if name in {"open", "read_text", "read_bytes", "read_resource", "resource_path"}:
                yield f"{source.name}:{call.lineno} calls {name}"


def what_only_commands_do(source: Source) -> Iterator[str]:
    if _within(source.name, COMMAND_LINE):
        return
    for call, name, method in _calls(source):
        speaks = not method and name in {"print", "input", "exit", "quit", "SystemExit"}
        leaves = method and name in {"exit", "_exit", "abort"}
        asks_the_day = method and name in {"today", "now", "utcnow", "localtime", "gmtime"}
        if speaks or leaves or asks_the_day:
            yield f"{source.name}:{call.lineno} calls {name}"


def catches_everything(source: Source) -> Iterator[str]:
    for node in ast.walk(source.tree):
        if not isinstance(node, ast.ExceptHandler):
            continue
        names = (
            {word.id for word in ast.walk(node.type) if isinstance(word, ast.Name)}
            if node.type
            else {"Exception"}
        )
        raises_again = any(isinstance(inner, ast.Raise) and inner.exc is None for inner in node.body)
        # What is raised again is not caught, only cleaned up after.
        if names & {"Exception", "BaseException"} and not raises_again and source.name != "plancli.__main__":
            yield f"{source.name}:{node.lineno} catches everything"


def slow_classes(source: Source) -> Iterator[str]:
    """The standard `dataclass` takes half a millisecond to declare a class; `plancli.records` has its like."""
    if source.name == "plancli.records":
        return
    for node in ast.walk(source.tree):
        if isinstance(node, ast.ImportFrom) and node.module == "dataclasses":
            names = {alias.name for alias in node.names}
            if "dataclass" in names and "slots=True" in source.text:
                yield f"{source.name}:{node.lineno} takes dataclass from the standard library"
        elif isinstance(node, ast.Attribute) and ast.unparse(node) == "dataclasses.dataclass":
            yield f"{source.name}:{node.lineno} takes dataclass from the standard library"


def too_long(source: Source) -> Iterator[str]:
    lines = len(source.text.splitlines())
    if lines > LONGEST_FILE:
        yield f"{source.name} has {lines} lines"
    for function in _functions(source):
        length = (function.end_lineno or function.lineno) - function.lineno + 1
        if length > LONGEST_FUNCTION:
            yield f"{source.name}:{function.lineno} {function.name} has {length} lines"


def no_docstring(source: Source) -> Iterator[str]:
    if not (ast.get_docstring(source.tree) or "").strip():
        yield f"{source.name} does not say what it is"


CHECKS: tuple[Callable[[Source], Iterator[str]], ...] = (
    imports_to_the_right,
    banned_imports,
    relative_imports,
    late_imports,
    writes_past_the_writer,
    files_opened_by_rules,
    what_only_commands_do,
    catches_everything,
    runs_what_it_reads,
    programs_started,
    slow_classes,
    too_long,
    no_docstring,
)


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
def test_the_package_has_none_of(check: Callable[[Source], Iterator[str]]) -> None:
    assert [offence for source in SOURCES for offence in check(source)] == []


def _graph(sources: tuple[Source, ...]) -> dict[str, set[str]]:
    known = {source.name for source in sources}
    return {source.name: {name for _, name in _imports(source)} & known - {source.name} for source in sources}


def test_no_module_imports_itself_by_way_of_others() -> None:
    order = list(TopologicalSorter(_graph(SOURCES)).static_order())
    assert set(order) == MODULES


def test_a_cycle_would_be_seen() -> None:
    texts = {"errors": "import plancli.messages", "messages": "from plancli.errors import PlancliError"}
    sources = tuple(_source(f"plancli.{room}", text) for room, text in texts.items())
    with pytest.raises(CycleError):
        list(TopologicalSorter(_graph(sources)).static_order())


@pytest.mark.parametrize(
    ("check", "name", "text"),
    [
        (imports_to_the_right, "source.document", "from plancli.model.plan import Plan"),
        (imports_to_the_right, "errors", "def f():\n    from plancli import diagnostic"),
        (imports_to_the_right, "reports.word.render", "import plancli.cli.check"),
        (imports_to_the_right, "helpers", ""),
        (banned_imports, "formats.json", "from plancli.model.plan import Plan"),
        (banned_imports, "rules.units.unused_unit", "import yaml"),
        (banned_imports, "rules.units.unused_unit", "from pathlib import Path"),
        (banned_imports, "reports.markdown", "from rich.text import Text"),
        (banned_imports, "formats.concise", "def f():\n    import rich"),
        (banned_imports, "reports.catalogue", "import typer"),
        (banned_imports, "cli.law", "from urllib import request"),
        (banned_imports, "legal.registry", "import urllib.request as fetch"),
        (banned_imports, "legal.registry", "from http.client import HTTPSConnection"),
        (relative_imports, "model.plan", "from . import unit"),
        (relative_imports, "model.plan", "from .unit import Unit"),
        (late_imports, "loading", "def f():\n    import yaml"),
        (
            late_imports,
            "analysis.gaps",
            "class A:\n    async def f(self):\n        from plancli.model import plan",
        ),
        (writes_past_the_writer, "cli.render", "open(name, 'w')"),
        (writes_past_the_writer, "cli.render", "open(name, mode='ab')"),
        (writes_past_the_writer, "reports.word.render", "path.open('x')"),
        (writes_past_the_writer, "reports.word.render", "path.write_bytes(data)"),
        (writes_past_the_writer, "reports.word.render", "folder.mkdir()"),
        (files_opened_by_rules, "rules.citations.wrong_date", "open('registry.yaml')"),
        (files_opened_by_rules, "rules.citations.wrong_date", "path.read_text()"),
        (what_only_commands_do, "checking", "print('a')"),
        (what_only_commands_do, "checking", "sys.exit(1)"),
        (what_only_commands_do, "checking", "raise SystemExit(1)"),
        (what_only_commands_do, "checking", "day = datetime.date.today()"),
        (what_only_commands_do, "checking", "moment = datetime.now(tz)"),
        (catches_everything, "checking", "try:\n    f()\nexcept Exception:\n    pass"),
        (catches_everything, "checking", "try:\n    f()\nexcept (OSError, BaseException) as e:\n    g(e)"),
        (catches_everything, "checking", "try:\n    f()\nexcept:\n    pass"),
        (runs_what_it_reads, "reports.markdown", "value = eval(text)"),
        (runs_what_it_reads, "baseline", "found = pickle.loads(data)"),
        (runs_what_it_reads, "cli.check", "os.system(command)"),
        (programs_started, "cli.check", "import subprocess"),
        (programs_started, "cli.git_versions", "subprocess.run(command, shell=True)"),
        (
            slow_classes,
            "rules.rule",
            "from dataclasses import dataclass\n@dataclass(slots=True)\nclass A:\n    a: int",
        ),
        (slow_classes, "rules.rule", "import dataclasses\n@dataclasses.dataclass\nclass A:\n    a: int"),
        (too_long, "checking", "\n" * 401),
        (too_long, "checking", "def f():\n" + "    a()\n" * 60),
        (no_docstring, "checking", "import os"),
    ],
)
def test_each_offence_would_be_seen(check: Callable[[Source], Iterator[str]], name: str, text: str) -> None:
    assert len(list(check(_source(f"plancli.{name}", text)))) == 1


@pytest.mark.parametrize(
    ("check", "name", "text"),
    [
        (imports_to_the_right, "model.plan", "from plancli.source.position import Route\nimport yaml"),
        (
            imports_to_the_right,
            "model.plan",
            "from plancli.model.unit import Unit\nfrom plancli import __version__",
        ),
        (banned_imports, "formats.terminal", "from rich.console import Console"),
        (banned_imports, "legal.registry", "from urllib.parse import quote"),
        (late_imports, "cli.render", "def f():\n    import docx"),
        (
            writes_past_the_writer,
            "source.document",
            "open(name); open(name, 'rb'); path.open('r'); text.replace(a, b)",
        ),
        (writes_past_the_writer, "writing.steps", "path.open('xb')"),
        (what_only_commands_do, "formats.terminal", "console.print(text)"),
        (what_only_commands_do, "cli.check", "print(date.today())"),
        (runs_what_it_reads, "baseline", "found = json.loads(data)"),
        (programs_started, "cli.git_versions", "import subprocess"),
        (catches_everything, "writing", "try:\n    f()\nexcept BaseException:\n    undo()\n    raise"),
    ],
)
def test_what_is_allowed_is_left_alone(
    check: Callable[[Source], Iterator[str]], name: str, text: str
) -> None:
    assert list(check(_source(f"plancli.{name}", text))) == []


def test_the_map_names_every_file_of_the_importer() -> None:
    text = (PACKAGE.parent / "ARCHITECTURE.md").read_text(encoding="utf-8")
    files = {path.stem for path in (PACKAGE / "importing").glob("*.py")} - {"__init__"}
    assert [name for name in sorted(files) if f"`{name}`" not in text] == []


def test_the_map_names_every_room() -> None:
    text = (PACKAGE.parent / "ARCHITECTURE.md").read_text(encoding="utf-8")
    layers = text.partition("## Layers")[2].partition("`tests/")[0]
    named = re.findall(r"\w+", layers)
    assert [room for layer in LAYERS for room in layer if room not in named and room != "__main__"] == []
