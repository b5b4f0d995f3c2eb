"""The sentences that plancli says, in Vietnamese and English.

Holds what commands and reports say; a rule's own sentences stand in the rule.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from functools import cache

from plancli.errors import PlancliError
from plancli.messages.vi import SENTENCES as VIETNAMESE


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


def sentence(language: Language, key: str, /, **fields: object) -> str:
    """Return the sentence `key` with its `{fields}` filled in; KeyError for a key no catalogue holds.

    >>> sentence(Language.VI, "term.lead")
    'chủ trì'
    """
    return _catalogue(language)[key].format_map(fields)


def failure_words(failure: PlancliError, language: Language) -> str:
    """Return the sentence of a failure, and in it those that it quotes, in the language."""
    fields = {
        name: value.said(language) if isinstance(value, Saying) else value
        for name, value in failure.fields.items()
    }
    return sentence(language, failure.key, **fields)


@cache
def _catalogue(language: Language) -> Mapping[str, str]:
    if language is Language.VI:
        return VIETNAMESE
    from plancli.messages.en import SENTENCES as ENGLISH

    return ENGLISH


def has_sentence(key: str) -> bool:
    """Say whether the catalogues hold this key."""
    return key in VIETNAMESE
