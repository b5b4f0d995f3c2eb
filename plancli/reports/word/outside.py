"""What a part of a Word file fetches when it is opened: fields that read, addresses of pictures.

Judges one part by itself, as it is written or filled; links between parts are for `template_check.safety`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from plancli.word_names import W

if TYPE_CHECKING:
    from lxml.etree import _Element

_READING = frozenset(
    {"dde", "ddeauto", "includetext", "includepicture", "include", "link", "import", "database", "rtd"}
    | {"rd", "embed", "addin", "control", "data"}
)
"""Names of fields (ECMA-376 part 1, 17.16.5, and older ones) that take what stands outside the file."""
_MADE = "\N{REPLACEMENT CHARACTER}"
"""Stands where a field inside another makes a part of its code."""
_TAGS = ("{{", "{%", "{#")


def fetching(root: _Element) -> Iterator[str]:
    """Yield the name of each field, and each address of a picture, that opening this part would follow.

    A field whose name another field or a tag makes may become any of them.
    """
    for code in _codes(root):
        name = next(iter(code.split()), "")
        if name.casefold() in _READING or _MADE in name or any(tag in code for tag in _TAGS):
            yield name.replace(_MADE, "…")
    for each in root.iter():
        for key, value in each.items():
            if str(key).rpartition("}")[2] == "src" and value:
                yield str(value)


def may_fetch(content: bytes) -> bool:
    """Tell whether it is worth looking for such a field or address in the bytes of a part."""
    plain = content.replace(b"\0", b"") if b"\0" in content else content
    return b"instr" in plain or b"src" in plain


def _codes(root: _Element) -> Iterator[str]:
    """Yield the code of each field, whole however it is cut into runs."""
    yield from (field.get(f"{W}instr", "") for field in root.iter(f"{W}fldSimple"))
    # The codes of the fields that are open; None behind "separate", where the result stands.
    open_codes: list[str | None] = []
    for element in root.iter(f"{W}fldChar", f"{W}instrText"):
        kind = element.get(f"{W}fldCharType")
        if kind == "begin":
            if open_codes and open_codes[-1] is not None:
                open_codes[-1] += _MADE
            open_codes.append("")
        elif kind in ("separate", "end"):
            code = open_codes.pop() if open_codes else None
            if code is not None:
                yield code
            if kind == "separate":
                open_codes.append(None)
        elif open_codes and open_codes[-1] is not None:
            open_codes[-1] += element.text or ""
        else:
            # Outside any field Word shows nothing of it; a loop could still put it into one.
            yield element.text or ""
    yield from (code for code in open_codes if code is not None)
