"""Known findings: the same ones again wherever they have moved, new ones never among them."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plancli.baseline import Baseline, Known, baseline_text, count_known, part, plan_name, read_baseline
from plancli.checking import check_plan
from plancli.diagnostic import Diagnostic
from plancli.errors import InputError, UsageError
from plancli.formatting import format_plan
from plancli.legal.registry import Registry, load_default_registry
from plancli.loading import load_bytes
from plancli.messages import Language, sentence

REGISTRY: Registry = load_default_registry()
PLAN = (Path(__file__).parent.parent / "plans" / "2025-tramtau.yaml").read_text(encoding="utf-8")
LINES = PLAN.splitlines()


def check(text: str, language: Language = Language.VI) -> Sequence[Diagnostic]:
    return check_plan(
        load_bytes("thu.yaml", text.encode(), language), REGISTRY, language=language
    ).diagnostics


FOUND = check(PLAN)
KNOWN = count_known(FOUND)


def test_the_plan_has_findings_to_know() -> None:
    assert len(FOUND) >= 5
    assert sum(KNOWN.values()) == len(FOUND)


# Above a key or an item: never inside wrapped words.
GAPS = [at for at, line in enumerate(LINES) if re.match(r" *(- |[a-z]+:( |$))", line)]


@given(st.lists(st.tuples(st.sampled_from(GAPS), st.sampled_from(["", "# ghi nhớ", "   # x"])), max_size=8))
def test_lines_put_in_change_nothing(added: list[tuple[int, str]]) -> None:
    lines = list(LINES)
    for at, line in sorted(added, reverse=True):
        lines.insert(at, line)
    parted = part(check("\n".join(lines) + "\n"), KNOWN)
    assert (parted.new, parted.left) == ((), {})
    assert len(parted.known) == len(FOUND)


@pytest.mark.parametrize(
    "change",
    [
        lambda text: format_plan(load_bytes("thu.yaml", text.encode())),
        lambda text: text.replace("\n", "\r\n"),
        lambda text: "\ufeff" + text,
    ],
    ids=["layout", "line ends", "byte-order mark"],
)
def test_another_layout_changes_nothing(change: Callable[[str], str]) -> None:
    parted = part(check(change(PLAN)), KNOWN)
    assert (parted.new, parted.left) == ((), {})


def test_other_sentences_change_nothing() -> None:
    parted = part(check(PLAN, Language.EN), KNOWN)
    assert (parted.new, parted.left) == ((), {})


def two(first: str = "31/02/2023", second: str = "31/02/2023", more: str = "") -> str:
    return f"""plancli: 1
