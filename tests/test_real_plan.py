"""What the plans of the project say, once read: counts, labels, units, citations, every word."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from plancli.loading import load_file
from plancli.model.assignment import Role
from plancli.model.issuance import Issuance
from plancli.model.plan import Plan
from plancli.model.section import Grid, Section
from plancli.model.task import Duty, Paragraph, Task
from plancli.model.unit import UnitKind

ROOT = Path(__file__).parents[1]
REAL = ROOT / "plans" / "2025-tramtau.yaml"
INVENTED = ROOT / "tests" / "plans" / "2026-xa-mau.yaml"
UNUSUAL = ROOT / "tests" / "plans" / "2026-xa-mau-2.yaml"
RECEIVED = {
    REAL: ROOT / "tests" / "plans" / "2025-tramtau.received.txt",
    INVENTED: ROOT / "tests" / "plans" / "2026-xa-mau.received.txt",
    UNUSUAL: ROOT / "tests" / "plans" / "2026-xa-mau-2.received.txt",
}
ROLE_KEYS = frozenset(role.value for role in Role)


def _plan(path: Path) -> Plan:
    loaded = load_file(path)
    assert not loaded.diagnostics
    assert loaded.plan is not None
    return loaded.plan


@pytest.fixture(scope="module")
def real() -> Plan:
    return _plan(REAL)


@pytest.fixture(scope="module")
def invented() -> Plan:
    return _plan(INVENTED)


def _line_counts(plan: Plan) -> Counter[str]:
    return Counter(line.key for task in plan.tasks for line in task.lines if line.key in ROLE_KEYS)


def test_received_text_is_the_users_own_byte_for_byte() -> None:
    digest = hashlib.sha256(RECEIVED[REAL].read_bytes()).hexdigest()
    assert digest == "d36a667a6f3b05cc7476e2fc939345e76060a72d341a36ac1197bb7e5d8bcc83"


def test_real_plan_has_twelve_tasks_with_twenty_three_role_lines(real: Plan) -> None:
    assert len(real.tasks) == 12
    counts = _line_counts(real)
    assert counts == {"responsible": 10, "coordinating": 8, "guiding": 3, "lead": 2}


def test_real_plan_has_fourteen_duties_of_seven_holders(real: Plan) -> None:
    assert len(real.duties) == 14
    assert Counter(duty.address for duty in real.duties) == {
        "III.1": 6,
        "III.2": 1,
        "III.3": 2,
        "III.4": 2,
        "III.5": 1,
        "III.6": 1,
        "III.7": 1,
    }
    assert all(mention.unit for duty in real.duties for mention in duty.holders)


def test_labels_stand_as_printed_without_the_letter_the_paper_skipped(real: Plan) -> None:
    assert [task.label for task in real.tasks if task.id.startswith("II.4.")] == list("abcde")
    assert [task.id for task in real.tasks if task.title] == ["II.1", "II.2", "II.6"]


def test_one_line_assigns_and_requests_at_once(real: Plan) -> None:
    task = next(task for task in real.tasks if task.id == "II.4.a")
    held = [(each.role, [(m.words, m.requested) for m in each.mentions]) for each in task.assignments]
    assert held == [
        (Role.RESPONSIBLE, [("phòng Văn hóa và Thông tin", False)]),
        (Role.DIRECTING, [("Ban Tuyên giáo Huyện ủy", True)]),
        (Role.COORDINATING, [("Các cơ quan, đơn vị", False), ("UBND các xã, thị trấn", False)]),
    ]


def test_eighteen_units_are_named_and_every_name_is_found(real: Plan) -> None:
    named = [unit.name for unit in real.units.values() if unit.kind is not UnitKind.GROUP]
    assert len(named) == 18
    mentions = [mention for task in real.tasks for mention in task.mentions()]
    assert all(mention.unit for mention in mentions)


def test_twelve_communes_stand_behind_both_names_of_the_group(real: Plan) -> None:
    last = [duty for duty in real.duties if duty.id.startswith("III.7")]
    held = [real.groups[m.unit] for duty in last for m in duty.holders if m.unit]
    (communes,) = (group for group in held if group.declared)
    assert communes.unit.name == "UBND các xã, thị trấn"
    assert len(communes.members) == 12
    assert communes.complete


def test_nine_acts_are_cited_and_nine_are_listed(real: Plan) -> None:
    cited = {citation.mention.number or citation.mention.name for citation in real.citations}
    assert {each.casefold() for each in cited if each} == {
        "09/2017/nđ-cp",
        "07/ct-ttg",
        "407/qđ-ttg",
        "765/qđ-btttt",
        "170/kh-ubnd",
        "172/kh-ubnd",
        "251/kh-ubnd",
        "luật báo chí",
        "luật tiếp cận thông tin",
    }
    assert len(real.decrees) == 9
    assert all(decree.mention for decree in real.decrees)


def test_nothing_the_received_text_lacks_is_filled_in(real: Plan) -> None:
    head = real.issuance
    assert (head.number, head.superior, head.date_words) == ("", "", "ngày tháng 12 năm 2024")
    assert head.signatory is not None
    assert head.signatory.authority == ""
    assert len(real.recipients) == 8


@pytest.mark.parametrize("path", [INVENTED, UNUSUAL], ids=lambda path: path.stem)
def test_an_invented_plan_says_so_in_its_first_words(path: Path) -> None:
    comments = [line for line in path.read_text("utf-8").splitlines() if line.startswith("# ")]
    assert any(line.startswith("# Kế hoạch giả định, chỉ dùng để kiểm thử") for line in comments[:3])


def test_invented_plan_has_what_the_real_one_lacks(invented: Plan) -> None:
    assert invented.decision is not None
    assert [article.mark for article in invented.decision.articles] == ["Điều 1.", "Điều 2.", "Điều 3."]
    assert [section.id for section in invented.sections] == ["I", "II", "III", "IV", "IV#2"]
    assert [task.id for task in invented.tasks if task.in_annex] == [
        "PL1.I.1",
        "PL1.I.2",
        "PL1.II.3",
        "PL1.II.4",
    ]
    assert [task.mark for task in invented.tasks[:8]] == ["1.1.", "1.2.", "1.3", "a)", "b)", "c)", "d)", "đ)"]
    kinds = {unit.kind for unit in invented.units.values()}
    assert {UnitKind.POST, UnitKind.SCHOOL, UnitKind.VILLAGE, UnitKind.PARTY, UnitKind.FRONT} <= kinds


@pytest.mark.parametrize("path", RECEIVED, ids=lambda path: path.stem)
def test_every_word_of_the_paper_stands_in_the_plan_in_order(path: Path) -> None:
    plan = _plan(path)
    # The asterisks of the received text are its markup.
    paper = [_bare(word) for word in RECEIVED[path].read_text("utf-8").replace("*", "").split()]
    around = _words_outside_prose(plan)
    rest = []
    at = 0
    for text in plan.texts:
        words = [_bare(word) for word in text.words.split()]
        start = _next(paper, words, at)
        assert start is not None, f"{text.address}: {text.words}"
        rest += paper[at:start]
        at = start + len(words)
    rest += paper[at:]
    assert [word for word in rest if word not in around] == []


def _bare(word: str) -> str:
    return word.rstrip(".;:") or word


def _next(paper: Sequence[str], words: Sequence[str], at: int) -> int | None:
    last = len(paper) - len(words)
    return next((i for i in range(at, last + 1) if paper[i : i + len(words)] == words), None)


def _words_outside_prose(plan: Plan) -> frozenset[str]:
    phrases = [*_head(plan.issuance), "Nơi nhận:"]
    if plan.decision:
        phrases += [*_head(plan.decision.issuance), plan.decision.authority, plan.decision.enacting]
        phrases += [article.mark for article in plan.decision.articles]
        phrases += [mark for article in plan.decision.articles for mark in _marks(article.items)]
    for section in plan.sections:
        phrases += _around(section)
    for annex in plan.annexes:
        phrases += [annex.label, *(heading for _, heading in annex.columns)]
        phrases += [phrase for content in annex.content for phrase in _around(content)]
    phrases += _marks(plan.recipients)
    return frozenset(_bare(word) for phrase in phrases for word in phrase.split())


def _head(issuance: Issuance) -> Iterator[str]:
    yield from ("Số:", issuance.printed_number, f"{issuance.place},", issuance.date_words, issuance.kind)
    signed = issuance.signatory
    if signed:
        yield from (signed.authority, signed.acting, signed.position, signed.name)


def _around(content: Section | Task | Duty | Paragraph | Grid) -> Iterator[str]:
    if isinstance(content, Grid):
        return
    if isinstance(content, Paragraph):
        yield from _marks([content])
        return
    yield content.mark
    if isinstance(content, Section):
        yield content.title if content.holders else ""
        yield from (heading for _, heading in content.columns)
        for each in content.content:
            yield from _around(each)
    elif isinstance(content, Task):
        for line in content.lines:
            yield from (line.heading, line.mark, f"{line.caption}:", *_marks(line.items))
    else:
        yield from _marks(content.items)


def _marks(paragraphs: Sequence[Paragraph]) -> Iterator[str]:
    for paragraph in paragraphs:
        yield paragraph.mark
        yield from _marks(paragraph.children)


def _examples_of_the_guide() -> list[str]:
    guide = (ROOT / "docs" / "viet-ke-hoach.md").read_text("utf-8")
    return [block.split("```")[0] for block in guide.split("```yaml\n")[1:]]


@pytest.mark.parametrize("example", _examples_of_the_guide(), ids=range(len(_examples_of_the_guide())))
def test_the_guide_quotes_a_plan_that_is_there(example: str) -> None:
    assert any(example in path.read_text("utf-8") for path in RECEIVED)
