"""docs/truy-vet.md: the states that it explains are those of the tool."""

from __future__ import annotations

import re
from pathlib import Path

from plancli.messages import Language, catalogue

GUIDE = (Path(__file__).resolve().parents[2] / "docs" / "truy-vet.md").read_text(encoding="utf-8")


def test_the_states_are_those_of_the_tool() -> None:
    part = re.split(r"\n## ", GUIDE)[1]
    told = set(re.findall(r"^\| (.+?) \|", part, re.MULTILINE)) - {"Trạng thái", "---"}
    assert told == {words for key, words in catalogue(Language.VI).items() if key.startswith("trace.state.")}
