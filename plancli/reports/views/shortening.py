"""Long words cut for a narrow place: between two words, with `…` that shows the cut.

Only cuts; nothing is written another way.
"""

from __future__ import annotations


def shortened(words: str, longest: int) -> str:
    """Return the words as one line of at most `longest` signs, at least 3 of them, ` …` included.

    >>> shortened("Phòng Văn hóa và Thông tin", 20)
    'Phòng Văn hóa và …'
    """
    line = " ".join(words.split())
    if len(line) <= longest:
        return line
    kept = line[: longest - 1]
    whole = kept.rpartition(" ")[0] or kept[:-1]
    return f"{whole} …"


def shortened_inside(name: str, longest: int) -> str:
    """Return a name cut in its middle: names of one kind of unit tell themselves apart by their ends.

    `longest` is 5 at least.

    >>> shortened_inside("Văn phòng Hội đồng nhân dân và Ủy ban nhân dân xã Vân Khê", 30)
    'Văn phòng Hội … xã Vân Khê'
    """
    line = " ".join(name.split())
    if len(line) <= longest:
        return line
    half = (longest - 3) // 2
    head = line[: half + 1].rpartition(" ")[0] or line[:half]
    tail = line[-half - 1 :].partition(" ")[2] or line[-half:]
    return f"{head} … {tail}"
