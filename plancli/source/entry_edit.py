"""A key added to a mapping of the file, given another value, or taken away, as edits that touch nothing else.

Proves each edit on the text before it offers it; whoever writes the file reads the whole again.
"""

from __future__ import annotations

from plancli.source.document import SourceDocument, Value
from plancli.source.edit import Edit
from plancli.source.position import Route


def entry_edits(source: SourceDocument, route: Route, value: Value) -> tuple[Edit, ...] | None:
    """Return the edits after which the file holds `value` at `route`, and is otherwise the same.

    The last step of `route` is a key of a mapping that stands in the file, or the next index of a list; a
    `value` of None takes the key away. None where no such edit can be proven.
    """
    raise NotImplementedError
