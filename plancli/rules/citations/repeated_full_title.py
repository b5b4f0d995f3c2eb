"""KH309: a cited act's whole title told again."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from plancli.diagnostic import Finding, Severity
from plancli.legal.number import parse_number
from plancli.messages import Language
from plancli.model.citation import Citation
from plancli.model.plan import Plan
from plancli.rules.citations.cited_acts import citation_place
from plancli.rules.citations.first_citations import is_quoted
from plancli.rules.rule import Rule, RuleContext, RuleText
from plancli.rules.tree import listed
from plancli.vietnamese.folding import fold


class RepeatedFullTitle(Rule):
    """A long trích yếu in full at a second mention, where kind and number say enough."""

    code = "KH309"
    name = "repeated-full-title"
    severity = Severity.INFO
    basis = "Nghị định số 30/2020/NĐ-CP, Phụ lục I, Mục II.6: lần đầu ghi đủ cả trích yếu, lần sau chỉ ghi tên loại và số, ký hiệu"
    basis_en = "Decree No. 30/2020/NĐ-CP, Appendix I, Part II.6: the first time with the subject, later with kind, number and symbol only"
    text = {
        Language.VI: RuleText(
            checks="Trích yếu dài của một văn bản được chép lại nguyên văn ở lần viện dẫn sau.",
            why="Lần viện dẫn sau chỉ cần tên loại và số, ký hiệu; chép lại trích yếu làm câu dài và dễ sai lệch.",
            message="Trích yếu đã nêu ở lần đầu được chép lại nguyên văn: {acts}.",
            help="Ở các chỗ này chỉ cần ghi tên loại và số, ký hiệu.",
        ),
        Language.EN: RuleText(
            checks="The long title of an act written out again where the act is cited a second time.",
            why="A later citation needs only kind and number; a title copied again makes long sentences and may drift.",
            message="A title given at the first mention is written out again: {acts}.",
            help="Kind and number are enough there.",
        ),
    }
    bad = """
sections:
  - label: II
    title: Nội dung
    items:
      - Thực hiện Quyết định số 407/QĐ-TTg ngày 30/3/2022 của Thủ tướng Chính phủ phê duyệt Đề án tổ chức truyền thông chính sách có tác động lớn đến xã hội.
      - Tiếp tục thực hiện Quyết định số 407/QĐ-TTg ngày 30/3/2022 của Thủ tướng Chính phủ phê duyệt Đề án tổ chức truyền thông chính sách có tác động lớn đến xã hội.  # expect: KH309
"""
    good = """
issuance:
  kind: KẾ HOẠCH
  issuer: Ủy ban nhân dân huyện Trạm Tấu
  title: Thực hiện Quyết định số 407/QĐ-TTg ngày 30/3/2022 của Thủ tướng Chính phủ phê duyệt Đề án tổ chức truyền thông chính sách có tác động lớn đến xã hội
sections:
  - label: II
    title: Nội dung
    items:
      - Thực hiện Quyết định số 407/QĐ-TTg ngày 30/3/2022 của Thủ tướng Chính phủ phê duyệt Đề án tổ chức truyền thông chính sách có tác động lớn đến xã hội.
      - Tiếp tục thực hiện Quyết định số 407/QĐ-TTg ngày 30/3/2022 của Thủ tướng Chính phủ.
"""

    def check(self, context: RuleContext) -> Iterator[Finding]:
        """Yield at most one finding, which lists the acts and where their titles stand again."""
        repeated = list(_repeated(context.plan))
        if repeated:
            places = [citation_place(citation) for citation in repeated]
            acts = listed(f"{citation.mention.number} ({citation.address})" for citation in repeated)
            yield Finding(places[0], {"acts": acts}, related=tuple(places[1:]))


_LONG = 10
"""Syllables from which a title is worth sparing."""
_WHOLE_CITED = frozenset({"bases", "decision", "footnotes"})
"""Where acts are cited whole on purpose."""


_NAMES_THE_PLAN = frozenset({"preamble", "closing"})
"""Where a plan says its own name once more: "ban hành Kế hoạch thực hiện Chỉ thị số …"."""
_NO_TITLE = re.compile(
    r"\(|(?:và|hoặc|cùng|để|nhằm|theo|tại|trong|trên|với|là|đã|được|thì|do|nếu|khi)\s", re.IGNORECASE
)
"""How the sentence goes on behind an act that is cited without a title: "… số 48/NQ-CP và Kế hoạch …"."""


def _repeated(plan: Plan) -> Iterator[Citation]:
    """Yield each citation whose title begins as an earlier one of the same act does.

    What stands in the title of another act is that title's words, which nobody may shorten.
    """
    each_after = pairwise([None, *plan.citations])
    own = [citation for before, citation in each_after if citation and not is_quoted(before, citation)]
    numbered = [citation for citation in own if citation.mention.number]
    numbers = [parse_number(citation.mention.number or "") for citation in numbered]
    acts = [number.identity if number else None for number in numbers]
    times = Counter(acts)
    seen: set[tuple[tuple[str, ...], tuple[str, ...]]] = set()
    named: set[tuple[str, ...]] = set()
    for citation, act in zip(numbered, acts, strict=True):
        if act is not None and citation.route[0] == "issuance":
            named.add(act)
            continue  # What the plan is called stands above the text; the text cites the act in full once.
        opening = tuple(fold(citation.mention.title).split()[:_LONG]) if times[act] > 1 else ()
        if act is None or len(opening) < _LONG or _NO_TITLE.match(citation.mention.title):
            continue
        own_name = act in named and citation.route[0] in _NAMES_THE_PLAN
        if (act, opening) in seen and not own_name and not _is_cited_whole(citation):
            yield citation
        seen.add((act, opening))


def _is_cited_whole(citation: Citation) -> bool:
    return citation.route[0] in _WHOLE_CITED or citation.route[-1] in {"title", "attached"}
