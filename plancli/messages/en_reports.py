"""What the list of reports and their failures say in English, by key.

Part of the catalogue in `en`; refuses logic: the words of a paper stand in its template.
"""

from __future__ import annotations

REPORT_SENTENCES: dict[str, str] = {
    # report.*: the list of `render --list`, and failures while a paper is made
    "report.plan": "The whole plan in the layout of Decree 30/2020/NĐ-CP",
    "report.assignment-table": "Table of assignments, a row for each task",
    "report.obligations": "What each agency or unit owes",
    "report.gaps": "Gaps of the plan by the “6 rõ”",
    "report.unknown": "There is no report named “{name}”: choose one of {known}.",
    "report.template": "No paper could be made from the template {name} ({reason}): mend the template or reinstall plancli.",
}
