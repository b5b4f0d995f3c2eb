"""Loading examples: a few top-level keys of a plan, made whole behind their last line."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import pytest

from plancli.diagnostic import Diagnostic
from plancli.legal.registry import Registry, load_default_registry
from plancli.loading import load_bytes
from plancli.messages import Language
from plancli.rules import ALL_RULES, Rule
from tests.plans_checked import check_plans

_EXPECTED = re.compile(r"#\s*expect:\s*(KH\d{3}(?:\s*,\s*KH\d{3})*)")
_AS_OF = re.compile(r"^# plancli check --as-of (\S+)$", re.MULTILINE)
_REQUIRED = {
    "plancli": 'plancli: "1"',
    "state": "state: draft",
    "issuance": "issuance: {kind: KẾ HOẠCH, issuer: Ủy ban nhân dân xã Suối Mơ, title: Công tác năm 2026}",
    "sections": "sections: []",
}


def whole_plan(example: str) -> str:
    """Return an example with the keys that a plan must have, added below so that no line moves."""
    text = example.lstrip("\n")
    return text + "".join(
        f"{line}\n" for key, line in _REQUIRED.items() if not re.search(rf"^{key}:", text, re.MULTILINE)
    )


def whole_plans(example: str) -> Iterator[str]:
    """Yield the plans of an example, "---" between two, each on the lines that it has there."""
    above = 0
    for part in example.lstrip("\n").split("\n---\n"):
        yield "\n" * above + whole_plan(f"{part.rstrip()}\n")
        above += part.count("\n") + 2


def expected_lines(example: str) -> list[tuple[int, str]]:
    """Return (line, code) for each `# expect: CODE` of an example."""
    return [
        (number, code.strip())
        for number, line in enumerate(example.lstrip("\n").splitlines(), start=1)
        if (found := _EXPECTED.search(line))
        for code in found.group(1).split(",")
    ]


@dataclass(frozen=True)
class ExampleChecker:
    """Checks one example, a plan or several, on the day that its `# plancli check --as-of` names."""

    registry: Registry

    def __call__(
        self, example: str, *rules: type[Rule], language: Language = Language.VI
    ) -> Sequence[Diagnostic]:
        loaded = [
            load_bytes(f"example-{number}.yaml", plan.encode(), language)
            for number, plan in enumerate(whole_plans(example), start=1)
        ]
        for one in loaded:
            assert one.plan is not None, [each.message for each in one.diagnostics]
            assert not one.diagnostics, [each.message for each in one.diagnostics]
        asked = _AS_OF.search(example)
        day = datetime.date.fromisoformat(asked[1]) if asked else None
        return check_plans(loaded, self.registry, rules or ALL_RULES, language, day).diagnostics


@pytest.fixture(scope="session")
def check_example() -> Callable[..., Sequence[Diagnostic]]:
    return ExampleChecker(load_default_registry())


@pytest.fixture(scope="session")
def expected() -> Callable[[str], list[tuple[int, str]]]:
    return expected_lines
