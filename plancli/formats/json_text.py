"""Answers and other values as the text of a JSON file that every program can read; knows no diagnostics."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping

SCHEMA_VERSION = 1
"""Of all answers; raised when a key changes its meaning, which a new key does not."""
_ACTS = re.compile(
    "[\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff\ufeff]"
    r"|(?<=##)\["
)
"""What acts on a screen, or turns or hides what it shows; and what opens a command in a log of GitHub."""


def json_answer(answer: Mapping[str, object]) -> str:
    """Return what a command answers as JSON: `schema_version` first, then the keys in their order."""
    return json_text({"schema_version": SCHEMA_VERSION, **answer})


def json_with_many(key: str, many: Iterable[object], answer: Mapping[str, object]) -> Iterator[str]:
    """Yield what `json_answer` gives of a list of thousands under `key`, followed by `answer`."""
    head, _, tail = json_answer({key: [], **answer}).partition("[]")
    return json_list(many, head, tail, depth=1)


def json_list(many: Iterable[object], head: str = "", tail: str = "\n", *, depth: int = 0) -> Iterator[str]:
    """Yield a list of thousands, so many levels down, with the text around it.

    The entries are made one after the other: as one tree they would take several times the memory.
    """
    line = f"\n{'  ' * depth}"
    yield f"{head}["
    some = False
    for each in many:
        written = f"\n{_written(each)}".replace("\n", f"{line}  ")
        yield f",{written}" if some else written
        some = True
    yield f"{line}]{tail}" if some else f"]{tail}"


def json_text(value: object) -> str:
    r"""Return `value` as JSON, indented by two spaces, with its line end; letters stay letters.

    A half character, which a file name of other systems can hold, is spelt out: no encoding has it. So is
    what would act on the screen or in the log that shows the text; a program reads the same value.

    >>> json_text({"path": "Trạm\udcff"})
    '{\n  "path": "Trạm\\udcff"\n}\n'
    """
    return f"{_written(value)}\n"


def _written(value: object) -> str:
    """Return the text of a value; only line ends of the layout stand bare in it."""
    return _ACTS.sub(_spelt_out, json.dumps(value, ensure_ascii=False, indent=2))


def _spelt_out(found: re.Match[str]) -> str:
    return f"\\u{ord(found.group()):04x}"
