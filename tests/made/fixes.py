"""Made plans full of slips that plancli offers to mend, and the proof that each mending is sound.

    python -m tests.made.fixes [COUNT] [FIRST_SEED]

makes COUNT plans (5,000 where none is given) and tells of the first fault with its seed. A fix is sound where
the file reads again and says the same everywhere else; minimal where no line changes but those of the values
that fixes name, and in these no more words than they name; idempotent where a second run finds nothing.
`fmt` is held to the same: it changes no value, and what it made it leaves alone.
"""

from __future__ import annotations

import argparse
import difflib
import random
import sys
from collections import Counter
from collections.abc import Iterator, Sequence

from plancli.checking import check_plan
from plancli.diagnostic import CheckResult, Diagnostic
from plancli.fixing import fix_plan
from plancli.formatting import format_plan
from plancli.legal.registry import load_default_registry
from plancli.loading import LoadedPlan, load_bytes
from plancli.source.document import SourceDocument, Value
from plancli.source.edit import Applicability
from plancli.source.position import Route

SLIPS = (
    "Đồng bộ trên các các nền tảng của của huyện",
    "Tuyên truyền Chỉ thị số số 46-CT/TW",
    "Thực hiện Chương trình hành động số 10- CTr/TU ngày 13/8/2025 của Ban Thường vụ Tỉnh ủy",
    "Thực hiện Quyết định số 12/QĐ- UBND ngày 05/3/2025 của Ủy ban nhân dân xã",
    "Triển khai Kế hoạch 172/KH-UBND ngày 28/7/2023 của Ủy ban nhân dân tỉnh",
    "Thực hiện Nghị định số 09/2017/NĐ-CP ngày 19/02/2017 của Chính phủ",
    "Thực hiện nhiệm vụ chính trị của huyện Tràm Tấn",
    "Xây dựng và duy trì chuyên mục l'ấy ý kiến người dân",
)
"""Prose with one slip or two, as signed plans have them."""
PLAIN = (
    "Phát tin, bài trên hệ thống truyền thanh cơ sở",
    "Kết quả đạt được được tổng hợp theo biểu mẫu kèm theo theo quy định",
    "Thực hiện Kế hoạch số 172/KH-UBND: phần A; xem \"phần B\" và 'phần C' # không phải lời chú",
    "Tuyên truyền bằng tiếng H'Mông, M'nông tại xã D'Ran",
    "Rà soát hồ sơ - tài liệu \\ văn bản (nếu có), 100% các thôn",
)
UNITS = ("Phòng Văn hóa và Thông tin", "Công an huyện", "Sở Thông tin và Truyền thông", "Phòng Tư pháp")
_MENDED = frozenset({Applicability.SAFE, Applicability.UNSAFE})
_WORDS_OF_ONE_FIX = 12
"""Words at most that one fix may change: a date in words has six, on either side."""


def made_text(seed: int) -> str:
    """Return the text of one plan: each seed another one, the same on every day."""
    chance = random.Random(seed)
    lines = list(_head(chance))
    for number in range(chance.randint(1, 3)):
        lines += _section(chance, "I" * (number + 1))
    text = "\n".join(lines) + "\n"
    return text.replace("\n", "\r\n") if chance.random() < 0.2 else text


def _head(chance: random.Random) -> Iterator[str]:
    yield "plancli: 1  # lời chú đầu tệp"
    yield f"state: {chance.choice(('draft', 'received', 'issued'))}"
    yield "issuance:"
    yield "  kind: KẾ HOẠCH"
    yield "  number: 12"
    yield "  symbol: KH-UBND"
    yield "  issuer: Ủy ban nhân dân huyện Trạm Tấu"
    yield f"  date: ngày {chance.randint(1, 28):02} tháng {chance.randint(1, 12):02} năm {chance.randint(2024, 2026)}"
    yield "  title: Công tác truyền thông huyện Trạm Tấu năm 2025"
    if chance.random() < 0.5:
        yield "bases:"
        yield from _item(chance, "  ", f"Căn cứ {_prose(chance)};")


