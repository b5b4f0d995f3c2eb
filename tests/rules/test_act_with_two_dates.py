"""KH302 groups citations so that many of one number cost no product; the findings are those of comparing all."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from plancli.legal.registry import load_default_registry
from plancli.loading import load_bytes
from plancli.model.citation import Citation
from plancli.model.unit_names import unit_key
from plancli.rules.citations.act_with_two_dates import ActWithTwoDates
from plancli.rules.citations.cited_acts import may_be_one_act
from plancli.rules.rule import RuleContext
from tests.made.trace import text_of, written

ISSUERS = (
    "",
    " của Ủy ban nhân dân tỉnh",
    " của Ủy ban nhân dân tỉnh Mây Ngàn",
    " của Ủy ban nhân dân xã Nà Vạc",
)
NUMBERS = ("12/KH-UBND", "31/CT-TTg", "12/2023/QĐ-UBND")
CITED = st.tuples(
    st.sampled_from(NUMBERS),
    st.integers(1, 3),
    st.integers(1, 2),
    st.integers(2023, 2025),
    st.sampled_from(ISSUERS),
)


def naive(citations: list[Citation]) -> list[tuple[object, object]]:
    """Return where the rule should find something, and against what, by comparing each with each."""
    from plancli.legal.number import parse_number

    dated = [(each, parse_number(each.mention.number or "")) for each in citations]
    found: list[tuple[object, object]] = []
    for first, number in dated:
        assert number is not None
        assert first.mention.issued is not None
        alike = []
        for other, others in dated:
            assert others is not None
            assert other.mention.issued is not None
            one, two = (unit_key(each.mention.issuer or "") for each in (first, other))
            near = (one.startswith(two) or two.startswith(one)) if one and two else number.has_one_issuer
            same = number.identity == others.identity and near
            if other is first or (
                same and may_be_one_act(number, first.mention.issued, other.mention.issued)
            ):
                alike.append(other)
        differing = [each for each in alike if each.mention.issued != first.mention.issued]
        if alike[0] is first and differing:
            found.append(
                (differing[0].route, tuple(each.route for each in alike if each is not differing[0]))
            )
    return sorted(found, key=str)


@given(st.lists(CITED, max_size=12))
def test_the_findings_are_those_of_comparing_each_with_each(
    cited: list[tuple[str, int, int, int, str]],
) -> None:
    items = [
        f"Thực hiện văn bản số {number} ngày {day:02}/{month:02}/{year}{issuer}."
        for number, day, month, year, issuer in cited
    ]
    plan = written([], sections=[{"label": "I", "title": "Căn cứ", "items": items or ["Không"]}])
    loaded = load_bytes("a.yaml", text_of(plan).encode())
    assert loaded.plan is not None
    registry = load_default_registry()
    rule = ActWithTwoDates()
    found = [
        (finding.place.route, tuple(each.route for each in finding.related))
        for finding in rule.check(RuleContext(loaded.plan, registry))
    ]
    known = [each for each in loaded.plan.citations if each.mention.number and each.mention.issued]
    assert sorted(found, key=str) == naive(known)
