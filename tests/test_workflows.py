"""The workflow on GitHub brings along what the tests ask for: there a test that lacks a program fails."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.outside_programs import absent

ROOT = Path(__file__).resolve().parents[1]
EVERYTHING = (ROOT / ".ci/run").read_text(encoding="utf-8")
WORKFLOW = (ROOT / ".github/workflows/ci.yml").read_text(encoding="utf-8")
LINUX, _, _ = WORKFLOW.partition("\n  same-bytes:")


def test_the_workflow_installs_the_office_and_the_fonts_that_a_bare_system_needs() -> None:
    packages = set(re.findall(r"\b(?:libreoffice|poppler|fonts)-[\w-]+", EVERYTHING))
    assert len(packages) >= 4
    assert packages <= set(LINUX.split())


def test_the_workflow_installs_what_looks_for_barriers_before_the_tests() -> None:
    install = "npm ci --prefix tests/browser"
    assert install in EVERYTHING
    assert 0 < LINUX.find(install) < LINUX.find("make test")


@pytest.mark.parametrize(
    ("ci", "platform", "outcome"),
    [
        ("true", "linux", pytest.fail.Exception),
        ("true", "win32", pytest.skip.Exception),
        ("", "linux", pytest.skip.Exception),
    ],
)
def test_a_missing_program_fails_only_where_the_workflow_installs_it(
    ci: str, platform: str, outcome: type[BaseException], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CI", ci)
    monkeypatch.setattr("sys.platform", platform)
    with pytest.raises(outcome, match="needs soffice"):
        absent("needs soffice")
