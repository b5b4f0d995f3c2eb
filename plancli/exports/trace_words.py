"""What a trace says in words, on the screen and on paper alike."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from plancli.analysis.trace_rows import TraceRow, TraceState, Upward
from plancli.messages import Language, sentence


def state_name(state: TraceState, language: Language) -> str:
    """Return how a row stands: `kế thừa nguyên`."""
    return sentence(language, f"trace.state.{state.value}")


def counts_words(rows: Sequence[TraceRow], language: Language) -> str:
    """Return how many rows stand in each way, and how many are late; empty for no row."""
    counted = Counter(row.state for row in rows)
    said = [f"{counted[state]} {state_name(state, language)}" for state in TraceState if counted[state]]
    late = sum(row.late for row in rows)
    return ", ".join([*said, *([sentence(language, "trace.late-count", count=late)] if late else [])])


def chains(steps: Sequence[Upward], *, ids: bool = False) -> Iterator[list[str]]:
    """Yield each chain upwards as one line of places; with `ids` a duty of the law brings its id."""
    for step in steps:
        here = f"{step.source} {step.address}".strip()
        if ids and step.duty:
            here = f"{here} ({step.duty.id})"
        yield from ([here, *rest] for rest in (list(chains(step.above, ids=ids)) or [[]]))
