"""When one run of letters is a slip of the keyboard away from another."""

from __future__ import annotations


def one_edit(one: str, other: str) -> bool:
    """Say whether a letter more, a letter less or another letter makes one of the other.

    >>> one_edit("vhht", "vhtt"), one_edit("hddnd", "hdnd"), one_edit("ubnd", "hdnd")
    (True, True, False)
    """
    at = next((i for i, pair in enumerate(zip(one, other, strict=False)) if pair[0] != pair[1]), None)
    if at is None:
        return abs(len(one) - len(other)) == 1
    return one[at + 1 :] == other[at + 1 :] or one[at:] == other[at + 1 :] or one[at + 1 :] == other[at:]


def is_swap(one: str, other: str) -> bool:
    """Say whether two neighbours have changed places.

    >>> is_swap("vthtdl", "vhttdl"), is_swap("vhtt", "vhtt")
    (True, False)
    """
    return any(
        one[:at] + one[at : at + 2][::-1] + one[at + 2 :] == other and one != other
        for at in range(len(one) - 1)
    )
