"""docs/theo-doi.md: its table names every fault, and its commands show each use."""

from __future__ import annotations

import re
from pathlib import Path

from plancli.analysis.progress_match import ProgressFault

ROOT = Path(__file__).resolve().parents[2]
GUIDE = (ROOT / "docs" / "theo-doi.md").read_text(encoding="utf-8")
USES = ("--unit", "--overdue", "--due", "--no-report", "--record", "--extend", "--period", "--as-of")


def test_every_fault_is_in_the_table() -> None:
    assert re.findall(r"^\| (TD\d\d) ", GUIDE, re.MULTILINE) == [fault.code for fault in ProgressFault]


def test_the_commands_show_each_use() -> None:
    told = " ".join(re.findall(r"^plancli .+$", GUIDE, re.MULTILINE))
    assert [flag for flag in USES if flag not in told] == []
