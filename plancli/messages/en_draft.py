"""In English, by key: what drafting a plan from the plan above says; refuses logic."""

from __future__ import annotations

SENTENCES: dict[str, str] = {
    # draft.note, draft.preamble: words of the draft
    "draft.note": "Given above at {address}: {said}",
    "draft.note.doubtful": "Not clear whether it is given above, look again at {address}: {said}",
    "draft.note.spoken": "the words speak of “{name}”",
    "draft.note.deadline": "deadline above: {words}",
    "draft.note.deliverable": "product above: {words}",
    "draft.preamble": "Carrying out {parent}, {issuer} issues the Plan {title}, as follows:",
    # draft.comment.*: comments in the file of the draft
    "draft.comment.head": "Draft for “{unit}”, made from the plan above, {path}: the words of each task are those above.",
    "draft.comment.fill": "Where it says “{mark}” is to be filled in; plancli check reminds until it is.",
    "draft.comment.number": "blank until there is a number",
    "draft.comment.issuer": "write the issuer's name",
    "draft.comment.date": "write the day when signing",
    "draft.comment.title": "write the title, in the opening too",
    "draft.comment.place": "write the place",
    "draft.comment.signatory": "Who signs: add signatory (authority, position, name) when it is known.",
    "draft.comment.parent-blank": "The plan above leaves blank: {names}. Write it where … stands when it is known.",
    "draft.comment.doubts": "Not taken over, as it is not clear whether it is given above; look again:",
    "draft.not-proven": "The draft was not written: read again, it does not hold all the words of the plan above in their order; please report this.",
    # cli.draft.*: the command plancli new --from
    "cli.draft.from": "Plan above (.yaml, .docx, .pdf …) to draft from; goes with --for.",
    "cli.draft.for": "Unit to draft for, such as “UBND cấp xã” or “UBND xã Hạnh Phúc”.",
    "cli.draft.format": "yaml: a plan file · docx: a Word paper · json: a list of the work given, without a draft; by default what the name after -o ends in.",
    "cli.draft.list": "List each piece of work that is left out, and whom it is given to.",
    "cli.draft.doubtful": "Take over work that may not be given to the unit, too, with a note.",
    "cli.draft.needs-from": "{flag} goes with a draft from a plan above: add --from.",
    "cli.draft.needs-for": 'Whom to draft for is not known: add --for "UNIT". This plan names: {names}.',
    "cli.draft.needs-for.none": "Whom to draft for is not known: add --for. This plan names no unit.",
    "cli.draft.meant": "Note: “{value}” is taken for “{unit}”.",
    "cli.draft.none": "The plan {path} gives no work to “{unit}”, so there is no draft.",
    "cli.draft.none.near": "This plan names: {names}.",
    "cli.draft.parent-is-draft": "Note: the plan above, {path}, is a draft itself; the words of its tasks may still change.",
    "cli.draft.parent-blank": "Note: the plan above leaves blank: {names}; the citation has … there.",
    "cli.draft.title": "Draft for “{unit}” from {parent}",
    "cli.draft.kept": "Taken over: {count}",
    "cli.draft.role.holder": "held in the part on carrying out",
    "cli.draft.role.doubtful": "not clear whether given",
    "cli.draft.doubts": "Not clear whether given, not taken over: {count} (--doubtful takes them over, with a note)",
    "cli.draft.left-out": "Left out, given to others: {count}",
    "cli.draft.left-out.nobody": "no unit named",
    "cli.draft.left-out.more": "… and {count} others: see --list.",
    "cli.draft.to-fill": "Still to fill in: “{mark}” at {count} places; number, day and who signs.",
}
