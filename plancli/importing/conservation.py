"""The importer's own account: every character of the paper stands in the plan, or is named as put aside.

Compares the paper with what the finished plan file prints, read again from its text; trusts no step before.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import pairwise, zip_longest

from plancli.importing.assemble import Assembled
from plancli.importing.fault import ImportFault
from plancli.importing.paper import Aside, Block, Line, Paper, Table, lines_of
from plancli.importing.papers import Part, Parts
from plancli.importing.words import Cut, Words
from plancli.model.plan import Plan
from plancli.records import dataclass
from plancli.reports.views.blocks import Block as PrintedBlock
from plancli.reports.views.plan import view_plan
from plancli.source.document import Value
from plancli.source.position import Route

_OF_THE_PLAN = frozenset({"number-word", "list-sign", "recipients-word"})
"""Reasons that are no loss: the plan prints these signs by itself ("Số:", "Nơi nhận:", "- …;")."""
_SURE = 12
"""Letters from which the words of a cell tell one row from the others."""


@dataclass(frozen=True, slots=True)
class Dropped:
    """Words of the file that the plan does not hold."""

    text: str
    reason: str
    """Key below `import.dropped.` in messages."""
    place: int
    """Number of the line; 0 for none."""


@dataclass(frozen=True, slots=True)
class Account:
    """Characters of a file, blanks left out, and where they went."""

    source_chars: int
    captured_chars: int
    dropped: tuple[Dropped, ...]


@dataclass(frozen=True, slots=True)
class Written:
    """A plan file read again from the text that is about to be written."""

    path: str
    """The paper it was made from, for messages."""
    value: Value
    plan: Plan


def account(paper: Paper, parts: Parts, made: Assembled, written: Written) -> Account:
    """Return the closed account; ImportFault where a character is missing or has come in."""
    path = written.path
    total = sum(_length(line.text) for line in paper.lines())
    unparted = _unparted(paper, parts)
    if unparted is not None:
        raise ImportFault("not-closed", path=path, words=unparted.text.strip()[:80])
    _check_values(made.trace, written.value, path)
    wrong = misplaced(parts, made, written.plan)
    if wrong is not None:
        raise ImportFault("not-closed", path=path, words=wrong.text.strip()[:80])
    dropped = [*_dropped_cuts(made.dropped), *map(_dropped_aside, paper.asides)]
    lost = sum(_length(each.text) for each in dropped)
    whole = total + sum(_length(aside.text) for aside in paper.asides)
    return Account(whole, whole - lost, tuple(dropped))


def _check_values(trace: dict[Route, Words], value: Value, path: str) -> None:
    for route, words in trace.items():
        held: Value = value
        for step in route:
            held = _below(held, step)
        if held != words.text:
            raise ImportFault("not-closed", path=path, words=words.text[:80])


def _below(value: Value, step: str | int) -> Value:
    if isinstance(value, dict) and isinstance(step, str):
        return value.get(step)
    if isinstance(value, list) and isinstance(step, int) and step < len(value):
        return value[step]
    return None


def misplaced(parts: Parts, made: Assembled, plan: Plan) -> Line | None:
    """Return the first line that the plan does not print where the paper has it; None where all agree."""
    put_aside = _by_line(made.dropped)
    for blocks, shown in _flows(parts, made, plan):
        wrong = _first_wrong(blocks, shown, put_aside)
        if wrong is not None:
            return wrong
    return None


def _first_wrong(
    blocks: Sequence[Block], shown: Sequence[PrintedBlock], put_aside: dict[int, list[Cut]]
) -> Line | None:
    """Hold block by block against the printed characters; cells of a row may be printed in another order."""
    printed = "".join(map(_printed, shown))
    heads = {_bare(head) for block in shown if block.style == "table" for head in block.columns}
    at = 0
    last = Line(0, "")
    for block in blocks:
        source = "".join(_remaining(line, put_aside) for line in lines_of(block))
        stretch = printed[at : at + len(source)]
        last = next(lines_of(block), last)
        if not _agree(block, source, stretch, put_aside, heads):
            return last
        at += len(source)
    return last if at != len(printed) else None


def _agree(
    block: Block, source: str, printed: str, put_aside: dict[int, list[Cut]], heads: Collection[str]
) -> bool:
    if isinstance(block, Line):
        return printed == source
    if sorted(printed) != sorted(source):
        return False
    places = [printed.find(key) for key in _keys_of_rows(block, put_aside) if _is_sure(key, printed, heads)]
    return places == sorted(places)


def _keys_of_rows(table: Table, put_aside: dict[int, list[Cut]]) -> Iterator[str]:
    """Yield the longest cell of each row, by which the row is found again."""
    for row in table.rows:
        cells = ("".join(_remaining(line, put_aside) for line in cell.lines) for cell in row)
        yield max(cells, key=len, default="")


def _is_sure(key: str, printed: str, heads: Collection[str]) -> bool:
    """Tell whether words stand in one place only; headings are printed first, wherever they stood."""
    return len(key) >= _SURE and key not in heads and printed.count(key) == 1


def _flows(
    parts: Parts, made: Assembled, plan: Plan
) -> Iterator[tuple[Sequence[Block], Sequence[PrintedBlock]]]:
    """Yield each stretch of running text, and what the plan prints of it."""
    view = view_plan(plan)
    papers = [part for part in (parts.decision, parts.plan) if part is not None]
    for part, shown in zip_longest(papers, view.papers):
        yield part.body if part else (), shown.blocks if shown else ()
    for annex, shown_annex in zip_longest(made.annexes, view.annexes):
        yield annex.body if annex else (), shown_annex.blocks if shown_annex else ()


def _printed(block: PrintedBlock) -> str:
    return _bare(block.text if block.style != "table" else _table_words(block))


def _table_words(block: PrintedBlock) -> str:
    return "".join((*block.columns, *(cell for row in block.rows for cell in row.cells)))


def _all_cuts(parts: Parts) -> Iterator[Cut]:
    for part in (parts.decision, parts.plan):
        if part is not None:
            yield from _cuts_of_part(part)
    for annex in parts.annexes:
        yield from (*annex.label.cuts, *annex.title.cuts, *annex.attached.cuts)
    for note in parts.footnotes:
        yield from note.cuts
    yield from (cut for cut, _ in parts.stray)


def _cuts_of_part(part: Part) -> Iterator[Cut]:
    head, foot = part.head, part.foot
    fields: Iterable[Words] = (
        part.kind,
        part.title,
        part.attached,
        head.superior,
        head.issuer,
        head.number,
        head.symbol,
        head.place,
        head.date,
        head.subject,
        *foot.recipients,
        foot.authority,
        foot.acting,
        *foot.positions,
        foot.name,
    )
    for words in fields:
        yield from words.cuts
    for cut, _ in (*head.dropped, *foot.dropped, *part.dropped):
        yield cut


def _all_blocks(parts: Parts) -> Iterator[Block]:
    if parts.decision is not None:
        yield from parts.decision.body
    yield from parts.plan.body
    for annex in parts.annexes:
        yield from annex.body


def _unparted(paper: Paper, parts: Parts) -> Line | None:
    """Return the first line of which a letter is in no part, in two, or before one that stands above it."""
    # By identity: the cells of one row of a text file have one number.
    held: dict[int, list[tuple[int, int]]] = {}
    for cut in _all_cuts(parts):
        held.setdefault(id(cut.line), []).append((cut.start, cut.end))
    for block in _all_blocks(parts):
        for line in lines_of(block):
            held.setdefault(id(line), []).append((0, len(line.text)))
    wrong = (line for line in paper.lines() if not _is_covered(line, held.get(id(line), [])))
    return next(wrong, _out_of_order(parts))


def _is_covered(line: Line, stretches: list[tuple[int, int]]) -> bool:
    """Tell whether the stretches hold each letter of a line once; blanks between them do not count."""
    at = 0
    for start, end in sorted(stretches):
        if (start < at and line.text[start : min(at, end)].strip()) or line.text[at:start].strip():
            return False
        at = max(at, end)
    return not line.text[at:].strip()


def _out_of_order(parts: Parts) -> Line | None:
    """Return the first line of a title or a list of recipients that stands before one above it."""
    for part in filter(None, (parts.decision, parts.plan)):
        for cuts in (part.title.cuts, [cut for words in part.foot.recipients for cut in words.cuts]):
            places = [(cut.line.number, cut.start) for cut in cuts]
            wrong = next((at for at, two in enumerate(pairwise(places)) if two[0] > two[1]), None)
            if wrong is not None:
                return cuts[wrong].line
    return None


def _remaining(line: Line, put_aside: dict[int, list[Cut]]) -> str:
    cuts = put_aside.get(id(line))
    if not cuts:
        return _bare(line.text)
    kept = list(line.text)
    for cut in cuts:
        kept[cut.start : cut.end] = " " * (cut.end - cut.start)
    return _bare("".join(kept))


def _by_line(dropped: Iterable[tuple[Cut, str]]) -> dict[int, list[Cut]]:
    found: dict[int, list[Cut]] = {}
    for cut, _ in dropped:
        found.setdefault(id(cut.line), []).append(cut)
    return found


def _dropped_cuts(dropped: Iterable[tuple[Cut, str]]) -> Iterator[Dropped]:
    for cut, reason in dropped:
        if reason not in _OF_THE_PLAN and cut.text:
            yield Dropped(cut.text, reason, cut.line.number)


def _dropped_aside(aside: Aside) -> Dropped:
    return Dropped(" ".join(aside.text.split()), aside.reason, aside.place)


def _bare(text: str) -> str:
    return "".join(text.split())


def _length(text: str) -> int:
    return len(_bare(text))
