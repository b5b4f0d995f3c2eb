"""All parts of a paper put together as one written plan whose texts know where they stand.

Adds no word: what the paper leaves blank stays blank in the plan.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import cast

from plancli.importing.decision import decision_text
from plancli.importing.drafts import Draft
from plancli.importing.foot import Foot
from plancli.importing.joining import paragraphs
from plancli.importing.line_drafts import LineDraft, LineFinisher
from plancli.importing.paper import Form, Note, Table, lines_of
from plancli.importing.papers import AnnexPart, Part, Parts
from plancli.importing.sections import SectionDrafter
from plancli.importing.table_columns import without_page_breaks
from plancli.importing.task_table import TableDrafter
from plancli.importing.tree import Node, grow, organises
from plancli.importing.unit_phrases import leading_units
from plancli.importing.unread import Heights, UnreadBranches
from plancli.importing.words import Cut, Words
from plancli.records import dataclass, field
from plancli.source.position import Route
from plancli.vietnamese.dates import find_dates
from plancli.vietnamese.folding import fold

_BASIS = re.compile(r"(?:căn cứ|theo đề nghị|xét|thực hiện|theo|trên cơ sở|triển khai|thi hành)\b")
_ISSUES = re.compile(r"(?:ban hành|xây dựng|lập|đề ra|triển khai|tổ chức)\b.{0,400}\b(?:kế hoạch|nhiệm vụ)\b")
_LISTED_BASIS = re.compile(
    r"(?:công văn|quyết định|nghị quyết|kế hoạch|chỉ thị|thông tư|hướng dẫn|thông tri|luật|nghị định|"
    r"kết luận|chương trình|quy định|thông báo|công điện|đề án|tờ trình|hiến pháp|bộ luật)\b"
)
_AS_FOLLOWS = re.compile(r"(?:như sau|sau đây|cụ thể|nội dung sau|nhiệm vụ sau)\s*[:.]?$")
_CLOSING = re.compile(
    r"(?:trên đây|trong quá trình|quá trình (?:triển khai|thực hiện|tổ chức)|trong khi|yêu cầu|đề nghị|"
    r"kế hoạch này|căn cứ (?:vào )?(?:nội dung )?kế hoạch(?: này)?|nhận được kế hoạch|\(kèm theo|giao\b|"
    r"các (?:cơ quan|đơn vị|phòng|ban|sở|thôn).{0,160}(?:căn cứ|nghiêm túc|khẩn trương|triển khai|thực hiện|"
    r"chịu trách nhiệm)|ủy ban nhân dân|ubnd|với nội dung trên)"
)
_YEAR = re.compile(r"(?<!\bđến )(?<!\d )(?<!tháng )\bnăm\s+(?:học\s+)?(\d{4})\b(?!\s*[-–])")
"""A year of the plan; not that of a day ("ngày 15 tháng 8 năm 2024"), nor one that the plan looks to."""
_RANGE = re.compile(r"\b(?:giai đoạn|nhiệm kỳ|thời kỳ|năm học\s?:?|\d năm)\s+(\d{4}\s*[-–]\s*\d{4})")


@dataclass(slots=True)
class Assembled:
    """A written plan with the way back to the paper."""

    value: dict[str, object]
    """What the plan file holds, in its order."""
    trace: dict[Route, Words]
    """The words of each text that comes from the paper."""
    notes: list[Note] = field(default_factory=list)
    dropped: list[tuple[Cut, str]] = field(default_factory=list)
    annexes: list[AnnexPart] = field(default_factory=list)
    """Where the plan's annexes come from, in their order: those that hold anything."""


def assemble(parts: Parts, form: Form, unread: Heights = MappingProxyType({})) -> Assembled:
    """Return the plan of a parted paper that was read from a file of this form.

    The branches around the lines of `unread` keep their lines as they stand.
    """
    broken = form in (Form.TXT, Form.MD)
    return _Assembly(parts, unread, broken=broken, wrapped=form in (Form.TXT, Form.PDF)).run()


