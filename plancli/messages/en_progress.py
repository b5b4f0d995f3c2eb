"""In English, by key: what carrying out, reminders and reports of it say; refuses logic."""

from __future__ import annotations

PROGRESS_SENTENCES: dict[str, str] = {
    # progress.fault.*: faults of a progress file, where it speaks otherwise than a plan file
    "progress.fault.empty-file": "The progress file is empty.",
    "progress.fault.empty-file.help": "Delete it; plancli makes a new one when the first report is recorded.",
    "progress.fault.not-a-plan": "This is no progress file of plancli.",
    "progress.fault.not-a-plan.help": "A progress file begins with “plancli-progress: 1”; rename this file if it is another.",
    "progress.fault.several-documents": "The progress file holds several documents, parted by ---.",
    "progress.fault.several-documents.help": "Make them one; each plan has one progress file.",
    "progress.fault.unknown-key": "A progress file has no key “{key}”.",
    "progress.fault.unknown-key.help": "Allowed here: {allowed}.",
    "progress.fault.unknown-key.near": "Did you mean “{near}”? Allowed here: {allowed}.",
    "progress.fault.wrong-type": "The key “{key}” takes {expected}; here it is {found}.",
    "progress.fault.wrong-type.help": "Write it in the right form; see the example in docs/theo-doi.md.",
    "progress.fault.other-plan": "This progress file belongs to another plan: {known}; the plan beside it is: {plan}.",
    "progress.fault.other-plan.help": "Put it beside its plan; if it is this one after all, correct number, issuer and title under “plan”.",
    "progress.fault.not-a-day": "“{value}” is not a full date.",
    "progress.fault.not-a-day.help": "Write day, month and year, such as 05/6/2026.",
    "progress.fault.work-gone": "Task {task}{words} is no longer in the plan; what was reported is kept, but not counted.",
    "progress.fault.work-gone.help": "If the task was rewritten, change the id here to the new one and delete the line fingerprint.",
    "progress.fault.work-moved": "Task {task}{words} now has the id {now}; what was reported counts for {now}.",
    "progress.fault.work-moved.help": "Change the id here to {now}.",
    "progress.fault.work-changed": "The words of task {task} have changed since this was recorded{words}.",
    "progress.fault.work-changed.help": "If the reports still hold for the new words, delete the line fingerprint.",
    "progress.fault.day-ahead": "The day {day} has not come yet.",
    "progress.fault.day-ahead.help": "Check the date; the entry counts from that day on.",
    "progress.fault.day-before-plan": "The day {day} is before the plan ({signed}).",
    "progress.fault.day-before-plan.help": "Check the date of the report.",
    "progress.fault.other-deadline": "The extension of task {task} gives “{before}” as the old deadline; the deadline that stood is “{deadline}”.",
    "progress.fault.other-deadline.help": "Check it; the new deadline counts all the same.",
    "progress.fault.brought-forward": "The extension of task {task} to {after} is not later than the old deadline “{before}”.",
    "progress.fault.brought-forward.help": "Check the date; {after} counts all the same.",
    "progress.fault.unknown-reporter": "The plan names no unit “{unit}”, which reports on task {task}.",
    "progress.fault.unknown-reporter.help": "Write the unit's name as the plan does; the report is kept, but counts for no unit.",
}
