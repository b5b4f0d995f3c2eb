"""Templates run in a sandbox, print nothing raw, and say what is wrong with them."""

from __future__ import annotations

import io
from dataclasses import dataclass
from pathlib import Path

import pytest
from docx import Document
from jinja2.exceptions import SecurityError, TemplateError

from plancli import resources
from plancli.errors import InputError, UsageError
from plancli.reports.environment import markdown_environment, word_environment
from plancli.reports.markdown import render_markdown
from plancli.reports.template_folder import SHIPPED, TemplateFolder
from plancli.reports.word.layouts.shipped import WORD_TEMPLATES
from plancli.reports.word.render import render_word
from tests.reports.papers import WORD_PAPERS, W, document_xml


@dataclass(frozen=True, slots=True)
class Small:
    words: str = "A & B"
    title: str = "Tên"
    author: str = "Cơ quan"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a templates folder of the test's own."""
    (tmp_path / "word").mkdir()
    monkeypatch.setattr(resources, "_folder", lambda kind, package: tmp_path)
    return tmp_path


def word_template(folder: Path, *paragraphs: str) -> None:
    document = Document()
    for words in paragraphs:
        document.add_paragraph(words)
    document.save(str(folder / "word" / "small.docx"))


@pytest.mark.parametrize("environment", [markdown_environment(SHIPPED), word_environment(SHIPPED)])
@pytest.mark.parametrize(
    "attack",
    [
        "{{ words.__class__.__mro__ }}",
        "{{ words|attr('__class__') }}",
        "{{ ''.__class__.__subclasses__() }}",
        "{{ '{0.__class__}'.format(words) }}",
        "{% for n in range(10 ** 9) %}{% endfor %}",
        "{{ words|safe }}",
        "{{ missing }}",
        "{{ words.missing }}",
        "{% include '../pyproject.toml' %}",
    ],
)
def test_a_template_cannot_reach_out_print_raw_or_use_an_unknown_name(
    environment: object, attack: str
) -> None:
    with pytest.raises((SecurityError, TemplateError, InputError, OverflowError)):
        environment.from_string(attack).render(words="x")  # type: ignore[attr-defined]


@pytest.mark.parametrize("text", ["{{ missing }}", "{% for %}", "{{ words"])
def test_a_broken_markdown_template_is_a_failure_with_its_name(folder: Path, text: str) -> None:
    (folder / "small.md.j2").write_text(text, encoding="utf-8")
    with pytest.raises(UsageError) as failure:
        render_markdown("small", Small())
    assert failure.value.key == "report.template"
    assert failure.value.fields["name"] == "small.md.j2"


@pytest.mark.parametrize(
    "paragraphs",
    [
        ("{{ missing }}",),
        ("{%p for x in words %}", "không đóng"),
        ("{%p if words %}{%p endif %}", "giữa"),
        ("{{ words.__class__.__mro__[1].__subclasses__() }}",),
    ],
)
def test_a_broken_word_template_is_a_failure_with_its_name(folder: Path, paragraphs: tuple[str, ...]) -> None:
    word_template(folder, *paragraphs)
    with pytest.raises(UsageError) as failure:
        render_word("small", Small())
    assert failure.value.key == "report.template"
    assert failure.value.fields["name"] == "word/small.docx"


def test_a_word_template_that_breaks_its_own_xml_is_refused_not_cut_short(folder: Path) -> None:
    word_template(folder, "{% if not words %}", "giữa", "{%p endif %}")
    with pytest.raises(UsageError):
        render_word("small", Small())


def test_a_clerk_may_edit_a_template_in_word(folder: Path) -> None:
    """Word splits a tag over runs and turns straight quotation marks into curly ones."""
    document = Document()
    paragraph = document.add_paragraph("Trước ")
    for run in ("{", "{ wor", "ds if words == ", "“x”", " else", " words }", "}"):
        paragraph.add_run(run)
    document.save(str(folder / "word" / "small.docx"))
    rendered = Document(io.BytesIO(render_word("small", Small())))
    assert rendered.paragraphs[0].text == "Trước A & B"


def test_a_macro_escapes_once(folder: Path) -> None:
    macro = "{% macro twice(value) %}{{ value }} {{ value }}{% endmacro %}{{ twice(words) }}"
    word_template(folder, macro)
    (folder / "small.md.j2").write_text(f"{macro}\n", encoding="utf-8")
    assert Document(io.BytesIO(render_word("small", Small()))).paragraphs[0].text == "A & B A & B"
    assert render_markdown("small", Small(words="1. *")) == "1\\. \\* 1. \\*\n"


def test_a_name_outside_the_folder_is_refused() -> None:
    with pytest.raises(InputError):
        render_markdown("../pyproject", Small())


@pytest.mark.parametrize("name", WORD_PAPERS)
def test_shipped_word_templates_are_what_the_code_builds(name: str, project: Path) -> None:
    shipped = (project / "templates" / "word" / f"{name}.docx").read_bytes()
    built = WORD_TEMPLATES[name]()
    message = "run `python tools/build_word_templates.py`"
    assert _parts(shipped) == _parts(built), message
    assert WORD_TEMPLATES.keys() == set(WORD_PAPERS)


def _parts(data: bytes) -> dict[str, bytes]:
    from plancli.office_package import unpack

    return unpack(data)


@pytest.mark.parametrize("name", WORD_PAPERS)
def test_templates_carry_no_tracked_change_and_no_empty_cell(name: str) -> None:
    document = document_xml(WORD_TEMPLATES[name]())
    assert not list(document.iter(f"{W}ins", f"{W}del"))
    assert all(cell.find(f"{W}p") is not None for cell in document.iter(f"{W}tc"))


def test_what_a_template_brings_along_gives_no_order_to_a_terminal() -> None:
    own = TemplateFolder(given={"small.md.j2": "# \x1b[31m{{ title }}\x07\x9b\n\t- {{ words }}\n".encode()})
    lost = "\N{REPLACEMENT CHARACTER}"
    assert render_markdown("small", Small(), own) == f"# {lost}[31mTên{lost * 2}\n\t- A & B\n"


def test_a_template_that_notepad_saved_prints_no_mark_of_its_own() -> None:
    own = TemplateFolder(given={"small.md.j2": b"\xef\xbb\xbf# {{ title }}\n"})
    assert render_markdown("small", Small(), own) == "# Tên\n"
