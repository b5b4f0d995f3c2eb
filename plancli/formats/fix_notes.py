"""How a fix is told: its mark, its words, and the lines it changes as they stand and as they would.

Shows only; whether a fix may be made is the user's flag and the fix's own applicability.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from plancli.diagnostic import CheckResult, Diagnostic
from plancli.formats import Style
from plancli.formats.cells import visible
from plancli.formats.excerpt import piece
from plancli.messages import sentence
from plancli.source.edit import Applicability, Fix, LineChange

MARK = "[*]"
"""In front of what `--fix` would change, with the flags that were given."""
_MOST_PLACES = 3
"""Places of one fix that a screen shows."""


def is_fixable(fix: Fix | None, style: Style) -> bool:
    """Tell whether `--fix` would make this fix."""
    return fix is not None and _is_made(fix.applicability, style)


def fix_note(fix: Fix, style: Style) -> str:
    """Return what a fix does, and what it takes to have it made: `[*] Đổi “các các” thành “các”`."""
    if is_fixable(fix, style):
        return f"{MARK} {fix.title}"
    return sentence(style.language, f"format.fix.{fix.applicability.value}", title=fix.title)


def fix_lines(fix: Fix, gutter: int, width: int) -> Iterator[tuple[str, str, str]]:
    """Yield number, words and style (`removed`, `added`) of the lines that a fix changes.

    The words are cut to the screen around what differs.
    """
    for change in fix.lines[:_MOST_PLACES]:
        number = f"{change.number:>{gutter}} "
        for sign, words, name in _pair(change, width - len(number) - 2):
            yield number, f"{sign} {words}", name


def _pair(change: LineChange, width: int) -> Iterator[tuple[str, str, str]]:
    old, new = _one_line(change.before), _one_line(change.after)
    most = min(len(old), len(new))
    head = next((at for at in range(most) if old[at] != new[at]), most)
    tail = next((at for at in range(most - head) if old[-1 - at] != new[-1 - at]), most - head)
    for sign, words, name in (("-", old, "removed"), ("+", new, "added")):
        if words:
            yield sign, piece(words, head, len(words) - tail, width).text, name


def _is_made(applicability: Applicability, style: Style) -> bool:
    unsafe = style.unsafe_fixes and applicability is Applicability.UNSAFE
    return unsafe or applicability is Applicability.SAFE


def _one_line(lines: tuple[str, ...]) -> str:
    """Join folded lines as their value is read; the indentation of the first one tells nothing."""
    return " ".join(line.strip() for line in lines)


def fixable_line(result: CheckResult, style: Style) -> str:
    """Return how many findings `--fix` would change, and how many with `--unsafe-fixes`; maybe nothing."""
    counts = Counter(each.fix.applicability for each in result.diagnostics if each.fix is not None)
    now = sum(count for applicability, count in counts.items() if _is_made(applicability, style))
    more = 0 if style.unsafe_fixes else counts[Applicability.UNSAFE]
    flags = "--fix --unsafe-fixes" if style.unsafe_fixes else "--fix"
    parts = []
    if now:
        parts.append(f"{MARK} {sentence(style.language, 'format.fixable', count=now, flags=flags)}")
    if more:
        flags = "--fix --unsafe-fixes"
        parts.append(sentence(style.language, "format.fixable", count=more, flags=flags))
    return "; ".join(parts)


def suggestions(diagnostic: Diagnostic) -> Iterator[str]:
    """Yield each change of words that a fix proposes, once: `“Tràm Tấn” → “Trạm Tấu”`."""
    changes = diagnostic.fix.changes if diagnostic.fix else ()
    for before, after in dict.fromkeys((each.before, each.after) for each in changes):
        yield visible(f"“{before}” → “{after}”")