class _Assembly:
    def __init__(self, parts: Parts, unread: Heights, *, broken: bool, wrapped: bool) -> None:
        self._parts = parts
        self._broken = broken
        self._wrapped = wrapped
        self._unread = UnreadBranches(unread)
        self._notes: list[Note] = []
        self._dropped: list[tuple[Cut, str]] = list(parts.stray)
        self._sections = SectionDrafter(self._notes, self._section_table, self._grid, self._unread)
        self._tables = TableDrafter(self._sections.lines, self._dropped, wrapped=wrapped)

    def run(self) -> Assembled:
        plan = self._parts.plan
        draft: Draft = {"plancli": "1", "state": self._state()}
        if self._parts.decision is not None:
            draft["decision"] = self._decision(self._parts.decision)
        draft["issuance"] = self._issuance(plan)
        text: Draft = {}
        self._text_into(text, plan)
        if plan.foot.recipients:
            text["recipients"] = list(plan.foot.recipients)
        annexes = [(part, annex) for part in self._parts.annexes if (annex := self._annex(part))]
        if annexes:
            text["annexes"] = [annex for _, annex in annexes]
        if self._parts.footnotes:
            text["footnotes"] = list(self._parts.footnotes)
        finisher = LineFinisher(self._sections.lines, self._sections.named)
        captions = finisher.captions()
        for key in ("bases", "preamble"):
            if key in text:
                draft[key] = text.pop(key)
        if captions:
            draft["captions"] = captions
        draft.update(text)
        trace: dict[Route, Words] = {}
        value = _plain(draft, (), trace, finisher)
        whole = dict(cast("Mapping[str, object]", value))
        return Assembled(whole, trace, self._notes, self._dropped, [part for part, _ in annexes])

    def _state(self) -> str:
        """Call a paper issued that bears number, full date and name; any other one is a text received."""
        paper = self._parts.decision or self._parts.plan
        dates = find_dates(paper.head.date.text)
        dated = bool(dates) and dates[0].date is not None and dates[0].date.day is not None
        return "issued" if paper.head.number and dated and paper.foot.name else "received"

    # Head and foot

    def _issuance(self, part: Part) -> Draft:
        head = part.head
        self._dropped += head.dropped + part.dropped + part.foot.dropped
        bare = self._parts.decision is not None and part is self._parts.plan and not head.symbol
        out: Draft = {"kind": part.kind}
        if not bare:
            out["number"] = head.number or None
            if head.symbol:
                out["symbol"] = head.symbol
        if head.superior:
            out["superior"] = head.superior
        out["issuer"] = head.issuer or self._issuer_elsewhere(part)
        if head.place:
            out["place"] = head.place
        if head.date or not bare:
            out["date"] = head.date or None
        out["title"] = part.title or None
        period = _period(part.title.text)
        if period and part is self._parts.plan:
            out["period"] = period
        if part.attached:
            out["attached"] = part.attached
        if part.foot.is_signed:
            out["signatory"] = _signatory(part.foot)
        return out

    def _issuer_elsewhere(self, part: Part) -> str | None:
        """Return the issuer that the text itself names: a plan attached to a decision has the decision's."""
        decision = self._parts.decision
        if decision is not None and part is self._parts.plan:
            return decision.head.issuer.text or None
        return None

    # The decision

    def _decision(self, part: Part) -> Draft:
        out: Draft = {
            "issuance": self._issuance(part),
            **decision_text(paragraphs(part.body, self._notes, wrapped=self._broken)),
        }
        if part.foot.recipients:
            out["recipients"] = list(part.foot.recipients)
        return out

    # The text

    def _text_into(self, out: Draft, part: Part) -> None:
        body = without_page_breaks(part.body, wrapped=self._wrapped)
        root = grow(paragraphs(body, self._notes, wrapped=self._broken))
        opening, rest = _opening(root.children)
        bases, preamble = _bases(opening)
        if bases:
            out["bases"] = bases
        if preamble:
            out["preamble"] = preamble if len(preamble) > 1 else preamble[0]
        closing = _take_closing(rest)
        out["sections"] = self._sections.sections(rest)
        if closing:
            out["closing"] = closing if len(closing) > 1 else closing[0]

    def _section_table(self, table: Table) -> Draft:
        return self._tables.draft(table).for_section()

    def _grid(self, table: Table) -> Draft:
        return self._tables.grid(table).for_section()

    def _annex(self, annex: AnnexPart) -> Draft:
        out: Draft = {}
        for key, words in (("label", annex.label), ("title", annex.title), ("attached", annex.attached)):
            if words:
                out[key] = words
        body = without_page_breaks(annex.body, wrapped=self._wrapped)
        if body and isinstance(body[0], Table):
            read = (
                self._tables.grid
                if self._unread.touches(line.number for line in lines_of(body[0]))
                else self._tables.draft
            )
            out.update(read(body[0]).for_annex())
            body = body[1:]
        if body:
            root = grow(paragraphs(body, self._notes, wrapped=self._broken))
            sections = self._sections.sections(root.children)
            if sections:
                out["sections"] = sections
        return out


def _signatory(foot: Foot) -> Draft:
    out: Draft = {}
    if foot.authority:
        out["authority"] = foot.authority
    if foot.acting:
        out["acting"] = foot.acting
    if foot.positions:
        out["position"] = foot.positions[0] if len(foot.positions) == 1 else list(foot.positions)
    if foot.name:
        out["name"] = foot.name
    return out


