"""What formats say around diagnostics in English, by key: severities, places, the line that sums up.

Part of the catalogue in `en`; refuses logic: plain templates with named fields.
"""

from __future__ import annotations

SENTENCES: dict[str, str] = {
    "format.severity.error": "error",
    "format.severity.warning": "warning",
    "format.severity.info": "info",
    # format.lead.*, format.count.*: the line that sums up
    "format.lead.unsigned": "Before signature: {found}",
    "format.lead.issued": "Issued document: {found}",
    "format.count.error": "{count} to correct ({places})",
    "format.count.error.issued": "{count} wrong ({places})",
    "format.count.warning": "{count} to look at",
    "format.count.info": "{count} to know",
    "format.more-places": "{places} and {count} more",
    "format.nothing-found": "Nothing found within what is checked",
    "format.suppressed": "{count} let pass by comments or the baseline",
    "format.files": "files: {count}",
    "format.citations": "{checked} of {citations} citations looked up",
    "format.data-until": "data until {date}",
    # format.place.*: a place in a file; Word and PDF have no lines, so paragraphs are counted
    "format.place.line": "line {line}",
    "format.place.line.several": "lines {first}–{last}",
    "format.place.paragraph": "paragraph {line}",
    "format.place.paragraph.several": "paragraphs {first}–{last}",
    "format.help": "help",
    "format.basis": "basis",
    "format.related": "related",
    "format.github.limit": "GitHub shows only 10 of each severity on the page of a run; all are in this log.",
    "format.counted": "{severity} ({count})",
    "format.markdown.cut": "{count} more are left out here for length; plancli check shows all.",
    "format.sarif.folder": "The folder where plancli was run",
    "format.fix": "change",
    "format.fix.display-only": "{title} (suggested, never made by itself)",
    "format.fix.unsafe": "{title} (made only with --unsafe-fixes)",
    "format.fix.told": "Change: {title}.",
    "format.fix.suggestion": "Suggestion",
    "format.fixable": "{count} can be fixed with {flags}",
}
