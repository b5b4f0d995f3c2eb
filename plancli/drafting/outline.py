"""The sections of a draft: the parent's headings above the work that is kept, and that work word for word.

Numbers are the draft's own, one after the other; where the work stands above, its note and its link say.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from plancli.analysis.binding import BoundWork, role_mentions
from plancli.messages import Language, sentence
from plancli.model.assignment import ANSWERING, Role, UnitMention
from plancli.model.fingerprint import Work, link_fingerprint
from plancli.model.labels import LETTERS, printed_mark
from plancli.model.plan import Plan
from plancli.model.resolve_lines import mark_below
from plancli.model.section import Annex, Grid, Section
from plancli.model.task import Paragraph, Task, content_items
from plancli.records import dataclass
from plancli.source.document import Value
from plancli.vietnamese.folding import fold
from plancli.vietnamese.roman import roman

Block = Paragraph | Task | Section | Grid | Work
_WORD = re.compile(r"\w+")
_JOINING = frozenset({"và", "đề", "nghị", "của", "cùng", "với"})
_ANSWERING = frozenset((*ANSWERING, None))


@dataclass(frozen=True, slots=True)
class Kept:
    """One piece of the parent's work that the draft takes over."""

    bound: BoundWork
    doubtful: bool
    """True where the parent may not mean the unit at all."""


@dataclass(frozen=True, slots=True)
class Drafting:
    """What the sections of one draft are made from."""

    kept: Mapping[str, Kept]
    """By the id of the parent's work."""
    holders: Mapping[str, tuple[UnitMention, ...]]
    """Units of the heading above a task."""
    mark: str
    """`(xã điền)`"""


def draft_sections(plan: Plan, drafting: Drafting) -> list[Value]:
    """Return the sections of the draft: the body's, then one for each annex that holds kept work."""
    branches = [_section(section, drafting, 1) for section in plan.sections]
    branches += [_annex(annex, drafting) for annex in plan.annexes]
    return list(_numbered([each for each in branches if each], 1, ""))


def work_in_order(plan: Plan) -> tuple[Work, ...]:
    """Return all work in the order in which a draft takes it over: through the body, then the annexes."""
    found: list[Work] = []
    for section in plan.sections:
        found += _works(section.content)
    for annex in plan.annexes:
        found += _works(annex.content)
    return tuple(found)


def _works(content: Sequence[Block]) -> Iterable[Work]:
    for block in content:
        if isinstance(block, Section):
            yield from _works(block.content)
        elif not isinstance(block, Paragraph | Grid):
            yield block


@dataclass(frozen=True, slots=True)
class _Branch:
    """A heading and what is kept below it, not yet numbered; a leaf is one piece of work."""

    value: dict[str, Value]
    below: tuple[_Branch, ...]


def _section(section: Section, drafting: Drafting, depth: int) -> _Branch | None:
    below = _below(section.content, drafting, depth)
    if not below:
        return None
    return _Branch(_heading(section, drafting), below)


def _below(content: Sequence[Block], drafting: Drafting, depth: int) -> tuple[_Branch, ...]:
    found: list[_Branch] = []
    for block in content:
        if isinstance(block, Section):
            branch = _section(block, drafting, depth + 1)
            if branch is not None and (not branch.value or _only_names_holders(block)):
                found += branch.below  # here each piece of work finds a holder of its own
            elif branch is not None:
                found.append(branch)
        elif not isinstance(block, Paragraph | Grid) and block.id in drafting.kept:
            found.append(_Branch(_task(block, drafting), ()))
    return tuple(found)


def _only_names_holders(section: Section) -> bool:
    """Say whether a heading is the names of who holds the work above, and no more."""
    rest = fold(section.title)
    for mention in sorted(section.holders, key=lambda each: -len(each.words)):
        rest = rest.replace(fold(mention.words), "")
    return bool(section.holders) and not set(_WORD.findall(rest)) - _JOINING


def _heading(section: Section, drafting: Drafting) -> dict[str, Value]:
    opening = section.opening
    if section.title and not _says_it_itself(section, drafting):
        return {"title": section.title}
    return {"text": opening.words} if isinstance(opening, Paragraph) else {}


def _says_it_itself(section: Section, drafting: Drafting) -> bool:
    """Say whether the heading is the content of the section's own task, which then prints it."""
    return any(
        isinstance(block, Task)
        and block.id in drafting.kept
        and not any(line.key == "text" for line in block.lines)
        and not block.title
        and block.words == section.title
        for block in section.content
    )


