"""What a rule offers to change, made into a fix of the file.

Holds one principle for all rules: what a signed plan prints is never changed without asking.
"""

from __future__ import annotations

from plancli.diagnostic import Finding, Replacement
from plancli.model.issuance import PlanState
from plancli.rules.rule import RuleText
from plancli.source.document import SourceDocument, Value
from plancli.source.edit import Applicability, Fix, ValueChange
from plancli.source.offer import offer_values

_NOT_PRINTED = frozenset({"plancli", "state", "units", "decrees"})
"""Keys at the top whose values no paper shows."""


def offered_fix(text: RuleText, finding: Finding, state: PlanState, source: SourceDocument) -> Fix | None:
    """Return the fix that a finding offers; None where it has none, changes nothing, or names no text."""
    offered = finding.correction
    if offered is None:
        return None
    changes = [_change(each, source.value) for each in offered.replacements]
    if not any(each and each.before != each.after for each in changes) or None in changes:
        return None
    applicability = offered.applicability
    printed = any(each.place.route[0] not in _NOT_PRINTED for each in offered.replacements)
    if applicability is Applicability.SAFE and printed and state is not PlanState.DRAFT:
        # What was signed is the record, slips included; only a person may decide to depart from it.
        applicability = Applicability.UNSAFE
    title = (text.variants or {}).get(f"{finding.variant}.fix", text.fix)
    fields = {"address": finding.place.address, **finding.fields}
    return offer_values(source, title.format_map(fields), [each for each in changes if each], applicability)


def _change(replacement: Replacement, value: Value) -> ValueChange | None:
    place = replacement.place
    for step in place.route:
        if isinstance(value, dict) and isinstance(step, str):
            value = value.get(step)
        elif isinstance(value, list) and isinstance(step, int) and step < len(value):
            value = value[step]
        else:
            return None
    if not isinstance(value, str):
        return None
    start, end = place.within or (0, len(value))
    return ValueChange(place.route, start, end, value[start:end], replacement.words)
