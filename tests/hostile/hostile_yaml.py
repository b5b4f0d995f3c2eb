"""Plan files made wrong on purpose, the same for the same seed: by bytes, by tokens, by shape, or grown from the schema."""

from __future__ import annotations

import copy
import json
import random
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from tests.hostile.hostile_words import OLD_LETTERS, hostile_word

PROJECT = Path(__file__).resolve().parents[2]
_DEEPEST = 6
"""Levels that the schema is followed down; parts may hold parts."""
_TOKENS = (
    ": ", "- ", "\n  ", "\n- ", "\n", "  ", "<<: *a", "*a", "&a ", "!t ", "!!int ", "!!binary ", "!!python/object:os.system ",
    "!<tag:x> ", "---\n", "...\n", "--- ", "|\n", "|2\n", ">-\n", ">+9\n", "? ", "{", "}", "[", "]", ",", "'", '"', '"\\x00"',
    '"\\uD800"', '"\\', "#", " #", "@", "`", "%", "%YAML 1.1\n---\n", "%TAG ! tag:x,2000:\n---\n", "\t", "=", "~", "\\", "\r\n", "\r",
    "\x85", "\u2028", "\ufeff", "plancli: 1\n", "\u00a0", "“", "”", "state: draft\n",
)  # fmt: skip
_LAYOUTS: tuple[dict[str, Any], ...] = (
    {}, {}, {"default_flow_style": True}, {"width": 30}, {"default_style": "|"}, {"default_style": '"'},
)  # fmt: skip
_ENCODINGS = ("utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1258", "latin-1", "utf-7", "utf-8-sig")


@cache
def plan_texts() -> tuple[str, ...]:
    """Return good plans, the small ones first."""
    paths = [PROJECT / "plans" / "2025-tramtau.yaml", *(PROJECT / "tests" / "plans").rglob("*.yaml")]
    return (_SMALL, *sorted((path.read_text(encoding="utf-8") for path in paths), key=len))


def hostile_plan(seed: int) -> bytes:
    """Return one file; most are small, so that many can be tried."""
    chance = random.Random(f"yaml {seed}")
    ways: tuple[Callable[[random.Random], bytes], ...] = (_by_bytes, _by_tokens, _by_shape, _grown, _deep)
    return chance.choices(ways, (20, 34, 22, 20, 4))[0](chance)


def _text(chance: random.Random) -> str:
    texts = plan_texts()
    at = chance.choices(range(len(texts)), [90 if not each else 15 / each**2 for each in range(len(texts))])[
        0
    ]
    return texts[at]


def spoilt_text(text: str, chance: random.Random) -> bytes:
    """Return a text of any kind with slips in its bytes or its tokens."""
    return (_spoilt_bytes if chance.random() < 0.35 else _spoilt_tokens)(text, chance)


def _by_bytes(chance: random.Random) -> bytes:
    return _spoilt_bytes(_text(chance), chance)


def _spoilt_bytes(text: str, chance: random.Random) -> bytes:
    if chance.random() < 0.1:
        return text.encode(chance.choice(_ENCODINGS), "replace")
    data = bytearray(text.replace("\n", chance.choice(("\n", "\n", "\r\n", "\r"))).encode())
    for _ in range(chance.choice((1, 1, 2, 5, 30))):
        at, length = chance.randrange(len(data) + 1), chance.choice((0, 0, 1, 4, 40))
        new = (b"", chance.choice(OLD_LETTERS), chance.randbytes(2), bytes(data[at : at + length]) * 2)
        data[at : at + length] = chance.choice(new)
    return bytes(data[: chance.choice((len(data), len(data), chance.randrange(len(data) + 1)))])


def _by_tokens(chance: random.Random) -> bytes:
    return _spoilt_tokens(_text(chance), chance)


def _spoilt_tokens(text: str, chance: random.Random) -> bytes:
    lines = text.split("\n")
    for _ in range(chance.choice((1, 1, 1, 2, 3, 8))):
        at = chance.randrange(len(lines) or 1)
        lines[at : at + 1] = _spoilt_lines(lines or [""], at, chance)
    return "\n".join(lines).encode("utf-8", "surrogatepass")


