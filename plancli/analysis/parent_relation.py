"""Whether a plan is one below a given parent: by the file it names, by what it cites, or not at all.

Compares numbers, issuers and titles; a plan that cites nothing is neither taken nor turned away.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator

from plancli.analysis.body_name import BodyName, bare_province, read_body_name
from plancli.analysis.cascade_rows import Relation
from plancli.analysis.issuer import Tier, issuer_name, tier_of
from plancli.analysis.parent_match import fits, plan_numbers
from plancli.legal.mention import CitationMention
from plancli.legal.number import parse_number
from plancli.legal.same_act import same_issuer, same_title
from plancli.model.link import ParentReference
from plancli.model.plan import Plan
from plancli.model.unit_names import unit_key
from plancli.records import dataclass, replace

_PLAN_KIND = "kế hoạch"
_NO_PLACE = frozenset(
    ("", "ủy ban nhân dân", *("xã", "phường", "thị trấn", "đặc khu", "huyện", "quận", "thị xã"), "thành phố")
)
"""What is left of a name that does not say of which place: "UBND", "Ủy ban nhân dân xã"."""


@dataclass(frozen=True, slots=True)
class Standpoint:
    """How a plan stands to a parent."""

    relation: Relation
    reference: ParentReference | None = None
    """The entry of `parents` that means the parent; None where no entry does."""
    other: str = ""
    """The plan that is cited instead: `45/KH-UBND`."""


def standpoint_of(child: Plan, child_path: str, parent: Plan, parent_path: str) -> Standpoint:
    """Say how `child` stands to `parent`; paths are whole ones, with `/` between their parts."""
    if child_path == parent_path or _is_same_plan(child, parent):
        return Standpoint(Relation.PARENT)
    if any(_leads_to(each, parent_path, child, child_path) for each in parent.parents):
        return Standpoint(Relation.CIRCLE)
    named = next((each for each in child.parents if _leads_to(each, child_path, parent, parent_path)), None)
    if named is not None:
        return Standpoint(Relation.LINKED, named)
    others: list[str] = []
    for mention in (each.mention for each in child.citations if each.mention.number):
        if _means(mention, parent):
            return Standpoint(Relation.CITING)
        if mention.kind.lower() == _PLAN_KIND and mention.issuer and _is_issuer(mention.issuer, parent):
            others.append(mention.number or "")
    # A parent whose own number is blank cannot be told from the plans that are cited.
    if others and plan_numbers(parent):
        return Standpoint(Relation.OTHER, other=others[0])
    return Standpoint(Relation.SILENT)


def body_of(plan: Plan) -> BodyName | None:
    """Return the issuer taken apart, with its province where the paper speaks of just one.

    None where the paper does not say of which place it is.
    """
    body = read_body_name(issuer_name(plan))
    if body.name in _NO_PLACE:
        return None
    if body.province or not body.level:
        return body
    provinces = set(_provinces(plan))
    return replace(body, province=provinces.pop()) if len(provinces) == 1 else body


def _provinces(plan: Plan) -> Iterator[str]:
    above = [head.superior for head in plan.heads if tier_of(head.superior) is Tier.PROVINCE]
    cited = [each.mention.issuer for each in plan.citations if each.mention.issuer]
    for name in above or cited:
        bare = bare_province(name) if tier_of(name) is Tier.PROVINCE else ""
        if bare and bare != "tỉnh":
            yield bare


def _is_same_plan(one: Plan, other: Plan) -> bool:
    if unit_key(issuer_name(one)) != unit_key(issuer_name(other)):
        return False
    first, second = one.issuance, other.issuance
    if first.number and second.number:
        return (first.printed_number, first.date) == (second.printed_number, second.date)
    return (first.title, first.date, one.texts) == (second.title, second.date, other.texts)


def _leads_to(reference: ParentReference, own_path: str, plan: Plan, path: str) -> bool:
    """Say whether an entry of `parents`, in the file `own_path`, means this plan."""
    if reference.file:
        whole = posixpath.normpath(posixpath.join(posixpath.dirname(own_path), reference.file))
        if whole == path:
            return True
    return fits(reference, plan)


def _means(mention: CitationMention, plan: Plan) -> bool:
    """Say whether a citation can mean this plan: its number and its issuer, else its title."""
    if mention.issuer and not _is_issuer(mention.issuer, plan):
        return False
    cited = parse_number(mention.number or "")
    for head in plan.heads:
        own = parse_number(head.printed_number) if head.number else None
        same = own is not None and cited is not None and own.identity == cited.identity
        # Numbers begin anew each year; a day that is copied wrongly makes no other plan of it.
        if same and (not mention.issued or not head.date or mention.issued.year == head.date.year):
            return True
    blank = not plan_numbers(plan)
    return bool(blank and mention.issuer) and same_title(mention.title, plan.issuance.title)


def _is_issuer(cited: str, plan: Plan) -> bool:
    name = issuer_name(plan)
    return same_issuer(cited, name) or read_body_name(cited).may_be(read_body_name(name))
