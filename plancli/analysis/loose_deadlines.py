"""Times that stand on a line of their own and belong to no task: where the paper's tasks are not told apart.

Reads the caption in front of the colon; which work the time is for, it does not say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from plancli.model.deadline import Deadline, read_deadline
from plancli.model.plan import Plan
from plancli.records import replace

_LINE = re.compile(
    r"(?:thời gian|thời hạn)(?: (?:hoàn thành|thực hiện|xong))+\s*:\s*(?P<words>\S.*)",
    re.IGNORECASE | re.DOTALL,
)


def loose_deadlines(plan: Plan) -> Iterator[tuple[str, Deadline]]:
    """Yield the printed address and the time of each such line, in printed order."""
    for text in plan.texts:
        if found := _LINE.fullmatch(text.words):
            read = read_deadline(found["words"], text.route, plan.issuance.year)
            yield text.address, replace(read, within=found.span("words"))
