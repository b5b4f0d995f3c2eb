"""Values as the text of a JSON file that every program can read; knows no diagnostics."""

from __future__ import annotations

import json
import re

_HALF = re.compile("[\ud800-\udfff]")


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
