"""Words as a workbook and a calendar can hold them: nothing is dropped, what cannot stand there is spelt out.

Changes no word; a sign that acts and shows nothing becomes `‹U+0001›`, so that its place can be seen.
"""

from __future__ import annotations

import re

_LINE_ENDS = re.compile("\r\n|[\r\x85\u2028\u2029]")
# All but the characters of XML 1.0 (section 2.2), line end and tab included; a calendar forbids the same.
_FORBIDDEN = re.compile("[^\t\n\x20-\x7e\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def stored_text(words: str) -> str:
    r"""Return words with line ends of one kind and with every sign spelt out that XML forbids.

    >>> stored_text("Đơn vị\r\nchủ trì\x01")
    'Đơn vị\nchủ trì‹U+0001›'
    """
    return _FORBIDDEN.sub(
        lambda found: f"‹U+{ord(found.group()):04X}›",
        _LINE_ENDS.sub("\n", words),
    )
