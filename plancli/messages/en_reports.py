"""What the list of reports and their failures say in English, by key.

Part of the catalogue in `en`; refuses logic: the words of a paper stand in its template.
"""

from __future__ import annotations

SENTENCES: dict[str, str] = {
    # report.*: the list of `render --list`, and failures while a paper is made
    "report.plan": "The whole plan in the layout of Decree 30/2020/NĐ-CP",
    "report.assignment-table": "Table of assignments, a row for each task",
    "report.obligations": "What each agency or unit owes",
    "report.gaps": "Gaps of the plan by the “6 rõ”",
    "report.matrix": "Matrix of roles, tasks down and units across",
    "report.reminder": "Letter to the units whose tasks are due or have no deadline",
    "report.overview": "One page for the screen: work, deadlines, cited acts, findings",
    "report.unknown": "There is no report named “{name}”: choose one of {known}.",
    "report.other-format": "Report {name} cannot be made as {format}; it can be {known}.",
    "report.unjudged": "Report {name} needs a check of the plan and the day to judge on.",
    "report.template": "No paper could be made from the template {name}: {reason}",
    "report.template-loses-words": "The template {name} puts “{reason}” where Word prints nothing: use a tag {{{{ … }}}} instead of {{{{r … }}}}, {{{{p … }}}}.",
    # matrix.*: the matrix of roles
    "matrix.units": "{name} ({count} units)",
    "matrix.group": "Group {number}",
    "matrix.caption": "Table {table}/{tables}. Units in columns {first} to {last}",
    "matrix.column.units": "Units taking part",
    "matrix.total.tasks": "Tasks with a part in them",
    "matrix.total.lead": "Leading",
    "matrix.total.duties": "Duties in the part on carrying out",
    "matrix.total.named": "Named in the duties of others",
    "matrix.one-executor": "No lead is named; one unit carries it out.",
    "matrix.unled": "{why} ({count} tasks): {tasks}.",
    "matrix.idle.duties": "{name}: only duties in the part on carrying out.",
    "matrix.idle.nothing": "{name}: no task at all.",
    "matrix.mark.group": "has a part through a group of units, not by its own name",
    "matrix.mark.requested": "the plan asks, it does not assign",
    "matrix.mark.others": "others as well, whom the plan does not list",
    "matrix.unplaced": "Names that lead to no unit and have no column: {names}.",
}
