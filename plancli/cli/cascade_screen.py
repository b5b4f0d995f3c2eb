"""One parent plan against many, laid out for a screen: a line for each unit, then what is missing most.

Lays out rows that are worked out elsewhere; cuts words only where a line has no room, and says so with `…`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from plancli.analysis.cascade_rows import COLUMNS, Cascade, Child, ChildAnswer, ChildRow, ChildStanding
from plancli.analysis.cascade_tally import WorkTally, tally_works
from plancli.exports.cascade_words import (
    answer_words,
    child_name,
    count_words,
    date_words,
    legend_words,
    number_words,
    plan_words,
    remark_words,
    roster_words,
    short_unit,
    standing_words,
    state_words,
)
from plancli.formats.cells import cell_width, hung, padded, shortened, visible, wrap
from plancli.messages import Language, sentence

_GAP = "  "
_INDENT = "  "
_MOST_WORKS = 10
"""Works of the parent that many units lack, as many as a screen shows beside the table."""
_LEAST_NAME = 18


def cascade_screen(cascade: Cascade, language: Language, width: int) -> str:
    """Return the screen: how many have a plan, a line for each unit, what most of them lack."""
    blocks = [
        _head(cascade, language, width),
        _table(cascade, language, width),
        _most_missing(cascade, language, width),
        _quoted(cascade, language, width),
        _remarks(cascade, language, width),
        _legend(cascade, language, width),
    ]
    return _joined(blocks)


def gap_screen(cascade: Cascade, language: Language, width: int) -> str:
    """Return the gaps only: units without a plan, then each unit's works without an answer."""
    without = [
        _units(cascade, standing, language, width)
        for standing in (ChildStanding.NO_PLAN, ChildStanding.UNREADABLE)
    ]
    gaps = list(_gaps(cascade, language, width))
    if not gaps and not any(child.has_gap for child in cascade.children):
        gaps = [sentence(language, "cascade.no-gap")]
    return _joined([_head(cascade, language, width), *without, gaps, _remarks(cascade, language, width)])


def unit_screen(cascade: Cascade, child: Child, language: Language, width: int) -> str:
    """Return all rows of one unit, with the words of both sides."""
    works = {work.id: work for work in cascade.works}
    head = [
        visible(short_unit(child.unit)),
        *_wrapped(f"{plan_words(cascade.parent.issuance)}: {cascade.parent.issuance.title}", "", width),
    ]
    special = standing_words(child, cascade, language)
    if child.plan is not None:
        plan = child.plan
        named = {"number": number_words(plan.number), "date": date_words(plan.date)}
        head += _wrapped(sentence(language, "cascade.plan-line", **named), "", width)
        head += _wrapped(sentence(language, "cascade.file", path=plan.path), "", width)
    head += [special] if special else []
    blocks: list[list[str]] = [head]
    for row in child.rows:
        work = works.get(row.work)
        blocks.append(
            _work(row, work.label if work else row.work, work.words if work else "", language, width)
            + _deadline(work.deadline if work else "", language, width)
            + list(_answers(row, language, width))
        )
    if not child.rows:
        asked = (works[one] for one in child.bound)
        blocks += [_wrapped(f"{work.label}  {work.words}", "", width) for work in asked]
    return _joined(blocks)


def _joined(blocks: Sequence[Sequence[str]]) -> str:
    return "\n".join("".join(f"{line}\n" for line in block) for block in blocks if block)


def _head(cascade: Cascade, language: Language, width: int) -> list[str]:
    issuance = cascade.parent.issuance
    title = sentence(language, "cascade.heading", plan=plan_words(issuance), title=issuance.title)
    told = [title, roster_words(cascade, language), *count_words(cascade, language)]
    return [line for each in told for line in _wrapped(each, "", width)]


def _table(cascade: Cascade, language: Language, width: int) -> list[str]:
    if not cascade.children:
        return [sentence(language, "cascade.none")]
    heads = [sentence(language, f"cascade.head.{name}") for name in ("work", *COLUMNS, "late")]
    cells = [_cells(child) for child in cascade.shown]
    total = [str(sum(int(row[at]) for row in cells if at < len(row))) for at in range(len(heads))]
    columns = [_column(head, most) for head, most in zip(heads, total, strict=True)]
    room = width - sum(columns) - len(_GAP) * len(columns)
    names = [visible(child_name(child, language)) for child in cascade.shown]
    longest = max(map(cell_width, [*names, sentence(language, "cascade.cell.unit")]))
    name = max(_LEAST_NAME, min(room, longest))
    lines = list(_heading(heads, columns, name, language))
    for child, own, row in zip(cascade.shown, names, cells, strict=True):
        special = standing_words(child, cascade, language)
        lead = padded(shortened(own, name), name)
        if len(row) == 1:
            lines.append(f"{_line(lead, row, columns[:1])}{_GAP}{special}")
        else:
            lines.append(_line(lead, row, columns))
            lines += [f"{_INDENT}{special}"] if special else []
    lines += [_rule(columns, name), _line(padded(sentence(language, "cascade.total"), name), total, columns)]
    return lines


def _column(heading: str, total: str) -> int:
    """Return the width of a column of figures."""
    return max(len(total), *map(cell_width, heading.split("|")))


def _cells(child: Child) -> list[str]:
    """Return the figures of a unit: only how much is asked of it where it has no plan that could be read."""
    if child.standing is not ChildStanding.ANSWERED:
        return [str(child.work_count)]
    counts = [child.count(column) for column in COLUMNS]
    return [str(each) for each in (child.work_count, *counts, child.late_work)]


