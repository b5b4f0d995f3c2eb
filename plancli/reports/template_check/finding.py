"""What is found in a template, and where: places that a clerk can find in Word, sentences by key.

Holds values only; it reads no template and knows no language until it is asked to speak.
"""

from __future__ import annotations

from collections.abc import Mapping

from plancli.errors import UsageError
from plancli.messages import Language, Saying, sentence
from plancli.records import dataclass, field

_CUT = 60
"""Characters of a template that a sentence quotes."""


@dataclass(frozen=True, slots=True)
class TemplatePlace:
    """One place in a template; what does not apply is 0 or empty."""

    part: str = ""
    """`body`, `header`, `footer`, `footnote`, `endnote`, `comment`; empty in a template of text."""
    file: str = ""
    """The part of the Word file, `header1`, where the paper has more than its body."""
    text_box: bool = False
    table: int = 0
    """Which table of the part, from 1; then row and cell."""
    row: int = 0
    cell: int = 0
    paragraph: int = 0
    """Which paragraph of the part, or of the cell, from 1."""
    line: int = 0
    """Line and column of a template of text, from 1."""
    column: int = 0
    words: str = ""
    """What stands there: the tag, or the words around."""
    order: int = 0
    """Number of the paragraph in its part, those of tables included: for sorting, not for people."""

    def said(self, language: Language) -> str:
        """Return the place in words; empty where nothing is known of it.

        `phần thân, bảng 1, hàng 2, ô 1, đoạn 1`, or `dòng 3, cột 5`.
        """
        known: list[str] = []
        if self.part:
            known.append(sentence(language, f"template.part.{self.part}", file=self.file))
        if self.text_box:
            known.append(sentence(language, "template.place.text-box"))
        known.extend(
            sentence(language, f"template.place.{name}", number=number)
            for name in ("table", "row", "cell", "paragraph", "line", "column")
            if (number := getattr(self, name))
        )
        return ", ".join(known)

    def as_data(self) -> Mapping[str, object]:
        """Return what is known of the place, for a program."""
        names = ("part", "file", "text_box", "table", "row", "cell", "paragraph", "line", "column", "words")
        return {name: value for name in names if (value := getattr(self, name))}


_NOWHERE = TemplatePlace()
"""The whole file."""


@dataclass(frozen=True, slots=True)
class TemplateFinding:
    """One fault of a template, or one thing to look at."""

    key: str
    """The last words of `template.fault.<key>`, whose advice is `<key>.help`."""
    place: TemplatePlace = _NOWHERE
    fields: Mapping[str, object] = field(default_factory=dict)
    is_error: bool = True
    """False for what may be meant so: the template can still be used."""
    template: str = ""
    """The template that it stands in, where that is one which another brings in: `letterhead.md.j2`."""

    def message(self, language: Language) -> str:
        """Return what is wrong."""
        return sentence(language, f"template.fault.{self.key}", **self._shown())

    def help(self, language: Language) -> str:
        """Return what to do."""
        return sentence(language, f"template.fault.{self.key}.help", **self._shown())

    def where(self, language: Language) -> str:
        """Return the place in words, and the template where it is in one that another brings in."""
        said = self.place.said(language)
        inside = sentence(language, "template.place.template", template=self.template)
        return ", ".join(filter(None, (inside if self.template else "", said)))

    def _shown(self) -> dict[str, object]:
        given = {"words": self.place.words or "…", **self.fields}
        return {
            name: quoted(value) if isinstance(value, str) and name != "allowed" else value
            for name, value in given.items()
        }


class TemplateFailure(UsageError):  # noqa: N818 - the template is at fault, not the tool
    """A template cannot be used; carries what was found, and the file as its user knows it."""

    def __init__(self, path: str, findings: tuple[TemplateFinding, ...]) -> None:
        """Keep file and findings, of which there is one at least; the first is told in full."""
        super().__init__("report.template", name=path, reason=Told(findings))
        self.findings = findings


@dataclass(frozen=True, slots=True)
class Told(Saying):
    """The first of some findings, as a sentence that waits for its language."""

    findings: tuple[TemplateFinding, ...]

    def said(self, language: Language) -> str:
        """Return place, fault and advice of the first, and how many more there are."""
        first, *others = self.findings
        place = first.where(language)
        said = " ".join((first.message(language), first.help(language)))
        whole = sentence(language, "template.placed", place=place, said=said) if place else said
        if others:
            whole += " " + sentence(language, "template.more", count=len(others))
        return whole


def quoted(words: str) -> str:
    """Return words of a template on one line, the middle of long ones left out."""
    line = " ".join(words.split())
    return line if len(line) <= _CUT else f"{line[: _CUT // 2]}…{line[-_CUT // 2 :]}"
