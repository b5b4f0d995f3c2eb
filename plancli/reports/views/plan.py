"""Report `plan`: the whole paper as it was received, ready for a template.

Keeps every word in its order; the decision that issues the plan comes first where there is one.
"""

from __future__ import annotations

from plancli.model.plan import Plan
from plancli.model.section import Decision
from plancli.records import dataclass
from plancli.reports.views.annex import AnnexView, view_annex
from plancli.reports.views.blocks import Block, item_blocks
from plancli.reports.views.letterhead import FootView, HeadView, view_foot, view_head
from plancli.reports.views.running_text import article_blocks, content_blocks


@dataclass(frozen=True, slots=True)
class PaperView:
    """One signed paper: a decision or a plan."""

    head: HeadView
    letterhead: bool
    """False for a plan attached to a decision that has no number and day of its own."""
    blocks: tuple[Block, ...]
    """The text from the first basis to the closing, a block a paragraph or a table."""
    foot: FootView
    footnotes: tuple[str, ...]
    """Chú thích, the last of the paper; each as printed."""


@dataclass(frozen=True, slots=True)
class PlanView:
    """The papers of one plan: decision, plan, annexes."""

    papers: tuple[PaperView, ...]
    """The plan, after the decision that issues it where there is one."""
    annexes: tuple[AnnexView, ...]
    title: str
    """For the properties of the Word file."""
    author: str
    """The issuer, for the same."""


def view_plan(plan: Plan) -> PlanView:
    """Return the view of report `plan`."""
    decision = (_decision(plan.decision),) if plan.decision else ()
    return PlanView(
        papers=(*decision, _paper(plan)),
        annexes=tuple(map(view_annex, plan.annexes)),
        title=plan.issuance.title,
        author=plan.issuance.issuer,
    )


def _decision(decision: Decision) -> PaperView:
    authority = (Block("enacting", decision.authority, "", decision.authority),) if decision.authority else ()
    enacting = (Block("enacting", decision.enacting, "", decision.enacting),) if decision.enacting else ()
    return PaperView(
        head=view_head(decision.issuance),
        letterhead=True,
        blocks=(
            *authority,
            *item_blocks(decision.bases, "basis"),
            *enacting,
            *article_blocks(decision.articles),
        ),
        foot=view_foot(decision.issuance, decision.recipients),
        footnotes=(),
    )


def _paper(plan: Plan) -> PaperView:
    head = view_head(plan.issuance)
    return PaperView(
        head=head,
        letterhead=plan.decision is None or bool(head.number or head.place_and_date),
        blocks=(
            *item_blocks(plan.bases, "basis"),
            *item_blocks(plan.preamble),
            *content_blocks(plan.sections),
            *item_blocks(plan.closing),
        ),
        foot=view_foot(plan.issuance, plan.recipients),
        footnotes=tuple(note.words for note in plan.footnotes),
    )
