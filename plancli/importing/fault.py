"""A file that cannot be read as what it claims to be.

Says nothing itself: it carries the key of a sentence, as every failure of the tool does.
"""

from __future__ import annotations

from plancli.errors import InputError


class ImportFault(InputError):  # noqa: N818 - the file is at fault, not the tool
    """A file is damaged, locked, unsafe or not of its kind; its `key` is `import.fault.<name>`."""

    def __init__(self, name: str, /, *, path: str, **fields: object) -> None:
        """Keep the name of the fault, the path as the person gave it, and what else the sentence quotes."""
        super().__init__(f"import.fault.{name}", path=path, **fields)
