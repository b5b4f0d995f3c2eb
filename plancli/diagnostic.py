"""What a check says: a Finding points at a route of the plan, a Diagnostic at a stretch of text.

Carries sentences that are ready to print; it finds nothing and prints nothing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import Enum

from plancli.records import dataclass, field
from plancli.source.edit import Applicability, Fix
from plancli.source.position import Part, Route, Span

MOST_LINES = 8
"""Lines below the first that a diagnostic carries along: a value may run over a whole file."""


class Severity(Enum):
    """Mức độ."""

    ERROR = "error"
    """lỗi"""
    WARNING = "warning"
    """nên sửa"""
    INFO = "info"
    """để biết"""

    @property
    def rank(self) -> int:
        """0 for the gravest, so that diagnostics sort by it."""
        return ("error", "warning", "info").index(self.value)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a finding stands, said by the route in the file; rules never count lines."""

    route: Route
    part: Part = Part.VALUE
    within: tuple[int, int] | None = None
    """Start and end inside the value, in code points."""
    address: str = ""
    """Printed address: `II.4.c`."""


@dataclass(frozen=True, slots=True)
class Replacement:
    """New words for a stretch of one value."""

    place: Place
    """`within` says which stretch: equal ends only insert, None takes the whole value."""
    words: str
    """What stands there afterwards; empty to take the stretch away."""


@dataclass(frozen=True, slots=True)
class Correction:
    """What a rule offers to change, said by routes; its title is the rule's own text `fix`."""

    replacements: tuple[Replacement, ...]
    applicability: Applicability
    """At most safe in a draft; a change to what a received or issued plan prints is never safe."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule yields."""

    place: Place
    fields: Mapping[str, str] = field(default_factory=dict)
    """What the rule's sentences quote."""
    variant: str = ""
    """Which of the rule's messages: empty for the first one."""
    related: tuple[Place, ...] = ()
    """Other places of the same fault."""
    severity: Severity | None = None
    """Where this case is graver or lighter than the rule as a whole."""
    correction: Correction | None = None


@dataclass(frozen=True, slots=True)
class Related:
    """Another place that belongs to a diagnostic."""

    label: str
    span: Span


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """What a format prints."""

    code: str
    """`KH104`"""
    name: str
    """`skipped-letter`"""
    severity: Severity
    message: str
    """What is wrong, with the value quoted and the printed address; one sentence."""
    path: str
    """The file as the user named it, with forward slashes."""
    label: str
    """Printed address: `II.4.c`; empty for faults of the file itself."""
    span: Span
    source_line: str
    """Text of the line where it starts, without the line end."""
    help: str
    """What to do."""
    basis: str = ""
    """The article of law or the convention behind it."""
    related: tuple[Related, ...] = ()
    fix: Fix | None = None
    more_lines: tuple[str, ...] = ()
    """Text of the lines below it that the span reaches, at most `MOST_LINES`, without line ends."""
    id: str = ""
    """The printed address made unique, of the section or task it stands in: `III.1-3`; else empty."""
    words: str = ""
    """The words at fault as the value holds them, however the file wraps them; empty for a whole node."""


class SuppressedBy(Enum):
    """What lets a finding pass."""

    COMMENT = "comment"
    """`# plancli: ignore[…] lý do` in the plan"""
    BASELINE = "baseline"
    """danh sách điểm đã biết"""


@dataclass(frozen=True, slots=True)
class Suppressed:
    """A finding that is not told, and why."""

    diagnostic: Diagnostic
    by: SuppressedBy
    reason: str = ""
    """What the comment says behind its codes."""


@dataclass(frozen=True, slots=True)
class RuleInfo:
    """What a program that collects diagnostics may show of a rule, or of a kind of fault of a file."""

    code: str
    """`KH104`"""
    name: str
    """`skipped-letter`"""
    severity: Severity
    """The rule's own; one diagnostic may be graver or lighter."""
    family: str
    """`structure`, `citations` …; `file` for faults of a file, `suppression` for those of its comments."""
    checks: str
    """What it looks for, one line."""
    why: str
    help: str
    basis: str
    """Empty for faults of a file."""
    page: str
    """All that is said of it, in Markdown."""
    precision: float | None = None
    """Share of its findings on real plans that a reader found right; None where none was read."""


@dataclass(frozen=True, slots=True)
class CheckResult:
    """All diagnostics of one run, in order of file and place."""

    diagnostics: Sequence[Diagnostic]
    files: int
    """Files looked at."""
    citations: int = 0
    """Places that cite a document."""
    citations_checked: int = 0
    """Of these, how many cite one that the registry holds with a known date."""
    registry_checked: str = ""
    """Day of the registry's last review, ISO."""
    suppressed_diagnostics: Sequence[Suppressed] = ()
    """Findings that a comment or the baseline lets pass; `diagnostics` holds none of them."""
    issued: int = 0
    """Files that hold a plan which has been issued: too late to correct it before it is signed."""
    by_rank: tuple[int, int, int] | None = None
    """How many diagnostics there are of each rank, where that has been counted."""

    @property
    def suppressed(self) -> int:
        """How many findings were let pass."""
        return len(self.suppressed_diagnostics)

    def count(self, severity: Severity) -> int:
        """Return how many diagnostics have this severity."""
        if self.by_rank is not None:
            return self.by_rank[severity.rank]
        return sum(diagnostic.severity is severity for diagnostic in self.diagnostics)
