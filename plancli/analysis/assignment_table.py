"""The table of assignments: one row a task, in the columns of an annex "Phân công nhiệm vụ".

Sets out what the lines name; a cell stays empty where the plan has no such line.
"""

from __future__ import annotations

from collections.abc import Iterator

from plancli.model.assignment import Role
from plancli.model.plan import Plan
from plancli.model.section import Section
from plancli.model.task import Duty, Paragraph, Task, content_items
from plancli.records import dataclass


@dataclass(frozen=True, slots=True)
class AssignmentRow:
    """One task as a row; unit names as printed, "Đề nghị" kept in front of a requested one."""

    number: int
    """TT: from 1, through the whole plan."""
    task_id: str
    address: str
    """Printed address: `II.4.c`."""
    section: str
    """Printed heading of the section that holds the task: `4. Công tác chỉ đạo …`."""
    title: str
    """Heading line of the task, or empty."""
    words: str
    """Content as printed."""
    items: tuple[Paragraph, ...]
    """Sub-items of the content."""
    lead: tuple[str, ...]
    responsible: tuple[str, ...]
    coordinating: tuple[str, ...]
    guiding: tuple[str, ...]
    directing: tuple[str, ...]
    monitoring: tuple[str, ...]
    deadline: str
    """The phrase as printed, of its line or in the prose; empty where there is none."""
    deliverable: str
    funding: str
    note: str

    def units(self, role: Role) -> tuple[str, ...]:
        """Return the names in the column of one role."""
        columns = {
            Role.LEAD: self.lead,
            Role.RESPONSIBLE: self.responsible,
            Role.COORDINATING: self.coordinating,
            Role.GUIDING: self.guiding,
            Role.DIRECTING: self.directing,
            Role.MONITORING: self.monitoring,
        }
        return columns[role]


def assignment_table(plan: Plan) -> tuple[AssignmentRow, ...]:
    """Return a row for each task, in printed order: twelve for the Trạm Tấu plan."""
    headings = dict(_headings(plan))
    return tuple(_row(number, task, headings.get(task.id, "")) for number, task in enumerate(plan.tasks, 1))


def _row(number: int, task: Task, section: str) -> AssignmentRow:
    return AssignmentRow(
        number=number,
        task_id=task.id,
        address=task.address,
        section=section,
        title=task.title,
        words=task.words,
        items=content_items(task.lines),
        lead=names_of(task, Role.LEAD),
        responsible=names_of(task, Role.RESPONSIBLE),
        coordinating=names_of(task, Role.COORDINATING),
        guiding=names_of(task, Role.GUIDING),
        directing=names_of(task, Role.DIRECTING),
        monitoring=names_of(task, Role.MONITORING),
        deadline=task.deadline.words,
        deliverable=task.deliverable,
        funding=task.funding,
        note=task.note,
    )


def names_of(task: Task, role: Role) -> tuple[str, ...]:
    """Return the names that hold a role: "Đề nghị Ban Tuyên giáo Huyện ủy" directs II.4.a."""
    return tuple(
        f"Đề nghị {mention.words}" if mention.requested else mention.words for mention in task.mentions(role)
    )


def _headings(plan: Plan) -> Iterator[tuple[str, str]]:
    for section in plan.sections:
        yield from _below(section)
    for annex in plan.annexes:
        for block in annex.content:
            if isinstance(block, Section):
                yield from _below(block)
            elif isinstance(block, Task):
                yield block.id, annex.title


def _below(section: Section) -> Iterator[tuple[str, str]]:
    for block in section.content:
        if isinstance(block, Section):
            yield from _below(block)
        elif isinstance(block, Task | Duty):
            yield block.id, f"{section.mark} {section.title}".strip()
