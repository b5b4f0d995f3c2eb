"""The matrix of roles: every obligation once, and in words what no unit leads or a unit does not have."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plancli.analysis.obligations import list_obligations
from plancli.model.assignment import Role
from plancli.model.plan import Plan
from plancli.reports.catalogue import ReportFormat, render_view
from plancli.reports.views.matrix import COLUMNS_OF_A_TABLE, MatrixView, view_matrix_of_roles
from plancli.reports.views.shortening import shortened, shortened_inside
from tests.reports.papers import (
    PLANS,
    W,
    document_xml,
    markdown_paragraphs,
    plan_named,
    word_paragraphs,
    words,
)
from tests.reports.test_views import plan_of

LETTERS = {"CT": "lead", "TH": "responsible", "PH": "coordinating", "HD": "guiding", "CĐ": "directing"}
LETTERS |= {"TD": "monitoring"}
UNITS = [f"{kind} {place}" for kind in ("Phòng", "Trạm Y tế xã", "Công an xã") for place in "ABCDEFGH"]


def columns_of(view: MatrixView) -> dict[str, list[str]]:
    """Return the cells of all tasks by the name of the column, the tables set side by side again."""
    found: dict[str, list[str]] = {}
    for table in view.tables:
        for index, name in enumerate(table.columns):
            assert name not in found
            found[name] = [row.cells[index] for row in table.rows]
    return found


def totals_of(view: MatrixView, heading: str) -> list[str]:
    return [
        figure
        for table in view.tables
        for total in table.totals
        if total.heading.startswith(heading)
        for figure in total.cells
    ]


def agree(plan: Plan) -> None:
    """Hold the matrix against the list of obligations: each once, in its unit's column, marked as it came."""
    view = view_matrix_of_roles(plan)
    shared = {column.name: column.units.split("; ") for column in view.shared}
    columns = columns_of(view)
    columns.pop("Số đơn vị tham gia", None)
    seen = Counter(
        (unit, place, mark)
        for name, cells in columns.items()
        for unit in shared.get(name, [name])
        for place, cell in enumerate(cells)
        for mark in cell.split()
    )
    places = {task.id: place for place, task in enumerate(plan.tasks)}
    owed = [(row, each) for row in list_obligations(plan) for each in row.obligations]
    letters = {role: mark for mark, role in LETTERS.items()}
    wanted = Counter(
        (
            row.unit.name,
            places[each.task_id],
            letters[each.role.value] + "*" * bool(each.via_group) + "°" * each.requested,
        )
        for row, each in owed
        if each.kind == "task" and each.role
    )
    assert seen == wanted
    assert set(seen.values()) <= {1}
    sizes = [len(shared.get(name, [name])) for name in columns]
    duties = totals_of(view, "Nhiệm vụ được giao") + totals_of(view, "Nhiệm vụ ở phần")
    counted = sum(
        int(figure) * size for figure, size in zip(filter(None, duties), sizes * 2, strict=False) if figure
    )
    assert counted == sum(each.kind == "duty" for _, each in owed)


@pytest.mark.parametrize("name", ["2025-tramtau", "2026-xa-mau-2"])
def test_every_obligation_of_a_real_plan_stands_once(name: str) -> None:
    agree(plan_named(name))


@st.composite
def plans(draw: st.DrawFn) -> str:
    """Return the sections of a plan: some tasks, some roles, some groups."""
    names = draw(st.lists(st.sampled_from(UNITS), min_size=1, max_size=24, unique=True))
    lines = ["units:", "- name: Các trạm", "  members:", *(f"  - {name}" for name in names[:4])]
    lines += ["sections:", "- label: I", "  title: Một", "  tasks:"]
    for number in range(draw(st.integers(1, 6))):
        lines += [f"  - label: {number + 1}", f"    text: Việc {number}."]
        for role in Role:
            held = draw(st.lists(st.sampled_from([*names, "Các trạm"]), max_size=4, unique=True))
            if held:
                lines += [f"    {role.value}:", *(f"    - {name}" for name in held)]
    lines += ["- label: II", "  title: Hai", "  parts:"]
    for number, name in enumerate(
        draw(st.lists(st.sampled_from(names), min_size=1, max_size=3, unique=True))
    ):
        lines += [f"  - label: {number + 1}", f"    holder: {name}", "    duties: [Làm., Xong.]"]
    return "\n".join([*lines, ""])


@given(plans())
def test_every_obligation_of_any_plan_stands_once(sections: str) -> None:
    agree(plan_of(sections))


def test_communes_that_owe_the_same_share_a_column_under_the_plans_own_name() -> None:
    view = view_matrix_of_roles(plan_named("2025-tramtau"))
    (shared,) = view.shared
    assert shared.name == "UBND các xã, thị trấn (12 đơn vị)"
    assert shared.units.count("; ") == 11
    (table,) = view.tables
    assert len(table.columns) == 9
    assert table.caption == ""
    rows = {row.address: row for row in table.rows}
    assert rows["II.1"].cells[-1] == "17+"
    assert rows["II.4.d"].cells[-1] == "2"


