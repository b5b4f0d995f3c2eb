"""What is said of a Word template from which no paper can be made."""

from __future__ import annotations

from plancli.errors import UsageError


class BrokenTemplateError(UsageError):
    """A template from which no paper can be made; names the part and, where known, the paragraph."""

    def __init__(
        self, name: str, part: str, reason: str, near: str = "", *, key: str = "report.template"
    ) -> None:
        """Keep the template's `name`, the `part` in it, why, and the words of the paragraph."""
        super().__init__(key, name=name, reason=reason)
        self.part = part
        """`word/document.xml`, `word/header1.xml`; empty where the file as a whole is no Word file."""
        self.reason = reason
        """As Jinja or the reader of XML says it."""
        self.near = near
        """The words of the paragraph at fault, tags included; empty where it is not known."""
