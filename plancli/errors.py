"""Failures of the tool: what stops a command, as against what is wrong in a plan.

Says nothing itself: each carries the key of a sentence in `messages` and what it quotes.

    PlancliError
    ├── InputError      nothing could be read: missing file, folder without plans, no permission
    ├── UsageError      a flag or a configuration that cannot be used
    ├── WritingError    an output could not be written; what stood there before still stands
    └── ProofError      a changed text would not mean what the old one meant, so it is not written
"""

from __future__ import annotations


class PlancliError(Exception):
    """A failure with a sentence in the catalogue; the command ends with exit code 2."""

    def __init__(self, key: str, /, **fields: object) -> None:
        """Keep `key` of `messages` and the values its sentence quotes."""
        super().__init__(key, fields)
        self.key = key
        self.fields = fields

    def __reduce__(self) -> tuple[object, ...]:
        """Let it come back from another process, whatever its class wants to be made of."""
        return _bare, (type(self), self.args), self.__dict__


class InputError(PlancliError):
    """Nothing could be read."""


class UsageError(PlancliError):
    """A flag or a configuration cannot be used."""


class WritingError(PlancliError):
    """An output could not be written; what stood there before still stands."""


class ProofError(PlancliError):
    """A changed text would not mean what the old one meant, so it is not written."""


def _bare(kind: type[PlancliError], args: tuple[object, ...]) -> PlancliError:
    return kind.__new__(kind, *args)
