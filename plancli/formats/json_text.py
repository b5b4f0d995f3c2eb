"""Answers and other values as the text of a JSON file that every program can read; knows no diagnostics."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping

SCHEMA_VERSION = 1
"""Of all answers; raised when a key changes its meaning, which a new key does not."""
_HALF = re.compile("[\ud800-\udfff]")


def json_answer(answer: Mapping[str, object]) -> str:
    """Return what a command answers as JSON: `schema_version` first, then the keys in their order."""
    return json_text({"schema_version": SCHEMA_VERSION, **answer})


def json_text(value: object) -> str:
    r"""Return `value` as JSON, indented by two spaces, with its line end; letters stay letters.

    A half character, which a file name of other systems can hold, is spelt out: no encoding has it.

    >>> json_text({"path": "Trạm\udcff"})
    '{\n  "path": "Trạm\\udcff"\n}\n'
    """
    text = json.dumps(value, ensure_ascii=False, indent=2)
    return f"{_HALF.sub(_spelt_out, text)}\n"


def _spelt_out(found: re.Match[str]) -> str:
    return f"\\u{ord(found.group()):04x}"
