"""By what a plan is told from others: number, date, title, who issued it and for which years.

Small enough to be kept of a thousand plans; quotes the paper, and what it leaves blank stays blank.
"""

from __future__ import annotations

from plancli.analysis.issuer import issuer_name
from plancli.model.issuance import PlanState
from plancli.model.plan import Plan
from plancli.records import dataclass


@dataclass(frozen=True, slots=True)
class PlanHead:
    """Phần đầu của một kế hoạch."""

    kind: str
    """As printed: `KẾ HOẠCH`."""
    number: str
    """`15/KH-UBND`, `/KH-UBND` while the number is blank; of a plan without one that of its decision."""
    is_decision: bool
    """True where number and date are those of the decision that issued the plan."""
    date_words: str
    """As printed: `ngày tháng 12 năm 2024`."""
    date: str
    """ISO 8601, cut to what is known; empty for none."""
    title: str
    issuer: str
    """As printed; where the head names none, as the plan's own sentences say."""
    superior: str
    """The line above the issuer, as a commune prints its province; empty for none."""
    years: tuple[int, int] | None
    """First and last year of its period; where it names none, the year of its date."""
    state: PlanState

    @property
    def has_number(self) -> bool:
        """Whether the number is printed, and not left blank before its symbol."""
        return bool(self.number) and not self.number.startswith(("/", "-"))


def head_of(plan: Plan) -> PlanHead:
    """Return what tells a plan from others."""
    own = plan.issuance
    head = plan.numbered_head
    date = head.date or own.date
    return PlanHead(
        kind=own.kind,
        number=head.printed_number,
        is_decision=head is not own,
        date_words=" ".join((head.date_words or own.date_words).split()),
        date=date.iso if date else "",
        title=" ".join(own.title.split()),
        issuer=" ".join(issuer_name(plan).split()),
        superior=" ".join((own.superior or head.superior).split()),
        years=own.years or ((date.year, date.year) if date else None),
        state=plan.state,
    )
