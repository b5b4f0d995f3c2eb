"""Text fit for paper: the signs that Word and Markdown can hold, line ends made one kind.

Changes no word: a sign that no paper can hold becomes "\N{REPLACEMENT CHARACTER}", so that its loss shows.
"""

from __future__ import annotations

from plancli.patterns import late_pattern

_LINE_ENDS = late_pattern("\r\n|[\r\x85\u2028\u2029]")
# A tab or a form feed would become a tab stop or a new page in Word; here each is a space.
_SPACES = late_pattern("[\t\v\f]")
# All but the characters of XML 1.0 (section 2.2), and the two that mark data on its way to Markdown.
_UNPRINTABLE = late_pattern("[^\n\x20-\ud7ff\ue000-\ufdcf\ufdd2-\ufffd\U00010000-\U0010ffff]")


def paper_text(words: str) -> str:
    r"""Return the words with line ends as `\n` and without signs that XML forbids.

    >>> paper_text("Đơn vị\r\nchủ trì")
    'Đơn vị\nchủ trì'
    """
    # As most are; the searches below take ten times as long.
    if words.replace("\n", "").replace("\N{NO-BREAK SPACE}", "").isprintable():
        return words
    return _UNPRINTABLE.sub("\N{REPLACEMENT CHARACTER}", _SPACES.sub(" ", _LINE_ENDS.sub("\n", words)))