def _heading(heads: Sequence[str], columns: Sequence[int], name: int, language: Language) -> Iterator[str]:
    """Yield two lines: a heading that has two words, parted by `|` in its sentence, stands on both."""
    parts = [head.split("|") for head in heads]
    upper = ["" if len(each) == 1 else each[0] for each in parts]
    yield _line(" " * name, upper, columns)
    yield _line(padded(sentence(language, "cascade.cell.unit"), name), [each[-1] for each in parts], columns)
    yield _rule(columns, name)


def _rule(columns: Sequence[int], name: int) -> str:
    return _GAP.join("─" * each for each in (name, *columns))


def _line(lead: str, cells: Sequence[str], columns: Sequence[int]) -> str:
    right = (" " * (width - cell_width(cell)) + cell for cell, width in zip(cells, columns, strict=True))
    return _GAP.join((lead, *right)).rstrip()


def _most_missing(cascade: Cascade, language: Language, width: int) -> list[str]:
    tallies = sorted((each for each in tally_works(cascade) if each.missing), key=_missing, reverse=True)
    if not tallies:
        return []
    shown = tallies[:_MOST_WORKS]
    counts = [
        sentence(language, "cascade.most-missing.line", count=len(each.missing), total=_with_plan(each))
        for each in shown
    ]
    addresses = [visible(each.work.label) for each in shown]
    first, second = max(map(cell_width, addresses)), max(map(cell_width, counts))
    lines = [sentence(language, "cascade.most-missing")]
    for each, address, count in zip(shown, addresses, counts, strict=True):
        lead = f"{_INDENT}{padded(address, first)}  {padded(count, second)}  "
        lines.append(shortened(f"{lead}{visible(' '.join(each.work.words.split()))}", width))
    return lines


def _missing(tally: WorkTally) -> int:
    return len(tally.missing)


def _with_plan(tally: WorkTally) -> int:
    return tally.units - tally.without_plan


def _quoted(cascade: Cascade, language: Language, width: int) -> list[str]:
    if not cascade.quoted:
        return []
    lines = _wrapped(sentence(language, "cascade.quoted"), "", width)
    for each in cascade.quoted:
        lines += _wrapped(f"{each.address}  “{each.words}”", _INDENT, width)
    return lines


def _remarks(cascade: Cascade, language: Language, width: int) -> list[str]:
    if not cascade.remarks:
        return []
    lines = [sentence(language, "cascade.remarks")]
    for each in cascade.remarks:
        lines += hung("- ", remark_words(each, language), width)
    return lines


def _legend(cascade: Cascade, language: Language, width: int) -> list[str]:
    lines = [line for words in legend_words(cascade, language) for line in wrap(words, width)]
    return [*lines, *wrap(sentence(language, "cascade.more"), width)]


def _units(cascade: Cascade, standing: ChildStanding, language: Language, width: int) -> list[str]:
    """Return the units that stand so, one after the other; nothing where there are none."""
    found = [child for child in cascade.children if child.standing is standing]
    if not found:
        return []
    names = "; ".join(short_unit(child.unit) for child in found)
    key = f"cascade.gaps.{standing.value}"
    return [sentence(language, key, count=len(found)), *_wrapped(f"{names}.", _INDENT, width)]


def _gaps(cascade: Cascade, language: Language, width: int) -> Iterator[str]:
    addresses = {work.id: work.label for work in cascade.works}
    heading = sentence(language, "cascade.gaps.missing")
    for child in cascade.children:
        gaps = [row for row in child.rows if row.is_gap]
        if not gaps:
            continue
        if heading:
            yield heading
            heading = ""
        told = ", ".join(_gap(row, addresses, language) for row in gaps)
        yield from _wrapped(f"{short_unit(child.unit)} ({len(gaps)}): {told}.", _INDENT, width)


def _gap(row: ChildRow, addresses: dict[str, str], language: Language) -> str:
    address = addresses.get(row.work, row.work)
    if not row.suggested:
        return address
    guess = row.suggested[0].address or row.suggested[0].words
    return f"{address} ({sentence(language, 'cascade.possible')}: {guess})"


def _work(row: ChildRow, address: str, words: str, language: Language, width: int) -> list[str]:
    lines = [f"{visible(address)}  {state_words(row, language)}"]
    return [*lines, *(f"{_INDENT}{line}" for line in wrap(visible(words), width - len(_INDENT)))]


def _deadline(words: str, language: Language, width: int) -> list[str]:
    if not words:
        return []
    return _wrapped(sentence(language, "cascade.parent-deadline", words=words), _INDENT, width)


def _answers(row: ChildRow, language: Language, width: int) -> Iterator[str]:
    for each in row.answers:
        yield from _answer(each, "→", language, width)
    for each in row.suggested:
        yield from _answer(each, f"{sentence(language, 'cascade.column.suggested')}:", language, width)
    if row.reason:
        yield from _wrapped(sentence(language, "cascade.reason", words=row.reason), _INDENT, width)


def _answer(answer: ChildAnswer, lead: str, language: Language, width: int) -> Iterator[str]:
    yield from _wrapped(f"{lead} {answer_words(answer)}", _INDENT, width)
    for name, words in (("own-deadline", answer.deadline), ("note", answer.note)):
        if words:
            yield from _wrapped(sentence(language, f"cascade.{name}", words=words), _INDENT * 2, width)


def _wrapped(text: str, indent: str, width: int) -> list[str]:
    """Return lines of a text, each with an indent, the second and further ones deeper where there is one."""
    return list(hung(indent, text, width, deeper=len(_INDENT) if indent else 0))