def _section(chance: random.Random, label: str) -> Iterator[str]:
    yield ""
    yield f"# phần {label}"
    yield f"  - label: {label}" if label != "I" else "sections:\n  - label: I"
    yield f"    title: Nội dung {label}  # đầu mục"
    if chance.random() < 0.5:
        yield from _value(chance, "    ", "text", _prose(chance))
    yield "    items:"
    for _ in range(chance.randint(1, 4)):
        if chance.random() < 0.2:
            yield "      # một dòng lời chú"
        yield from _item(chance, "      ", _prose(chance))
    if chance.random() < 0.6:
        yield "    tasks:"
        for number in range(chance.randint(1, 3)):
            yield f'      - label: "{number + 1}"'
            yield from _value(chance, "        ", "text", _prose(chance))
            yield f"        lead: {chance.choice(UNITS)}"


def _prose(chance: random.Random) -> str:
    """Return one to three clauses, about half of them with a slip."""
    count = chance.randint(1, 3)
    return "; ".join(chance.choice(SLIPS if chance.random() < 0.5 else PLAIN) for _ in range(count))


def _item(chance: random.Random, indent: str, words: str) -> Iterator[str]:
    first, *rest = _scalar(chance, indent + "  ", words)
    yield f"{indent}- {first}"
    yield from rest


def _value(chance: random.Random, indent: str, key: str, words: str) -> Iterator[str]:
    first, *rest = _scalar(chance, indent + "  ", words)
    yield f"{indent}{key}: {first}"
    yield from rest


def _scalar(chance: random.Random, indent: str, words: str) -> list[str]:
    """Return a text in one of YAML's styles, broken into lines at spaces."""
    style = chance.choice(("plain", "single", "double", "folded", "literal"))
    plain = not set(words) & set(":#\"'\\") and style == "plain"
    broken = _broken(chance, words)
    if style in ("folded", "literal"):
        return [">-" if style == "folded" else "|-", *(f"{indent}{line}" for line in broken)]
    if style == "single":
        quoted = "'" + "\n".join(broken).replace("'", "''") + "'"
    elif plain:
        quoted = "\n".join(broken)
    else:
        quoted = '"' + "\n".join(broken).replace("\\", "\\\\").replace('"', '\\"') + '"'
    first, *rest = quoted.split("\n")
    return [first, *(f"{indent}{line}" for line in rest)]


def _broken(chance: random.Random, words: str) -> list[str]:
    lines = [""]
    for word in words.split(" "):
        if len(lines[-1]) > chance.randint(20, 90):
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return lines


def faults_of(text: str, mended: Counter[str] | None = None) -> list[str]:
    """Return what is wrong with the mending of a plan; counts into `mended` which rules mended something."""
    loaded = load_bytes("thu.yaml", text.encode())
    if loaded.plan is None or loaded.source is None:
        return [f"the plan cannot be read: {[each.message for each in loaded.diagnostics]}"]
    result = fix_plan(loaded, _check, unsafe=True)
    source = result.loaded.source
    if result.loaded.plan is None or source is None:
        return ["what was mended cannot be read"]
    faults = [f"{each.code} could not be proven: {each.message}" for each in result.dropped]
    again = fix_plan(result.loaded, _check, unsafe=True)
    if again.applied or again.loaded.source is not source:
        faults.append(f"a second run mends again: {[each.code for each in again.applied]}")
    faults += [f"{each.code} stays: {each.message}" for each in _offered(_check(result.loaded))]
    faults += _changes_elsewhere(loaded.source, source, result.applied)
    safe = fix_plan(loaded, _check)
    if any(each.fix and each.fix.applicability is not Applicability.SAFE for each in safe.applied):
        faults.append("an unsafe fix was made unasked")
    faults += _layout_faults(result.loaded)
    if mended is not None:
        mended.update(each.code for each in result.applied)
    return faults


