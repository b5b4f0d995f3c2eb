"""Nothing in a Word template, nor in what is filled by it, fetches anything when it is opened."""

from __future__ import annotations

import pytest

from plancli.office_package import unpack
from plancli.reports.template_check.finding import TemplateFinding
from plancli.reports.template_check.trial import try_template
from plancli.reports.template_folder import SHIPPED
from tests.reports.broken_templates import changed, findings, shipped, with_parts
from tests.reports.papers import material_of, plan_named
from tests.reports.test_template_check import OUTSIDE, PLAN, RELATIONS


def field(*codes: str) -> str:
    """Return a paragraph with one field, its code cut into runs."""
    runs = "".join(f"<w:r><w:instrText>{code}</w:instrText></w:r>" for code in codes)
    return f"<w:p>{BEGIN}{runs}{END}</w:p>"


BEGIN, END = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "end"))
PICTURE = (
    '<w:p><w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:imagedata src="http://a.b/c.png"/>'
    "</v:shape></w:pict></w:r></w:p>"
)


@pytest.mark.parametrize(
    "brought",
    [
        field("DDEAUTO c:/x"),
        field("ddeauto c:/x"),
        field(" DD", "EAUTO c:/x"),
        field('INCLUDEPICTURE "http://a.b/c.png"'),
        field("{{ title }} c:/x"),
        f"<w:p>{BEGIN}{field('QUOTE 68 68 69')[5:-6]}<w:r><w:instrText> c:/x</w:instrText></w:r>{END}</w:p>",
        PICTURE,
    ],
)
@pytest.mark.parametrize("part", ["word/document.xml", "word/header1.xml"])
def test_nothing_in_a_part_fetches_anything(brought: str, part: str) -> None:
    data = changed(PLAN, ("<w:p>", f"{brought}<w:p>"), part=part)
    assert "field" in [each.key for each in findings(PLAN, data)]


@pytest.mark.parametrize(
    "brought",
    [
        field("PAGE"),
        field('HYPERLINK "https://a.b/link"'),
        field('IF "', '" = "" "LINK" "DDE"'),
        f"<w:p>{BEGIN}<w:r><w:instrText>IF </w:instrText></w:r>{field('PAGE')[5:-6]}{END}</w:p>",
    ],
)
def test_a_field_that_counts_or_compares_is_no_fault(brought: str) -> None:
    data = changed(PLAN, ("<w:body>", f"<w:body>{brought}"))
    assert "field" not in [each.key for each in findings(PLAN, data)]


def test_a_field_that_tags_put_together_is_refused_when_filled() -> None:
    half = "<w:r><w:instrText>{}</w:instrText></w:r>"
    twice = f"{{%r for x in range(2) %}}{half.format('D')}{{%r endfor %}}"
    codes = twice.replace("{%r", "<w:r><w:t>{%r").replace("%}", "%}</w:t></w:r>") + half.format("E c:/x")
    data = changed("word/gaps.docx", ("<w:body>", f"<w:body><w:p>{BEGIN}{codes}{END}</w:p>"))
    assert [each.key for each in findings("word/gaps.docx", data)] == ["refused.field"]


@pytest.mark.parametrize(
    "source", ["word/charts/chart1.xml", "word/theme/theme1.xml", "word/glossary/document.xml"]
)
def test_no_part_links_out_of_the_file(source: str) -> None:
    folder, _, base = source.rpartition("/")
    links = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        + OUTSIDE.format(kind="image", target="http://a.b/c.png")
    )
    data = with_parts(shipped(PLAN), {f"{folder}/_rels/{base}.rels": links.encode()})
    assert "link" in [each.key for each in findings(PLAN, data)]


def test_a_link_to_a_page_is_for_clicking_only() -> None:
    address = OUTSIDE.format(kind="hyperlink", target="https://a.b/c.png")
    blip = (
        '<w:p><w:r><w:drawing><a:blip xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
        'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:link="r9"/>'
        "</w:drawing></w:r></w:p>"
    )
    data = changed(PLAN, ("</Relationships>", address), part=RELATIONS)
    assert findings(PLAN, data) == ()
    body = changed(PLAN, ("<w:body>", f"<w:body>{blip}"))
    data = with_parts(body, {RELATIONS: unpack(data)[RELATIONS]})
    assert "link" in [each.key for each in findings(PLAN, data)]


PAGE = "overview.html.j2"
POLICY = '<meta http-equiv="Content-Security-Policy" content="{{ policy }}">'


def page_findings(data: bytes) -> tuple[TemplateFinding, ...]:
    """Return what is found when a page on trial is filled with a judged plan."""
    return try_template(data, PAGE, PAGE, SHIPPED, material_of(plan_named("2026-xa-mau")))


@pytest.mark.parametrize(
    ("old", "new", "key"),
    [
        (POLICY, f"<!-- {POLICY} --><script>1</script>", "policy"),
        (POLICY, f"{{# {POLICY} #}}", "policy"),
        (POLICY, f"{{% if not title %}}{POLICY}{{% endif %}}", "policy"),
        (POLICY, f"<title>{POLICY}</title>", "policy"),
        ("<head>", f"<head><style>{POLICY}</style>", "policy"),
        ('<html lang="vi">', '<html lang="vi" onload="x()">', "policy"),
        ("<title>", '<meta http-equiv="refresh" content="0;url=http://a.b"><title>', "page-leads-out"),
        ("<title>", "<META content='0;url=http://a.b' http-equiv=refresh><title>", "page-leads-out"),
        ("<title>", "<meta {{ 'http' ~ '-equiv' }}=refresh content='0;url=//a.b'><title>", "page-leads-out"),
        ("<body>", '<body><!--><link rel="dns-prefetch" href="//a.b">-->', "page-leads-out"),
    ],
)
def test_a_page_fetches_nothing_and_leads_nowhere(old: str, new: str, key: str) -> None:
    assert key in [each.key for each in page_findings(changed(PAGE, (old, new)))]


def test_a_page_may_be_changed_otherwise() -> None:
    data = changed(
        PAGE, ("<title>", '<meta name="author" content="Văn phòng"><title>'), ("</main>", "<p>!</p></main>")
    )
    assert page_findings(data) == ()
