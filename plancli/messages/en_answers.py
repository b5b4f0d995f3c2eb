"""What the answers about a plan (gaps, obligations, tables) say in English, by key.

Part of the catalogue in `en`; refuses logic: plain templates with named fields.
"""

from __future__ import annotations

ANSWER_SENTENCES: dict[str, str] = {
    # gap.question.*, gap.state.*: columns and answers of the "6 rõ" matrix
    "gap.question.who": "Who",
    "gap.question.what": "What",
    "gap.question.when": "When",
    "gap.question.responsibility": "Responsibility",
    "gap.question.deliverable": "Deliverable",
    "gap.question.authority": "Authority",
    "gap.state.yes": "clear",
    "gap.state.partly": "partly clear",
    "gap.state.no": "not clear",
    # gap.*: why the answer is so
    "gap.who.one-lead": "One unit leads.",
    "gap.who.one-executor": "One named unit carries it out.",
    "gap.who.several-leads": "Several units lead together.",
    "gap.who.several-executors": "Several units carry it out and none is named to lead.",
    "gap.who.group": "Only groups are named, and no unit to lead.",
    "gap.who.nobody": "No unit is named to lead or to carry it out.",
    "gap.what.words": "The content is given.",
    "gap.what.none": "No content is given.",
    "gap.when.firm": "A date or a rhythm is given.",
    "gap.when.open": "A time is spoken of, without a date.",
    "gap.when.conditional": "It depends on whether something happens.",
    "gap.when.referred": "It refers to another document or regulation.",
    "gap.when.none": "No time is given.",
    "gap.responsibility.told-apart": "The unit that answers is told apart from the others.",
    "gap.responsibility.shared": "Roles are told apart, but not which of the units carrying it out answers.",
    "gap.responsibility.all-alike": "All units hold one role; which of them answers is not told.",
    "gap.responsibility.nobody": "No unit is named.",
    "gap.deliverable.line": "A line names the deliverable.",
    "gap.deliverable.prose": "The content names a deliverable.",
    "gap.deliverable.none": "No deliverable is named.",
    "gap.authority.named": "It is said who decides.",
    "gap.authority.unnamed": "Authority is spoken of, but not whose.",
    "gap.authority.directing": "A unit directs; who decides is not said.",
    "gap.authority.none": "It is not said who decides or approves.",
    # gap.plan.*: gaps of the whole plan
    "gap.plan.who.no": "{count} of {total} tasks name no unit to lead or carry out: {addresses}.",
    "gap.plan.who.partly": "{count} of {total} tasks name no single unit that answers: {addresses}.",
    "gap.plan.what.no": "{count} of {total} tasks have no content: {addresses}.",
    "gap.plan.when.no": "{count} of {total} tasks give no time: {addresses}.",
    "gap.plan.when.partly": "{count} of {total} tasks give a time without a date: {addresses}.",
    "gap.plan.responsibility.no": "{count} of {total} tasks go to several units alike: {addresses}.",
    "gap.plan.responsibility.partly": "{count} of {total} tasks do not tell apart the units that carry them out: {addresses}.",
    "gap.plan.deliverable.no": "{count} of {total} tasks name no deliverable: {addresses}.",
    "gap.plan.authority.no": "{count} of {total} tasks do not say who decides or approves: {addresses}.",
    "gap.plan.authority.partly": "{count} of {total} tasks speak of authority or direction but do not say who decides: {addresses}.",
    "gap.plan.funding.no": "The plan does not speak of funding.",
    "gap.plan.reporting.no": "The plan does not speak of reports.",
    "gap.plan.reporting.partly": "The plan asks for reports ({addresses}) but gives no deadline for them.",
    "gap.plan.targets.no": "The plan sets no target and no figure.",
    # column.*: headings of the table of obligations
    "column.address": "Item",
    "column.role": "Role",
    "column.text": "Content",
    "column.with": "With",
    "column.deadline": "Deadline",
    "column.via-group": "Through group",
    "obligations.duty": "own duty",
    "obligations.requested": "{role} (requested)",
    "obligations.none": "No obligations.",
    # comments.*: why no comments could be put into a Word file
    "comments.not-proven": "Cannot put comments into {path}: read again, the copy with comments would not match the original letter by letter, so no file is written.",
    "comments.too-many": "Cannot put comments into {path}: Word opens no file with more than {most} comments.",
}
