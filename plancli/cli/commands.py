"""The table of commands: where each one lives, so that only the one invoked is loaded.

Imports no command; the short help of each is `cli.<name>.short` in `messages`.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum

from plancli.records import dataclass


class Panel(Enum):
    """A part of the help page, in the order of the page."""

    DAILY = "daily"
    """Hằng ngày."""
    FOLLOW_UP = "follow-up"
    """Theo dõi."""
    LOOK_UP = "look-up"
    """Tra cứu."""
    TECHNICAL = "technical"
    """Kỹ thuật."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One command."""

    place: str
    """`module:function`"""
    alias: str
    """Its name in Vietnamese without accents, which does the same."""
    panel: Panel
    """Where it stands on the help page."""
    actions: str = ""
    """First words that choose what it does, each with its Vietnamese name: `status=tinh-trang …`."""


COMMANDS: dict[str, Entry] = {
    "check": Entry("plancli.cli.check:check", "kiem-tra", Panel.DAILY),
    "obligations": Entry("plancli.cli.obligations:obligations", "trach-nhiem", Panel.DAILY),
    "import": Entry("plancli.cli.import_plan:import_plan", "nhap", Panel.DAILY),
    "new": Entry("plancli.cli.new:new", "lap-moi", Panel.DAILY),
    "render": Entry("plancli.cli.render:render", "trinh-bay", Panel.DAILY),
    "sheets": Entry("plancli.cli.sheets:sheets", "phieu", Panel.DAILY),
    "table": Entry("plancli.cli.table:table", "bang", Panel.DAILY),
    "progress": Entry("plancli.cli.progress:progress", "tien-do", Panel.FOLLOW_UP),
    "remind": Entry("plancli.cli.remind:remind", "don-doc", Panel.FOLLOW_UP),
    "trace": Entry("plancli.cli.trace:trace", "truy-vet", Panel.FOLLOW_UP),
    "diff": Entry("plancli.cli.diff:diff", "so-sanh", Panel.FOLLOW_UP),
    "gaps": Entry("plancli.cli.gaps:gaps", "khoang-trong", Panel.LOOK_UP),
    "cite": Entry("plancli.cli.cite:cite", "vien-dan", Panel.LOOK_UP),
    "law": Entry(
        "plancli.cli.law:law", "van-ban", Panel.LOOK_UP, "status=tinh-trang missing=con-thieu add=bo-sung"
    ),
    "rule": Entry("plancli.cli.rule:rule", "quy-tac", Panel.LOOK_UP),
    "template": Entry(
        "plancli.cli.template:template", "bieu-mau", Panel.TECHNICAL, "list=liet-ke copy=chep check=kiem-tra"
    ),
    "export": Entry("plancli.cli.export:export", "xuat", Panel.TECHNICAL),
    "fmt": Entry("plancli.cli.fmt:fmt", "bo-cuc", Panel.TECHNICAL),
    "schema": Entry("plancli.cli.schema:schema", "luoc-do", Panel.TECHNICAL),
    "completion": Entry("plancli.cli.completion:completion", "goi-y", Panel.TECHNICAL),
}
"""By name, in the order of the help page."""

_NAMES = {entry.alias: name for name, entry in COMMANDS.items()}


def names_and_aliases() -> tuple[str, ...]:
    """Return all that may be typed for a command."""
    return (*COMMANDS, *_NAMES)


def find_command(words: Sequence[str]) -> tuple[str, int]:
    """Return the command that a line begins with, and how many of its words say so; "" and 0 for none.

    A Vietnamese name may be typed with accents, and in two words.

    >>> find_command(["kiem-tra", "ke-hoach.yaml"]), find_command(["Kiểm", "tra", "ke-hoach.yaml"])
    (('check', 1), ('check', 2))
    """
    typed = words[0] if words else ""
    name = typed if typed in COMMANDS else _NAMES.get(typed, "")
    if name or not typed:
        return name, int(bool(name))
    # Whoever types a name as it is does not wait for this.
    from plancli.vietnamese.folding import unaccent

    for count in (1, 2):
        name = _NAMES.get("-".join(unaccent(" ".join(words[:count])).split()), "")
        if name:
            return name, count
    return "", 0


def actions(name: str) -> dict[str, str]:
    """Return the words that choose what a command does, with what each stands for.

    >>> actions("template")["chep"]
    'copy'
    """
    pairs = (pair.split("=") for pair in COMMANDS[name].actions.split())
    return {word: action for action, alias in pairs for word in (action, alias)}
