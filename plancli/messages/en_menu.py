"""English sentences of the menu, by key.

Refuses logic: plain templates with named fields.
"""

from __future__ import annotations

SENTENCES: dict[str, str] = {
    # menu.*: what is shown where the program is started without a command
    "menu.title": "plancli {version} – check plans and hand out their work",
    "menu.entry.my-unit": "Work given to my unit",
    "menu.entry.check": "Check a Word file",
    "menu.entry.draft": "Draft from the plan above",
    "menu.entry.give": "Give work: a sheet for each unit, an Excel table",
    "menu.entry.follow": "Remind, sum up",
    "menu.entry.help": "Help: commands to type",
    "menu.entry.leave": "Leave",
    "menu.choose": "Type a number, then Enter:",
    "menu.no-such-number": "There is no number “{value}”; type one from 1 to {most}.",
    "menu.which-number": "Type a number, then Enter (Enter alone: back to the menu):",
    "menu.which-file": "Type a number, drop a file here, or paste its path (Enter alone: back to the menu):",
    "menu.which-file.none": "Drop a file here, or paste its path (Enter alone: back to the menu):",
    "menu.files.more": "… and {count} other files: drop one, or paste its path.",
    "menu.is-folder": "{path} is a folder; choose a file in it.",
    "menu.unit": "Unit: {name}.",
    "menu.units": "The plan names {count} units:",
    "menu.units.more": "… and {count} other units: type a name.",
    "menu.units.some": "“{value}” may be:",
    "menu.units.none": "The plan names no unit like “{value}”. The units of the plan:",
    "menu.which-unit": "Number or name: a part, no accents, short forms (Enter alone: back to the menu):",
    "menu.which-unit.draft": "Number, or a unit's name, such as “UBND xã …” (Enter alone: back to the menu):",
    "menu.ask.plan": "Which plan?",
    "menu.ask.paper": "Which file is to be checked?",
    "menu.ask.parent": "Which file is the plan above?",
    "menu.ask.table": "Which file is the filled-in table (or which folder holds the tables)?",
    "menu.ask.for": "For which unit is the draft?",
    "menu.ask.meant": "Do you mean “{name}”? (y = yes, Enter = no: keep what was typed)",
    "menu.ask.workbook": "Write an Excel file instead of showing it here? (y = yes, Enter = no)",
    "menu.ask.comments": "Also write a Word copy with a comment at each place? (y = yes, Enter = no)",
    "menu.kind.docx": "A Word file to edit and submit",
    "menu.kind.yaml": "A plan file (.yaml) to follow and to trace",
    "menu.kind.sheets": "A Word sheet for each unit",
    "menu.kind.table": "One Excel table, a row for each task",
    "menu.kind.tables": "An Excel table for each unit",
    "menu.kind.remind": "Reminder letters for each unit",
    "menu.kind.progress": "How the work stands",
    "menu.kind.read": "Read an Excel table that a unit sent back",
    "menu.same-as": "Next time this line does the same:",
    "menu.again": "Enter for the menu.",
    "menu.close": "Enter to close the window.",
}
