"""What a rule is: one pattern that a check flags, with its sentences, examples and basis.

The bases only; each rule stands in a file of its own and is listed in `plancli.rules`.
"""

from __future__ import annotations

import datetime
from abc import ABC, abstractmethod
from collections.abc import Hashable, Iterator, Mapping, Sequence
from typing import ClassVar, Generic, TypeVar

from plancli.analysis.question import Question
from plancli.diagnostic import Finding, Place, Severity
from plancli.legal.organisations import Organisations, load_default_organisations
from plancli.legal.registry import Registry
from plancli.messages import Language
from plancli.model.plan import Plan
from plancli.records import dataclass, field

Fact = TypeVar("Fact")
"""What a check over several plans keeps of one place of one plan."""


@dataclass(frozen=True, slots=True)
class RuleContext:
    """All that a rule may look at."""

    plan: Plan
    registry: Registry
    as_of: datetime.date | None = None
    """The day to judge law on; None for the plan's own date."""
    organisations: Organisations = field(default_factory=load_default_organisations)
    """Reads nothing before a rule asks."""

    @property
    def day(self) -> datetime.date | None:
        """The day that is judged; None where none was given and the plan bears no date."""
        return self.as_of or self.issued

    @property
    def issued(self) -> datetime.date | None:
        """The plan's own day, the last it can be; a plan issued with a decision may bear the decision's."""
        return self.plan.issued


@dataclass(frozen=True, slots=True)
class RuleText:
    """A rule's sentences in one language; `{fields}` are filled from the finding."""

    checks: str
    """Kiểm tra gì: what the rule looks for."""
    why: str
    """Vì sao: why it matters to whoever signs or carries out."""
    message: str
    """What is wrong, the value quoted, with `{address}` where there is one; one sentence."""
    help: str
    """What to do."""
    variants: Mapping[str, str] | None = None
    """Other messages by variant name; `<variant>.help` and `<variant>.fix` give its own help and fix."""
    fix: str = ""
    """What the correction that a finding offers does: “Đổi “{found}” thành “{own}””; no full stop."""


class Rule(ABC):
    """One check; a subclass is the whole page about it."""

    code: ClassVar[str]
    """`KH104`, of the family's range; never reused."""
    name: ClassVar[str]
    """The pattern it flags; reads well after "cho phép": `skipped-letter`."""
    severity: ClassVar[Severity]
    basis: ClassVar[str]
    """Article of law, or "Thông lệ: …" where it is a convention; Vietnamese."""
    basis_en: ClassVar[str]
    """The same in English."""
    since: ClassVar[str] = "0.1.0"
    question: ClassVar[Question | None] = None
    """Which of the "6 rõ" it asks; it does not run where that question is left out of the set."""
    text: ClassVar[Mapping[Language, RuleText]]
    bad: ClassVar[str]
    """A plan (top-level keys that matter) with `# expect: CODE` on each line where a diagnostic begins."""
    good: ClassVar[str]
    """A near miss on which the rule is silent."""

    @classmethod
    def basis_in(cls, language: Language) -> str:
        """Return the basis in a language."""
        return cls.basis_en if language is Language.EN else cls.basis

    @abstractmethod
    def check(self, context: RuleContext) -> Iterator[Finding]:
        """Yield a finding for each place that shows the pattern."""


@dataclass(frozen=True, slots=True)
class Noted(Generic[Fact]):
    """A fact of one plan, kept until the last plan of the run is read."""

    path: str
    """The plan's file as the user named it."""
    place: Place
    fact: Fact


class RunRule(Rule, Generic[Fact]):
    """A check of all plans of one run against each other; facts are small, because the plans are not kept."""

    def check(self, context: RuleContext) -> Iterator[Finding]:  # noqa: ARG002 - the base gives it
        """Yield nothing: one plan alone is not at fault."""
        yield from ()

    @abstractmethod
    def note(self, context: RuleContext) -> Iterator[tuple[Place, Fact]]:
        """Yield what is to be compared, with the place where a finding would stand."""

    @abstractmethod
    def subject(self, fact: Fact) -> Hashable:
        """Return what a fact is about: facts of other subjects never contradict it."""

    @abstractmethod
    def compare(self, noted: Sequence[Noted[Fact]]) -> Iterator[tuple[Noted[Fact], Mapping[str, str]]]:
        """Yield the facts at fault, each with the fields of its message.

        The facts come plan by plan; those of a subject on which all plans agree are left out.
        """
