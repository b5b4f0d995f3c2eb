"""KH101: a heading with nothing below it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from plancli.analysis.forms import form_routes, is_below
from plancli.diagnostic import Finding, Severity
from plancli.messages import Language
from plancli.model.section import Section
from plancli.patterns import late_pattern
from plancli.rules.rule import Rule, RuleContext, RuleText
from plancli.rules.tree import heading_place
from plancli.vietnamese.folding import fold

# A numbered paragraph without a heading of its own is often kept as a title alone: that is text, not a gap.
_SENTENCE = late_pattern(r"[.;…!]\s*$|:\s*\S")
_LONGEST_HEADING = 25
_ELSEWHERE = late_pattern(r"phụ lục|phụ biểu|kèm theo|đính kèm|biểu số")


class EmptySection(Rule):
    """A section that holds its heading only."""

    code = "KH101"
    name = "empty-section"
    severity = Severity.WARNING
    basis = "Thông lệ: mỗi phần, mục có nội dung dưới tên của nó"
    basis_en = "Convention: each part and section has content below its name"
    text = {
        Language.VI: RuleText(
            checks="Phần, mục chỉ có số và tên mà không có nội dung bên dưới.",
            why="Có thể nội dung bị sót khi chép, khi chuyển tệp, hoặc mục chưa được viết.",
            message="Mục {address} “{title}” chưa có nội dung.",
            help="Bổ sung nội dung, hoặc bỏ mục này nếu không cần.",
            variants={"unnumbered": "Mục “{title}” chưa có nội dung."},
        ),
        Language.EN: RuleText(
            checks="A part or section with a number and a name but nothing below.",
            why="Its words may have been lost in copying, or were never written.",
            message="Section {address} “{title}” has no content.",
            help="Add its content, or remove the section.",
            variants={"unnumbered": "Section “{title}” has no content."},
        ),
    }
    bad = """
sections:
  - label: I
    title: Mục đích
    text: Thông tin kịp thời đến người dân.
  - label: II  # expect: KH101
    title: Kinh phí thực hiện
"""
    good = """
sections:
  - label: I
    title: Nội dung
    parts:
      - label: "1"
        title: Các phòng thực hiện nghiêm túc kế hoạch này.
      - label: "2"
        title: "Kinh phí: sử dụng dự toán được giao"
"""

    def check(self, context: RuleContext) -> Iterator[Finding]:
        """Yield a finding at each heading without content; a sentence in its place is content."""
        stepwise = {
            step.route
            for section in context.plan.all_sections()
            for step in _steps([block for block in section.content if isinstance(block, Section)])
        }
        forms = form_routes(context.plan)
        for section in context.plan.all_sections():
            if is_below(section.route, forms):
                continue
            if not section.content and not _says_something(section) and section.route not in stepwise:
                variant = "" if section.label else "unnumbered"
                yield Finding(heading_place(section), {"title": section.title}, variant=variant)


def _steps(parts: Sequence[Section]) -> Sequence[Section]:
    """Return the bare parts of a list of steps: "3.4. Người ứng cử phát biểu." makes 3.6 a step as well."""
    bare = [part for part in parts if not part.content]
    told = any(_says_something(part) for part in bare) or any(part.opening for part in parts)
    return bare if told else ()


def _says_something(section: Section) -> bool:
    """Say whether a heading is text of its own, or sends the reader to an annex."""
    title = section.title
    long = len(title.split()) > _LONGEST_HEADING
    return long or bool(_SENTENCE.search(title) or _ELSEWHERE.search(fold(title)))
