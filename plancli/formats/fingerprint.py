"""Names by which programs know a diagnostic again after the plan was edited.

Built from what it is about, never from where it stands: lines move with every edit above them.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from hashlib import sha256

from plancli.diagnostic import Diagnostic
from plancli.formats.excerpt import marked_words
from plancli.formats.places import path_from


def fingerprints(diagnostics: Iterable[Diagnostic], folder: str) -> list[str]:
    """Return a name of 32 hexadecimal digits for each, no two alike.

    Made of the rule, the path from `folder`, the printed address and the words; where these agree, the
    second and later ones are counted.
    """
    seen: Counter[str] = Counter()
    names = []
    for each in diagnostics:
        key = json.dumps([each.code, path_from(folder, each.path), each.label, marked_words(each)])
        seen[key] += 1
        salted = key if seen[key] == 1 else f"{key}{seen[key]}"
        names.append(sha256(salted.encode()).hexdigest()[:32])
    return names