state: draft
issuance: {{kind: KẾ HOẠCH, issuer: Ủy ban nhân dân xã Suối Mơ, title: Công tác năm 2026}}
sections:
  - label: I
    title: NỘI DUNG
    tasks:
      - {{label: a, text: Theo Quyết định số 765/QĐ-BTTTT ngày {first}., lead: Phòng Kinh tế}}
      - {{label: a, text: Theo Quyết định số 765/QĐ-BTTTT ngày {second}., lead: Phòng Kinh tế}}
{more}"""


def of(found: Sequence[Diagnostic], code: str) -> Sequence[Diagnostic]:
    return tuple(each for each in found if each.code == code)


def test_the_same_slip_elsewhere_is_new() -> None:
    known = count_known(of(check(two(second="01/02/2023")), "KH303"))
    found = of(check(two()), "KH303")
    assert len(found) == 2
    parted = part(found, known)
    assert (len(parted.known), len(parted.new)) == (1, 1)
    assert parted.new[0].span > parted.known[0].span


def test_other_words_at_the_same_place_are_new() -> None:
    known = count_known(of(check(two(second="01/02/2023")), "KH303"))
    parted = part(of(check(two("30/02/2023", "01/02/2023")), "KH303"), known)
    assert (len(parted.known), len(parted.new), sum(parted.left.values())) == (0, 1, 1)


def test_one_more_place_of_a_shared_gap_is_new_and_one_less_is_not() -> None:
    task = "      - {label: %s, text: Rà soát., lead: Phòng Kinh tế}\n"
    fewer, more = (
        of(check(two(more="".join(task % each for each in labels))), "KH501") for labels in ("b", "bc")
    )
    assert fewer[0].related
    assert part(more, count_known(fewer)).new == more
    assert part(fewer, count_known(more)).new == ()


def test_faults_of_the_file_are_never_known() -> None:
    found = check(PLAN + "colour: red\n# plancli: ignore[KH104]\n")
    assert {"KH020", "KH901"} <= {each.code for each in found}
    parted = part(found, count_known(found))
    assert {each.code for each in parted.new} == {"KH020", "KH901"}


def written(tmp_path: Path, known: Known, name: str = "KH số 1.yaml") -> Path:
    file = tmp_path / "da-biet.json"
    file.write_text(baseline_text(Baseline({name: known})), encoding="utf-8")
    return file


def test_what_is_written_reads_back_the_same(tmp_path: Path) -> None:
    file = written(tmp_path, KNOWN)
    baseline = read_baseline(file)
    assert baseline.plans == {"KH số 1.yaml": KNOWN}
    assert part(FOUND, baseline.plans["KH số 1.yaml"]).new == ()
    assert baseline_text(baseline) == file.read_text(encoding="utf-8")


def test_the_file_is_sorted_and_has_a_line_for_each(tmp_path: Path) -> None:
    backwards = count_known(FOUND[::-1])
    text = baseline_text(Baseline({"b.yaml": KNOWN, "a.yaml": backwards}))
    assert text == baseline_text(Baseline({"a.yaml": KNOWN, "b.yaml": KNOWN}))
    assert text.count('"rule"') == 2 * len(KNOWN) == sum('"rule"' in line for line in text.splitlines())
    assert '"place": "II.4.e"' in text
    assert baseline_text(Baseline()) == '{\n  "schema_version": 1,\n  "plans": {}\n}\n'


def test_a_plan_is_named_from_where_the_file_stands(tmp_path: Path) -> None:
    file = tmp_path / "ci" / "da-biet.json"
    assert plan_name(str(tmp_path / "2026" / "a.yaml"), file) == "../2026/a.yaml"
    assert plan_name(str(tmp_path / "ci" / "ke\u0302\u0301.yaml"), file) == "k\u1ebf.yaml"
    assert plan_name("-", file) == "-"


ENTRY: dict[str, object] = {"rule": "KH104", "place": "II.4.e", "words": "e", "fingerprint": "ab", "count": 1}
CHANGES: tuple[dict[str, object], ...] = (
    {"rule": None}, {"rule": "KH006"}, {"place": 4}, {"count": 0}, {"count": True}, {"count": "1"},
    {"count": 10**7}, {"fingerprint": []}, {"words": None}, {"others": "I.a"}, {"others": [1]},
)  # fmt: skip
MALFORMED: dict[str, tuple[bytes, str]] = {
    "empty": (b"", "1:1"),
    "cut": (b'{\n  "plans": {', "2:13"),
    "conflict": (b'{\n<<<<<<< HEAD\n  "plans": {}\n}', "2:1"),
    "binary": (bytes(range(256)), "1:1"),
    "utf-16": ("{}".encode("utf-16"), "1:1"),
    "deep": (b"[" * 100_000, "1:1"),
    "long number": (b"1" * 10_000, "1:1"),
    "list": (b"[]", "plans"),
    "other json": (b'{"diagnostics": []}', "plans"),
    "no version": (b'{"plans": {}}', "schema_version 1"),
    "later version": (b'{"schema_version": 2, "plans": {}}', "schema_version 1"),
    "no list": (b'{"schema_version": 1, "plans": {"a.yaml": 5}}', "a.yaml"),
    **{
        f"entry {change}": (
            json.dumps({"schema_version": 1, "plans": {"a.yaml": [ENTRY, {**ENTRY, **change}]}}).encode(),
            "a.yaml, 2",
        )
        for change in CHANGES
    },
    "key twice": (b'{"schema_version": 1, "plans": {"a.yaml": [], "b.yaml": [], "a.yaml": []}}', "a.yaml"),
    "version of another kind": (b'{"schema_version": true, "plans": {}}', "schema_version 1"),
    "entry of another kind": (b'{"schema_version": 1, "plans": {"a.yaml": ["KH104"]}}', "a.yaml, 1"),
}  # fmt: skip


@pytest.mark.parametrize("name", MALFORMED)
def test_a_malformed_file_is_refused_with_its_place(name: str, tmp_path: Path) -> None:
    data, place = MALFORMED[name]
    (tmp_path / "b.json").write_bytes(data)
    with pytest.raises(UsageError) as caught:
        read_baseline(tmp_path / "b.json")
    assert place in sentence(Language.VI, caught.value.key, **caught.value.fields)


def test_a_missing_file_is_no_empty_one(tmp_path: Path) -> None:
    with pytest.raises(InputError):
        read_baseline(tmp_path / "gone.json")


@given(st.binary(max_size=300))
def test_any_bytes_are_a_list_or_a_sentence(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    file = tmp_path_factory.mktemp("any") / "b.json"
    file.write_bytes(data)
    with pytest.raises(UsageError) as caught:  # no list is as short as these
        read_baseline(file)
    assert "b.json" in sentence(Language.VI, caught.value.key, **caught.value.fields)
