"""The text of a draft: the plan file with its comments, read again before it is given out.

Lays out what was drafted and changes no value.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from plancli.drafting.draft import Draft
from plancli.errors import ProofError
from plancli.formatting import NUMBER_KEYS
from plancli.loading import LoadedPlan, load_bytes
from plancli.messages import Language, sentence
from plancli.model.fingerprint import words_of
from plancli.model.key_terms import first_use_comments
from plancli.source.document import Value
from plancli.source.position import Route
from plancli.source.yaml_writer import NodeComments, lay_out

_SHOWN = 90
"""Characters of a piece of work that a comment quotes."""
_BESIDE = ("number", "issuer", "date", "title", "place")


def lay_out_draft(draft: Draft, parent_name: str, schema: str) -> str:
    """Return the text; comments are Vietnamese: it becomes a Vietnamese paper's record.

    `parent_name` is the name of the parent's file, empty where it has none.
    ProofError where the text would not read back as all of the parent's kept words, in order.
    """
    value = dict(draft.value)
    beside = first_use_comments(value)
    beside |= {("issuance", key): f"# {words}" for key, words in _issuance_comments(draft)}
    spaces = _spaced(value)
    comments = {
        route: NodeComments(above=("",) if route in spaces else (), beside=beside.get(route, ""))
        for route in {*beside, *spaces}
    }
    signatory = f"# {_said('draft.comment.signatory')}"
    last = ("issuance",)
    comments[last] = NodeComments(beside=beside.get(last, ""), below=(signatory,))
    if draft.parent.blanks:
        names = ", ".join(_said(f"cli.import.blank.{key}") for key in draft.parent.blanks)
        comments["preamble",] = NodeComments(
            (f"# {_said('draft.comment.parent-blank', names=names)}",), beside.get(("preamble",), "")
        )
    comments[()] = NodeComments(above=tuple(_head(draft, parent_name, schema)), below=tuple(_foot(draft)))
    text = lay_out(cast("Value", value), comments, NUMBER_KEYS)
    prove(draft, text)
    return text


def prove(draft: Draft, text: str) -> LoadedPlan:
    """Return the draft read again; ProofError unless it holds the kept words, each once, in order."""
    again = load_bytes("", text.encode())
    plan = again.plan
    if plan is None or not again.is_usable:
        raise ProofError("draft.not-proven")
    wanted = [words_of(each.bound.work) for each in draft.kept]
    if [words_of(task) for task in plan.tasks] != wanted or plan.duties:
        raise ProofError("draft.not-proven")
    return again


def _issuance_comments(draft: Draft) -> Iterator[tuple[str, str]]:
    issuance = draft.value["issuance"]
    if isinstance(issuance, dict):
        for key in _BESIDE:
            words = issuance.get(key)
            if words is None or words == draft.mark or key == "date" or str(words).endswith("…"):
                yield key, _said(f"draft.comment.{key}")


def _head(draft: Draft, parent_name: str, schema: str) -> Iterator[str]:
    way = schema or "plan.schema.json"
    yield f"# yaml-language-server: $schema={way}"
    yield f"# $schema: {way}"
    yield "#"
    yield f"# {_said('draft.comment.head', unit=draft.unit, path=parent_name or draft.parent.name)}"
    yield f"# {_said('draft.comment.fill', mark=draft.mark)}"


def _foot(draft: Draft) -> Iterator[str]:
    """Yield what the draft does not take over though it may be meant for the unit."""
    if draft.doubts_left_out:
        yield ""
        yield f"# {_said('draft.comment.doubts')}"
        for each in draft.doubts_left_out:
            yield f"# - {each.work.address} ({each.named}): {_cut(words_of(each.work))}"
    if draft.elsewhere:
        yield ""
        yield f"# {_said('draft.comment.elsewhere')}"
        for told in draft.elsewhere:
            yield f"# - {told.text.address} ({told.named}): {_cut(told.text.words)}"


def _cut(text: str) -> str:
    words = " ".join(text.split())
    return f"{words[:_SHOWN].rsplit(' ', 1)[0]} …" if len(words) > _SHOWN else words


def _spaced(value: Value) -> set[Route]:
    """Return the entries before which a blank line stands: every heading and task but the first of a list."""
    found: set[Route] = set()

    def walk(entry: Value, route: Route) -> None:
        if isinstance(entry, dict):
            for key, each in entry.items():
                walk(each, (*route, key))
        elif isinstance(entry, list) and route and route[-1] in ("sections", "parts", "tasks"):
            for index, each in enumerate(entry):
                if index:
                    found.add((*route, index))
                walk(each, (*route, index))

    walk(value, ())
    return found


def _said(key: str, **fields: str) -> str:
    return sentence(Language.VI, key, **fields)
