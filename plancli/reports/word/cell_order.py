"""The properties of table cells, put in the order that the format wants.

docxtpl sets a span, a merge or a shade where it is easiest to set, and Word may call such a file damaged.
Knows nothing of tags but that they stand inside attributes.
"""

from __future__ import annotations

import re

_PROPERTIES = re.compile(r"<w:tcPr>(.*?)</w:tcPr>", re.DOTALL)
_PROPERTY = re.compile(
    r'<w:(\w+)(?: [\w:]+="(?:[^"{]|\{(?!\{)|\{\{.*?\}\}|\{%.*?%\})*")*(?:/>|>.*?</w:\1>)', re.DOTALL
)
_ORDER = (
    "cnfStyle", "tcW", "gridSpan", "hMerge", "vMerge", "tcBorders", "shd", "noWrap", "tcMar", "textDirection",
    "tcFitText", "vAlign", "hideMark", "headers", "cellIns", "cellDel", "cellMerge", "tcPrChange",
)  # fmt: skip
"""ISO/IEC 29500-1, 17.4.70: the children of `tcPr`."""


def order_cell_properties(xml: str) -> str:
    """Return the XML with the properties of each cell in order; those that cannot be told apart stay."""
    return _PROPERTIES.sub(_ordered, xml)


def _ordered(found: re.Match[str]) -> str:
    properties = list(_PROPERTY.finditer(found.group(1)))
    whole = "".join(each.group() for each in properties)
    if whole != found.group(1) or any(each.group(1) not in _ORDER for each in properties):
        return found.group()
    ordered = sorted(properties, key=lambda each: _ORDER.index(each.group(1)))
    return f"<w:tcPr>{''.join(each.group() for each in ordered)}</w:tcPr>"
