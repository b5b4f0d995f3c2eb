"""What rules and registry say of one plan on a day, for a report that tells it.

Checks as `check` does, with the same settings; it prints no finding.
"""

from __future__ import annotations

import datetime

from plancli.cli.checker import Checker
from plancli.cli.configuration import Configuration
from plancli.cli.inputs import load_plan, usable
from plancli.cli.registry import open_registry
from plancli.cli.wishes import Wishes
from plancli.messages import Language
from plancli.reports.material import Judgement, Material


def judged_material(
    path: str, day: datetime.date, configuration: Configuration, language: Language
) -> Material:
    """Return the plan at `path` with all that is known of it on `day`; exit code 1 where it has errors.

    Papers are in Vietnamese, and so are the findings; `language` is that of the failures.
    """
    loaded = load_plan(path, language)
    _, plan = usable(loaded, language)
    wishes = Wishes(configuration)
    wishes.prepare([loaded.path])
    registry = open_registry(wishes.overlays(), language)
    checked = Checker(registry, wishes, Language.VI, day).one(loaded)
    return Material(plan, day, Judgement(checked, registry))
