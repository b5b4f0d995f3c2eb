"""docs/sua-mau.md says what the views hold, and its example works."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from plancli.reports.material import Material
from plancli.reports.template_catalogue import is_report, trial_views
from plancli.reports.template_check.trial import try_template
from plancli.reports.template_check.view_shape import Record, records_of
from plancli.reports.template_folder import SHIPPED
from tests.reports.papers import plan_named
from tools.build_template_guide import DRAFT, END, PICTURES, START, changed_template, papers, tag_list


@pytest.fixture
def guide(project: Path) -> str:
    return (project / "docs" / "sua-mau.md").read_text(encoding="utf-8")


def test_the_list_of_tags_is_that_of_the_types(guide: str) -> None:
    listed = guide.partition(START)[2].partition(END)[0]
    assert listed == f"\n{tag_list()}\n", "run `make guide`"


def test_every_tag_is_explained_in_vietnamese(project: Path) -> None:
    lines = (project / "tools" / "template_tags.tsv").read_text(encoding="utf-8").splitlines()
    explained = {line.split("\t")[0] for line in lines}
    reports = papers()
    views = (
        view
        for each in reports
        if is_report(each)
        for view in trial_views(each, Material(plan_named("2026-xa-mau")))
    )
    records = {record for view in views for _, record in records_of(type(view))}
    fields = {f"{record.__name__}.{name}" for record in records for name in Record(record).fields}
    unneeded = {f"{record.__name__}.{name}" for record in records for name in ("title", "author")}
    assert fields - unneeded <= explained
    assert explained <= fields


def test_the_example_of_the_guide_is_sound(guide: str) -> None:
    data = changed_template()
    assert DRAFT in guide
    assert (
        try_template(data, "word/plan.docx", "plan.docx", SHIPPED, Material(plan_named("2025-tramtau"))) == ()
    )


def test_the_pictures_are_there_and_small(guide: str, project: Path) -> None:
    assert re.findall(r"\(images/([^)]+)\)", guide) == list(PICTURES)
    for name in PICTURES:
        assert 10_000 < (project / "docs" / "images" / name).stat().st_size <= 150_000


def test_the_filters_that_the_guide_names_are_there(guide: str) -> None:
    from plancli.reports.sandbox_filters import FILTER_NAMES

    named = set(re.findall(r"`\|(\w+)", guide))
    assert len(named) > 5
    assert named <= set(FILTER_NAMES)