def _spoilt_lines(lines: list[str], at: int, chance: random.Random) -> list[str]:
    """Return what stands in the place of one line."""
    line = lines[at]
    key, colon, value = line.partition(": ")
    place = chance.randrange(len(line) + 1)
    ways: tuple[Callable[[], list[str]], ...] = (
        lambda: [f"{line[:place]}{chance.choice(_TOKENS)}{line[place:]}"],
        lambda: [f"{key}{colon}{chance.choice(_TOKENS)}{value}"],
        lambda: [f"{key}{colon}{hostile_word(chance)}"],
        lambda: [f"{key}{colon}{json.dumps(hostile_word(chance))}"],
        lambda: [
            f"{key}{colon}{chance.choice(('|', '>', '|-', '>2', '&a |'))}",
            f"      {hostile_word(chance)}",
        ],
        lambda: [" " * chance.randrange(12) + line.lstrip()],
        lambda: [line, line],
        list,
        lambda: [chance.choice(lines)],
        lambda: [line, "", "# " + hostile_word(chance), chance.choice(lines)],
        lambda: [f"{key}{colon}[{value}, {hostile_word(chance)}]"],
        lambda: [f"{key}{colon}{{{value}: {hostile_word(chance)}}}"],
    )
    return chance.choice(ways)()


def _by_shape(chance: random.Random) -> bytes:
    value = copy.deepcopy(_value(_text(chance)))
    for _ in range(chance.choice((1, 1, 2, 4, 12))):
        _disturb(value, chance)
    return _written(value, chance)


@cache
def _value(text: str) -> Any:
    return yaml.load(text, yaml.CBaseLoader)


def _disturb(value: Any, chance: random.Random) -> None:
    """Retype, delete, double, rename, move or fill one place below `value`."""
    holders = [each for each in _holders(value) if each]
    if not holders:
        return
    holder = chance.choice(holders)
    keys = list(holder) if isinstance(holder, dict) else list(range(len(holder)))
    at = chance.choice(keys)
    way = chance.randrange(9)
    if way == 0:
        del holder[at]
    elif way == 1:
        holder[at] = chance.choice(([], {}, None, "", [[]], [{}], {"a": {}}, [None], 0, {"text": "a"}))
    elif way == 2:
        holder[at] = [holder[at]] if chance.random() < 0.5 else {chance.choice(_keys()): holder[at]}
    elif way == 3 and isinstance(holder, dict):
        holder[chance.choice((*_keys(), hostile_word(chance, 50)))] = holder.pop(at)
    elif way == 4 and isinstance(holder, list):
        holder.insert(at, copy.deepcopy(holder[at]))
    elif way == 5:
        holder[at] = copy.deepcopy(chance.choice(holders))
    else:
        texts = [key for key in keys if isinstance(holder[key], str)]
        holder[chance.choice(texts or keys)] = hostile_word(chance)


def _holders(value: Any) -> list[Any]:
    if not isinstance(value, dict | list):
        return []
    below = value.values() if isinstance(value, dict) else value
    return [value, *(found for each in below for found in _holders(each))]


def _written(value: Any, chance: random.Random) -> bytes:
    """Write a value in one of the many ways; as JSON now and then, which is YAML too."""
    as_json = json.dumps(value, ensure_ascii=chance.random() < 0.5).encode("utf-8", "surrogatepass")
    if chance.random() < 0.3:
        return as_json
    layout = chance.choice(_LAYOUTS)
    try:
        return str(
            yaml.dump(value, Dumper=yaml.CDumper, allow_unicode=True, sort_keys=False, **layout)
        ).encode()
    except UnicodeEncodeError:  # half a character, which JSON alone can spell
        return as_json


@cache
def schema(name: str = "plan") -> dict[str, Any]:
    """Return the JSON Schema `plan` or `progress`."""
    return dict(json.loads((PROJECT / "schemas" / f"{name}.schema.json").read_text(encoding="utf-8")))


@cache
def _keys() -> tuple[str, ...]:
    kinds = (schema(), *schema()["definitions"].values())
    return tuple(sorted({key for kind in kinds for key in kind.get("properties", ())}))


