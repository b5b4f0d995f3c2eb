"""The sentences that plancli says, in Vietnamese and English.

Holds what commands and reports say; a rule's own sentences stand in the rule.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import Enum
from functools import cache
from importlib import import_module

from plancli.errors import PlancliError


class Language(Enum):
    """The language a user reads."""

    VI = "vi"
    EN = "en"


class Saying:
    """A sentence that waits for its language: a failure may quote one where it is raised."""

    __slots__ = ()

    def said(self, language: Language) -> str:
        """Return the sentence."""
        raise NotImplementedError


_WORDS = {
    "": "fault input organisations registry resource shape term write",
    "commands": "",
    "formats": "format",
    "settings": "baseline check settings",
    "answers": "column comments gap obligations",
    "reports": "matrix report",
    "rules": "rule",
    "exports": "csv ics xlsx",
    "law": "law",
    "import": "import",
    "templates": "template",
    "trace": "duties trace",
    "cascade": "cascade roster template trace",
    "draft": "draft",
    "diff": "diff sheets template",
    "work_table": "table",
    "progress": "implementation nobody-to-ask progress remind reminder render report yes-or-no",
    "folder": "csv folder obligations xlsx",
    "menu": "menu",
}
"""The catalogues, by what stands after the language in the name of their module: `vi`, `vi_commands` …

With each the words that its keys begin with, or have after `cli.`; any key of `cli.` may be in `commands`.
"""


def _holders() -> Mapping[str, Sequence[str]]:
    """Return the catalogues of each word."""
    holders: dict[str, list[str]] = {}
    for name, words in _WORDS.items():
        for word in words.split():
            holders.setdefault(word, []).append(name)
    return holders


_HOLDERS = _holders()


class _Sentences:
    """The sentences of one language; a catalogue is loaded when one is asked for that it may hold.

    Loading all would cost each start as much as checking a plan's citations does.
    """

    def __init__(self, language: Language) -> None:
        self._language = language.value
        self._held: dict[str, str] = {}
        self._loaded: set[str] = set()

    def find(self, key: str) -> str | None:
        """Return a sentence; None where no catalogue holds the key."""
        if key not in self._held:
            first, _, rest = key.partition(".")
            if first == "cli":
                self._load("commands")
            if key not in self._held:
                for name in _HOLDERS.get(rest.partition(".")[0] if first == "cli" else first, ()):
                    self._load(name)
        return self._held.get(key)

    def all(self) -> Mapping[str, str]:
        """Return every sentence by its key."""
        for name in _WORDS:
            self._load(name)
        return self._held

    def _load(self, name: str) -> None:
        if name not in self._loaded:
            self._loaded.add(name)
            module = f"{self._language}_{name}" if name else self._language
            self._held |= import_module(f"plancli.messages.{module}").SENTENCES


def sentence(language: Language, key: str, /, **fields: object) -> str:
    """Return the sentence `key` with its `{fields}` filled in; KeyError for a key no catalogue holds.

    >>> sentence(Language.VI, "term.lead")
    'chủ trì'
    """
    found = _sentences(language).find(key)
    if found is None:
        raise KeyError(key)
    return found.format_map(fields)


def failure_words(failure: PlancliError, language: Language) -> str:
    """Return the sentence of a failure, and in it those that it quotes, in the language."""
    fields = {
        name: value.said(language) if isinstance(value, Saying) else value
        for name, value in failure.fields.items()
    }
    return sentence(language, failure.key, **fields)


def catalogue(language: Language) -> Mapping[str, str]:
    """Return every sentence of a language, its fields unfilled, by key."""
    return _sentences(language).all()


def has_sentence(key: str) -> bool:
    """Say whether the catalogues hold this key."""
    return _sentences(Language.VI).find(key) is not None


_sentences = cache(_Sentences)
