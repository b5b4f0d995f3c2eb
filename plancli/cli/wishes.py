"""What `check` is to do with each plan: flags first, then the settings that hold for it.

Asks the settings once for a plan; it checks nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from plancli.checking import RuleChoice
from plancli.cli.configuration import Configuration
from plancli.cli.selection import choose_for, choose_rules
from plancli.diagnostic import Severity
from plancli.rules import ALL_RULES, Rule

_NEVER = "never"
LIMITS = (*(severity.value for severity in Severity), _NEVER)
"""What `--fail-on` takes."""


class Wishes:
    """Flags and settings of one run of `check`, asked by plan."""

    def __init__(
        self,
        configuration: Configuration,
        select: Sequence[str] = (),
        ignore: Sequence[str] = (),
        fail_on: str = "",
        baseline: Path | None = None,
    ) -> None:
        """Keep what the flags say; what is empty or None no flag says."""
        self.configuration = configuration
        self.select = select
        self.ignore = ignore
        self.fail_on = fail_on
        self.baseline = baseline
        self._chosen: dict[str, RuleChoice] = {}

    def prepare(self, paths: Iterable[str]) -> None:
        """Ask for all plans at once, so that bad settings stop a run before anything is read or written."""
        choose_rules(self.select, self.ignore)
        for path in paths:
            self.rules(path)

    def files(self) -> list[str]:
        """Return the files of settings and of known findings that hold for the plans asked for."""
        held = [self.configuration.of(path).file for path in self._chosen]
        return [each.as_posix() for each in dict.fromkeys([*held, *self.known_files()]) if each is not None]

    def known_files(self) -> list[Path]:
        """Return the files of known findings that hold for the plans asked for, each once."""
        known = (self.known(path) for path in self._chosen)
        return list(dict.fromkeys(each for each in known if each is not None))

    @property
    def has_plans(self) -> bool:
        """Say whether any plan was asked for."""
        return bool(self._chosen)

    def overlays(self) -> list[Path]:
        """Return the overlays of the registry that the plans asked for name, each once, in their order."""
        named = (each for path in self._chosen for each in self.configuration.of(path).registry)
        return list(dict.fromkeys(named))

    def left_out(self) -> dict[Path, list[str]]:
        """Return the codes of the rules that no flag but settings keep from running, by file of settings."""
        found: dict[Path, set[str]] = {}
        asked = choose_rules(self.select, self.ignore)
        for path, choice in self._chosen.items():
            file = self.configuration.of(path).file
            missing = {rule.code for rule in asked if rule not in choice.rules}
            if file is not None and missing:
                found.setdefault(file, set()).update(missing)
        return {file: sorted(codes) for file, codes in found.items()}

    def rules(self, path: str) -> RuleChoice:
        """Return what is looked for in the plan at `path`."""
        if path not in self._chosen:
            settings = self.configuration.of(path)
            self._chosen[path] = choose_for(path, settings, self.select, self.ignore)
        return self._chosen[path]

    def all_rules(self) -> tuple[type[Rule], ...]:
        """Return the rules that run on any of the plans asked for, in the order of ALL_RULES."""
        ran = {rule for choice in self._chosen.values() for rule in choice.rules}
        return tuple(rule for rule in ALL_RULES if rule in ran)

    def decided(self, path: str) -> frozenset[str]:
        """Return the codes of the rules whose silence on this plan says that nothing is at fault there."""
        return self.rules(path).decided

    def limit(self, path: str) -> str:
        """Return the grade from which on a finding in this plan fails the run, or `never`."""
        return self.fail_on or self.configuration.of(path).fail_on or Severity.ERROR.value

    def fails_from(self, path: str) -> int:
        """Return the rank of that grade; below all ranks for `never`."""
        limit = self.limit(path)
        return -1 if limit == _NEVER else Severity(limit).rank

    def known(self, path: str) -> Path | None:
        """Return the file of findings that are known for this plan, if any."""
        return self.baseline or self.configuration.of(path).baseline