def _grown(chance: random.Random) -> bytes:
    return grown_from(schema(), chance)


def grown_from(whole: dict[str, Any], chance: random.Random) -> bytes:
    """Return a file that a schema would nearly let pass, with hostile words in all its fields."""
    return _written(_grow(whole, whole, chance, _DEEPEST), chance)


def _grow(kind: dict[str, Any], whole: dict[str, Any], chance: random.Random, room: int) -> Any:
    if "$ref" in kind:
        return _grow(whole["definitions"][kind["$ref"].rpartition("/")[2]], whole, chance, room - 1)
    for several in ("anyOf", "allOf", "oneOf"):
        if several in kind:
            return _grow(chance.choice(kind[several]), whole, chance, room)
    if chance.random() < 0.01:
        return chance.choice(([], {}, None, 7, hostile_word(chance)))
    if "enum" in kind or "const" in kind:
        return chance.choice(kind.get("enum") or [kind["const"]])
    if "properties" in kind:
        needed = kind.get("required", ())
        wanted = [key for key in kind["properties"] if key in needed or (room > 0 and chance.random() < 0.4)]
        return {key: _grow(kind["properties"][key], whole, chance, room) for key in wanted}
    if kind.get("type") == "array":
        number = chance.choice((0, 1, 1, 2, 3)) if room > 0 else 0
        return [_grow(kind.get("items", {}), whole, chance, room) for _ in range(number)]
    return hostile_word(chance)


def _deep(chance: random.Random) -> bytes:
    """Return nesting, aliases, long lines and long rows: what makes readers fall over."""
    depth = chance.choice((50, 99, 100, 101, 102, 1000, 20_000))
    name = chance.choice(_keys())
    ways: tuple[Callable[[], str], ...] = (
        lambda: "[" * depth + "]" * chance.choice((0, depth)),
        lambda: f"{name}: " + "{a: " * depth,
        lambda: "- " * depth + "a",
        lambda: "? " * depth,
        lambda: "".join(f"{' ' * each}{name}:\n" for each in range(min(depth, 1000))),
        lambda: "".join(
            f"a{each}: &a{each} [*a{each - 1}, *a{each - 1}]\n" for each in range(min(depth, 1000))
        ),
        lambda: f"{_SMALL}x: &x [*x]\n<<: *x\n",
        lambda: f"{_SMALL}bases: [{'a, ' * depth}]\n",
        lambda: f"{_SMALL}bases:\n" + "  - Luật số 1/2020/QH14\n" * min(depth, 1000),
        lambda: f"{name}: {'a' * depth * 10}",
        lambda: f"{name}: |\n" + "  a\n" * depth,
        lambda: f"{'#' * depth}\n{_SMALL}",
        lambda: "\n" * depth + _SMALL,
        lambda: f"{_SMALL}{name}: 'a" + "''" * depth,
        lambda: f'{name}: "' + "\\x41" * depth + '"',
        lambda: "".join(f"k{each}: v\n" for each in range(min(depth, 2000))) + _SMALL,
    )
    return chance.choice(ways)().encode()


_SMALL = """plancli: 1
state: draft
issuance:
  kind: KẾ HOẠCH
  number: 12
  symbol: KH-UBND
  issuer: Ủy ban nhân dân xã Suối Mơ
  place: Suối Mơ
  date: ngày 05 tháng 01 năm 2026
  title: Công tác năm 2026
bases:
  - Luật Tổ chức chính quyền địa phương ngày 16/6/2025;
sections:
  - label: I
    title: NỘI DUNG
    tasks:
      - {label: a, text: Rà soát các các văn bản., lead: Phòng Kinh tế, deadline: "Quý I năm 2026"}
      - label: c
        text: >-
          Thực hiện theo Quyết định số 765/QĐ-BTTTT ngày 31/02/2023

          # chữ này không phải lời chú
        lead: Phòng Kinh tế
        coordinating:
          - Công an xã
        deliverable: Báo cáo  # plancli: ignore[KH104] lý do
recipients:
  - Như trên;
  - "Lưu: VT."
"""
