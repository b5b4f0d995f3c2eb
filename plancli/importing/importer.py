"""One file in, one written plan out: read, parted, assembled, laid out, and held against its own account.

Writes no file; a paper under secrecy and a paper that is no plan end here, each with its reason.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from plancli.errors import InputError
from plancli.importing.assemble import Assembled, assemble
from plancli.importing.conservation import Account, Written, account, misplaced
from plancli.importing.emit import lay_out_plan
from plancli.importing.fault import ImportFault
from plancli.importing.paper import Note, Paper
from plancli.importing.paper_source import PaperSource
from plancli.importing.papers import NotAPlan, Parts, part
from plancli.importing.reading import read_paper
from plancli.importing.secrecy import stamp_of_secrecy
from plancli.model.plan import Plan
from plancli.model.resolve import resolve
from plancli.model.validation import UNIT_LIST_KEYS, shape_faults
from plancli.records import dataclass
from plancli.source.yaml_reader import ReadResult, read_yaml

if TYPE_CHECKING:
    from plancli.model.written import WrittenPlan
    from plancli.source.document import Value
    from plancli.source.fault import Fault

__all__ = ["Imported", "NotAPlan", "OpenedPaper", "SecretPaper", "import_paper", "open_paper"]


_ROUNDS = 12
"""Times that a paper is read: each names one more branch to keep line by line, the last keeps all so."""


_HIGHEST = 9
"""Branches around a line, more than any paper has."""


class SecretPaper(InputError):  # noqa: N818 - the file is at fault, not the tool
    """The file bears a stamp of secrecy, so that nothing is made from it."""


@dataclass(frozen=True, slots=True)
class OpenedPaper:
    """A Word, text or PDF file read as a plan, in memory."""

    paper: Paper
    parts: Parts
    made: Assembled
    plan: Plan
    source: PaperSource
    """The paper's own text, into which diagnostics of this plan point."""

    @property
    def notes(self) -> tuple[Note, ...]:
        """What the reader and the importer met, by place."""
        return tuple(sorted((*self.paper.notes, *self.made.notes), key=lambda note: note.place))


@dataclass(frozen=True, slots=True)
class Imported:
    """A plan file that is ready to be written, and the account that lets it be."""

    text: str
    opened: OpenedPaper
    account: Account

    @property
    def needs_a_look(self) -> bool:
        """Whether something was met that a person has to decide."""
        head = self.opened.plan.issuance
        return (
            not (self.opened.plan.sections and head.issuer and head.title)
            or any(note.look for note in self.opened.notes)
            or any(each.reason == "unplaced" for each in self.account.dropped)
        )


def open_paper(data: bytes, path: str) -> OpenedPaper:
    """Return the plan that a file holds; `path` only names it.

    ImportFault where it cannot be read, SecretPaper where it bears a stamp, NotAPlan where it is another
    kind of paper.
    """
    paper = read_paper(data, path)
    stamp = stamp_of_secrecy(paper)
    if stamp:
        raise SecretPaper("import.secret", path=path, stamp=stamp)
    parts = part(paper)
    made, plan = _proven(paper, parts)
    source = PaperSource(path, paper, cast("Value", made.value), made.trace)
    return OpenedPaper(paper, parts, made, plan, source)


def _proven(paper: Paper, parts: Parts) -> tuple[Assembled, Plan]:
    """Return the plan that prints the paper's words in their order.

    A branch that does not is kept line by line, with a note: the smallest around the line, then the next
    one up. The account decides what still does not close.
    """
    unread: dict[int, int] = {}
    for left in reversed(range(_ROUNDS)):
        made = assemble(parts, paper.form, unread)
        plan = resolve(cast("WrittenPlan", made.value))
        wrong = misplaced(parts, made, plan)
        if wrong is None or unread.get(wrong.number, 0) > _HIGHEST:
            break
        if left > 1:
            unread[wrong.number] = unread.get(wrong.number, 0) + 1
        else:
            unread = {line.number: _HIGHEST for line in paper.lines()}
    return made, plan


def import_paper(data: bytes, path: str, schema: str = "") -> Imported:
    """Return the plan file made of a paper, proven against it; `schema` is the way to the schema, if any."""
    opened = open_paper(data, path)
    text = lay_out_plan(opened.made, opened.notes, path, schema)
    # Equal values make equal plans: what was proven of the one holds for the file.
    written = Written(path, _read_again(text, path, opened.made), opened.plan)
    closed = account(opened.paper, opened.parts, opened.made, written)
    return Imported(text, opened, closed)


def _read_again(text: str, path: str, made: Assembled) -> Value:
    """Return the value that the finished text holds; ImportFault unless it is what was made."""
    read = read_yaml(path, text.encode(), unit_list_keys=UNIT_LIST_KEYS)
    faults = [fault for fault in (*read.faults, *_shape_faults(read)) if not fault.warning]
    if faults or read.document is None or read.document.value != made.value:
        first = read.document.line_text(faults[0].span.start.line) if faults and read.document else ""
        raise ImportFault("not-closed", path=path, words=first.strip()[:80])
    return read.document.value


def _shape_faults(read: ReadResult) -> tuple[Fault, ...]:
    return tuple(shape_faults(read.document)) if read.document is not None else ()
