"""docs/bang-giao-viec.md: what it says of the table is so."""

from __future__ import annotations

from pathlib import Path

import pytest

from plancli.analysis.work_answers import state_choice
from plancli.messages import Language, sentence
from plancli.model.progress import ProgressState


@pytest.fixture
def guide(project: Path) -> str:
    return (project / "docs" / "bang-giao-viec.md").read_text(encoding="utf-8")


def test_the_guide_names_the_words_that_the_table_offers(guide: str) -> None:
    words = [state_choice(each) for each in ProgressState]
    assert ", ".join(words) in guide
    assert sentence(Language.VI, "cli.table.write") in guide
    assert sentence(Language.VI, "table.guide.tab") in guide
