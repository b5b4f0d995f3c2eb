"""Names by which programs know a diagnostic again after the plan was edited.

Built from what it is about, never from where it stands: lines move with every edit above them.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from hashlib import sha256

from plancli.diagnostic import Diagnostic
from plancli.formats.excerpt import marked_words
from plancli.formats.places import path_from


def fingerprints(diagnostics: Iterable[Diagnostic], folder: str) -> Iterator[str]:
    """Yield a name of 32 hexadecimal digits for each, no two alike.

    Made of the rule, the path from `folder`, the printed address and the words; where these agree, the
    second and later ones are counted.
    """
    seen: Counter[str] = Counter()
    for each in diagnostics:
        key = json.dumps([each.code, path_from(folder, each.path), each.label, marked_words(each)])
        name = _digest(key)
        seen[name] += 1
        yield name if seen[name] == 1 else _digest(f"{key}{seen[name]}")


def _digest(key: str) -> str:
    return sha256(key.encode()).hexdigest()[:32]