def _check(loaded: LoadedPlan) -> CheckResult:
    return check_plan(loaded, load_default_registry())


def _offered(result: CheckResult) -> Iterator[Diagnostic]:
    return (each for each in result.diagnostics if each.fix and each.fix.applicability in _MENDED)


def _changes_elsewhere(
    before: SourceDocument, after: SourceDocument, applied: Sequence[Diagnostic]
) -> Iterator[str]:
    """Yield a fault for each change that no fix names: a value, a comment, a line, too many words."""
    named = {change.route for each in applied if each.fix for change in each.fix.changes}
    old, new = dict(_leaves(before.value)), dict(_leaves(after.value))
    if old.keys() != new.keys():
        yield f"other keys: {sorted(map(str, old.keys() ^ new.keys()))}"
    changed = {route for route in old if old[route] != new.get(route)}
    if not changed <= named:
        yield f"values changed that no fix names: {changed - named}"
    if [each.text for each in before.comments] != [each.text for each in after.comments]:
        yield "comments differ"
    if not applied and before.text != after.text:
        yield "the text changed without a fix"
    matcher = difflib.SequenceMatcher(None, before.text.split(), after.text.split(), autojunk=False)
    words = sum(last - first for kind, first, last, _, _ in matcher.get_opcodes() if kind != "equal")
    if words > _WORDS_OF_ONE_FIX * sum(len(each.fix.edits) for each in applied if each.fix):
        yield f"{words} words changed by {len(applied)} fixes"
    yield from _lines_elsewhere(before, after, named)


def _lines_elsewhere(before: SourceDocument, after: SourceDocument, named: set[Route]) -> Iterator[str]:
    """Yield a fault for each line that changed outside the values that fixes name."""
    inside = set[int]()
    for route in named:
        span = before.locate(route)
        inside |= set(range(span.start.line, span.end.line + 1))
    lines = before.text.splitlines(keepends=True), after.text.splitlines(keepends=True)
    for kind, first, last, _, _ in difflib.SequenceMatcher(None, *lines, autojunk=False).get_opcodes():
        if kind == "insert":
            yield f"a line came into being at {first + 1}"
        elif kind != "equal" and (outside := set(range(first + 1, last + 1)) - inside):
            yield f"lines {sorted(outside)} changed, which no fix names"


def _leaves(value: Value, route: Route = ()) -> Iterator[tuple[Route, Value]]:
    if isinstance(value, dict):
        for key, each in value.items():
            yield from _leaves(each, (*route, key))
    elif isinstance(value, list):
        for at, each in enumerate(value):
            yield from _leaves(each, (*route, at))
    else:
        yield route, value


def _layout_faults(loaded: LoadedPlan) -> Iterator[str]:
    """Yield what is wrong with the canonical layout of a usable plan."""
    if not loaded.is_usable or loaded.source is None:
        return
    text = format_plan(loaded)
    again = load_bytes("thu.yaml", text.encode())
    if again.source is None or again.plan is None:
        yield "fmt made a text that cannot be read"
        return
    if dict(_leaves(again.source.value)) != dict(_leaves(loaded.source.value)):
        yield "fmt changed a value"
    if format_plan(again) != text:
        yield "fmt does not leave alone what it made"


def main() -> int:
    """Prove so many plans; 1 at the first fault."""
    reader = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    reader.add_argument("count", type=int, nargs="?", default=5000)
    reader.add_argument("first", type=int, nargs="?", default=0)
    given = reader.parse_args()
    mended: Counter[str] = Counter()
    for seed in range(given.first, given.first + given.count):
        faults = faults_of(made_text(seed), mended)
        if faults:
            sys.stdout.write("\n  ".join([f"seed {seed}:", *faults]) + "\n")
            return 1
    sys.stdout.write(f"{given.count} plans, {mended.total()} fixes: {dict(sorted(mended.items()))}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
