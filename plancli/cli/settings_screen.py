"""`check --show-settings`: what holds for which plan, as a settings file that could be copied.

Says of each key whether a flag, the file or nobody set it; it checks nothing.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path

from plancli.cli.wishes import Wishes
from plancli.formats.cells import visible
from plancli.messages import Language, sentence
from plancli.settings import KEYS, Settings

_UNSET = Settings()


def settings_screen(wishes: Wishes, paths: Sequence[str], language: Language) -> str:
    """Return a block for each file of settings, with the plans that it is for."""
    plans: dict[Path | None, list[str]] = {}
    for path in paths:
        plans.setdefault(wishes.configuration.of(path).file, []).append(path)
    blocks = ["\n".join(map(visible, _block(wishes, paths, language))) for paths in plans.values()]
    return "\n\n".join(blocks) + "\n"


def _block(wishes: Wishes, paths: Sequence[str], language: Language) -> Iterator[str]:
    settings = wishes.configuration.of(paths[0])
    key = "settings.shown-file" if settings.file else "settings.shown-none"
    yield f"# {sentence(language, key, path=settings.file.as_posix() if settings.file else '')}"
    yield f"# {sentence(language, 'settings.shown-plans', paths=', '.join(paths))}"
    values = _values(wishes, paths[0], language)
    flags = {
        "select": bool(wishes.select),
        "ignore": bool(wishes.ignore),
        "fail-on": bool(wishes.fail_on),
        "baseline": wishes.baseline is not None,
    }
    for name in KEYS:
        attribute = name.replace("-", "_")
        is_set = getattr(settings, attribute) != getattr(_UNSET, attribute)
        origin = "flag" if flags.get(name) else "file" if is_set else "nobody"
        yield f"{name} = {_toml(values[name])}  # {sentence(language, f'settings.from.{origin}')}"


def _values(wishes: Wishes, path: str, language: Language) -> dict[str, object]:
    settings = wishes.configuration.of(path)
    known = wishes.known(path)
    return {
        "required-version": settings.required_version,
        "select": list(wishes.select or settings.select),
        "ignore": list(wishes.ignore or settings.ignore),
        "fail-on": wishes.limit(path),
        "baseline": known.as_posix() if known else "",
        "registry": [each.as_posix() for each in settings.registry],
        "questions": list(settings.questions),
        "lang": language.value,
        "templates": settings.templates.as_posix() if settings.templates else "",
        "ignore-paths": {pattern: list(rules) for pattern, rules in settings.ignore_paths.items()},
        "severity": dict(settings.severity),
    }


def _toml(value: object) -> str:
    if isinstance(value, dict):
        inside = ", ".join(f"{_toml(key)} = {_toml(each)}" for key, each in value.items())
        return f"{{{inside}}}"
    return json.dumps(value, ensure_ascii=False)