def _period(title: str) -> str:
    """Return the year or the years of the plan where the title names just one."""
    folded = fold(title)
    ranges = set(_RANGE.findall(folded))
    if len(ranges) == 1:
        return "-".join(re.findall(r"\d{4}", ranges.pop()))
    years = set(_YEAR.findall(folded))
    return years.pop() if len(years) == 1 and not ranges else ""


def _opening(children: Sequence[Node]) -> tuple[list[Node], list[Node]]:
    """Part what stands before the first section from the rest."""
    for index, node in enumerate(children):
        if node.is_heading or node.table is not None or (node.mark is not None):
            return list(children[:index]), list(children[index:])
        if node.children:
            # "… với nội dung như sau:" and dashes below it: a plan without headings.
            own = Node(node.words, look=node.look)
            return [*children[:index], own], [*node.children, *children[index + 1 :]]
    return list(children), []


def _bases(opening: Sequence[Node]) -> tuple[list[Words], list[Words]]:
    """Part the căn cứ from the preamble: the first paragraph that issues the plan begins it."""
    bases: list[Words] = []
    for index, node in enumerate(opening):
        folded = fold(node.text)
        is_basis = folded.startswith("căn cứ")
        issues = _ISSUES.search(folded) and not node.text.endswith(";")
        listed = _LISTED_BASIS.match(folded) and node.text.endswith(";") and bool(bases)
        if listed:
            bases.append(node.words)
            continue
        if not _BASIS.match(folded) or _AS_FOLLOWS.search(folded) or (issues and not is_basis):
            return bases, [each.words for each in opening[index:]]
        if not node.text.endswith((";", ".", ",")) and not folded.startswith("căn cứ"):
            return bases, [each.words for each in opening[index:]]
        if node.text.endswith(".") and not folded.startswith(("căn cứ", "theo đề nghị", "xét")):
            return bases, [each.words for each in opening[index:]]
        bases.append(node.words)
    return bases, []


def _take_closing(nodes: list[Node]) -> list[Words]:
    """Take the paragraphs that close the plan off the end of its last branch."""
    if not nodes:
        return []
    holder = nodes
    while holder[-1].children and holder[-1].children[-1].is_heading:
        holder = holder[-1].children
    last = holder[-1]
    inside = last.children if last.is_heading else holder
    count = 0
    while count < len(inside) and _is_plain(inside[-1 - count]):
        count += 1
    tail = inside[len(inside) - count :]
    handed_out = last.is_heading and organises(last.text)
    closes = (_closes(node, handed_out=handed_out) for node in tail)
    start = next((index for index, closing in enumerate(closes) if closing), None)
    alone = count == len(inside) and last.is_heading and not _is_sentence(last)
    if start is None:
        ends = bool(tail) and tail[-1].text.endswith("./.")
        ends = ends and not (handed_out and leading_units(tail[-1].text))
        start = len(tail) - 1 if ends and not (alone and len(tail) == 1) else len(tail)
    if alone and tail and start == 0 and not _CLOSING_SURE.match(fold(tail[0].text)):
        # The only paragraph below a heading is what the heading is about.
        start = next((i for i, node in enumerate(tail) if i and _CLOSING.match(fold(node.text))), len(tail))
    taken = tail[start:]
    if taken:
        del inside[len(inside) - len(taken) :]
    return [node.words for node in taken]


def _closes(node: Node, *, handed_out: bool) -> bool:
    """Tell whether a paragraph begins the closing; a subject below "Tổ chức thực hiện" has a duty."""
    folded = fold(node.text)
    if handed_out and not _CLOSING_SURE.match(folded) and leading_units(node.text):
        return False
    return _CLOSING.match(folded) is not None


_CLOSING_SURE = re.compile(r"trên đây là")


def _is_plain(node: Node) -> bool:
    return node.mark is None and not node.children and node.table is None and not node.unlabelled


def _is_sentence(node: Node) -> bool:
    return node.text.endswith((".", ";"))


def _plain(draft: object, route: Route, trace: dict[Route, Words], finisher: LineFinisher) -> object:
    """Return the plain value, and note for each text the words that it comes from."""
    if isinstance(draft, LineDraft):
        return _plain(finisher.value(draft), route, trace, finisher)
    if isinstance(draft, Words):
        trace[route] = draft
        return draft.text
    if isinstance(draft, Mapping):
        return {key: _plain(below, (*route, key), trace, finisher) for key, below in draft.items()}
    if isinstance(draft, list):
        return [_plain(below, (*route, index), trace, finisher) for index, below in enumerate(draft)]
    return draft
