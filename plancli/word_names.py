"""Names that Word files are made of, in the form that lxml and ElementTree take."""

from __future__ import annotations

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
"""In front of the name of an element or attribute of the text."""
COMPATIBLE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
"""Of what is written twice, for newer programs and for older ones."""
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
CONTENT_TYPES = "[Content_Types].xml"
"""The part that says of every other what it is."""
