"""The plans above a plan are found from where it stands; what is wrong with one is told, with its place."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from plancli.analysis.trace_rows import ParentPlan
from plancli.errors import InputError
from plancli.loading import LoadedPlan, load_file
from plancli.workspace.parents import load_parents
from tests.made.trace import CITATION, province, text_of, written

Put = Callable[..., Path]


@pytest.fixture
def put(tmp_path: Path) -> Put:
    def write(name: str, plan: Mapping[str, Any] | str) -> Path:
        place = tmp_path / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(plan if isinstance(plan, str) else text_of(plan), encoding="utf-8")
        return place

    return write


def _load(path: str) -> LoadedPlan:
    return load_file(Path(path))


def _child(*parents: Mapping[str, str], **more: Any) -> dict[str, Any]:
    return written([], parents=[*parents], **more)


def _named(file: str, name: str = "KH 12", words: str = CITATION) -> dict[str, str]:
    return {"name": name, "file": file, **({"words": words} if words else {})}


def _parents(place: Path, *more: Path) -> tuple[ParentPlan, ...]:
    return load_parents(_load(place.as_posix()), _load, [_load(each.as_posix()) for each in more])


def _kinds(found: tuple[ParentPlan, ...]) -> list[str]:
    return [each.fault.kind if each.fault else "" for each in found]


@pytest.mark.parametrize("file", ["../tinh.yaml", "..\\tinh.yaml", "./../xa/../tinh.yaml"])
def test_a_parent_is_found_from_where_the_plan_stands(put: Put, file: str) -> None:
    above = put("tinh.yaml", province())
    (found,) = _parents(put("xa/van-khe.yaml", _child(_named(file))))
    assert found.plan is not None
    assert found.plan.issuance.number == "12"
    assert found.path == above.as_posix()


def test_a_whole_path_will_do(put: Put) -> None:
    above = put("tinh.yaml", province())
    (found,) = _parents(put("xa/van-khe.yaml", _child(_named(above.as_posix()))))
    assert found.plan is not None


def test_a_parent_without_a_file_is_told_with_its_place(put: Put) -> None:
    place = put("xa.yaml", _child({"name": "KH 12"}))
    (found,) = _parents(place)
    assert found.fault is not None
    assert (found.plan, found.fault.kind) == (None, "no-file")
    line = next(
        number for number, text in enumerate(place.read_text("utf-8").splitlines(), 1) if "KH 12" in text
    )
    assert found.fault.place.startswith(f"{place.as_posix()}:{line}:")


@pytest.mark.parametrize(
    ("name", "content", "kind", "key"),
    [
        ("other.yaml", "", "unreadable", "input.missing"),
        ("tinh.yaml", "plancli: 1\nissuance: [\n", "faulty", "trace.parent.faulty"),
        ("tinh.yaml", "", "faulty", "trace.parent.faulty"),
        ("tinh.yaml", "a: 1\n", "faulty", "trace.parent.no-plan"),
    ],
)
def test_a_parent_that_cannot_be_used_is_data(put: Put, name: str, content: str, kind: str, key: str) -> None:
    put(name, content)
    (found,) = _parents(put("xa.yaml", _child(_named("tinh.yaml"))))
    assert found.fault is not None
    assert (found.plan, found.fault.kind, found.fault.key) == (None, kind, key)
    assert found.fault.place


def test_a_folder_is_no_plan(put: Put, tmp_path: Path) -> None:
    (tmp_path / "tinh").mkdir()
    (found,) = _parents(put("xa.yaml", _child(_named("tinh"))))
    assert _kinds((found,)) == ["unreadable"]


@pytest.mark.parametrize(
    ("more", "key", "own"),
    [
        ({"number": "21"}, "trace.parent.other-number", "21/KH-UBND"),
        (
            {"issuer": "Ủy ban nhân dân tỉnh Lào Cai"},
            "trace.parent.other-issuer",
            "Ủy ban nhân dân tỉnh Lào Cai",
        ),
        (
            {"number": None, "title": "Phòng cháy, chữa cháy rừng"},
            "trace.parent.other-title",
            "Phòng cháy, chữa cháy rừng",
        ),
    ],
)
def test_another_plan_than_the_one_cited_is_not_traced_to(
    put: Put, more: dict[str, Any], key: str, own: str
) -> None:
    put("tinh.yaml", province(**more))
    (found,) = _parents(put("xa.yaml", _child(_named("tinh.yaml"))))
    assert found.plan is None
    assert found.fault is not None
    assert (found.fault.key, found.fault.fields["own"]) == (key, own)


def test_the_plans_above_the_parent_come_with_it(put: Put) -> None:
    put("top.yaml", province(number="1", issuer="Chính phủ"))
    put("tinh.yaml", province(parents=[_named("top.yaml", "KH 1", "")]))
    (found,) = _parents(put("xa.yaml", _child(_named("tinh.yaml"))))
    (top,) = found.above
    assert top.plan is not None
    assert (top.reference.name, top.plan.issuance.issuer) == ("KH 1", "Chính phủ")


def test_a_plan_above_itself_is_a_circle(put: Put) -> None:
    place = put("xa.yaml", _child(_named("xa.yaml", words="")))
    assert _kinds(_parents(place)) == ["circle"]


def test_a_circle_of_three_is_found_where_it_closes(put: Put) -> None:
    put("b.yaml", province(parents=[_named("c.yaml", "C", "")]))
    put("c.yaml", province(parents=[_named("a.yaml", "A", "")]))
    (second,) = _parents(put("a.yaml", _child(_named("b.yaml", "B", ""))))
    (third,) = second.above
    assert third.plan is not None
    assert _kinds(third.above) == ["circle"]


def test_a_plan_named_by_many_is_loaded_once(put: Put) -> None:
    put("tinh.yaml", province())
    for number in range(20):
        below = [_named(f"{number - 1}.yaml", f"{side}", "") for side in "AB"] if number else []
        put(f"{number}.yaml", province(parents=below))
    asked: list[str] = []

    def load(path: str) -> LoadedPlan:
        asked.append(path)
        return _load(path)

    place = put("xa.yaml", _child(_named("19.yaml", words="")))
    assert load_parents(_load(place.as_posix()), load)[0].plan is not None
    assert len(asked) == 20


def test_a_given_plan_that_the_plan_names_too_is_not_loaded_again(put: Put) -> None:
    above = _load(put("tinh.yaml", province()).as_posix())
    plan = _load(put("xa.yaml", _child(_named("./tinh.yaml"))).as_posix())
    asked: list[str] = []

    def load(path: str) -> LoadedPlan:
        asked.append(path)
        return _load(path)

    (found,) = load_parents(plan, load, [above])
    assert (found.plan, asked) == (above.plan, [])


def test_a_given_plan_takes_the_place_of_the_parent_that_it_fits(put: Put) -> None:
    above = put("tinh.yaml", province())
    place = put("xa.yaml", _child({"name": "KH khác"}, {"name": "KH 12", "words": CITATION}))
    other, found = _parents(place, above)
    assert other.plan is None
    assert found.plan is not None
    assert found.reference.route == ("parents", 1)


def test_a_given_plan_takes_the_place_of_the_only_parent(put: Put) -> None:
    above = put("tinh.yaml", province())
    (found,) = _parents(put("xa.yaml", _child({"name": "Kế hoạch tỉnh"})), above)
    assert found.plan is not None
    assert found.reference.name == "Kế hoạch tỉnh"


def test_a_given_plan_that_contradicts_the_only_parent_is_one_more(put: Put) -> None:
    above = put("tinh.yaml", province(number="21"))
    first, second = _parents(put("xa.yaml", _child({"name": "KH 12", "words": CITATION})), above)
    assert first.plan is None
    assert second.plan is not None
    assert second.reference.name == "KH 21"


def test_a_given_plan_serves_where_the_plan_names_none_and_once(put: Put) -> None:
    above = put("tinh.yaml", province())
    place = put("xa.yaml", written([]))
    (found,) = _parents(place, above, above)
    assert found.plan is not None
    assert found.reference.name == "KH 12"


def test_two_given_plans_of_one_name_are_told_apart(put: Put) -> None:
    one, other = put("a.yaml", province()), put("b.yaml", province(title="Phòng cháy"))
    names = [each.reference.name for each in _parents(put("xa.yaml", written([])), one, other)]
    assert names == ["KH 12", other.as_posix()]


def test_the_plan_itself_given_as_its_parent_is_a_circle(put: Put) -> None:
    place = put("xa.yaml", written([]))
    assert _kinds(_parents(place, place)) == ["circle"]


def test_what_a_loader_raises_is_kept_as_the_fault(put: Put) -> None:
    def load(path: str) -> LoadedPlan:
        raise InputError("input.permission", path=path)

    place = put("xa.yaml", _child(_named("tinh.yaml")))
    (found,) = load_parents(_load(place.as_posix()), load)
    assert found.fault is not None
    assert found.fault.key == "input.permission"


def test_a_file_that_is_no_plan_is_not_quoted(put: Put) -> None:
    put("mat-khau.env", "password=hunter2\n")
    (found,) = _parents(put("xa.yaml", _child(_named("mat-khau.env"))))
    assert found.fault is not None
    assert found.fault.key == "trace.parent.no-plan"
    assert "hunter2" not in str(found.fault.fields)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with a name")
def test_a_pipe_or_a_device_is_not_waited_for(put: Put, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.yaml")
    for file in ("pipe.yaml", os.devnull):
        (found,) = _parents(put("xa.yaml", _child(_named(file))))
        assert found.fault is not None
        assert (found.fault.kind, found.fault.key) == ("unreadable", "input.not-a-file")


@pytest.mark.parametrize("file", ["//server/plans/tinh.yaml", "\\\\server\\plans\\tinh.yaml"])
def test_a_plan_does_not_say_which_machine_is_asked(put: Put, file: str) -> None:
    (found,) = _parents(put("xa.yaml", _child(_named(file))))
    assert found.fault is not None
    assert found.fault.key == "trace.parent.other-machine"


def test_a_plan_does_not_say_that_stdin_is_read(
    put: Put, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = put("xa.yaml", _child(_named("-")))
    put("-", province())
    monkeypatch.chdir(tmp_path)
    asked: list[str] = []

    def load(path: str) -> LoadedPlan:
        asked.append(path)
        return _load(path)

    load_parents(_load(place.name), load)
    assert asked == [(tmp_path / "-").as_posix()]


def test_a_chain_ends_where_no_plan_can_stand_so_high(put: Put) -> None:
    for number in range(30):
        put(f"{number}.yaml", _child(_named(f"{number + 1}.yaml", words="")))
    above = _parents(put("xa.yaml", _child(_named("0.yaml", words=""))))
    levels = 0
    while above[0].plan is not None:
        above, levels = above[0].above, levels + 1
    assert levels == 20
    assert above[0].fault is not None
    assert above[0].fault.key == "trace.parent.too-high"