def _annex(annex: Annex, drafting: Drafting) -> _Branch | None:
    below = _below(annex.content, drafting, 1)
    title = annex.title or annex.label
    return _Branch({"title": title} if title else {}, below) if below else None


def _numbered(branches: Sequence[_Branch], depth: int, above: str) -> Iterable[Value]:
    """Yield the values of one level, numbered I, 1, 1.1; points below a number are a, b, c."""
    leaves = all(not each.below for each in branches)
    for number, branch in enumerate(branches, 1):
        label = _label(number, depth, above, point=leaves and len(branches) <= len(LETTERS))
        value: dict[str, Value] = {"label": label, **branch.value}
        if branch.below:
            below = branch.below
            key = "parts" if any(each.below for each in below) else "tasks"
            value[key] = list(_numbered(below, depth + 1, label if depth > 1 else ""))
        yield value


def _label(number: int, depth: int, above: str, *, point: bool) -> str:
    if depth == 1:
        return roman(number)
    if point and above:
        return LETTERS[number - 1]
    return f"{above}.{number}" if above else str(number)


def _task(work: Work, drafting: Drafting) -> dict[str, Value]:
    kept = drafting.kept[work.id]
    return {
        **_content(work),
        "lead": drafting.mark,
        "deadline": drafting.mark,
        "deliverable": drafting.mark,
        "note": _note(kept, drafting),
        "implements": [{"task": work.id, "fingerprint": link_fingerprint(work)}],
    }


def _content(work: Work) -> dict[str, Value]:
    """Return title, words and items exactly as the parent has them."""
    value: dict[str, Value] = {}
    if isinstance(work, Task):
        if work.title:
            value["title"] = work.title
        texts = [line.words for line in work.lines if line.key == "text" and line.words]
        if texts or not work.title:
            value["text"] = texts[0] if texts else work.words
        items = content_items(work.lines)
    else:
        value["text"] = work.words
        items = work.items
    if items:
        value["items"] = _items(items, "-")
    return {key: each for key, each in value.items() if each}


def _items(items: Sequence[Paragraph], dash: str) -> list[Value]:
    return [_item(item, dash) for item in items]


def _item(item: Paragraph, dash: str) -> Value:
    if item.mark == dash and not item.children:
        return item.words
    label = item.mark.rstrip(".)")
    value: dict[str, Value] = {}
    if label and printed_mark(label, None) == item.mark:
        value["label"] = label
    elif item.mark != dash:
        value["mark"] = item.mark
    value["text"] = item.words
    if item.children:
        value["items"] = _items(item.children, mark_below(item.mark))
    return value


def _note(kept: Kept, drafting: Drafting) -> str:
    """Say where the work stands above, in which role the unit has it, and the parent's time and product."""
    work, bound = kept.bound.work, kept.bound
    roles = ", ".join(_said(f"term.{role.value}") for role in bound.roles if role)
    said = f"{bound.named} {roles}".strip() if bound.roles else _said("draft.note.spoken", name=bound.named)
    key = "draft.note.doubtful" if kept.doubtful else "draft.note"
    parts = [_said(key, address=work.address, said=said)]
    if not _ANSWERING.intersection(bound.roles):
        parts += _leaders(work, drafting)
    if work.deadline.words and work.deadline.limits is None and work.deadline.within is None:
        parts.append(_said("draft.note.deadline", words=_on_one_line(work.deadline.words)))
    if work.deliverable:
        parts.append(_said("draft.note.deliverable", words=_on_one_line(work.deliverable)))
    return "; ".join(parts)


def _leaders(work: Work, drafting: Drafting) -> list[str]:
    """Return who answers for the work above, where the unit only helps."""
    named = [each for each in role_mentions(work, drafting.holders) if each[0] in _ANSWERING]
    leads = [each for each in named if each[0] is Role.LEAD]
    names = dict.fromkeys(mention.words for _, mention in leads or named)
    role = Role.LEAD if leads else Role.RESPONSIBLE
    return [f"{', '.join(names)} {_said(f'term.{role.value}')}"] if names else []


def _on_one_line(words: str) -> str:
    return " ".join(words.split()).rstrip(" .;")


def _said(key: str, **fields: str) -> str:
    return sentence(Language.VI, key, **fields)
