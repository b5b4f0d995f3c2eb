"""Whether a plan, or one of its tasks, says where the money comes from.

Looks for any printed word of money; whether it is enough, is for a reader to judge.
"""

from __future__ import annotations

import re

from plancli.model.plan import Plan, PrintedText
from plancli.vietnamese.clauses import own_words

_FUNDING = re.compile(r"[kKnNdD](?i:(?<=k)inh phí|(?<=n)gân sách|(?<=d)ự toán|(?<=n)guồn vốn)")
_BODY = frozenset({"sections", "annexes", "closing"})


def ordering_texts(plan: Plan) -> tuple[PrintedText, ...]:
    """Return the prose in which a plan orders something; bases, preamble and recipients order nothing."""
    return tuple(filter(_orders, plan.texts))


def _orders(text: PrintedText) -> bool:
    return bool(text.route) and text.route[0] in _BODY


def speaks_of_funding(plan: Plan) -> bool:
    """Say whether any line of a task, any heading or any sentence of the plan speaks of money."""
    if any(task.funding for task in plan.tasks):
        return True
    return any(_orders(text) and funding_in_prose(text.words) for text in plan.texts.holding(_FUNDING))


def funding_in_prose(words: str) -> tuple[int, int] | None:
    """Return where prose speaks of money, titles of cited documents left out; None where it does not.

    >>> funding_in_prose("Bố trí từ ngân sách huyện.")
    (10, 19)
    """
    found = _FUNDING.search(own_words(words))
    return found.span() if found else None
