"""The plan that a table belongs to, with its progress: both ways of `plancli table` begin here."""

from __future__ import annotations

import datetime
import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

from plancli.cli.inputs import tell_errors
from plancli.cli.streams import remark
from plancli.loading import LoadedPlan
from plancli.messages import Language, sentence
from plancli.model.plan import Plan
from plancli.records import dataclass

if TYPE_CHECKING:
    from plancli.workspace.progress_file import LoadedProgress


@dataclass(frozen=True, slots=True)
class TableWishes:
    """What the flags ask for."""

    output: Path | None
    today: datetime.date
    language: Language
    force: bool


def progress_of(path: str, plan: Plan, wishes: TableWishes) -> LoadedProgress | None:
    """Return what is known of the progress of a plan; None, the faults said, where its file has errors."""
    from plancli.workspace.progress_file import load_progress

    found = load_progress(path, plan, wishes.today, wishes.language)
    if found.is_usable:
        return found
    tell_errors(found.errors)
    remark(sentence(wishes.language, "cli.table.progress-unusable", path=found.path))
    return None


def version_of(loaded: LoadedPlan) -> str:
    """Return the digest by which a table of an older version of the plan file is known."""
    text = loaded.source.text if loaded.source else ""
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
