"""English sentences of the pages about rules, by key; refuses logic: plain templates with named fields."""

from __future__ import annotations

SENTENCES: dict[str, str] = {
    "rule.page.checks": "What it checks",
    "rule.page.why": "Why",
    "rule.page.basis": "Basis",
    "rule.page.help": "What to do",
    "rule.page.bad": "Bad example",
    "rule.page.good": "Good example",
    "rule.page.since": "since {version}",
    "rule.page.measured": "right {right}/{judged} times on {plans} real plans that were read",
    "rule.page.not-met": "not met on {plans} real plans that were read",
    "rule.pages.title": "The rules of plancli",
    "rule.pages.intro": "A machine writes this page from the rules: plancli rule --all --format markdown.",
    "rule.pages.severities": "Severities: error – certainly wrong; warning – probably to be mended, the signatory decides; info – fine if it is meant so.",
    "rule.pages.file": "Faults of the file",
    "rule.pages.file-intro": "Told before the plan itself is looked at; they cannot be turned off.",
    "rule.pages.suppression": "Comments that let findings pass",
    "rule.pages.suppression-intro": "Tells which comments “# plancli: ignore[CODE] reason” in a plan file are not right or have no effect; cannot be turned off.",
    "rule.info.file": "Fault of a file: {name}",
    "rule.info.suppression": "Comment that lets findings pass: {name}",
    "rule.family.structure": "Structure and numbering",
    "rule.family.units": "Agencies and units",
    "rule.family.citations": "Citations",
    "rule.family.deadlines": "Deadlines",
    "rule.family.gaps": "Gaps",
    "rule.family.trace": "Links to what stands above",
    "rule.family.layout": "Layout",
    "rule.family.wording": "Wording",
}
