"""The two catalogues say the same things, and say all that the program asks them for."""

from __future__ import annotations

import ast
import re
import string
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest

from plancli.messages import _WORDS, Language, _Sentences, catalogue, has_sentence, sentence

PACKAGE = Path(__file__).resolve().parent.parent / "plancli"
VIETNAMESE = catalogue(Language.VI)
ENGLISH = catalogue(Language.EN)
CATALOGUES = {"vi": VIETNAMESE, "en": ENGLISH}
FAILURES = frozenset({"PlancliError", "InputError", "UsageError", "WritingError"})


def _fields(template: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(template) if name is not None}


def _code() -> Iterator[tuple[str, ast.AST]]:
    """Yield every node of the package's code, but for the catalogues, with the module it stands in."""
    for path in sorted(PACKAGE.rglob("*.py")):
        if path.parent.name != "messages" or path.name == "__init__.py":
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                yield path.relative_to(PACKAGE).as_posix(), node


NODES = tuple(_code())


def _key_asked(call: ast.Call) -> str | None:
    """Return the key that a call to `sentence` or a raised failure names in full, if it does."""
    name = call.func.id if isinstance(call.func, ast.Name) else ""
    place = {"sentence": 1, "has_sentence": 0, **dict.fromkeys(FAILURES, 0)}.get(name)
    if place is None or len(call.args) <= place:
        return None
    key = call.args[place]
    return key.value if isinstance(key, ast.Constant) and isinstance(key.value, str) else None


def _written_keys() -> tuple[set[str], re.Pattern[str]]:
    """Return the strings that the code holds, and a pattern of those it puts together (`term.{role}`)."""
    whole: set[str] = set()
    patterns: set[str] = set()
    for _, node in NODES:
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            whole.add(node.value)
        if isinstance(node, ast.JoinedStr):
            parts = [part.value if isinstance(part, ast.Constant) else None for part in node.values]
            # What begins with a field could be anything, so only its ending is looked at, below.
            if isinstance(parts[0], str) and re.match(r"[a-z]+\.", parts[0]):
                patterns.add("".join("[^.]+" if part is None else re.escape(str(part)) for part in parts))
    return whole, re.compile("|".join(sorted(patterns)) or "(?!)")


def _is_used(key: str, whole: set[str], pattern: re.Pattern[str]) -> bool:
    """Tell whether the code can ask for `key`: as it is, or as a used key with an ending it names."""
    if key in whole or pattern.fullmatch(key):
        return True
    stem, _, ending = key.rpartition(".")
    # f"{key}.help", or f"{key}.{cause}" where some module names the cause.
    return bool(stem) and bool({ending, f".{ending}"} & whole) and _is_used(stem, whole, pattern)


def test_both_languages_hold_the_same_keys() -> None:
    assert VIETNAMESE.keys() ^ ENGLISH.keys() == set()


@pytest.mark.parametrize("language", CATALOGUES)
def test_every_sentence_is_fit_to_be_read(language: str) -> None:
    unfit = {
        key: text
        for key, text in CATALOGUES[language].items()
        if not text.strip()
        or "!" in text
        or "  " in text.strip()
        or text != unicodedata.normalize("NFC", text)
    }
    assert unfit == {}


def test_both_languages_quote_the_same_fields() -> None:
    shared = VIETNAMESE.keys() & ENGLISH.keys()
    differing = {key for key in shared if _fields(VIETNAMESE[key]) != _fields(ENGLISH[key])}
    assert differing == set()


@pytest.mark.parametrize("language", CATALOGUES)
def test_every_field_has_a_plain_name(language: str) -> None:
    names = {name for text in CATALOGUES[language].values() for name in _fields(text)}
    assert {name for name in names if not re.fullmatch(r"[a-z_]+", name)} == set()


@pytest.mark.parametrize("language", CATALOGUES)
def test_no_key_stands_twice(language: str) -> None:
    files = [path for path in (PACKAGE / "messages").glob("*.py") if path.stem.partition("_")[0] == language]
    trees = [ast.parse(path.read_text(encoding="utf-8")) for path in files]
    tables = [node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Dict)]
    keys = [key.value for table in tables for key in table.keys if isinstance(key, ast.Constant)]
    assert {key for key in keys if keys.count(key) > 1} == set()
    assert set(keys) == CATALOGUES[language].keys()


def test_every_sentence_is_said_somewhere() -> None:
    whole, pattern = _written_keys()
    assert {key for key in VIETNAMESE if not _is_used(key, whole, pattern)} == set()


def test_a_sentence_that_nobody_says_would_be_seen() -> None:
    whole, pattern = _written_keys()
    assert not _is_used("write.never-said", whole, pattern)
    assert not _is_used("never.said.help", whole, pattern)
    assert _is_used("write.in-use", whole, pattern)


def test_every_key_that_the_code_names_is_in_the_catalogues() -> None:
    asked = {(place, _key_asked(node)) for place, node in NODES if isinstance(node, ast.Call)}
    missing = {(place, key) for place, key in asked if key is not None and key not in VIETNAMESE}
    assert missing == set()


def test_every_field_that_a_sentence_quotes_is_given() -> None:
    lacking = set()
    for place, node in NODES:
        key = _key_asked(node) if isinstance(node, ast.Call) else None
        if (
            key is None
            or key not in VIETNAMESE
            or not isinstance(node, ast.Call)
            or getattr(node.func, "id", "") == "has_sentence"
        ):
            continue
        given = {word.arg for word in node.keywords}
        if None not in given and _fields(VIETNAMESE[key]) - given:
            lacking.add((place, node.lineno, key))
    assert lacking == set()


def test_a_sentence_is_filled_in_the_language_asked_for() -> None:
    assert "a {b}.docx" in sentence(Language.VI, "write.in-use", path="a {b}.docx")
    assert sentence(Language.EN, "write.in-use", path="a.docx").startswith("Cannot replace a.docx")


@pytest.mark.parametrize("language", Language)
def test_a_sentence_is_found_whichever_is_asked_for_first(language: Language) -> None:
    for key, text in catalogue(language).items():
        assert _Sentences(language).find(key) == text
    assert _Sentences(language).find("write.never-said") is None
    assert not has_sentence("cli.never-said")


def test_no_sentence_waits_outside_the_catalogues_that_are_looked_in() -> None:
    files = {path.stem for path in (PACKAGE / "messages").glob("*.py")} - {"__init__"}
    assert files == {f"{language.value}{name and '_'}{name}" for language in Language for name in _WORDS}
