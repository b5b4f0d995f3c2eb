"""KH810: one law whose name is capitalised in two ways."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from plancli.diagnostic import Finding, Severity
from plancli.messages import Language
from plancli.model.plan import Plan
from plancli.rules.rule import Rule, RuleContext, RuleText
from plancli.rules.wording.prose import Stretch, addresses, first_and_others
from plancli.vietnamese.folding import fold


class LawNameCase(Rule):
    """A paper with "Luật tiếp cận thông tin" in one place, "Luật Tiếp cận thông tin" in another."""

    code = "KH810"
    name = "law-name-case"
    severity = Severity.INFO
    basis = (
        "Nghị định số 30/2020/NĐ-CP, Phụ lục II: viết hoa tên loại văn bản và chữ cái đầu của tên gọi văn bản"
    )
    basis_en = "Decree No. 30/2020/NĐ-CP, Appendix II: a capital begins the kind of a document and its name"
    text = {
        Language.VI: RuleText(
            checks="Tên một luật, bộ luật, pháp lệnh viết hoa hai kiểu trong cùng văn bản.",
            why="Tên văn bản viết một kiểu thì dễ tra, và theo đúng quy định về viết hoa.",
            message="“{found}” ({places}), nơi khác viết “{other}” ({elsewhere}).",
            help="Viết thống nhất; quy định viết hoa tên loại và chữ cái đầu của tên gọi, ví dụ “Luật Báo chí”.",
        ),
        Language.EN: RuleText(
            checks="The name of one law, code or ordinance capitalised in two ways in one paper.",
            why="A name written in one way is easy to look up, and the rules on capitals ask for it.",
            message="“{found}” ({places}), but elsewhere “{other}” ({elsewhere}).",
            help="Write one form; the rule is a capital for the kind and for the first letter of the name, as in “Luật Báo chí”.",
        ),
    }
    bad = """
sections:
  - label: II
    title: Nội dung
    items:
      - Thực hiện Luật Báo chí, Luật tiếp cận thông tin.  # expect: KH810
      - Công khai thông tin theo Luật Tiếp cận thông tin.
"""
    good = """
sections:
  - label: II
    title: THỰC HIỆN LUẬT TIẾP CẬN THÔNG TIN
    items:
      - Thực hiện Luật Báo chí, Luật Tiếp cận thông tin.
      - Công khai thông tin theo Luật Tiếp cận thông tin.
"""

    def check(self, context: RuleContext) -> Iterator[Finding]:
        """Yield one finding for each law, at the form that is not the decree's, else at the rarer one."""
        for forms in _forms(context.plan).values():
            if len(forms) > 1:
                right, *wrong = sorted(forms.values(), key=_rank)
                yield _finding([stretch for form in wrong for stretch in form], right)


def _forms(plan: Plan) -> dict[str, dict[str, list[Stretch]]]:
    """Return the places of each law's name, by folded name and by the form written."""
    found: dict[str, dict[str, list[Stretch]]] = {}
    texts = {text.route: text for text in plan.texts}
    for citation in plan.citations:
        name, text = citation.mention.name, texts.get(citation.route)
        if name and text and not name.isupper():
            start = text.words.find(name.split()[0], citation.mention.start)
            if start >= 0 and " ".join(text.words[start:].split()).startswith(name):
                stretch = Stretch(text, start, min(start + len(name), len(text.words)))
                found.setdefault(fold(name), {}).setdefault(name, []).append(stretch)
    return found


def _rank(form: Sequence[Stretch]) -> tuple[bool, int, int]:
    """Sort the form of the decree first: a capital behind the kind, few others; then the commonest."""
    words = form[0].words.split()
    name = words[1 if fold(words[0]) == "luật" else 2 :]
    capitals = sum(word[0].isupper() for word in name)
    return not (name and name[0][0].isupper()), capitals, -len(form)


def _finding(wrong: Sequence[Stretch], right: Sequence[Stretch]) -> Finding:
    place, others = first_and_others(wrong)
    fields = {
        "found": wrong[0].words,
        "places": addresses(wrong),
        "other": right[0].words,
        "elsewhere": addresses(right),
    }
    return Finding(place, fields, related=others)
