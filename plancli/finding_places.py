"""Where findings stand: the stretch of text that a route of the plan leads to, and what is said of it.

Looks at one plan's text only; it runs no rule.
"""

from __future__ import annotations

from collections.abc import Iterator

from plancli.diagnostic import MOST_LINES, Diagnostic, Finding, Place, Related
from plancli.messages import Language
from plancli.model.plan import Plan
from plancli.records import dataclass
from plancli.rules.rule import Rule
from plancli.source.document import SourceDocument
from plancli.source.position import Route, Span


@dataclass(frozen=True, slots=True)
class Spot:
    """A stretch of a file, with the text of its lines and what makes it known again."""

    path: str
    span: Span
    lines: tuple[str, ...]
    id: str
    words: str


class Places:
    """Where the routes of one plan lead."""

    def __init__(self, plan: Plan, source: SourceDocument, path: str) -> None:
        self._plan = plan
        self.source = source
        self._ids: dict[Route, str] = {}
        self.path = path

    def spot(self, place: Place) -> Spot:
        """Return the stretch of text at a place."""
        where = (place.route, place.part, place.within)
        span = self.source.locate(*where)
        lines = (self.source.line_text(span.start.line), *self.source.lines_below(span, MOST_LINES))
        return Spot(self.path, span, lines, self._id(place.route), self.source.words(*where))

    def related(self, place: Place) -> Related:
        """Return another place of the same finding."""
        return Related(place.address, self.source.locate(place.route, place.part, place.within))

    def _id(self, route: Route) -> str:
        """Return the id of the innermost section, task or duty around a route; empty outside of all."""
        if not self._ids:
            self._ids = dict(_ids(self._plan))
        known = (self._ids.get(route[:length]) for length in range(len(route), 0, -1))
        return next((each for each in known if each), "")


def told(rule: type[Rule], finding: Finding, spot: Spot, language: Language) -> Diagnostic:
    """Return the finding in words."""
    text = rule.text[language]
    fields = {"address": finding.place.address, **finding.fields}
    variants = text.variants or {}
    message = variants[finding.variant] if finding.variant else text.message
    advice = variants.get(f"{finding.variant}.help", text.help)
    return Diagnostic(
        code=rule.code,
        name=rule.name,
        severity=finding.severity or rule.severity,
        message=message.format_map(fields),
        path=spot.path,
        label=finding.place.address,
        span=spot.span,
        source_line=spot.lines[0],
        help=advice.format_map(fields),
        basis=rule.basis_in(language),
        more_lines=spot.lines[1:],
        id=spot.id,
        words=spot.words,
    )


def _ids(plan: Plan) -> Iterator[tuple[Route, str]]:
    """Yield route and unique id of everything that has one; the inner one of the same route last."""
    yield from ((annex.route, annex.id) for annex in plan.annexes)
    yield from ((section.route, section.id) for section in plan.all_sections())
    yield from ((task.route, task.id) for task in plan.tasks)
    yield from ((duty.route, duty.id) for duty in plan.duties)
