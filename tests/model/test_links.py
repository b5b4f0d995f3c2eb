"""Links to what stands above are read as written, and are no words of the paper."""

from __future__ import annotations

from pathlib import Path

from plancli.loading import load_bytes, load_file
from plancli.model.link import LinkState, LinkTarget

REAL = Path(__file__).parents[2] / "tests" / "plans" / "2026-xa-mau.yaml"
LINKS = """\
parents:
  - name: KH tỉnh
    file: tinh.yaml
not_applicable:
  - task: II.3
    reason: Không có cơ quan báo chí
"""


def _linked() -> str:
    text = REAL.read_text(encoding="utf-8")
    lines = text.splitlines(keepends=True)
    at = next(
        index for index, line in enumerate(lines) if line.lstrip().startswith("- label:") and index > 40
    )
    indent = " " * (len(lines[at]) - len(lines[at].lstrip()) + 2)
    link = f"{indent}implements:\n{indent}  - task: II.4.c\n{indent}    state: adapted\n{indent}    note: một phần\n"
    return "".join((*lines[: at + 1], link, *lines[at + 1 :])) + LINKS


def test_links_parents_and_what_does_not_apply_are_read() -> None:
    loaded = load_bytes("plan.yaml", _linked().encode())
    assert not loaded.diagnostics
    plan = loaded.plan
    assert plan is not None
    assert [(each.name, each.file) for each in plan.parents] == [("KH tỉnh", "tinh.yaml")]
    assert plan.not_applicable[0].reason == "Không có cơ quan báo chí"
    assert plan.not_applicable[0].target == LinkTarget("", "II.3", "")
    links = [each.implements for each in plan.tasks]
    links += [each.implements for each in plan.duties]
    links += [each.implements for each in plan.all_sections()]
    (link,) = [link for each in links for link in each]
    assert (link.target.task, link.state, link.note) == ("II.4.c", LinkState.ADAPTED, "một phần")


def test_links_add_no_printed_word() -> None:
    linked, bare = load_bytes("plan.yaml", _linked().encode()).plan, load_file(REAL).plan
    assert linked is not None
    assert bare is not None
    assert [each.words for each in linked.texts] == [each.words for each in bare.texts]
