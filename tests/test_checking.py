"""A finding's route becomes the exact stretch of the file, in either language, in the file's order."""

from __future__ import annotations

from collections.abc import Iterator

from plancli.checking import check_plan
from plancli.diagnostic import MOST_LINES, Finding, Place, Severity
from plancli.legal.registry import load_default_registry
from plancli.loading import load_bytes
from plancli.messages import Language
from plancli.rules.rule import Rule, RuleContext, RuleText
from plancli.source.position import Part
from tests.plans_checked import check_plans

PLAN = """\
plancli: 1
state: received
issuance: {kind: KẾ HOẠCH, issuer: Ủy ban nhân dân huyện Trạm Tấu, title: Thử}
sections:
  - label: I
    title: MỤC ĐÍCH
    items:
      - >-
        Thực hiện Quyết định số 765/QĐ-BTTTT
        ngày 21/3/2023 của Bộ.
"""


class WordFive(Rule):
    """Flags the second word of each title and the date of each citation."""

    code = "KH999"
    name = "word-five"
    severity = Severity.WARNING
    basis = "Thông lệ: phép thử"
    basis_en = "Convention: a trial"
    text = {
        language: RuleText(
            checks="x",
            why="y",
            message=f"{language.value}: “{{word}}” ({{address}})",
            help="Hãy xem {word}.",
            variants={"date": "{word}!", "date.help": "Ngày {word}."},
        )
        for language in Language
    }
    bad = good = ""

    def check(self, context: RuleContext) -> Iterator[Finding]:
        citation = context.plan.citations[0]
        start = citation.mention.words.index("ngày") + citation.mention.start
        yield Finding(
            Place(citation.route, within=(start, start + 4), address="I"),
            {"word": "ngày"},
            variant="date",
            severity=Severity.ERROR,
        )
        yield Finding(
            Place(("sections", 0, "title"), Part.KEY, address="I"),
            {"word": "MỤC"},
            related=(Place(("sections", 0, "label"), address="I"),),
        )


def test_findings_stand_at_their_words_in_the_order_of_the_file() -> None:
    registry = load_default_registry()
    result = check_plan(load_bytes("thu.yaml", PLAN.encode()), registry, [WordFive])
    title, date = result.diagnostics
    assert (title.span.start.line, title.span.start.column) == (6, 5)
    assert (date.span.start.line, date.span.start.column) == (10, 9)
    assert title.message == "vi: “MỤC” (I)"
    assert (date.message, date.help) == ("ngày!", "Ngày ngày.")
    assert date.source_line.strip() == "ngày 21/3/2023 của Bộ."
    assert [each.span.start.line for each in title.related] == [5]
    assert result.count(Severity.ERROR) == 1


def test_the_language_chooses_the_sentences() -> None:
    registry = load_default_registry()
    loaded = load_bytes("thu.yaml", PLAN.encode())
    result = check_plan(loaded, registry, [WordFive], Language.EN)
    assert result.diagnostics[0].message.startswith("en:")


def test_a_file_that_is_no_plan_keeps_its_faults_and_meets_no_rule() -> None:
    registry = load_default_registry()
    result = check_plan(load_bytes("thu.yaml", b"- a\n"), registry, [WordFive])
    assert [each.code for each in result.diagnostics] == ["KH024"]
    assert result.citations == 0


def test_several_plans_are_counted_together() -> None:
    registry = load_default_registry()
    loaded = [load_bytes("a.yaml", PLAN.encode()), load_bytes("b.yaml", PLAN.encode())]
    result = check_plans(loaded, registry, [])
    assert (result.files, result.citations, [*result.diagnostics]) == (2, 2, [])


def test_issued_plans_are_counted() -> None:
    registry = load_default_registry()
    texts = [PLAN, PLAN.replace("received", "draft"), PLAN.replace("received", "issued"), "- a\n"]
    loaded = [load_bytes("thu.yaml", text.encode()) for text in texts]
    assert [check_plan(each, registry, []).issued for each in loaded] == [0, 0, 1, 0]
    assert check_plans(loaded, registry, []).issued == 1


class WholeProse(Rule):
    """Flags the one prose item and the whole title."""

    code = "KH999"
    name = "whole-prose"
    severity = Severity.INFO
    basis = "Thông lệ: phép thử"
    basis_en = "Convention: a trial"
    text = {language: RuleText("x", "y", "z", "h") for language in Language}
    bad = good = ""

    def check(self, context: RuleContext) -> Iterator[Finding]:
        yield Finding(Place(("sections", 0, "items", 0)))
        yield Finding(Place(("sections", 0, "title")))


def test_a_diagnostic_carries_the_lines_that_its_words_reach() -> None:
    title, prose = check_plan(
        load_bytes("thu.yaml", PLAN.encode()), load_default_registry(), [WholeProse]
    ).diagnostics
    assert title.more_lines == ()
    lines = [prose.source_line, *prose.more_lines]
    assert "        ngày 21/3/2023 của Bộ." in lines
    assert prose.span.end.line == prose.span.start.line + len(prose.more_lines)


def test_a_diagnostic_carries_only_so_many_lines() -> None:
    long = PLAN.replace("ngày 21/3/2023 của Bộ.", "\n        ".join(["ngày"] * 5_000))
    prose = check_plan(
        load_bytes("thu.yaml", long.encode()), load_default_registry(), [WholeProse]
    ).diagnostics[-1]
    assert len(prose.more_lines) == MOST_LINES
