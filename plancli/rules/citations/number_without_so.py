"""KH306: a citation whose number stands without the word "số"."""

from __future__ import annotations

from collections.abc import Iterator

from plancli.diagnostic import Correction, Finding, Place, Replacement, Severity
from plancli.legal.citation_text import CitationMention
from plancli.legal.number import parse_number
from plancli.messages import Language
from plancli.model.citation import Citation
from plancli.rules.citations.cited_acts import act_keys
from plancli.rules.rule import Rule, RuleContext, RuleText
from plancli.source.edit import Applicability


class NumberWithoutSo(Rule):
    """A full citation such as "Kế hoạch 172/KH-UBND ngày 28/7/2023"; the short one behind it may do without."""

    code = "KH306"
    name = "number-without-so"
    severity = Severity.INFO
    basis = "Nghị định số 30/2020/NĐ-CP, Phụ lục I, Mục II: viện dẫn ghi tên loại, chữ “số” rồi số, ký hiệu của văn bản"
    basis_en = "Decree No. 30/2020/NĐ-CP, Appendix I, Part II: a citation gives the kind, the word “số”, then number and symbol"
    text = {
        Language.VI: RuleText(
            checks="Viện dẫn lần đầu, hoặc viện dẫn có ghi ngày, mà thiếu chữ “số” giữa tên loại và số của văn bản. Viện dẫn ngắn ở lần sau, như “Nghị quyết 214/NQ-CP”, không xét.",
            why="Mẫu chung là “Kế hoạch số …”; thiếu ở một chỗ thì lời văn không thống nhất.",
            message="“{words}” ({address}) thiếu chữ “số” trước số, ký hiệu.",
            help="Viết thêm chữ “số” sau tên loại văn bản.",
            fix="Thêm chữ “số” trước số, ký hiệu",
            variants={"several": "{count} chỗ viện dẫn thiếu chữ “số” trước số, ký hiệu: {listed}."},
        ),
        Language.EN: RuleText(
            checks="A first citation, or one with a date, that lacks the word “số” between kind and number. Short later ones such as “Nghị quyết 214/NQ-CP” are let be.",
            why="The common form is “Kế hoạch số …”; one place without it makes the text uneven.",
            message="“{words}” ({address}) lacks the word “số” before the number.",
            help="Add the word “số” behind the kind of document.",
            fix="Add the word “số” before the number",
            variants={"several": "{count} citations lack the word “số” before the number: {listed}."},
        ),
    }
    bad = """
sections:
  - label: II
    title: Nội dung
    text: Tiếp tục triển khai Kế hoạch 172/KH-UBND ngày 28/7/2023 của Ủy ban nhân dân tỉnh.  # expect: KH306
"""
    good = """
sections:
  - label: II
    title: Nội dung
    text: Thực hiện Kế hoạch số 172/KH-UBND ngày 28/7/2023 của Ủy ban nhân dân tỉnh.
    items:
      - Mục tiêu của Kế hoạch 172/KH-UBND; các Nghị định số 09/2017/NĐ-CP, 13/2018/NĐ-CP (407/QĐ-TTg).
"""

    def check(self, context: RuleContext) -> Iterator[Finding]:
        """Yield one finding at the first such place; the others are related."""
        known: set[tuple[str, ...]] = set()
        found = []
        for citation in context.plan.citations:
            keys = act_keys(citation.mention)
            is_full = citation.mention.issued is not None or not keys & known
            if is_full and _lacks_so(citation.mention):
                found.append(citation)
            known |= keys
        if found:
            numbers = [f"{each.mention.number} ({each.address})" for each in found]
            fields = {
                "words": _kind_and_number(found[0].mention),
                "count": str(len(found)),
                "listed": ", ".join(numbers),
            }
            first, *others = map(_place, found)
            variant = "several" if others else ""
            added = tuple(Replacement(_before_number(each), "số ") for each in found)
            correction = Correction(added, Applicability.SAFE)
            yield Finding(first, fields, variant, related=tuple(others), correction=correction)


def _place(citation: Citation) -> Place:
    """Return the place of kind and number; the date behind them is as it should be."""
    mention = citation.mention
    return Place(
        citation.route, within=(mention.start, mention.number_end or mention.end), address=citation.address
    )


def _before_number(citation: Citation) -> Place:
    at = citation.mention.number_start or citation.mention.start
    return Place(citation.route, within=(at, at), address=citation.address)


def _lacks_so(mention: CitationMention) -> bool:
    """Say whether the kind stands in words right before a number of this kind.

    A law's name needs no "số", nor does a project called by its decision: "Đề án 938/QĐ-TTg".
    """
    number = parse_number(mention.number or "")
    own = number is not None and number.kind in (mention.kind, "Công văn", None)
    return mention.lacks_so and mention.name is None and own and bool(_kind_words(mention))


def _kind_words(mention: CitationMention) -> str:
    before = mention.words[: (mention.number_start or mention.start) - mention.start]
    return " ".join(before.split()).removeprefix(mention.pinpoint or "").strip()


def _kind_and_number(mention: CitationMention) -> str:
    figures = mention.words[
        (mention.number_start or mention.start) - mention.start : (mention.number_end or mention.end)
        - mention.start
    ]
    return f"{_kind_words(mention)} {' '.join(figures.split())}"
