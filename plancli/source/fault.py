"""What can be wrong with a file itself, and with the comments in it that let findings pass.

Holds the kinds and where they stand; the sentences are in `messages`, under `fault.<name>`.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum

from plancli.records import dataclass, field
from plancli.source.position import Span


class FaultKind(Enum):
    """Code and name of each fault of a file, stable for users; never reused."""

    WRONG_ENCODING = ("KH001", "wrong-encoding")
    NOT_TEXT = ("KH002", "not-text")
    EMPTY_FILE = ("KH003", "empty-file")
    TOO_LARGE = ("KH004", "file-too-large")
    TOO_DEEP = ("KH005", "nested-too-deep")
    SYNTAX = ("KH006", "syntax-error")
    TAB_INDENT = ("KH007", "tab-indentation")
    DUPLICATE_KEY = ("KH008", "duplicate-key")
    ANCHOR = ("KH009", "anchor-or-alias")
    TAG = ("KH010", "explicit-tag")
    SEVERAL_DOCUMENTS = ("KH011", "several-documents")
    CUT_AT_HASH = ("KH012", "value-cut-at-hash")
    DECOMPOSED_TEXT = ("KH013", "decomposed-text")
    UNIT_FLOW_LIST = ("KH014", "flow-list-of-units")
    KEY_NOT_TEXT = ("KH015", "key-not-text")
    CONTROL_CHARACTER = ("KH016", "control-character")
    UNKNOWN_KEY = ("KH020", "unknown-key")
    MISSING_KEY = ("KH021", "missing-key")
    WRONG_TYPE = ("KH022", "wrong-type")
    WRONG_VALUE = ("KH023", "value-not-allowed")
    NOT_A_PLAN = ("KH024", "not-a-plan")
    EMPTY_VALUE = ("KH025", "empty-value")
    IGNORE_WITHOUT_REASON = ("KH901", "ignore-without-reason")
    UNUSED_IGNORE = ("KH902", "unused-ignore")
    UNKNOWN_IGNORE = ("KH903", "unknown-ignore")

    @property
    def code(self) -> str:
        """The stable code, such as `KH008`."""
        return self.value[0]

    @property
    def label(self) -> str:
        """The name a person reads and types, such as `duplicate-key`."""
        return self.value[1]

    @property
    def family(self) -> str:
        """`file`, or `suppression` for comments that let findings pass."""
        return "suppression" if self.code.startswith("KH9") else "file"


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault of a file, at one place."""

    kind: FaultKind
    """What is wrong."""
    span: Span
    """Where it stands."""
    fields: Mapping[str, str] = field(default_factory=dict)
    """What the sentence quotes: the value, the allowed ones, the near one."""
    warning: bool = False
    """True where the file can still be used as it is (a lỗi otherwise)."""
