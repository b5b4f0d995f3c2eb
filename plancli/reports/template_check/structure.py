"""Do the tags of a template make a whole: loops closed, ends in their place, each tag readable by itself.

Tells all that is wrong, not only the first; gives back tags that make a whole, so that names can be looked at
even where something is broken.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from jinja2.exceptions import TemplateError, TemplateSyntaxError

from plancli.near_word import nearest
from plancli.records import dataclass
from plancli.reports.sandbox import TemplateSandbox
from plancli.reports.sandbox_limits import Refusal
from plancli.reports.template_check.finding import TemplateFinding
from plancli.reports.template_check.tags import Tag

ANY = "plancli_any"
"""A name of which nothing is known; it stands where a tag cannot be read."""
_BLOCKS = ("for", "if", "macro", "call", "filter", "block", "with", "set")
_SINGLE = ("include", "import", "from", "extends")
_WORD_ONLY = ("vm", "hm", "colspan", "cellbg")
_MIDDLE = {"else": ("if", "for"), "elif": ("if",)}
_KNOWN = (*_BLOCKS, *_SINGLE, *_MIDDLE, *(f"end{name}" for name in _BLOCKS))
_LOOP_NAME = re.compile(r"for\s+(\w+)")
_ODD_SIGN = re.compile("[“”‘’„‟″′«»–—…\u200b\u200c\u200d\ufeff\u00ad]")
"""Signs that Word or a web page puts in the place of plain ones."""


@dataclass(frozen=True, slots=True)
class Structure:
    """The tags of a template as a whole."""

    lines: tuple[str, ...]
    """What Jinja reads: a line for each tag, so that the number of a line is that of its tag."""
    findings: tuple[TemplateFinding, ...]


def structure_of(tags: Sequence[Tag], sandbox: TemplateSandbox) -> Structure:
    """Return the tags as a whole, mended where they are none."""
    building = _Building(sandbox, [tag.word for tag in tags])
    for tag in tags:
        building.add(tag)
    building.close()
    return Structure(tuple(building.lines), tuple(building.findings))


class _Building:
    """A structure on its way: the blocks that are open."""

    def __init__(self, sandbox: TemplateSandbox, words: Sequence[str]) -> None:
        self.lines: list[str] = []
        self.findings: list[TemplateFinding] = []
        self._sandbox = sandbox
        self._words = words
        self._open: list[tuple[str, Tag]] = []

    def add(self, tag: Tag) -> None:
        """Take one tag."""
        if tag.kind == "{%":
            self.lines.append(self._statement(tag))
        elif tag.kind == "{{":
            self.lines.append(tag.source if self._reads(tag, tag.source) else "")
        else:
            self.lines.append("")

    def close(self) -> None:
        """Say what was never closed, and close it."""
        self.lines.append(self._closed_down_to(0))

    def _statement(self, tag: Tag) -> str:
        word = tag.word
        if word in _WORD_ONLY:
            value = tag.body.removeprefix(word).strip()
            shown = f"{{{{ {value} }}}}" if value else ""
            return shown if not value or self._reads(tag, shown) else ""
        if word in _MIDDLE:
            return self._middle(tag, word)
        if word.startswith("end") and word in _KNOWN:
            return self._end(tag, word.removeprefix("end"))
        if word in _SINGLE or (word == "set" and "=" in tag.body):
            return tag.source if self._reads(tag, tag.source) else ""
        if word in _BLOCKS:
            return self._opening(tag, word)
        self.findings.append(_unknown(tag, word))
        return ""

    def _opening(self, tag: Tag, word: str) -> str:
        self._open.append((word, tag))
        if self._reads(tag, f"{tag.source}{{% end{word} %}}"):
            return tag.source
        name = _LOOP_NAME.match(tag.body)
        neutral = {
            "for": f"{{% for {name[1] if name else '_'} in {ANY} %}}",
            "macro": "{% macro _() %}",
            "call": "{% call _() %}",
            "filter": "{% filter trim %}",
            "block": "{% block _ %}",
            "set": "{% set _ %}",
        }
        return neutral.get(word, f"{{% {word} {ANY if word == 'if' else '_ = 1'} %}}")

    def _middle(self, tag: Tag, word: str) -> str:
        if not self._open or self._open[-1][0] not in _MIDDLE[word]:
            self.findings.append(TemplateFinding("stray-end", tag.place, {"name": word}))
            return ""
        self._compare(tag)
        if word == "elif" and not self._reads(tag, f"{{% if 1 %}}{tag.source}{{% endif %}}"):
            return f"{{% elif {ANY} %}}"
        return "{% else %}" if word == "else" else tag.source

    def _end(self, tag: Tag, name: str) -> str:
        at = next((at for at in reversed(range(len(self._open))) if self._open[at][0] == name), -1)
        if at < 0 or (at < len(self._open) - 1 and self._is_stray(at)):
            self.findings.append(TemplateFinding("stray-end", tag.place, {"name": f"end{name}"}))
            return ""
        before = self._closed_down_to(at + 1)
        self._compare(tag)
        self._open.pop()
        return f"{before}{{% end{name} %}}"

    def _is_stray(self, at: int) -> bool:
        """Tell whether an end that skips open blocks is rather one too many: that makes fewer faults."""
        rest = self._words[len(self.lines) + 1 :]
        names = [name for name, _ in self._open]
        return 1 + _faults(names, rest) < len(names) - 1 - at + _faults(names[:at], rest)

    def _closed_down_to(self, length: int) -> str:
        """Close what stands open above the first `length` blocks, each with a finding; return the ends."""
        ends = ""
        while len(self._open) > length:
            name, tag = self._open.pop()
            self.findings.append(TemplateFinding("unclosed", tag.place, {"name": name}))
            ends += f"{{% end{name} %}}"
        return ends

    def _compare(self, tag: Tag) -> None:
        """See that a tag stands where the one that opened its block does."""
        opening = self._open[-1][1]
        if opening.site != tag.site:
            fields = {
                "opening": opening.place.words,
                "level": tag.level or "…",
                "wanted": opening.level or "…",
            }
            key = "other-level" if opening.level != tag.level else "other-holder"
            self.findings.append(TemplateFinding(key, tag.place, fields))

    def _reads(self, tag: Tag, source: str) -> bool:
        """Tell whether Jinja can read a tag by itself; say so where it cannot."""
        try:
            refused = list(self._sandbox.refused(source))
        except TemplateSyntaxError:
            odd = _ODD_SIGN.search(tag.body)
            key = "odd-sign" if odd else "empty-tag" if not tag.body else "syntax"
            self.findings.append(TemplateFinding(key, tag.place, {"sign": odd.group() if odd else ""}))
            return False
        except TemplateError:
            self.findings.append(TemplateFinding("refused.nested", tag.place))
            return False
        self.findings += (refusal_finding(each, tag) for each in refused)
        return not refused


def refusal_finding(refusal: Refusal, tag: Tag) -> TemplateFinding:
    """Return what the sandbox refuses as a finding at the place of its tag."""
    key = f"refused.{refusal.key}.near" if refusal.fields.get("near") else f"refused.{refusal.key}"
    return TemplateFinding(key, tag.place, refusal.fields)


def _faults(opened: list[str], words: Sequence[str]) -> int:
    """Return how many blocks stay open, or end without a beginning, in the rest of a template."""
    stack, faults = list(opened), 0
    for word in words:
        if word in _BLOCKS and word != "set":
            stack.append(word)
        elif word.startswith("end") and word != "endset":
            name = word.removeprefix("end")
            if name not in stack:
                faults += 1
                continue
            while stack.pop() != name:
                faults += 1
    return faults + len(stack)


def _unknown(tag: Tag, word: str) -> TemplateFinding:
    level = word.lower() if word.lower() in ("p", "tr", "tc", "r") else ""
    near = f"{{%{level}" if level else nearest(word.lower(), _KNOWN)
    return TemplateFinding(
        "unknown-tag.near" if near else "unknown-tag", tag.place, {"name": word, "near": near}
    )
