"""The page about a rule, the book of all of them, and what programs are told of each.

Says what stands in the rule itself; it runs no rule and writes no file.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby

from plancli.diagnostic import RuleInfo, Severity
from plancli.messages import Language, catalogue, has_sentence, sentence
from plancli.precision import precision_of
from plancli.rules import ALL_RULES
from plancli.rules.rule import Rule
from plancli.source.fault import FaultKind

_EXPECTED = re.compile(r"# expect: (KH\d{3})")
_FIELD = re.compile(r"\{(\w+)\}")


def rule_page(rule: type[Rule], language: Language, level: int = 1) -> str:
    """Return one rule's page in Markdown: what it checks, why, on what basis, a bad and a good example.

    `level` is the depth of its heading.

    >>> rule_page(ALL_RULES[0], Language.VI).splitlines()[0]
    '# KH101 empty-section'
    """
    text = rule.text[language]
    severity = sentence(language, f"format.severity.{rule.severity.value}")
    since = sentence(language, "rule.page.since", version=rule.since)
    said = (
        ("checks", text.checks),
        ("why", text.why),
        ("basis", f"{rule.basis_in(language)}."),
        ("help", _FIELD.sub("…", text.help)),
    )
    paragraphs = [f"**{sentence(language, f'rule.page.{key}')}.** {words}" for key, words in said]
    examples = [
        f"{sentence(language, f'rule.page.{key}')}:\n\n{_yaml(example)}"
        for key, example in (("bad", rule.bad), ("good", rule.good))
    ]
    heading = f"{'#' * level} {rule.code} {rule.name}"
    grade = f"*{severity}* · {since} · {measured_words(rule, language)}"
    return "\n\n".join([heading, grade, *paragraphs, *examples]) + "\n"


def measured_words(rule: type[Rule], language: Language) -> str:
    """Say how often the rule was right where people read its findings: "7/7 điểm nêu đúng …"."""
    measured = precision_of(rule.code)
    key = "rule.page.measured" if measured.judged else "rule.page.not-met"
    fields = {"right": measured.right, "judged": measured.judged, "plans": measured.plans}
    return sentence(language, key, **fields)


def all_pages(language: Language) -> str:
    """Return docs/rules.md: every rule by family, then the faults of a file and of its comments."""
    blocks = [
        f"# {sentence(language, 'rule.pages.title')}\n",
        f"{sentence(language, 'rule.pages.intro')}\n",
        f"{sentence(language, 'rule.pages.severities')}\n",
    ]
    for family, members in groupby(ALL_RULES, family_of):
        blocks.append(f"## {sentence(language, f'rule.family.{family}')}\n")
        blocks += [rule_page(rule, language, level=3) for rule in members]
    return "\n".join([*blocks, _faults(language)])


def family_of(rule: type[Rule]) -> str:
    """Return the folder that a rule stands in: `structure`, `citations` …."""
    return rule.__module__.split(".")[-2]


def fault_entry(kind: FaultKind, language: Language) -> str:
    """Return the paragraph about one fault of a file: what plancli says of it, and what to do.

    >>> fault_entry(FaultKind.TAB_INDENT, Language.EN).split(" – ")[0]
    '**KH007 tab-indentation**'
    """
    said = [f"{_open(language, key)} {_open(language, f'{key}.help')}" for key in _keys(kind)]
    head = f"**{kind.code} {kind.label}**"
    if len(said) == 1:
        return f"{head} – {said[0]}"
    return "\n".join([f"{head}\n", *(f"- {each}" for each in said)])


def rule_infos(rules: Sequence[type[Rule]], language: Language) -> tuple[RuleInfo, ...]:
    """Return what programs are told of each of these rules, and of each fault that a file can have."""
    told = [_rule_info(rule, language) for rule in rules]
    return (*told, *(_fault_info(kind, language) for kind in FaultKind))


def _rule_info(rule: type[Rule], language: Language) -> RuleInfo:
    text = rule.text[language]
    return RuleInfo(
        code=rule.code,
        name=rule.name,
        severity=rule.severity,
        family=family_of(rule),
        checks=text.checks,
        why=text.why,
        help=_FIELD.sub("…", text.help),
        basis=rule.basis_in(language),
        page=rule_page(rule, language),
        precision=precision_of(rule.code).share,
    )


def _fault_info(kind: FaultKind, language: Language) -> RuleInfo:
    """Faults have no page of their own; one with several causes is named, and its page lists them."""
    keys = _keys(kind)
    checks = sentence(language, f"rule.info.{kind.family}", name=kind.label)
    return RuleInfo(
        code=kind.code,
        name=kind.label,
        severity=Severity.ERROR if kind.family == "file" else Severity.WARNING,
        family=kind.family,
        checks=_open(language, keys[0]) if len(keys) == 1 else checks,
        why=sentence(language, f"rule.pages.{kind.family}-intro"),
        help=_open(language, f"{keys[0]}.help") if len(keys) == 1 else "",
        basis="",
        page=f"{fault_entry(kind, language)}\n",
    )


def _faults(language: Language) -> str:
    blocks: list[str] = []
    for family, kinds in groupby(FaultKind, lambda kind: kind.family):
        blocks.append(f"## {sentence(language, f'rule.pages.{family}')}")
        blocks.append(sentence(language, f"rule.pages.{family}-intro"))
        blocks += [fault_entry(kind, language) for kind in kinds]
    return "\n\n".join(blocks) + "\n"


def _keys(kind: FaultKind) -> list[str]:
    """A fault with several causes has a sentence for each: `fault.syntax-error.unclosed-quote`."""
    whole = f"fault.{kind.label}"
    if has_sentence(whole):
        return [whole]
    keys = catalogue(Language.VI)
    return [key for key in keys if key.startswith(f"{whole}.") and not key.endswith((".help", ".near"))]


def _open(language: Language, key: str) -> str:
    """Return a sentence with an ellipsis for each value that it would quote."""
    return sentence(language, key, **dict.fromkeys(_FIELD.findall(catalogue(language)[key]), "…"))


def _yaml(example: str) -> str:
    marked = _EXPECTED.sub(r"# \1", example.strip())
    return f"```yaml\n{marked}\n```"