def test_what_no_unit_leads_stands_out_in_words() -> None:
    view = view_matrix_of_roles(plan_named("2025-tramtau"))
    notes = {row.address: row.note for row in view.tables[0].rows}
    assert notes["II.2"] == ""
    assert notes["II.1"] == "Chỉ giao cho nhóm đơn vị, không nêu đơn vị nào chủ trì."
    assert notes["II.4.b"] == "Không ghi đơn vị chủ trì; có một đơn vị được nêu tên thực hiện."
    assert view.unled == (
        "Chỉ giao cho nhóm đơn vị, không nêu đơn vị nào chủ trì (3 nhiệm vụ): II.1, II.3.a, II.3.b.",
        (
            "Không ghi đơn vị chủ trì; có một đơn vị được nêu tên thực hiện (5 nhiệm vụ):"
            " II.4.a, II.4.b, II.4.d, II.5.b, II.6."
        ),
        "Nhiều đơn vị cùng thực hiện, không nêu đơn vị nào chủ trì (2 nhiệm vụ): II.4.c, II.4.e.",
    )


def test_a_unit_without_a_task_is_named() -> None:
    view = view_matrix_of_roles(
        plan_of(
            "units: [{name: Trạm Y tế xã, kind: service-unit}]\n"
            "sections:\n- label: I\n  title: Một\n  tasks: [{label: 1, text: Họp., lead: Phòng Tư pháp}]\n"
            "- label: II\n  title: Hai\n  parts: [{label: 1, holder: Công an xã, duties: Canh.}]\n"
        )
    )
    assert view.idle == (
        "Công an xã: chỉ có nhiệm vụ ở phần Tổ chức thực hiện.",
        "Trạm Y tế xã: không có nhiệm vụ nào.",
    )
    assert totals_of(view, "Nhiệm vụ được giao") == ["0", "1", ""]


def test_a_plan_without_units_has_no_table_and_names_its_tasks() -> None:
    view = view_matrix_of_roles(
        plan_of("sections: [{label: I, title: Một, tasks: [{label: 1, text: Họp.}]}]\n")
    )
    assert (view.tables, view.legend) == ((), ())
    assert view.unled == ("Không nêu đơn vị chủ trì hay thực hiện (1 nhiệm vụ): I.1.",)


def test_a_plan_with_duties_alone_still_counts_them() -> None:
    plan = plan_of(
        "sections: [{label: I, title: Một, parts: [{label: 1, holder: Công an xã, duties: [Canh., Gác.]}]}]\n"
    )
    agree(plan)
    (table,) = view_matrix_of_roles(plan).tables
    assert table.rows == ()
    assert totals_of(view_matrix_of_roles(plan), "Nhiệm vụ được giao") == ["2", ""]


def test_many_units_go_into_tables_of_like_width_and_every_task_stands_in_each() -> None:
    tasks = "".join(
        f"  - {{label: {n}, text: {'Việc dài ' * 20}{n}., lead: Phòng số {n}}}\n" for n in range(60)
    )
    view = view_matrix_of_roles(plan_of(f"sections:\n- label: I\n  title: Một\n  tasks:\n{tasks}"))
    assert [len(table.columns) for table in view.tables] == [16, 16, 16, 13]
    assert max(len(table.columns) for table in view.tables) <= COLUMNS_OF_A_TABLE
    assert all(len(table.rows) == 60 for table in view.tables)
    captions = [table.caption for table in view.tables]
    assert captions[0] == "Bảng 1/4. Cơ quan, đơn vị ở cột 1 đến cột 16"
    assert captions[-1] == "Bảng 4/4. Cơ quan, đơn vị ở cột 49 đến cột 60"
    assert all(row.content.endswith(" …") and len(row.content) <= 50 for row in view.tables[0].rows)


def test_a_long_name_is_cut_in_its_middle_and_told_whole_below() -> None:
    names = [f"Phòng {'Hành chính và ' * 8}{place}" for place in ("Vân Khê", "Phú Lộc")]
    view = view_matrix_of_roles(
        plan_of(f"sections:\n- label: I\n  title: Một\n  tasks: [{{label: 1, text: Họp., lead: {names}}}]\n")
    )
    assert len(view.tables[0].columns) == len(set(view.tables[0].columns)) == 3
    assert [column.units for column in view.shared] == names


@given(st.text(), st.integers(6, 60))
def test_what_is_cut_fits_and_keeps_its_beginning(words: str, longest: int) -> None:
    line = " ".join(words.split())
    for cut in (shortened(words, longest), shortened_inside(words, longest)):
        assert len(cut) <= longest
        assert cut == line or "…" in cut
        assert line.startswith(cut.partition(" …")[0]) or cut == line


@pytest.mark.parametrize("name", PLANS)
def test_both_formats_print_the_same_matrix(name: str) -> None:
    view = view_matrix_of_roles(plan_named(name))
    markdown = markdown_paragraphs(render_view("matrix", view, ReportFormat.MD).decode())
    word = word_paragraphs(render_view("matrix", view, ReportFormat.DOCX))
    assert words(markdown) == words([each.removeprefix("- ") for each in word])
    assert view.tables


def test_columns_share_the_page_and_names_stand_upright() -> None:
    view = view_matrix_of_roles(plan_named("2025-tramtau"))
    document = document_xml(render_view("matrix", view, ReportFormat.DOCX))
    (table,) = document.iter(f"{W}tbl")
    widths = [int(column.get(f"{W}w", "0")) for column in table.iter(f"{W}gridCol")]
    assert 13900 < sum(widths) <= 14003
    assert len(set(widths[2:])) <= 2
    assert widths[1] > 8 * widths[2]
    assert len(list(table.iter(f"{W}textDirection"))) == 9
